/**
 * Shingle sets of the sentences that can match anything at all, rarest shingle first, and the run keys found on the way.
 *
 * entry (u64), ascending = the fixed total order of the prefix filter:
 *   63      56 55                                  0
 *   |  count  |  low 56 bits of the shingle key    |
 * count = min(255, approximate frequency). Equal shingles have equal entries.
 */
import { COMPARED, FIRST, REPEATED, slotOf } from './counters.ts';
import { shingleKey } from './hash.ts';
import { COPIED, COUNTED } from './repeats.ts';
import { u64, type U64 } from './u64.ts';
import { compareEntries, type View } from './view.ts';

/** Bits of an entry's high half that belong to the key. */
export const HASH_HIGH = 0x00ffffff;
/** Rounding of a product of a share and a number of shingles. */
export const ROUNDING = 1e-9;

const key: U64 = u64();

/** Sorts `size` entries at an address and keeps one of equal ones; returns their number. */
function sortUnique(view: View, address: number, size: number): number {
  const { u32 } = view;
  const base = address >>> 3;
  view.u64.subarray(base, base + size).sort();
  let kept = Math.min(size, 1);
  for (let i = 1; i < size; i++) {
    const entry = 2 * (base + i);
    if (compareEntries(u32, entry, 2 * (base + kept - 1)) === 0) continue;
    u32[2 * (base + kept)] = u32[entry]!;
    u32[2 * (base + kept) + 1] = u32[entry + 1]!;
    kept++;
  }
  return kept;
}

/** Columns of runs and how many they hold. */
export interface RunWriter { readonly keys: number; readonly rows: number; readonly offsets: number; count: number }

/** Appends the run of `runLength` words at index `word`, which is `offset` words from where `row` begins. */
export function appendRun(view: View, runs: RunWriter, row: number, word: number, offset: number, runLength: number): void {
  const { u32 } = view;
  shingleKey(u32, word, runLength, key);
  u32[(runs.keys >>> 2) + 2 * runs.count] = key[0]!;
  u32[(runs.keys >>> 2) + 2 * runs.count + 1] = key[1]!;
  u32[(runs.rows >>> 2) + runs.count] = row;
  u32[(runs.offsets >>> 2) + runs.count] = offset;
  runs.count++;
}

/** Writes one entry per shingle of a row at index `entry` of u32; returns whether each was counted more than once. */
function writeEntries(view: View, first: number, shingles: number, width: number, table: number, bits: number, entry: number): boolean[] {
  const { u8, u32 } = view;
  const repeated: boolean[] = [];
  for (let i = 0; i < shingles; i++) {
    shingleKey(u32, first + i, width, key);
    const count = u8[slotOf(table, bits, key[1]!)]!;
    u32[entry + 2 * i] = key[0]!;
    u32[entry + 2 * i + 1] = (count << 24) | (key[1]! & HASH_HIGH);
    repeated.push(count > 1);
  }
  return repeated;
}

/** The keys of a row's runs that hold no shingle known to be unique. A run shorter than a shingle cannot be ruled out by shingle counts. */
function writeRuns(view: View, runs: RunWriter, row: number, first: number, length: number, k: number, runLength: number, repeated: readonly boolean[]): void {
  // Number of repeated shingles without a gap, up to the last one of the run at hand.
  let streak = 0;
  let next = 0;
  for (let start = 0; start + runLength <= length; start++) {
    for (; next + k <= start + runLength; next++) streak = repeated[next] ? streak + 1 : 0;
    if (streak >= runLength - k + 1) appendRun(view, runs, row, first + start, start, runLength);
  }
}

/**
 * For the first occurrences of rows [from, to): writes the set of each compared one that keeps at least the share 1 - `spare` of
 * repeated shingles (a set with more unique ones can neither be near nor contained), and the keys of its runs of `runLength` words
 * that hold no unique shingle (runLength 0: none are wanted).
 *   setAt[row]   u32: address / 8 of the set; setSize[row] u32: entries; both untouched where there is no set
 *   runKeys u64, runRows u32, runOffsets u32 (first word of the run within the row), appended from cursor.runs on
 *   word[row]    u32: number of its first word; repeats[word] u8, see repeats.ts: written for the shingles inside these rows, unless it is 0
 *   cursor       | next free set address u32 | runs written u32 |
 * Stops before a row for which `setsEnd` or `runCapacity` might not suffice. Returns the first row not done.
 */
export function writeSets(view: View, at: number, size: number, mark: number, from: number, to: number, k: number, table: number, bits: number, spare: number,
  setAt: number, setSize: number, setsEnd: number, runLength: number, runKeys: number, runRows: number, runOffsets: number, runCapacity: number, word: number, repeats: number,
  cursor: number): number {
  const { u8, u32 } = view;
  let free = u32[cursor >>> 2]!;
  const runs: RunWriter = { keys: runKeys, rows: runRows, offsets: runOffsets, count: u32[(cursor >>> 2) + 1]! };
  let row = from;
  for (; row < to; row++) {
    const marks = u8[mark + row]!;
    if (!(marks & FIRST)) continue;
    const first = u32[(at >>> 2) + row]!;
    const length = u32[(size >>> 2) + row]!;
    const shingles = Math.max(length - k + 1, length > 0 ? 1 : 0);
    if (free + 8 * shingles > setsEnd || runs.count + length > runCapacity) break;
    const repeated = writeEntries(view, first, shingles, Math.min(k, length), table, bits, free >>> 2);
    if (length >= k && repeats !== 0) repeated.forEach((isRepeated, i) => { u8[repeats + u32[(word >>> 2) + row]! + i] = (marks & REPEATED ? COPIED : 0) | (isRepeated ? COUNTED : 0); });
    if (runLength > 0) writeRuns(view, runs, row, first, length, k, runLength, repeated);
    const unique = repeated.filter((isRepeated) => !isRepeated).length;
    if (!(marks & COMPARED) || unique > spare * shingles + ROUNDING) continue;
    const kept = sortUnique(view, free, shingles);
    u32[(setAt >>> 2) + row] = free >>> 3;
    u32[(setSize >>> 2) + row] = kept;
    free += 8 * kept;
  }
  u32[cursor >>> 2] = free;
  u32[(cursor >>> 2) + 1] = runs.count;
  return row;
}
