/**
 * Approximate shingle frequencies: one saturating byte per slot of a table of 2^bits, indexed by the top bits of the
 * shingle key. Collisions only over-count, so a shingle counted once is certainly unique in this scan and needs no key.
 */
import { shingleKey } from './hash.ts';
import { u64, type U64 } from './u64.ts';
import type { View } from './view.ts';

/** mark bits of a sentence row */
export const FIRST = 1; // first occurrence of its words
export const COMPARED = 2; // first occurrence and long enough to be compared
export const REPEATED = 4; // its words stand in more than one row

/** Counts stop here. */
const SATURATED = 255;

/** Address of the counter of a key whose high half is given; 1 <= bits <= 32. */
export function slotOf(table: number, bits: number, keyHigh: number): number {
  return table + (keyHigh >>> (32 - bits));
}

function bump(u8: Uint8Array, slot: number): void {
  if (u8[slot]! < SATURATED) u8[slot]!++;
}

const key: U64 = u64();

/**
 * Counts the shingles of rows [from, to), whose words stand in one stretch of memory that ends at `wordsEnd`:
 * those inside first occurrences (a compared row shorter than k is one shingle) and, where `crossing` is set, all those that begin in
 * a row and cross its end.
 * @param at u32 per row: address / 4 of its first word
 * @param size u32 per row: words
 * @param mark u8 per row
 */
export function countShingles(view: View, at: number, size: number, mark: number, from: number, to: number, k: number, crossing: number,
  wordsEnd: number, table: number, bits: number): void {
  const { u8, u32 } = view;
  const count = (word: number, width: number): void => {
    shingleKey(u32, word, width, key);
    bump(u8, slotOf(table, bits, key[1]!));
  };
  for (let row = from; row < to; row++) {
    const first = u32[(at >>> 2) + row]!;
    const length = u32[(size >>> 2) + row]!;
    const end = first + length;
    const marks = u8[mark + row]!;
    if (marks & FIRST) {
      for (let word = first; word + k <= end; word++) count(word, k);
      if (length < k && marks & COMPARED) count(first, length);
    }
    if (!crossing) continue;
    for (let word = Math.max(first, end - k + 1); word < end && word + k <= wordsEnd >>> 2; word++) count(word, k);
  }
}

/** into[i] = min(255, into[i] + from[i]) for bytes. */
export function mergeCounters(view: View, into: number, from: number, bytes: number): void {
  const { u8 } = view;
  for (let i = 0; i < bytes; i++) u8[into + i] = Math.min(SATURATED, u8[into + i]! + u8[from + i]!);
}

/** Counts keys (u64) in a table of 2^bits saturating bytes: a run key seen once joins nothing. */
export function countKeys(view: View, keys: number, count: number, table: number, bits: number): void {
  const { u8, u32 } = view;
  for (let i = 0; i < count; i++) bump(u8, slotOf(table, bits, u32[(keys >>> 2) + 2 * i + 1]!));
}
