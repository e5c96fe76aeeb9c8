/**
 * Runs of words that cross a sentence end. The boundary after a row is a unit of its own: up to runLength - 1 words on either
 * side. Equal units collapse like sentences (collapse.ts on their keys), so that a menu on ten thousand pages costs one unit.
 *
 *        … w w w w w w w . | w w w w w w w …
 *          └ left ≤ m-1 ┘     └ right m-1 ┘       a run of m words across the boundary lies within
 */
import { slotOf } from './counters';
import { scatter } from './radix';
import { contentKey, contentStep, shingleKey } from './hash';

// The unit at hand, set by locate(): addresses of words, and of the byte in `repeats` that belongs to the one at `end`.
let end: usize = 0;
let endByte: usize = 0;
let leftmost: usize = 0;
let rightmost: usize = 0;

/** Finds the unit after a row; false where no run can cross it. */
function locate(at: usize, size: usize, word: usize, repeats: usize, row: i32, wordsEnd: usize, runLength: i32): bool {
  const length = load<u32>(size + (<usize>row << 2));
  end = (<usize>load<u32>(at + (<usize>row << 2)) + length) << 2;
  endByte = repeats + <usize>(load<u32>(word + (<usize>row << 2)) + length);
  leftmost = end - (<usize>min(length, <u32>(runLength - 1)) << 2);
  rightmost = min(end + (<usize>(runLength - 1) << 2), wordsEnd);
  return leftmost < end && end < rightmost && rightmost - leftmost >= <usize>runLength << 2;
}

/** Whether a shingle across the boundary is repeated: without one no run can be, unless runs are shorter than shingles. */
function mayCross(k: i32, runLength: i32): bool {
  if (k < 2 || runLength < k) return true;
  for (let i = 1; i < k; i++) if (load<u8>(endByte - <usize>i)) return true;
  return false;
}

/** First start >= `from` of a run across the boundary that holds no unique shingle, or 0. Shingles before `checked` are known to be repeated. */
function nextRun(from: usize, checked: usize, k: i32, runLength: i32): usize {
  let start = from;
  // The next shingle to look at; those from `start` up to it are repeated.
  let shingle = max(from, checked);
  while (start < end && start + (<usize>runLength << 2) <= rightmost) {
    if (shingle + (<usize>k << 2) > start + (<usize>runLength << 2)) return start;
    if (load<u8>(endByte + ((<isize>shingle - <isize>end) >> 2)) == 0) start = shingle + 4;
    shingle += 4;
  }
  return 0;
}

/**
 * keys[row] = key of the unit after each row of [from, to), 0 where no run crosses. The words of the rows end at `wordsEnd`; `word` and
 * `repeats` as in repeats.ts.
 */
export function boundaryKeys(at: usize, size: usize, word: usize, repeats: usize, from: i32, to: i32, wordsEnd: usize, k: i32, runLength: i32, keys: usize): void {
  for (let row = from; row < to; row++) {
    const slot = keys + (<usize>row << 3);
    store<u64>(slot, 0);
    if (!locate(at, size, word, repeats, row, wordsEnd, runLength) || !mayCross(k, runLength)) continue;
    if (nextRun(leftmost, leftmost, k, runLength) == 0) continue;
    let state: u64 = 0;
    for (let word = leftmost; word < rightmost; word += 4) {
      if (word == end) state = contentStep(state, 0);
      state = contentStep(state, <u64>load<u32>(word) * 0x9e3779b97f4a7c15);
    }
    store<u64>(slot, contentKey(state, <u64>(rightmost - leftmost)));
  }
}

/**
 * Appends the run keys of the units after the rows of [from, to) that are the first of their kind (first[row] == row, key not 0):
 * runKeys u64, runRows u32, runOffsets u32 (first word of the run within its row) from `runs` on, room for runLength - 1 a row.
 * Returns the new number of runs.
 */
export function boundaryRuns(at: usize, size: usize, word: usize, repeats: usize, from: i32, to: i32, wordsEnd: usize, k: i32, runLength: i32,
  keys: usize, first: usize, runKeys: usize, runRows: usize, runOffsets: usize, runs: i32): i32 {
  for (let row = from; row < to; row++) {
    if (load<u64>(keys + (<usize>row << 3)) == 0 || load<u32>(first + (<usize>row << 2)) != <u32>row) continue;
    locate(at, size, word, repeats, row, wordsEnd, runLength);
    const begin = <usize>load<u32>(at + (<usize>row << 2)) << 2;
    let start = nextRun(leftmost, leftmost, k, runLength);
    while (start != 0) {
      store<u64>(runKeys + (<usize>runs << 3), shingleKey(start, runLength));
      store<u32>(runRows + (<usize>runs << 2), row);
      store<u32>(runOffsets + (<usize>runs << 2), <u32>((start - begin) >> 2));
      runs++;
      start = nextRun(start + 4, start + (<usize>(runLength - k + 1) << 2), k, runLength);
    }
  }
  return runs;
}

/** Saturating counts of keys in a table of 2^bits bytes: a run key seen once joins nothing. */
export function countKeys(keys: usize, count: i32, table: usize, bits: i32): void {
  for (let i = 0; i < count; i++) {
    const slot = slotOf(table, bits, load<u64>(keys + (<usize>i << 3)));
    const seen = load<u8>(slot);
    store<u8>(slot, seen + u8(seen != 255));
  }
}

/** Keeps, in place and in order, the runs whose keys were counted at least twice. Returns their number. */
export function keepRepeated(keys: usize, rows: usize, offsets: usize, count: i32, table: usize, bits: i32): i32 {
  let kept: usize = 0;
  for (let i: usize = 0; i < <usize>count; i++) {
    const key = load<u64>(keys + (i << 3));
    if (load<u8>(slotOf(table, bits, key)) < 2) continue;
    store<u64>(keys + (kept << 3), key);
    store<u32>(rows + (kept << 2), load<u32>(rows + (i << 2)));
    store<u32>(offsets + (kept << 2), load<u32>(offsets + (i << 2)));
    kept++;
  }
  return <i32>kept;
}

/** Records (key, number) of the keys [from, to), scattered over `parts` partitions; cursors as in join.ts. */
export function keyRecords(keys: usize, from: i32, to: i32, parts: u32, cursors: usize, records: usize): void {
  for (let i = from; i < to; i++) {
    const key = load<u64>(keys + (<usize>i << 3));
    scatter(key, i, <u32>(key >> 40) & (parts - 1), cursors, records);
  }
}
