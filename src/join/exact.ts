/** The exact join: prefix filter, rarest shingle first; every pair with resemblance >= threshold is found. */
import { u32 } from '../kernel/memory.ts';
import type { Workbench } from '../kernel/workbench.ts';
import type { Pairs, Sets } from '../model/columns.ts';
import { ITEMS_PER_JOB, type Partitions } from './partitions.ts';
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
  const { sets, parts, into } = args;
  const from = job * ITEMS_PER_JOB;
  const cursors = into ? into.cursors + 4 * parts * job : bench.scratch('cursors', 4 * parts);
  const counts = u32(bench.memory, cursors, parts);
  if (!into) counts.fill(0);
  bench.kernel.prefixRecords(sets.rows, from, Math.min(sets.count, from + ITEMS_PER_JOB), sets.at, sets.size, args.threshold, parts, cursors, into?.records ?? 0);
  return into ? new Uint32Array(0) : counts.slice();
}

/** What a job of {@link exactJoin} needs: one partition of prefix records is one job. */
export interface ExactArgs {
  readonly sets: Sets;
  readonly threshold: number;
  readonly partitions: Partitions;
}

/** What one job of either join found: verified pairs, and `records`, the number of keys it joined. */
export interface JoinResult { readonly pairs: Pairs; readonly counts: JoinCounts; readonly records: number }

/** Job: sorts and joins one partition. */
export function exactJoin(bench: Workbench, args: ExactArgs, job: number): JoinResult {
  const { sets, threshold, partitions } = args;
  const first = partitions.begin[job]!;
  const count = partitions.begin[job + 1]! - first;
  const sorted = bench.scratch('sorted', 16 * count + 16);
  bench.kernel.radixSort(partitions.records + 16 * first, sorted, count, bench.scratch('digits', 3 * 2048 * 4));
  return { ...joinRecords(bench, { records: sorted, count, sets, threshold, bandKeys: 0, bands: 0, band: 0, sketchOf: 0 }), records: count };
}
