/** Collapses rows with the same words and marks which of them count. */
import { allocate, u32, u8 } from '../kernel/memory.ts';
import type { Workbench } from '../kernel/workbench.ts';
import { COMPARED, FIRST, REPEATED, type Rows } from '../model/columns.ts';

/** Bits of an open-addressing table that stays at most three quarters full. */
export function tableBits(entries: number): number {
  return Math.max(4, Math.ceil(Math.log2(Math.max(1, entries) * 4 / 3)));
}

/** first[row] for keys u64[count]; `scratch` is freed for the next stage. Returns the number of distinct keys. */
export function collapseKeys(bench: Workbench, keys: number, count: number, entries: number, first: number): number {
  const bits = tableBits(entries);
  const bytes = 16 * 2 ** bits;
  const table = bench.scratch('collapse', bytes);
  u8(bench.memory, table, bytes).fill(0);
  return bench.kernel.collapse(keys, count, table, bits, first);
}

/** Fills rows.first and rows.mark. Returns how often each first row's words occur (u32 per row) and the number of distinct compared rows. */
export function markRepeats(bench: Workbench, rows: Rows, minWords: number): { occurrences: Uint32Array; compared: number } {
  const { memory } = bench;
  const count = rows.count;
  collapseKeys(bench, rows.content, count, count, rows.first);
  const first = u32(memory, rows.first, count);
  const size = u32(memory, rows.size, count);
  const flags = u8(memory, rows.flags, count);
  const mark = u8(memory, rows.mark, count);
  const occurrences = u32(memory, allocate(memory, 4 * count), count).fill(0);
  for (let row = 0; row < count; row++) occurrences[first[row]!]!++;
  let compared = 0;
  for (let row = 0; row < count; row++) {
    const words = size[row]!;
    let marks = 0;
    if (words > 0) {
      const head = first[row]!;
      if (occurrences[head]! > 1) marks |= REPEATED;
      if (head === row) {
        marks |= FIRST;
        // Where each grapheme is a word, minima are doubled.
        if (words >= (flags[row]! & 1 ? 2 * minWords : minWords)) { marks |= COMPARED; compared++; }
      }
    }
    mark[row] = marks;
  }
  return { occurrences, compared };
}
