/**
 * From keys to verified near pairs. Rows with one key form a bucket; every pair of a bucket is verified, save in over-full
 * buckets (stars.ts), where rows are first gathered around representatives and only pairs between different stars are tried.
 *
 * pair, 12 bytes: | left row u32 | right row u32 | overlap u32, bit 31 = left or right is the other's representative in an over-full bucket |
 */
import { overlap, isFirstCommon, overlapNeeded } from './overlap.ts';
import { ROUNDING } from './sets.ts';
import { joinStars } from './stars.ts';
import { compareEntries, type View } from './view.ts';

/** Rows from which a bucket counts as over-full. */
const LARGE = 1000;

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

/**
 * Verifies the pairs of the buckets in sorted records [from, count). `bandKeys` is 0 for the exact join.
 * Writes pairs from the start of `pairs`; a bucket whose pairs did not all fit is not counted and must be done again with more room.
 * The kernel's `scratch` stays untouched here.
 *   cursor | pairs written u32 | pairs the next bucket needs u32 | over-full buckets u32 | candidates u64 at 16 |
 * Returns the first record not done.
 */
export function joinBuckets(view: View, records: number, from: number, count: number, setAt: number, setSize: number, threshold: number,
  bandKeys: number, bands: number, band: number, sketchOf: number, pairs: number, capacity: number, _scratch: number, cursor: number): number {
  const { u32, u64 } = view;
  const state = cursor >>> 2;
  const join: Join = { view, setAt, setSize, threshold, bandKeys, bands, band, sketchOf, pairs, capacity, written: 0, candidates: Number(u64[(cursor >>> 3) + 2]!) };
  const keyAt = (i: number): number => (records >>> 2) + 4 * i;
  let needed = 0;
  while (from < count) {
    const key = keyAt(from);
    let end = from + 1;
    while (end < count && compareEntries(u32, keyAt(end), key) === 0) end++;
    const before = join.written;
    const tried = join.candidates;
    const rows = Array.from({ length: end - from }, (_, i) => u32[keyAt(from + i) + 2]!);
    if (rows.length >= LARGE) joinStars(join, rows, key);
    else for (let i = 1; i < rows.length; i++) for (let j = 0; j < i; j++) tryPair(join, rows[j]!, rows[i]!, key);
    if (join.written > capacity) {
      needed = join.written - before;
      join.written = before;
      join.candidates = tried;
      break;
    }
    if (rows.length >= LARGE) u32[state + 2]!++;
    from = end;
  }
  u32[state] = join.written;
  u32[state + 1] = needed;
  u64[(cursor >>> 3) + 2] = BigInt(join.candidates);
  return from;
}
