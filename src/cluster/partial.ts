/** Stretches worth telling: those that stand in two documents, save where whole-sentence matches already say as much. */
import { u8 } from '../kernel/memory.ts';
import type { Workbench } from '../kernel/workbench.ts';
import { isExplained, type Heads, type Known, type Members } from './explained.ts';
import { growing, type Growing } from './growing.ts';
import { makeMaximal, type Starts } from './maximal.ts';
import { rowColumns, type RowColumns } from './standing.ts';
import type { RunColumns, Stretches } from './stretches.ts';
import type { Told } from './told.ts';
import { nameUnits, type Units } from './units.ts';

/** Flag of a row, as in kernel/assembly/tokenize.ts. */
const GRAPHEMES = 1;

/** Stretches in one job. */
export const STRETCHES_PER_JOB = 8192;

function makeRoom(members: Members, count: number): void {
  if (members.row.length >= count) return;
  const [row, offset] = [new Uint32Array(2 * count), new Uint32Array(2 * count)];
  row.set(members.row.subarray(0, members.count));
  offset.set(members.offset.subarray(0, members.count));
  members.row = row;
  members.offset = offset;
}

function pushPlace(members: Members, row: number, offset: number): void {
  makeRoom(members, members.count + 1);
  members.row[members.count] = row;
  members.offset[members.count++] = offset;
}

/** Whether each grapheme is a word at every place; there minima are doubled. */
function areGraphemes(flags: Uint8Array, { count, row }: Members): boolean {
  for (let i = 0; i < count; i++) if (!(flags[row[i]!]! & GRAPHEMES)) return false;
  return true;
}

/** What the members of a stretch stand for: copies of a sentence end, two documents. */
interface Standing { ends: boolean; across: boolean }

/** Looks at every member once. */
function standingOf({ sentences, boundaries }: Known, { size, first, document }: RowColumns, { count, length, row, offset }: Members): Standing {
  const standing: Standing = { ends: false, across: false };
  const home = document[row[0]!]!;
  for (let i = 0; i < count; i++) {
    const r = row[i]!;
    const inside = offset[i]! + length <= size[r]!;
    const head = inside ? first[r]! : boundaries.first[r]!;
    const { count: copies, spread } = inside ? sentences : boundaries;
    if (copies[head]! > 1) {
      if (!inside) standing.ends = true;
      if (spread[head] === 1) standing.across = true;
    }
    if (document[r] !== home) standing.across = true;
  }
  return standing;
}

/** Every place of a stretch's members, as standing.ts tells them. */
function listPlaces({ sentences, boundaries }: Known, { size, first }: RowColumns, { count, length, row, offset }: Members, places: Members): void {
  places.count = 0;
  places.length = length;
  for (let i = 0; i < count; i++) {
    const r = row[i]!;
    const inside = offset[i]! + length <= size[r]!;
    const { count: copies, begin, list } = inside ? sentences : boundaries;
    const head = inside ? first[r]! : boundaries.first[r]!;
    if (copies[head]! < 2) { pushPlace(places, r, offset[i]!); continue; }
    const from = begin[head]!;
    const to = from + copies[head]!;
    const before = size[r]! - offset[i]!;
    for (let j = from; j < to; j++) pushPlace(places, list[j]!, inside ? offset[i]! : size[list[j]!]! - before);
  }
}

/** Up to so many places are sorted by insertion: most stretches stand in two or three. */
const FEW = 24;

function insertionSort({ count, row, offset }: Members): void {
  for (let i = 1; i < count; i++) {
    const r = row[i]!;
    const o = offset[i]!;
    let at = i;
    for (; at > 0 && (row[at - 1]! > r || (row[at - 1] === r && offset[at - 1]! > o)); at--) {
      row[at] = row[at - 1]!;
      offset[at] = offset[at - 1]!;
    }
    row[at] = r;
    offset[at] = o;
  }
}

/** Brings places into the order of the text. */
function sortPlaces(places: Members): void {
  let ascending = true;
  for (let i = 1; i < places.count && ascending; i++) {
    ascending = places.row[i]! > places.row[i - 1]! || (places.row[i] === places.row[i - 1] && places.offset[i]! >= places.offset[i - 1]!);
  }
  if (ascending) return;
  if (places.count <= FEW) { insertionSort(places); return; }
  const order = Array.from({ length: places.count }, (_, i) => i).sort((a, b) => places.row[a]! - places.row[b]! || places.offset[a]! - places.offset[b]!);
  const [row, offset] = [order.map((i) => places.row[i]!), order.map((i) => places.offset[i]!)];
  places.row.set(row);
  places.offset.set(offset);
}

/**
 * Places → members: one for all copies of a sentence, and one for all copies of a sentence end where every one of them is a place;
 * other places are members of their own, marked in `alone`. Returns how many places the members stand for.
 */
