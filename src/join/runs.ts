/** Runs with equal keys: those that stand alone are dropped early, the others sorted by key, a partition at a time. */
import { u32 } from '../kernel/memory.ts';
import type { Workbench } from '../kernel/workbench.ts';
import type { Counters, Runs } from '../model/columns.ts';
import { scatterItems, type Partitions } from './partitions.ts';

/** What jobs of {@link countRuns} and {@link keepRepeated} need. */
export interface CountRunsArgs {
  /** one job each */
  readonly parts: readonly Runs[];
  readonly counters: Counters;
}

/** Job: counts the keys of one part in the table of its thread. */
export function countRuns(bench: Workbench, args: CountRunsArgs, job: number): void {
  const part = args.parts[job]!;
  bench.kernel.countKeys(part.keys, part.count, args.counters.tables[bench.thread]!, args.counters.bits);
}

/** Job: drops, in place, the runs of one part that were counted once. Returns what is left. */
export function keepRepeated(bench: Workbench, args: CountRunsArgs, job: number): Runs {
  const part = args.parts[job]!;
  const count = bench.kernel.keepRepeated(part.keys, part.rows, part.offsets, part.count, args.counters.tables[0]!, args.counters.bits);
  return { ...part, count };
}

/** What a job of {@link keyRecords} needs: runs, dealt out among `parts` partitions (a power of two). */
export interface KeyArgs {
  readonly runs: Runs;
  readonly parts: number;
  /** null: only count */
  readonly into: Partitions | null;
}

/** Job: records of some runs. Returns how many fall into each partition. */
export function keyRecords(bench: Workbench, args: KeyArgs, job: number): Uint32Array {
  const { runs } = args;
  return scatterItems(bench, runs.count, args.parts, args.into, job, (from, to, parts, cursors, records) =>
    bench.kernel.keyRecords(runs.keys, from, to, parts, cursors, records));
}

/** Job: sorts one partition; the sorted records take the place of the others. */
export function sortRuns(bench: Workbench, partitions: Partitions, job: number): void {
  const first = partitions.begin[job]!;
  const count = partitions.begin[job + 1]! - first;
  const bytes = 16 * count;
  const records = partitions.records + 16 * first;
  const sorted = bench.scratch('sorted', bytes + 16);
  bench.kernel.radixSort(records, sorted, count, bench.scratch('digits', 3 * 2048 * 4));
  u32(bench.memory, records, 4 * count).set(u32(bench.memory, sorted, 4 * count));
}
