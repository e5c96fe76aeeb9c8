/** Runs with equal keys: those that stand alone are dropped early, the others sorted by key, a partition at a time. */
import { u32 } from '../kernel/memory.ts';
import type { Workbench } from '../kernel/workbench.ts';
import type { Counters, Runs } from '../model/columns.ts';
import { ITEMS_PER_JOB, type Partitions } from './partitions.ts';

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
  const { runs, parts, into } = args;
  const from = job * ITEMS_PER_JOB;
  const cursors = into ? into.cursors + 4 * parts * job : bench.scratch('cursors', 4 * parts);
  const counts = u32(bench.memory, cursors, parts);
  if (!into) counts.fill(0);
  bench.kernel.keyRecords(runs.keys, from, Math.min(runs.count, from + ITEMS_PER_JOB), parts, cursors, into?.records ?? 0);
  return into ? new Uint32Array(0) : counts.slice();
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
