/** The exact join: prefix filter, rarest shingle first; every pair with resemblance >= threshold is found. */
import type { Workbench } from '../kernel/workbench.ts';
import type { Pairs, Sets } from '../model/columns.ts';
import { scatterItems, type Partitions } from './partitions.ts';
import { joinRecords, type JoinCounts } from './records.ts';

/** What a job of {@link prefixRecords} needs: sets, a threshold in 0.1…1, and among how many partitions (a power of two) records are dealt out. */
export interface PrefixArgs {
  readonly sets: Sets;
  readonly threshold: number;
  readonly parts: number;
  /** null: only count */
  readonly into: Partitions | null;
}

/** Job: records of some sets' prefixes. Returns how many fall into each partition. */
export function prefixRecords(bench: Workbench, args: PrefixArgs, job: number): Uint32Array {
  const { sets, threshold } = args;
  return scatterItems(bench, sets.count, args.parts, args.into, job, (from, to, parts, cursors, records) =>
    bench.kernel.prefixRecords(sets.rows, from, to, sets.at, sets.size, threshold, parts, cursors, records));
}

/** What a job of {@link exactJoin} needs: one partition of prefix records is one job; `mostPairs` as in records.ts. */
export interface ExactArgs {
  readonly sets: Sets;
  readonly threshold: number;
  readonly mostPairs: number;
  readonly partitions: Partitions;
}

/** What one job of either join found: verified pairs, and `records`, the number of keys it joined. */
export interface JoinResult { readonly pairs: Pairs; readonly counts: JoinCounts; readonly records: number }

/** Job: sorts and joins one partition. */
export function exactJoin(bench: Workbench, args: ExactArgs, job: number): JoinResult {
  const { sets, threshold, mostPairs, partitions } = args;
  const first = partitions.begin[job]!;
  const count = partitions.begin[job + 1]! - first;
  const sorted = bench.scratch('sorted', 16 * count + 16);
  bench.kernel.radixSort(partitions.records + 16 * first, sorted, count, bench.scratch('digits', 3 * 2048 * 4));
  return { ...joinRecords(bench, { records: sorted, count, sets, threshold, bandKeys: 0, bands: 0, band: 0, sketchOf: 0, mostPairs }), records: count };
}
