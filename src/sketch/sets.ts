/** Shingle sets and run keys of the rows that can match anything. */
import { allocate, copyBytes, u32 } from '../kernel/memory.ts';
import type { Workbench } from '../kernel/workbench.ts';
import type { Counters, Pieces, Repeats, Rows, Runs, Sets } from '../model/columns.ts';

/** What a job of {@link writeSets} needs: `shingle` and `runLength` in words; `setAt` and `setSize` are u32 columns by row, see {@link Sets}. */
export interface SetsArgs {
  readonly rows: Rows;
  readonly pieces: Pieces;
  readonly counters: Counters;
  readonly shingle: number;
  /** 1 - share of repeated shingles below which a row can match nothing */
  readonly spare: number;
  /** 0: no run keys are wanted */
  readonly runLength: number;
  readonly setAt: number;
  readonly setSize: number;
  /** is filled; null: not wanted */
  readonly repeats: Repeats | null;
}

/** Entries of the sets that a job wrote, and the run keys inside its sentences. */
export interface SetsResult {
  readonly entries: number;
  readonly runs: Runs;
}

/** Copies columns of run keys from scratch into memory of their own. */
export function keepRuns(bench: Workbench, count: number, keys: number, rows: number, offsets: number): Runs {
  const { memory } = bench;
  const address = bench.reserve(16 * count + 16);
  bench.commit(address + 16 * count);
  copyBytes(memory, address, keys, 8 * count);
  copyBytes(memory, address + 8 * count, rows, 4 * count);
  copyBytes(memory, address + 12 * count, offsets, 4 * count);
  return { count, keys: address, rows: address + 8 * count, offsets: address + 12 * count };
}

/** Job: sets, runs inside sentences, and repeats of its pieces. */
export function writeSets(bench: Workbench, args: SetsArgs, job: number): SetsResult {
  const { rows, pieces, counters } = args;
  const from = pieces.row[pieces.bounds[job]!]!;
  const to = pieces.row[pieces.bounds[job + 1]!]!;
  const size = u32(bench.memory, rows.size, rows.count);
  let words = 0;
  for (let row = from; row < to; row++) words += size[row]!;
  const sets = bench.reserve(8 * (words + 2));
  const capacity = args.runLength > 0 ? words : 0x7fffffff;
  const runKeys = bench.scratch('runKeys', args.runLength > 0 ? 8 * words + 8 : 8);
  const runRows = bench.scratch('runRows', args.runLength > 0 ? 4 * words + 4 : 8);
  const runOffsets = bench.scratch('runOffsets', args.runLength > 0 ? 4 * words + 4 : 8);
  const cursor = bench.scratch('cursor', 32);
  const state = u32(bench.memory, cursor, 2);
  state[0] = sets;
  state[1] = 0;
  bench.kernel.writeSets(rows.at, rows.size, rows.mark, from, to, args.shingle, counters.tables[0]!, counters.bits, args.spare,
    args.setAt, args.setSize, sets + 8 * (words + 2), args.runLength, runKeys, runRows, runOffsets, capacity, rows.word, args.repeats?.address ?? 0, cursor);
  for (let p = pieces.bounds[job]!; args.repeats && p < pieces.bounds[job + 1]!; p++) {
    bench.kernel.markRepeats(rows.at, rows.size, rows.mark, rows.word, pieces.row[p]!, pieces.row[p + 1]!, pieces.wordsEnd[p]!, args.shingle,
      counters.tables[0]!, counters.bits, args.repeats.address);
  }
  const end = state[0]!;
  bench.commit(end);
  return { entries: (end - sets) / 8, runs: keepRuns(bench, state[1]!, runKeys, runRows, runOffsets) };
}

/** The list of rows that have a set. */
export function listSets(memory: WebAssembly.Memory, rows: Rows, setAt: number, setSize: number, entries: number): Sets {
  const sizes = u32(memory, setSize, rows.count);
  let count = 0;
  for (let row = 0; row < rows.count; row++) if (sizes[row]! > 0) count++;
  const address = allocate(memory, 4 * count);
  const list = u32(memory, address, count);
  let i = 0;
  for (let row = 0; row < rows.count; row++) if (sizes[row]! > 0) list[i++] = row;
  return Object.freeze({ at: setAt, size: setSize, rows: address, count, entries });
}
