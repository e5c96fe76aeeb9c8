/** What a join does with two rows: whether to look at them, what they share, and where the pair is written. */
import { isFirstCommon, overlap, overlapNeeded } from './overlap.ts';
import { ROUNDING } from './sets.ts';
import type { View } from './view.ts';

/** One call of joinBuckets: its columns, and what has been found. */
export interface Join {
  readonly view: View;
  readonly setAt: number;
  readonly setSize: number;
  readonly threshold: number;
  /** u32 [sketch][band], 0 for the exact join */
  readonly bandKeys: number;
  readonly bands: number;
  readonly band: number;
  /** u32 per row */
  readonly sketchOf: number;
  readonly pairs: number;
  readonly capacity: number;
  written: number;
  candidates: number;
  /** pairs of over-full buckets that may still be tried beside those with representatives, and how many were not */
  spare: number;
  uncompared: number;
}

/** Address of a row's set. */
export function setOf(join: Join, row: number): number {
  return 8 * join.view.u32[(join.setAt >>> 2) + row]!;
}

/** Entries of a row's set. */
export function sizeOf(join: Join, row: number): number {
  return join.view.u32[(join.setSize >>> 2) + row]!;
}

/** Writes a pair where there is room for it, and counts it in any case. */
export function emit(join: Join, left: number, right: number, shared: number): void {
  if (join.written < join.capacity) {
    const { u32 } = join.view;
    const pair = (join.pairs >>> 2) + 3 * join.written;
    u32[pair] = Math.min(left, right);
    u32[pair + 1] = Math.max(left, right);
    u32[pair + 2] = shared;
  }
  join.written++;
}

/** Whether sets of these sizes can reach the threshold. */
function sizesFit(join: Join, left: number, right: number): boolean {
  const a = sizeOf(join, left);
  const b = sizeOf(join, right);
  return Math.min(a, b) >= join.threshold * Math.max(a, b) - ROUNDING;
}

/** Shingles two rows share, or -1 where their resemblance is below the threshold. */
export function verified(join: Join, left: number, right: number): number {
  if (!sizesFit(join, left, right)) return -1;
  const a = sizeOf(join, left);
  const b = sizeOf(join, right);
  return overlap(join.view, setOf(join, left), a, setOf(join, right), b, overlapNeeded(a, b, join.threshold));
}

/** Whether this bucket is the first one that a pair shares, so that it is proposed once. `key` is an index of u32. */
function isFirstBucket(join: Join, left: number, right: number, key: number): boolean {
  const { u32 } = join.view;
  if (join.bandKeys === 0) return isFirstCommon(join.view, setOf(join, left), setOf(join, right), key);
  const a = (join.bandKeys >>> 2) + u32[(join.sketchOf >>> 2) + left]! * join.bands;
  const b = (join.bandKeys >>> 2) + u32[(join.sketchOf >>> 2) + right]! * join.bands;
  for (let band = 0; band < join.band; band++) if (u32[a + band] === u32[b + band]) return false;
  return true;
}

/** Verifies a pair of a bucket whose key stands at index `key`, unless an earlier bucket proposes it. */
export function tryPair(join: Join, left: number, right: number, key: number): void {
  if (left === right || !sizesFit(join, left, right) || !isFirstBucket(join, left, right, key)) return;
  join.candidates++;
  const shared = verified(join, left, right);
  if (shared >= 0) emit(join, left, right, shared);
}
