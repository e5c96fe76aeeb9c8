/**
 * Contained copies. A sentence A may be contained where at most a fifth of its shingles is unique; its rarest
 * |A| - ceil(c·|A|) + 1 shingles below the frequency cap are its probes. Every compared sentence B then looks each of its
 * shingles up among the probes, and whoever is met is verified at once, while B's shingles are at hand.
 *
 * probe records (join.ts layout, sorted by key): | entry u64 without its count | row of A u32 | entries of its set u32 |
 * index: 2^bits u32, for the first probe record of a key + 1, 0 = free; linear probing
 * filter: one bit per slot of 2^(bits + 3), so that the many shingles that are no probe cost one look at the cache
 */
import { COMPARED } from './counters';
import { shingleKey } from './hash';
import { COPIED, COUNTED } from './repeats';

const HASH_BITS: u64 = (1 << 56) - 1;

/** Writes the probes of rows; counts those with an approximate frequency of `cap` (at most 255) or more in `capped` (u32). Returns their number; writes nothing if records is 0. */
export function probeRecords(rows: usize, count: i32, setAt: usize, setSize: usize, share: f64, cap: u64, records: usize, capped: usize): i32 {
  let written = 0;
  let tooFrequent: u32 = 0;
  for (let i = 0; i < count; i++) {
    const row = load<u32>(rows + (<usize>i << 2));
    const set = <usize>load<u32>(setAt + (<usize>row << 2)) << 3;
    const size = <i32>load<u32>(setSize + (<usize>row << 2));
    const probes = size - <i32>Math.ceil(share * <f64>size - 1e-9) + 1;
    // As many unique shingles as there are probes: nothing contains this sentence.
    if (load<u64>(set + (<usize>(probes - 1) << 3)) >> 56 < 2) continue;
    for (let j = 0; j < probes; j++) {
      const entry = load<u64>(set + (<usize>j << 3));
      const frequency = entry >> 56;
      if (frequency < 2) continue;
      if (frequency >= cap) { tooFrequent++; continue; }
      if (records) {
        store<u64>(records + (<usize>written << 4), entry & HASH_BITS);
        store<u32>(records + (<usize>written << 4), row, 8);
        store<u32>(records + (<usize>written << 4), size, 12);
      }
      written++;
    }
  }
  store<u32>(capped, tooFrequent);
  return written;
}

// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
function indexSlot(key: u64, bits: i32): usize { return <usize>((key >> 8) & ((1 << bits) - 1)); }
// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
function filterBit(key: u64, bits: i32): usize { return <usize>((key >> 5) & ((1 << (bits + 3)) - 1)); }

/** Fills the zeroed index and filter from sorted probe records. */
export function indexProbes(records: usize, count: i32, index: usize, bits: i32, filter: usize): void {
  const mask = (<usize>1 << bits) - 1;
  for (let i = 0; i < count; i++) {
    const key = load<u64>(records + (<usize>i << 4));
    if (i > 0 && load<u64>(records + (<usize>(i - 1) << 4)) == key) continue;
    let slot = indexSlot(key, bits);
    while (load<u32>(index + (slot << 2)) != 0) slot = (slot + 1) & mask;
    store<u32>(index + (slot << 2), i + 1);
    const bit = filterBit(key, bits);
    store<u8>(filter + (bit >> 3), load<u8>(filter + (bit >> 3)) | (<u8>1 << <u8>(bit & 7)));
  }
}

/** First probe record of a key, or -1. */
function findProbe(key: u64, records: usize, index: usize, bits: i32): i32 {
  const mask = (<usize>1 << bits) - 1;
  let slot = indexSlot(key, bits);
  let found = <i32>load<u32>(index + (slot << 2)) - 1;
  while (found >= 0 && load<u64>(records + (<usize>found << 4)) != key) {
    slot = (slot + 1) & mask;
    found = <i32>load<u32>(index + (slot << 2)) - 1;
  }
  return found;
}

/**
 * Hashes of the repeated shingles that pass the filter, at `met`; returns their number. `bytes` of the shingles as in repeats.ts.
 * Nothing branches on a look at the filter, so many are under way at once.
 */
function filterHits(words: usize, bytes: usize, shingles: i32, width: i32, looked: u32, bits: i32, filter: usize, met: usize): usize {
  const places = met + PLACES;
  let repeated: usize = 0;
  for (let i = 0; i < shingles; i++) {
    store<u32>(places + (repeated << 2), i);
    repeated += <usize>((load<u8>(bytes + <usize>i) & looked) != 0);
  }
  let hits: usize = 0;
  for (let i: usize = 0; i < repeated; i++) {
    const key = shingleKey(words + (<usize>load<u32>(places + (i << 2)) << 2), width) & HASH_BITS;
    const bit = filterBit(key, bits);
    store<u64>(met + (hits << 3), key);
    hits += <usize>((load<u8>(filter + (bit >> 3)) >> <u8>(bit & 7)) & 1);
  }
  return hits;
}

