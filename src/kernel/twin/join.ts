/**
 * From keys to verified near pairs. Rows with one key form a bucket; every pair of a bucket is verified, save in over-full
 * buckets (stars.ts), where rows are first gathered around representatives and only pairs between different stars are tried.
 *
 * pair, 12 bytes: | left row u32 | right row u32 | overlap u32, bit 31 = left or right is the other's representative in an over-full bucket |
 */
import { tryPair, type Join } from './pairs.ts';
import { joinStars } from './stars.ts';
import { compareEntries, type View } from './view.ts';

/** Rows from which a bucket counts as over-full. */
const LARGE = 1000;

/**
 * Verifies the pairs of the buckets in sorted records [from, count). `bandKeys` is 0 for the exact join.
 * Writes pairs from the start of `pairs`; a bucket whose pairs did not all fit is not counted and must be done again with more room.
 * The kernel's `scratch` stays untouched here.
 * Of over-full buckets `spare` pairs are tried in all beside those with representatives; `spare` begins at the number allowed.
 *   cursor | pairs written u32 | pairs the next bucket needs u32 | over-full buckets u32 | candidates u64 at 16 | pairs not tried u64 at 24 | spare i64 at 32 |
 * Returns the first record not done.
 */
export function joinBuckets(view: View, records: number, from: number, count: number, setAt: number, setSize: number, threshold: number,
  bandKeys: number, bands: number, band: number, sketchOf: number, pairs: number, capacity: number, _scratch: number, cursor: number): number {
  const { u32, u64 } = view;
  const state = cursor >>> 2;
  const counted = cursor >>> 3;
  const join: Join = {
    view, setAt, setSize, threshold, bandKeys, bands, band, sketchOf, pairs, capacity,
    written: 0, candidates: Number(u64[counted + 2]!), uncompared: Number(u64[counted + 3]!), spare: Number(u64[counted + 4]!),
  };
  const keyAt = (i: number): number => (records >>> 2) + 4 * i;
  let needed = 0;
  while (from < count) {
    const key = keyAt(from);
    let end = from + 1;
    while (end < count && compareEntries(u32, keyAt(end), key) === 0) end++;
    if (end === from + 1) { from = end; continue; }
    const before = join.written;
    const tried = join.candidates;
    const { uncompared, spare } = join;
    const rows = Array.from({ length: end - from }, (_, i) => u32[keyAt(from + i) + 2]!);
    if (rows.length >= LARGE) joinStars(join, rows, key);
    else for (let i = 1; i < rows.length; i++) for (let j = 0; j < i; j++) tryPair(join, rows[j]!, rows[i]!, key);
    if (join.written > capacity) {
      needed = join.written - before;
      join.written = before;
      join.candidates = tried;
      join.uncompared = uncompared;
      join.spare = spare;
      break;
    }
    if (rows.length >= LARGE) u32[state + 2]!++;
    from = end;
  }
  u32[state] = join.written;
  u32[state + 1] = needed;
  u64[counted + 2] = BigInt(join.candidates);
  u64[counted + 3] = BigInt(join.uncompared);
  u64[counted + 4] = BigInt(join.spare);
  return from;
}
