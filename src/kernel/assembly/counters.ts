/**
 * Approximate shingle frequencies: one saturating byte per slot of a table of 2^bits, indexed by the top bits of the
 * shingle key. Collisions only over-count, so a shingle counted once is certainly unique in this scan and needs no key.
 */
import { shingleKey } from './hash';

/** mark bits of a sentence row */
export const FIRST: u32 = 1; // first occurrence of its words
export const COMPARED: u32 = 2; // first occurrence and long enough to be compared
export const REPEATED: u32 = 4; // its words stand in more than one row

// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
export function slotOf(table: usize, bits: i32, key: u64): usize {
  return table + <usize>(key >> (64 - bits));
}

// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
function bump(slot: usize): void {
  const count = load<u8>(slot);
  store<u8>(slot, count + u8(count != 255));
}

/**
 * Counts the shingles of rows [from, to), whose words stand in one stretch of memory that ends at `wordsEnd`:
 * those inside first occurrences and, where `crossing` is set, all those that cross a sentence end.
 */
export function countShingles(at: usize, size: usize, mark: usize, from: i32, to: i32, k: i32, crossing: i32, wordsEnd: usize, table: usize, bits: i32): void {
  for (let row = from; row < to; row++) {
    const words = <usize>load<u32>(at + (<usize>row << 2)) << 2;
    const inner = <i32>load<u32>(size + (<usize>row << 2)) - k + 1;
    if (load<u8>(mark + <usize>row) & FIRST) {
      for (let i = 0; i < inner; i++) bump(slotOf(table, bits, shingleKey(words + (<usize>i << 2), k)));
      if (inner <= 0 && load<u8>(mark + <usize>row) & COMPARED) bump(slotOf(table, bits, shingleKey(words, inner + k - 1)));
    }
    if (!crossing) continue;
    for (let i = max(inner, 0); i < inner + k - 1; i++) {
      const shingle = words + (<usize>i << 2);
      if (shingle + (<usize>k << 2) > wordsEnd) break;
      bump(slotOf(table, bits, shingleKey(shingle, k)));
    }
  }
}

/** into[i] = min(255, into[i] + from[i]); both 16-byte aligned, a multiple of 16 bytes. */
export function mergeCounters(into: usize, from: usize, bytes: usize): void {
  for (let i: usize = 0; i < bytes; i += 16) v128.store(into + i, i8x16.add_sat_u(v128.load(into + i), v128.load(from + i)));
}
