/** Identical content collapses first: rows with the same 64-bit content key get the same first row. */
import type { View } from './view.ts';

/**
 * first[row] (u32) = the earliest row with the same key in keys (u64); rows with key 0, which have nothing to compare, are their own.
 * The kernel's hash table (`table`, 2^`bits` slots) is its scratch and stays untouched here.
 * @returns number of distinct keys, 0 not counted
 */
export function collapse(view: View, keys: number, rows: number, _table: number, _bits: number, first: number): number {
  const { u32, u64 } = view;
  const earliest = new Map<bigint, number>();
  for (let row = 0; row < rows; row++) {
    const key = u64[(keys >>> 3) + row]!;
    let found = row;
    if (key !== 0n) {
      found = earliest.get(key) ?? row;
      if (found === row) earliest.set(key, row);
    }
    u32[(first >>> 2) + row] = found;
  }
  return earliest.size;
}
