/** Runs with equal keys: one partition of the run keys, sorted, single ones left out. */
import type { Workbench } from '../kernel/workbench.ts';
import type { Counters, Runs } from '../model/columns.ts';

export interface RunArgs {
  readonly runs: Runs;
  /** saturating counts of run keys */
  readonly counters: Counters;
  readonly partitions: number;
}

/** Sorted records (key u64, number of the run u32, -). */
export interface RunRecords { readonly address: number; readonly count: number }

/** Partitions of about 2^17 records; 1…64. */
export function runPartitions(runs: number): number {
  return 2 ** Math.min(6, Math.max(0, Math.ceil(Math.log2(Math.max(1, runs) / 131072))));
}

/** Counts all run keys; one look at each tells most of those that stand alone. */
export function countRuns(bench: Workbench, runs: Runs, counters: Counters): void {
  bench.kernel.countKeys(runs.keys, runs.count, counters.tables[0]!, counters.bits);
}

/** Job: one partition, sorted. */
export function sortRuns(bench: Workbench, args: RunArgs, job: number): RunRecords {
  const { kernel } = bench;
  const { runs, counters } = args;
  const table = counters.tables[0]!;
  const part = BigInt(job);
  const parts = BigInt(args.partitions);
  const count = kernel.keyRecords(runs.keys, runs.count, 0, table, counters.bits, part, parts, 0);
  const records = bench.scratch('records', 16 * count + 16);
  kernel.keyRecords(runs.keys, runs.count, 0, table, counters.bits, part, parts, records);
  const sorted = bench.reserve(16 * count + 16);
  bench.commit(sorted + 16 * count);
  kernel.radixSort(records, sorted, count, bench.scratch('digits', 3 * 2048 * 4));
  return { address: sorted, count };
}
