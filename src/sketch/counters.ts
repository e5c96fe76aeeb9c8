/** Approximate shingle frequencies of the whole scan. */
import { u8 } from '../kernel/memory.ts';
import type { Workbench } from '../kernel/workbench.ts';
import type { Counters, Pieces, Rows } from '../model/columns.ts';

/** What a job of {@link countShingles} needs; `shingle` in words, 1…10. */
export interface CountArgs {
  readonly rows: Rows;
  readonly pieces: Pieces;
  readonly counters: Counters;
  readonly shingle: number;
  /** count shingles across sentence ends too, which runs need */
  readonly crossing: boolean;
}

/** Bits of a table with at least 1.3 slots a word: with fewer, unique shingles look repeated too often. */
export function counterBits(words: number): number {
  return Math.min(28, Math.max(12, Math.ceil(Math.log2(words * 1.3 + 1))));
}

/** Job: counts the shingles of its pieces in the table of its thread. */
export function countShingles(bench: Workbench, args: CountArgs, job: number): void {
  const { rows, pieces, counters, shingle } = args;
  const table = counters.tables[bench.thread]!;
  for (let p = pieces.bounds[job]!; p < pieces.bounds[job + 1]!; p++) {
    bench.kernel.countShingles(rows.at, rows.size, rows.mark, pieces.row[p]!, pieces.row[p + 1]!, shingle, args.crossing ? 1 : 0, pieces.wordsEnd[p]!, table, counters.bits);
  }
}

/** Slots that one job of {@link mergeCounters} adds up. */
export const MERGE_SLOTS = 1 << 20;

/** Job: adds the tables of all threads into the first, a stretch of slots at a time. */
export function mergeCounters(bench: Workbench, counters: Counters, job: number): void {
  const size = 2 ** counters.bits;
  const from = job * MERGE_SLOTS;
  const bytes = Math.min(MERGE_SLOTS, size - from);
  for (const table of counters.tables.slice(1)) bench.kernel.mergeCounters(counters.tables[0]! + from, table + from, bytes);
}

/** Zeroes the tables of counters. */
export function clearCounters(memory: WebAssembly.Memory, counters: Counters): void {
  for (const table of counters.tables) u8(memory, table, 2 ** counters.bits).fill(0);
}
