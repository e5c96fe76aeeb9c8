/** The exact join: prefix filter, rarest shingle first; every pair with resemblance >= threshold is found. */
import type { Workbench } from '../kernel/workbench.ts';
import type { Pairs, Sets } from '../model/columns.ts';
import { joinRecords, type JoinCounts } from './records.ts';

export interface ExactArgs {
  readonly sets: Sets;
  readonly threshold: number;
  /** a power of two; partitions are by bits of the shingle hash */
  readonly partitions: number;
}

export interface JoinResult { readonly pairs: Pairs; readonly counts: JoinCounts; readonly records: number }

/** Partitions such that one holds about 2^17 records, which with their spare copy fit a second-level cache; 1…64. */
export function exactPartitions(sets: Sets): number {
  return 2 ** Math.min(6, Math.max(0, Math.ceil(Math.log2(Math.max(1, sets.entries / 4) / 131072))));
}

/** Job: one partition of the prefix shingles. */
export function exactJoin(bench: Workbench, args: ExactArgs, job: number): JoinResult {
  const { kernel } = bench;
  const { sets, threshold } = args;
  const part = BigInt(job);
  const parts = BigInt(args.partitions);
  const count = kernel.prefixRecords(sets.rows, sets.count, sets.at, sets.size, threshold, part, parts, 0);
  const records = bench.scratch('records', 16 * count + 16);
  const spare = bench.scratch('spare', 16 * count + 16);
  kernel.prefixRecords(sets.rows, sets.count, sets.at, sets.size, threshold, part, parts, records);
  const counts = bench.scratch('digits', 3 * 2048 * 4);
  kernel.radixSort(records, spare, count, counts);
  return { ...joinRecords(bench, { records: spare, count, sets, threshold, bandKeys: 0, bands: 0, band: 0, sketchOf: 0 }), records: count };
}

