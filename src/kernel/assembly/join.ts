/**
 * From keys to verified near pairs. Rows with one key form a bucket; every pair of a bucket is verified, save in over-full
 * buckets, where rows are first gathered around representatives and only pairs between different stars are tried.
 *
 * pair, 12 bytes: | left row u32 | right row u32 | overlap u32, bit 31 = left or right is the other's representative in an over-full bucket |
 */
import { scatter } from './radix';
import { firstCommon, overlap, overlapNeeded } from './overlap';

/** Rows from which a bucket counts as over-full: 1,000 rows are half a million pairs, about five milliseconds. */
const LARGE: i32 = 1000;
/** Representatives an over-full bucket may have; rows that fit none of them are compared with every row. */
const REPRESENTATIVES: i32 = 64;
/** Pairs a row that an over-full bucket may try in any case. */
const PAIRS_A_ROW: i64 = 16;
const LOOSE: u32 = u32.MAX_VALUE;

/**
 * Records (key, row) of the prefix filter, scattered over `parts` (a power of two) partitions by bits of the shingle: the entries of
 * the sets of rows[from … to) among the first |A| - ceil(t·|A|) + 1 that are not unique (Bayardo, Ma & Srikant 2007; Xiao et al. 2008).
 * cursors: u32[parts], the number of the next record of each partition; only they move where `records` is 0.
 */
export function prefixRecords(rows: usize, from: i32, to: i32, setAt: usize, setSize: usize, threshold: f64, parts: u32, cursors: usize, records: usize): void {
  for (let i = from; i < to; i++) {
    const row = load<u32>(rows + (<usize>i << 2));
    const set = <usize>load<u32>(setAt + (<usize>row << 2)) << 3;
    const size = <i32>load<u32>(setSize + (<usize>row << 2));
    const prefix = size - <i32>Math.ceil(threshold * <f64>size - 1e-9) + 1;
    for (let j = 0; j < prefix; j++) {
      const entry = load<u64>(set + (<usize>j << 3));
      if (entry >> 56 < 2) continue;
      scatter(entry, row, <u32>(entry >> 40) & (parts - 1), cursors, records);
    }
  }
}

/** Records (band key, row) of one band; band keys are u32 [sketch][band], `sketches` the sketch number of each row. */
export function bandRecords(rows: usize, count: i32, bandKeys: usize, bands: i32, band: i32, records: usize): void {
  for (let i = 0; i < count; i++) {
    const key = load<u32>(bandKeys + (<usize>(i * bands + band) << 2));
    store<u64>(records + (<usize>i << 4), <u64>key);
    store<u32>(records + (<usize>i << 4), load<u32>(rows + (<usize>i << 2)), 8);
  }
}

// What every pair needs; set once per call of joinBuckets, so that the inner functions keep few parameters.
let setAt: usize = 0;
let setSize: usize = 0;
let threshold: f64 = 0;
let bandKeys: usize = 0;
let bands: i32 = 0;
let band: i32 = 0;
let sketchOf: usize = 0;
let out: usize = 0;
let capacity: i32 = 0;
let written: i32 = 0;
let candidates: u64 = 0;
let spare: i64 = 0;
let allowance: i64 = 0;
let uncompared: u64 = 0;

// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
function setOf(row: u32): usize { return <usize>load<u32>(setAt + (<usize>row << 2)) << 3; }
// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
function sizeOf(row: u32): i32 { return <i32>load<u32>(setSize + (<usize>row << 2)); }

/** Whether this bucket is the first one that a pair shares, so that it is proposed once. */
// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
function isFirstBucket(left: u32, right: u32, key: u64): bool {
  if (bandKeys == 0) return firstCommon(setOf(left), setOf(right), key) == key;
  const a = bandKeys + (<usize>load<u32>(sketchOf + (<usize>left << 2)) * bands << 2);
  const b = bandKeys + (<usize>load<u32>(sketchOf + (<usize>right << 2)) * bands << 2);
  for (let i = 0; i < band; i++) if (load<u32>(a + (<usize>i << 2)) == load<u32>(b + (<usize>i << 2))) return false;
  return true;
}

function emit(left: u32, right: u32, shared: u32): void {
  if (written < capacity) {
    const pair = out + <usize>written * 12;
    store<u32>(pair, min(left, right));
    store<u32>(pair, max(left, right), 4);
    store<u32>(pair, shared, 8);
  }
  written++;
}