function gatherUnits(known: Known, columns: RowColumns, places: Members, members: Members, units: Units, alone: Growing): number {
  const { sentences, boundaries } = known;
  members.count = 0;
  members.length = places.length;
  alone.clear();
  sortPlaces(places);
  nameUnits(units, known, columns, places);
  let total = 0;
  for (let i = 0; i < places.count; i++) {
    const count = units.count[units.same[i]!]!;
    if (count === 0) continue;
    const row = places.row[i]!;
    const inside = places.offset[i]! + places.length <= columns.size[row]!;
    const head = inside ? columns.first[row]! : boundaries.first[row]!;
    const copies = Math.max(1, (inside ? sentences : boundaries).count[head]!);
    const together = inside || count === copies;
    if (together) units.count[units.same[i]!] = 0;
    total += together ? copies : 1;
    alone.push(together ? 0 : 1);
    pushPlace(members, inside ? head : row, places.offset[i]!);
  }
  return total;
}

/** Two hashes of the words of a stretch. */
function hashWords({ at, size, words }: RowColumns, { row, offset, length }: Members): [low: number, high: number] {
  let low = 0x811c9dc5;
  let high = 0x9e3779b9;
  for (let r = row[0]!, o = offset[0]!, left = length; left > 0; left--) {
    while (o >= size[r]!) { r++; o = 0; }
    const word = words[at[r]! + o++]!;
    low = Math.imul(low ^ word, 0x85ebca6b);
    low ^= low >>> 15;
    high = Math.imul(high ^ word, 0xc2b2ae35);
    high ^= high >>> 13;
  }
  return [low, high];
}

/** What {@link tellStretches} needs; all columns stand where every thread sees them. */
export interface StretchArgs {
  readonly known: Known;
  readonly runs: Pick<RunColumns, 'row' | 'offset'>;
  readonly stretches: Stretches;
}

/** Job: those of its stretches that stand in at least two documents and tell something new, as long as their texts allow. */
export function tellStretches(bench: Workbench, { known, runs, stretches }: StretchArgs, job: number): Told {
  const columns = rowColumns(bench.memory, known.rows);
  const flags = u8(bench.memory, known.rows.flags, known.rows.count);
  const mark = u8(bench.memory, known.rows.mark, known.rows.count);
  const told = { length: growing(), places: growing(), begin: growing(), low: growing(), high: growing(), row: growing(), offset: growing(), alone: growing() };
  const alone = growing();
  const starts: Starts = { word: new Uint32Array(64) };
  const heads: Heads = { row: new Uint32Array(64) };
  const members: Members = { count: 0, length: 0, row: new Uint32Array(64), offset: new Uint32Array(64) };
  const places: Members = { count: 0, length: 0, row: new Uint32Array(64), offset: new Uint32Array(64) };
  const units: Units = { unit: new Uint32Array(64), word: new Uint32Array(64), same: new Uint32Array(64), count: new Uint32Array(64), slots: new Uint32Array(128) };
  const last = Math.min(stretches.count, (job + 1) * STRETCHES_PER_JOB);
  for (let s = job * STRETCHES_PER_JOB; s < last; s++) {
    const from = stretches.begin[s]!;
    members.count = 0;
    members.length = stretches.length[s]!;
    for (let i = from; i < from + stretches.size[s]!; i++) pushPlace(members, runs.row[stretches.run[i]!]!, runs.offset[stretches.run[i]!]!);
    const { ends, across } = standingOf(known, columns, members);
    if (!across) continue;
    // Copies of a sentence are explained as it is; copies of a sentence end may have other sentence ends around them, so each place is asked.
    if (!ends && isExplained(known, columns, mark, members, heads)) continue;
    listPlaces(known, columns, members, places);
    if (ends && isExplained(known, columns, mark, places, heads)) continue;
    const scale = areGraphemes(flags, places) ? 2 : 1;
    makeMaximal(places, columns, known.documents, starts, scale, scale * known.minRun);
    if (places.length < scale * known.minRun) continue;
    const count = gatherUnits(known, columns, places, members, units, alone);
    if (isExplained(known, columns, mark, places, heads)) continue;
    const [low, high] = hashWords(columns, members);
    told.length.push(members.length);
    told.places.push(count);
    told.begin.push(told.row.length);
    told.low.push(low);
    told.high.push(high);
    for (let i = 0; i < members.count; i++) {
      told.row.push(members.row[i]!);
      told.offset.push(members.offset[i]!);
      told.alone.push(alone.at(i));
    }
  }
  told.begin.push(told.row.length);
  return {
    length: told.length.values(), places: told.places.values(), begin: told.begin.values(), low: told.low.values(), high: told.high.values(),
    row: told.row.values(), offset: told.offset.values(), alone: told.alone.values(),
  };
}
