/** Collapses rows with the same words and marks which of them count. */
import { allocate, u32, u8 } from '../kernel/memory.ts';
import type { Workbench } from '../kernel/workbench.ts';
import { COMPARED, FIRST, REPEATED, type Rows } from '../model/columns.ts';

/** Bits of an open-addressing table that stays at most three quarters full. */
export function tableBits(entries: number): number {
  return Math.max(4, Math.ceil(Math.log2(Math.max(1, entries) * 4 / 3)));
}

/** first[row] for keys u64[count], of which about `entries` are not 0. Returns the number of distinct keys. */
export function collapseKeys(bench: Workbench, keys: number, count: number, entries: number, first: number): number {
  const bits = tableBits(entries);
  const bytes = 16 * 2 ** bits;
  const table = bench.take(bytes);
  u8(bench.memory, table, bytes).fill(0);
  const distinct = bench.kernel.collapse(keys, count, table, bits, first);
  bench.give(table);
  return distinct;
}

/**
 * Sentences too short to be compared, yet long enough to hold a run of `minRun` words, are listed nowhere as copies. Of each, one that
 * stands in another document than the first becomes its own first row, so that the runs of both meet.
 */
function freeShort(bench: Workbench, rows: Rows, minWords: number, minRun: number, occurrences: Uint32Array): void {
  if (minRun === 0 || minRun >= minWords) return;
  const first = u32(bench.memory, rows.first, rows.count);
  const size = u32(bench.memory, rows.size, rows.count);
  const flags = u8(bench.memory, rows.flags, rows.count);
  const document = u32(bench.memory, rows.document, rows.count);
  const freed = new Set<number>();
  for (let row = 0; row < rows.count; row++) {
    const head = first[row]!;
    const scale = flags[row]! & 1 ? 2 : 1;
    if (head === row || size[row]! < scale * minRun || size[row]! >= scale * minWords || document[row] === document[head] || freed.has(head)) continue;
    freed.add(head);
    occurrences[head]!--;
    first[row] = row;
    occurrences[row] = 1;
  }
}

/**
 * Fills rows.first and rows.mark. Returns how often each first row's words occur (u32 per row) and the number of distinct compared rows.
 * @param minRun words of the shortest run that is sought, 0 for none
 */
export function markRepeats(bench: Workbench, rows: Rows, minWords: number, minRun = 0): { occurrences: Uint32Array; compared: number } {
  const { memory } = bench;
  const count = rows.count;
  collapseKeys(bench, rows.content, count, count, rows.first);
  const first = u32(memory, rows.first, count);
  const size = u32(memory, rows.size, count);
  const flags = u8(memory, rows.flags, count);
  const mark = u8(memory, rows.mark, count);
  const occurrences = u32(memory, allocate(memory, 4 * count), count).fill(0);
  for (let row = 0; row < count; row++) occurrences[first[row]!]!++;
  freeShort(bench, rows, minWords, minRun, occurrences);
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
