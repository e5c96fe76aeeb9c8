/** MinHash/LSH: rows that agree on all minima of a band become candidates; a pair is verified once, in its first common band. */
import { u32 } from '../kernel/memory.ts';
import type { Workbench } from '../kernel/workbench.ts';
import type { Sets } from '../model/columns.ts';
import type { JoinResult } from './exact.ts';
import { joinRecords } from './records.ts';

/** What a job of {@link bandKeys} needs: `bands` keys a sketch, each made of `perBand` minima. */
export interface BandArgs {
  readonly sets: Sets;
  readonly bands: number;
  readonly perBand: number;
  /** u32 a[permutations] then b[permutations], permutations a multiple of 16 */
  readonly seeds: number;
  readonly permutations: number;
  /** u32 [sketch][band] */
  readonly keys: number;
  /** sketches that one job makes */
  readonly step: number;
}

/** Job: band keys of some sets. */
export function bandKeys(bench: Workbench, args: BandArgs, job: number): void {
  const { sets } = args;
  const from = job * args.step;
  const minima = bench.scratch('minima', 4 * args.permutations + 64);
  bench.kernel.bandKeys(sets.rows, from, Math.min(sets.count, from + args.step), sets.at, sets.size, args.seeds, args.permutations, args.bands, args.perBand, minima, args.keys);
}

/** What a job of {@link lshJoin} needs: one band is one job; `keys` as {@link BandArgs.keys}, a threshold in 0.1…1, `mostPairs` as in records.ts. */
export interface LshArgs {
  readonly sets: Sets;
  readonly threshold: number;
  readonly mostPairs: number;
  readonly bands: number;
  readonly keys: number;
  /** u32 per row */
  readonly sketchOf: number;
}

/** Job: one band. */
export function lshJoin(bench: Workbench, args: LshArgs, job: number): JoinResult {
  const { kernel } = bench;
  const { sets, bands } = args;
  const count = sets.count;
  const records = bench.scratch('records', 16 * count + 16);
  const spare = bench.scratch('spare', 16 * count + 16);
  kernel.bandRecords(sets.rows, count, args.keys, bands, job, records);
  kernel.radixSort(records, spare, count, bench.scratch('digits', 3 * 2048 * 4));
  const joined = joinRecords(bench, { records: spare, count, sets, threshold: args.threshold, bandKeys: args.keys, bands, band: job, sketchOf: args.sketchOf, mostPairs: args.mostPairs });
  return { ...joined, records: count };
}

/** Fills sketchOf for the rows that have a set. */
export function numberSketches(memory: WebAssembly.Memory, sets: Sets, rows: number, sketchOf: number): void {
  const column = u32(memory, sketchOf, rows);
  const list = u32(memory, sets.rows, sets.count);
  for (let i = 0; i < list.length; i++) column[list[i]!] = i;
}

/** Seeds as the kernel's band keys want them: all a, then all b, `permutations` of each. */
export function seedColumns(bench: Workbench, seed: number, permutations: number, address: number): void {
  const interleaved = bench.scratch('seeds', 8 * permutations);
  bench.kernel.minhashSeeds(seed, permutations, interleaved);
  const pairs = u32(bench.memory, interleaved, 2 * permutations);
  const columns = u32(bench.memory, address, 2 * permutations);
  for (let i = 0; i < permutations; i++) {
    columns[i] = pairs[2 * i]!;
    columns[permutations + i] = pairs[2 * i + 1]!;
  }
}