/** Overlap of a pair that can still reach the threshold, else -1. */
// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
function verified(left: u32, right: u32): i32 {
  const a = sizeOf(left);
  const b = sizeOf(right);
  if (<f64>min(a, b) < threshold * <f64>max(a, b) - 1e-9) return -1;
  return overlap(setOf(left), a, setOf(right), b, overlapNeeded(a, b, threshold));
}

function tryPair(left: u32, right: u32, key: u64): void {
  const a = sizeOf(left);
  const b = sizeOf(right);
  if (left == right || <f64>min(a, b) < threshold * <f64>max(a, b) - 1e-9) return;
  if (!isFirstBucket(left, right, key)) return;
  candidates++;
  const shared = overlap(setOf(left), a, setOf(right), b, overlapNeeded(a, b, threshold));
  if (shared >= 0) emit(left, right, <u32>shared);
}

// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
function rowAt(bucket: usize, i: i32): u32 { return load<u32>(bucket + (<usize>i << 4), 8); }

/**
 * An over-full bucket. Rows join the star of the first representative they match; then pairs of different stars are tried,
 * unless the triangle inequality of the Jaccard distance (Levandowsky & Winter 1971) rules them out: both members are within
 * 1 - t of their centres, so centres further apart than 3 (1 - t) cannot have near members. Rows that are all alike and yet all
 * below the threshold would make that quadratic: at most `spare` pairs are tried, those of rows that stand close together, or sixteen
 * a row if that is more; the rest is counted.
 * scratch: u32 star[size], u32 order[size], u32 representatives[64], u32 begin[66]
 */
function joinLarge(bucket: usize, size: i32, key: u64, scratch: usize): void {
  const star = scratch;
  const order = star + (<usize>size << 2);
  const centres = order + (<usize>size << 2);
  const begin = centres + (REPRESENTATIVES << 2);
  let stars = 0;
  const most = max(spare, PAIRS_A_ROW * size);
  allowance = most;
  memory.fill(begin, 0, (REPRESENTATIVES + 2) << 2);
  for (let i = 0; i < size; i++) {
    const row = rowAt(bucket, i);
    let found = LOOSE;
    for (let s = 0; s < stars; s++) {
      candidates++;
      const centre = load<u32>(centres + (<usize>s << 2));
      const shared = verified(row, centre);
      if (shared < 0) continue;
      emit(row, centre, <u32>shared | 0x80000000);
      found = s;
      break;
    }
    if (found == LOOSE && stars < REPRESENTATIVES) {
      store<u32>(centres + (<usize>stars << 2), row);
      found = stars++;
    }
    store<u32>(star + (<usize>i << 2), found);
    const slot = begin + (<usize>(found == LOOSE ? REPRESENTATIVES : found) << 2);
    store<u32>(slot, load<u32>(slot, 4) + 1, 4);
  }
  for (let s = 1; s <= REPRESENTATIVES + 1; s++) {
    const slot = begin + (<usize>s << 2);
    store<u32>(slot, load<u32>(slot) + load<u32>(slot - 4));
  }
  placeByStar(bucket, size, star, order, begin);
  for (let s = 0; s <= stars; s++) {
    const here = s == stars ? REPRESENTATIVES : s;
    for (let other = s == stars ? 0 : s + 1; other < stars; other++) {
      if (here != REPRESENTATIVES && farApart(load<u32>(centres + (<usize>s << 2)), load<u32>(centres + (<usize>other << 2)))) continue;
      tryBlocks(order, begin, here, other, key);
    }
    if (here == REPRESENTATIVES) tryBlocks(order, begin, here, here, key);
  }
  spare = max(0, spare - (most - allowance));
}

/** order = the bucket's rows, star by star, loose rows last; begin[s] is where star s begins (begin[64]: the loose ones). */
function placeByStar(bucket: usize, size: i32, star: usize, order: usize, begin: usize): void {
  for (let i = size - 1; i >= 0; i--) {
    const found = load<u32>(star + (<usize>i << 2));
    const slot = begin + (<usize>(found == LOOSE ? REPRESENTATIVES : found) << 2);
    const place = load<u32>(slot, 4) - 1;
    store<u32>(slot, place, 4);
    store<u32>(order + (<usize>place << 2), rowAt(bucket, i));
  }
  // Each begin[s + 1] has come down to where star s starts: shift by one.
  for (let s = 0; s <= REPRESENTATIVES; s++) store<u32>(begin + (<usize>s << 2), load<u32>(begin + (<usize>s << 2), 4));
  store<u32>(begin + (<usize>(REPRESENTATIVES + 1) << 2), <u32>size);
}

