/**
 * One fixed-size MinHash signature per document: one-permutation hashing (Li, Owen & Zhang 2012), 128 bins by the top seven
 * bits of the shingle key, in each the smallest of the next 32 bits. One multiplication a word instead of 128.
 */
import { shingleKey } from './hash';

/** Lowers the 128 u32 bins at `bins` (0xffffffff at first) by the shingles of `count` words. */
export function lowerSignature(words: usize, count: i32, k: i32, bins: usize): void {
  const last = words + (<usize>count << 2);
  for (let shingle = words; shingle + (<usize>k << 2) <= last; shingle += 4) {
    const key = shingleKey(shingle, k);
    const bin = bins + (<usize>(key >> 57) << 2);
    const value = <u32>(key >> 25);
    if (value < load<u32>(bin)) store<u32>(bin, value);
  }
}

/** Adds the shingles of `count` words to an open-addressing table of u64 (0 = free, mask + 1 slots). Returns how many were new. */
export function addToTable(words: usize, count: i32, k: i32, table: usize, mask: usize): i32 {
  const last = words + (<usize>count << 2);
  let added = 0;
  for (let shingle = words; shingle + (<usize>k << 2) <= last; shingle += 4) {
    if (insert(shingleKey(shingle, k) | 1, table, mask)) added++;
  }
  return added;
}

/** As addToTable, and of the new ones counts those that `other` holds: | new u32 | held by other u32 | at `counts`, added up. */
export function compareWithTable(words: usize, count: i32, k: i32, table: usize, mask: usize, other: usize, otherMask: usize, counts: usize): void {
  const last = words + (<usize>count << 2);
  let added: u32 = 0;
  let held: u32 = 0;
  for (let shingle = words; shingle + (<usize>k << 2) <= last; shingle += 4) {
    const key = shingleKey(shingle, k) | 1;
    if (!insert(key, table, mask)) continue;
    added++;
    let slot = <usize>(key >> 1) & otherMask;
    let found: u64 = 0;
    while ((found = load<u64>(other + (slot << 3))) != 0 && found != key) slot = (slot + 1) & otherMask;
    if (found == key) held++;
  }
  store<u32>(counts, load<u32>(counts) + added);
  store<u32>(counts, load<u32>(counts, 4) + held, 4);
}

// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
function insert(key: u64, table: usize, mask: usize): bool {
  let slot = <usize>(key >> 1) & mask;
  let held: u64 = 0;
  while ((held = load<u64>(table + (slot << 3))) != 0) {
    if (held == key) return false;
    slot = (slot + 1) & mask;
  }
  store<u64>(table + (slot << 3), key);
  return true;
}