/** Shingles shared by the set of A (entries) and the hash table of B, or -1 when certain to stay below `needed`. */
function sharedWith(set: usize, size: i32, hashes: usize, mask: usize, needed: i32): i32 {
  let spare = size - needed;
  let shared = 0;
  for (let i = 0; i < size; i++) {
    const hash = load<u64>(set + (<usize>i << 3)) & HASH_BITS;
    let slot = <usize>hash & mask;
    let held = load<u64>(hashes + (slot << 3));
    while (held != hash && held != u64.MAX_VALUE) { slot = (slot + 1) & mask; held = load<u64>(hashes + (slot << 3)); }
    if (held == hash) shared++;
    else if (--spare < 0) return -1;
  }
  return shared;
}

/** Open-addressing table of B's distinct shingle hashes at `hashes`; returns their number. */
function hashSet(words: usize, shingles: i32, width: i32, hashes: usize, mask: usize): i32 {
  memory.fill(hashes, 0xff, (mask + 1) << 3);
  let distinct = 0;
  for (let i = 0; i < shingles; i++) {
    const hash = shingleKey(words + (<usize>i << 2), width) & HASH_BITS;
    let slot = <usize>hash & mask;
    let held = load<u64>(hashes + (slot << 3));
    while (held != hash && held != u64.MAX_VALUE) { slot = (slot + 1) & mask; held = load<u64>(hashes + (slot << 3)); }
    if (held != hash) { store<u64>(hashes + (slot << 3), hash); distinct++; }
  }
  return distinct;
}

/** Candidates that are gathered before any is verified: their sets are fetched side by side, not one wait after the other. */
const BATCH: i32 = 256;
/** Bytes for the hits of one sentence: of 65,536 bytes, which have at most 131,088 words; from PLACES on the numbers of its repeated shingles. */
const MET: usize = 1 << 21;
const PLACES: usize = 5 << 18;
/** Bits of `lists`. */
const APART: i32 = 1;
const IN_COPIES: i32 = 2;
/** The byte of a sentence that is one shingle, shorter than others. */
const ALONE: u8 = <u8>COUNTED;
/** Bytes of a cache line. */
const LINE: usize = 64;

// The batch at hand: | A u32 | B u32 | entries of A's set u32 | address / 8 of A's set u32 | each, and the output so far.
let batch: usize = 0;
let gathered: i32 = 0;
let hashedRow: u32 = 0;
let distinct: i32 = 0;
let written: i32 = 0;
let rowBegan: i32 = 0;
let candidates: u64 = 0;
let candidatesBefore: u64 = 0;

/** Looks at all sets of the batch at once; the sum keeps the looks from being optimised away. */
function fetchSets(setAt: usize): void {
  let sum: u64 = 0;
  for (let i = 0; i < gathered; i++) {
    const slot = batch + (<usize>i << 4);
    store<u32>(slot, load<u32>(setAt + (<usize>load<u32>(slot) << 2)), 12);
  }
  for (let i = 0; i < gathered; i++) {
    const slot = batch + (<usize>i << 4);
    const set = <usize>load<u32>(slot, 12) << 3;
    const last = set + (<usize>load<u32>(slot, 8) << 3) - 8;
    sum += load<u64>(set) + load<u64>(min(set + LINE, last)) + load<u64>(last);
  }
  store<u64>(batch + (BATCH << 4), sum);
}

