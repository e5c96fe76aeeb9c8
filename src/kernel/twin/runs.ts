/**
 * Runs of words that cross a sentence end. The boundary after a row is a unit of its own: up to runLength - 1 words on either
 * side. Equal units collapse like sentences (collapse.ts on their keys), so that a menu on ten thousand pages costs one unit.
 *
 *        … w w w w w w w . | w w w w w w w …
 *          └ left ≤ m-1 ┘     └ right m-1 ┘       a run of m words across the boundary lies within
 */
import { slotOf } from './counters.ts';
import { contentKey, contentStep } from './hash.ts';
import { appendRun, type RunWriter } from './sets.ts';
import { multiply, set, u64, type U64 } from './u64.ts';
import type { View } from './view.ts';

/** Spreads a word's 32 bits over the 64 of a step; odd (splitmix64's increment). */
const GOLDEN = u64(0x9e3779b9, 0x7f4a7c15);

/** The columns both operations read. */
interface Columns {
  readonly view: View;
  readonly at: number;
  readonly size: number;
  readonly word: number;
  readonly repeats: number;
  readonly wordsEnd: number;
  readonly k: number;
  readonly runLength: number;
}

/** Word indices: the unit's first word, the row's end, the unit's end. */
interface Unit { readonly left: number; readonly end: number; readonly right: number }

const key: U64 = u64();
const state: U64 = u64();

/** The unit after a row; undefined where no run can cross its end. */
function unitAfter({ view: { u32 }, at, size, wordsEnd, runLength }: Columns, row: number): Unit | undefined {
  const length = u32[(size >>> 2) + row]!;
  const end = u32[(at >>> 2) + row]! + length;
  const left = end - Math.min(length, runLength - 1);
  const right = Math.min(end + runLength - 1, wordsEnd >>> 2);
  return left < end && end < right && right - left >= runLength ? { left, end, right } : undefined;
}

/** First words of the runs across the boundary that hold no unique shingle, ascending. A run shorter than a shingle holds none. */
function runStarts(columns: Columns, row: number, unit: Unit): number[] {
  const { view: { u8, u32 }, at, word, repeats, k, runLength } = columns;
  // The byte of the unit's first word.
  const byte = repeats + u32[(word >>> 2) + row]! + unit.left - u32[(at >>> 2) + row]!;
  const starts: number[] = [];
  let streak = 0;
  let next = unit.left;
  for (let start = unit.left; start < unit.end && start + runLength <= unit.right; start++) {
    for (; next + k <= start + runLength; next++) streak = u8[byte + next - unit.left] !== 0 ? streak + 1 : 0;
    if (streak >= runLength - k + 1) starts.push(start);
  }
  return starts;
}

/**
 * keys[row] (u64) = key of the unit after each row of [from, to), 0 where no run crosses. The words of the rows end at `wordsEnd`; `word` and
 * `repeats` as in repeats.ts.
 */
export function boundaryKeys(view: View, at: number, size: number, word: number, repeats: number, from: number, to: number, wordsEnd: number, k: number, runLength: number,
  keys: number): void {
  const columns: Columns = { view, at, size, word, repeats, wordsEnd, k, runLength };
  const { u32 } = view;
  for (let row = from; row < to; row++) {
    const unit = unitAfter(columns, row);
    set(state, 0, 0);
    if (unit && runStarts(columns, row, unit).length > 0) {
      for (let i = unit.left; i < unit.right; i++) {
        // A step of its own marks where the sentence ends.
        if (i === unit.end) { set(key, 0, 0); contentStep(state, key); }
        set(key, 0, u32[i]!);
        multiply(key, GOLDEN);
        contentStep(state, key);
      }
      contentKey(state, 4 * (unit.right - unit.left));
    }
    u32.set(state, (keys >>> 2) + 2 * row);
  }
}

/**
 * Appends the run keys of the units after the rows of [from, to) that are the first of their kind (first[row] == row, key not 0):
 * runKeys u64, runRows u32, runOffsets u32 (first word of the run within its row) from `runs` on, room for runLength - 1 a row.
 * Returns the new number of runs.
 */
export function boundaryRuns(view: View, at: number, size: number, word: number, repeats: number, from: number, to: number, wordsEnd: number, k: number, runLength: number,
  keys: number, first: number, runKeys: number, runRows: number, runOffsets: number, runs: number): number {
  const columns: Columns = { view, at, size, word, repeats, wordsEnd, k, runLength };
  const { u32 } = view;
  const writer: RunWriter = { keys: runKeys, rows: runRows, offsets: runOffsets, count: runs };
  for (let row = from; row < to; row++) {
    const slot = (keys >>> 2) + 2 * row;
    if ((u32[slot] === 0 && u32[slot + 1] === 0) || u32[(first >>> 2) + row] !== row) continue;
    const unit = unitAfter(columns, row);
    if (!unit) continue;
    const begin = u32[(at >>> 2) + row]!;
    for (const start of runStarts(columns, row, unit)) appendRun(view, writer, row, start, start - begin, runLength);
  }
  return writer.count;
}

/** Keeps, in place and in order, the runs (columns as above) whose keys were counted at least twice. Returns their number. */
export function keepRepeated(view: View, keys: number, rows: number, offsets: number, count: number, table: number, bits: number): number {
  const { u8, u32 } = view;
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const from = (keys >>> 2) + 2 * i;
    if (u8[slotOf(table, bits, u32[from + 1]!)]! < 2) continue;
    u32.copyWithin((keys >>> 2) + 2 * kept, from, from + 2);
    u32[(rows >>> 2) + kept] = u32[(rows >>> 2) + i]!;
    u32[(offsets >>> 2) + kept] = u32[(offsets >>> 2) + i]!;
    kept++;
  }
  return kept;
}