function farApart(left: u32, right: u32): bool {
  const shared = overlap(setOf(left), sizeOf(left), setOf(right), sizeOf(right), 0);
  const union = sizeOf(left) + sizeOf(right) - shared;
  return 1 - <f64>shared / <f64>union > 3 * (1 - threshold) + 1e-9;
}

function tryBlocks(order: usize, begin: usize, left: i32, right: i32, key: u64): void {
  const endLeft = load<u32>(begin + (<usize>left << 2), 4);
  const endRight = load<u32>(begin + (<usize>right << 2), 4);
  const beginLeft = load<u32>(begin + (<usize>left << 2));
  const beginRight = load<u32>(begin + (<usize>right << 2));
  if (beginLeft == endLeft) return;
  // Pairs that one row may be tried with, so that a short allowance serves all rows alike.
  const width = <u32>min<i64>(allowance / (endLeft - beginLeft), endRight - beginRight);
  for (let i = beginLeft; i < endLeft; i++) {
    const row = load<u32>(order + (<usize>i << 2));
    const from = left == right ? i + 1 : beginRight;
    const end = min(endRight, from + width);
    for (let j = from; j < end; j++) tryPair(row, load<u32>(order + (<usize>j << 2)), key);
    allowance -= end - from;
    uncompared += endRight - end;
  }
}

/**
 * Verifies the pairs of the buckets in sorted records [from, count). `keysOfBands` is 0 for the exact join.
 * Writes pairs from the start of `pairs`; a bucket whose pairs did not all fit is not counted and must be done again with more room.
 * Of over-full buckets `spare` pairs are tried in all beside those with representatives; `spare` begins at the number allowed.
 *   cursor | pairs written u32 | pairs the next bucket needs u32 | over-full buckets u32 | candidates u64 at 16 | pairs not tried u64 at 24 | spare i64 at 32 |
 * Returns the first record not done.
 */
export function joinBuckets(records: usize, from: i32, count: i32, setsAt: usize, setSizes: usize, least: f64,
  keysOfBands: usize, bandCount: i32, thisBand: i32, sketches: usize, pairs: usize, pairCapacity: i32, scratch: usize, cursor: usize): i32 {
  setAt = setsAt; setSize = setSizes; threshold = least;
  bandKeys = keysOfBands; bands = bandCount; band = thisBand; sketchOf = sketches;
  out = pairs; capacity = pairCapacity; written = 0; candidates = load<u64>(cursor, 16);
  uncompared = load<u64>(cursor, 24); spare = load<i64>(cursor, 32);
  let large = load<u32>(cursor, 8);
  while (from < count) {
    const key = load<u64>(records + (<usize>from << 4));
    let end = from + 1;
    while (end < count && load<u64>(records + (<usize>end << 4)) == key) end++;
    const before = written;
    const tried = candidates;
    const untried = uncompared;
    const unspent = spare;
    const bucket = records + (<usize>from << 4);
    if (end - from >= LARGE) joinLarge(bucket, end - from, key, scratch);
    else {
      for (let i = 1; i < end - from; i++) {
        const row = rowAt(bucket, i);
        for (let j = 0; j < i; j++) tryPair(rowAt(bucket, j), row, key);
      }
    }
    if (written > capacity) {
      store<u32>(cursor, before);
      store<u32>(cursor, written - before, 4);
      store<u32>(cursor, large, 8);
      store<u64>(cursor, tried, 16);
      store<u64>(cursor, untried, 24);
      store<i64>(cursor, unspent, 32);
      return from;
    }
    if (end - from >= LARGE) large++;
    from = end;
  }
  store<u32>(cursor, written);
  store<u32>(cursor, 0, 4);
  store<u32>(cursor, large, 8);
  store<u64>(cursor, candidates, 16);
  store<u64>(cursor, uncompared, 24);
  store<i64>(cursor, spare, 32);
  return from;
}