/** Verifies the batch in its order. Returns the row whose pairs do not fit, or -1. */
function verifyBatch(at: usize, size: usize, k: i32, share: f64, near: f64, apart: bool, setAt: usize, hashes: usize, out: usize, capacity: i32): i32 {
  fetchSets(setAt);
  let mask: usize = 0;
  for (let i = 0; i < gathered; i++) {
    const slot = batch + (<usize>i << 4);
    const other = load<u32>(slot);
    const row = load<u32>(slot, 4);
    const otherSize = <i32>load<u32>(slot, 8);
    const length = <i32>load<u32>(size + (<usize>row << 2));
    const shingles = max(length - k + 1, 1);
    mask = (<usize>1 << (33 - clz(shingles - 1))) - 1;
    if (row + 1 != hashedRow) {
      rowBegan = written;
      candidatesBefore = candidates;
      distinct = hashSet(<usize>load<u32>(at + (<usize>row << 2)) << 2, shingles, min(k, length), hashes, mask);
      hashedRow = row + 1;
    }
    candidates++;
    if (otherSize > distinct || (!apart && otherSize == distinct && other > row)) continue;
    const shared = sharedWith(<usize>load<u32>(slot, 12) << 3, otherSize, hashes, mask, <i32>Math.ceil(share * <f64>otherSize - 1e-9));
    if (shared < 0 || <f64>shared >= near * <f64>(otherSize + distinct - shared) - 1e-9) continue;
    if (written == capacity) {
      written = rowBegan;
      candidates = candidatesBefore;
      return <i32>row;
    }
    const place = out + (<usize>written << 4);
    store<u32>(place, other);
    store<u32>(place, row, 4);
    store<u32>(place, shared, 8);
    store<u32>(place, distinct, 12);
    written++;
  }
  gathered = 0;
  return -1;
}

/**
 * Verified containments for the compared rows B of [from, to): | A u32 | B u32 | shared u32 | size of B's set u32 |, with
 * containment of A >= share, |A| <= |B| and resemblance below `near` (from there on it is a near pair).
 * @param lists APART: A and B are numbered apart; IN_COPIES: rows B may lie in copies of sentences, where nothing was counted
 * @param seen u32 per row, this thread's own, zeroed before the first row; holds row + 1 of the last B, with `attempt` above its 28 bits
 * @param hashes scratch: 4096 + 16 + 2^21 bytes, then 16 bytes for every shingle of the longest sentence, rounded up to a power of two
 *   cursor | written u32 | attempt u32, 0…15, another one whenever rows are done again | candidates u64 |
 * Stops at a row whose pairs do not fit. Returns the first row not done.
 */
export function findContained(at: usize, size: usize, mark: usize, from: i32, to: i32, k: i32, share: f64, near: f64, lists: i32, setAt: usize,
  word: usize, repeats: usize, records: usize, count: i32, index: usize, bits: i32, filter: usize, seen: usize, hashes: usize, out: usize, capacity: i32, cursor: usize): i32 {
  const apart = (lists & APART) != 0;
  const looked = lists & IN_COPIES ? COUNTED | COPIED : COUNTED;
  const attempt = load<u32>(cursor, 4) << 28;
  written = <i32>load<u32>(cursor);
  candidates = load<u64>(cursor, 8);
  batch = hashes;
  gathered = 0;
  hashedRow = 0;
  const met = hashes + (BATCH << 4) + 16;
  const tables = met + MET;
  let done = -1;
  for (let row = from; row < to && done < 0; row++) {
    if (!(load<u8>(mark + <usize>row) & COMPARED)) continue;
    const stamp = <u32>(row + 1) | attempt;
    const length = <i32>load<u32>(size + (<usize>row << 2));
    const shingles = max(length - k + 1, 1);
    // A sentence shorter than a shingle has a byte that tells of another shingle.
    let bytes = repeats + <usize>load<u32>(word + (<usize>row << 2));
    if (length < k) { bytes = tables - 16; store<u8>(bytes, ALONE); }
    const hits = filterHits(<usize>load<u32>(at + (<usize>row << 2)) << 2, bytes, shingles, min(k, length), looked, bits, filter, met);
    for (let i: usize = 0; i < hits && done < 0; i++) {
      const key = load<u64>(met + (i << 3));
      let probe = findProbe(key, records, index, bits);
      if (probe < 0) continue;
      for (; probe < count && load<u64>(records + (<usize>probe << 4)) == key; probe++) {
        const other = load<u32>(records + (<usize>probe << 4), 8);
        const otherSize = load<u32>(records + (<usize>probe << 4), 12);
        const last = seen + (<usize>other << 2);
        if (<i32>otherSize > shingles || (!apart && other == <u32>row) || load<u32>(last) == stamp) continue;
        store<u32>(last, stamp);
        const slot = batch + (<usize>gathered << 4);
        store<u32>(slot, other);
        store<u32>(slot, row, 4);
        store<u32>(slot, otherSize, 8);
        if (++gathered < BATCH) continue;
        done = verifyBatch(at, size, k, share, near, apart, setAt, tables, out, capacity);
        if (done >= 0) break;
      }
    }
  }
  if (done < 0) done = verifyBatch(at, size, k, share, near, apart, setAt, tables, out, capacity);
  store<u32>(cursor, written);
  store<u64>(cursor, candidates, 8);
  return done < 0 ? to : done;
}
