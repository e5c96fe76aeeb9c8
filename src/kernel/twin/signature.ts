/**
 * Whole documents: one fixed-size MinHash signature each, by one-permutation hashing (Li, Owen & Zhang 2012): 128 bins by the top seven
 * bits of the shingle key, in each the smallest of the next 32 bits; and exact comparison through tables of shingle keys.
 */
import { shingleKey } from './hash.ts';
import { u64, type U64 } from './u64.ts';
import type { View } from './view.ts';

const key: U64 = u64();

/** Lowers the 128 u32 bins at `bins` (0xffffffff at first) by the shingles of `count` words. */
export function lowerSignature(view: View, words: number, count: number, k: number, bins: number): void {
  const { u32 } = view;
  for (let i = 0; i + k <= count; i++) {
    shingleKey(u32, (words >>> 2) + i, k, key);
    const bin = (bins >>> 2) + (key[1]! >>> 25);
    const value = ((key[1]! << 7) | (key[0]! >>> 25)) >>> 0;
    if (value < u32[bin]!) u32[bin] = value;
  }
}

/** Index in u32 of the slot of a table (mask + 1 slots of u64, 0 = free) that holds `key`, or of the free one where it belongs. */
function slotOfKey(u32: Uint32Array, table: number, mask: number): number {
  // Bit 0 of a key is always set, so that none is 0; it tells nothing.
  let slot = ((key[0]! >>> 1) | (key[1]! << 31)) & mask;
  for (;;) {
    const at = (table >>> 2) + 2 * (slot >>> 0);
    const low = u32[at]!;
    const high = u32[at + 1]!;
    if ((low === 0 && high === 0) || (low === key[0]! && high === key[1]!)) return at;
    slot = (slot + 1) & mask;
  }
}

/** Puts `key` into a table; false where it stands there already. */
function insert(u32: Uint32Array, table: number, mask: number): boolean {
  const at = slotOfKey(u32, table, mask);
  if (u32[at] !== 0) return false;
  u32.set(key, at);
  return true;
}

/** Adds the shingles of `count` words to an open-addressing table of u64 (0 = free, mask + 1 slots). Returns how many were new. */
export function addToTable(view: View, words: number, count: number, k: number, table: number, mask: number): number {
  const { u32 } = view;
  let added = 0;
  for (let i = 0; i + k <= count; i++) {
    shingleKey(u32, (words >>> 2) + i, k, key);
    key[0]! |= 1;
    if (insert(u32, table, mask)) added++;
  }
  return added;
}

/** As addToTable, and of the new ones counts those that `other` holds: | new u32 | held by other u32 | at `counts`, added up. */
export function compareWithTable(view: View, words: number, count: number, k: number, table: number, mask: number, other: number, otherMask: number,
  counts: number): void {
  const { u32 } = view;
  for (let i = 0; i + k <= count; i++) {
    shingleKey(u32, (words >>> 2) + i, k, key);
    key[0]! |= 1;
    if (!insert(u32, table, mask)) continue;
    u32[counts >>> 2]!++;
    if (u32[slotOfKey(u32, other, otherMask)] !== 0) u32[(counts >>> 2) + 1]!++;
  }
}
