/** Stretches → clusters of places that share them, save where whole-sentence matches already say as much. */
import { u8 } from '../kernel/memory.ts';
import { NOTHING, pushCluster, pushMember, RUNS, SENTENCES, STRETCH, type ClusterList } from './clusters.ts';
import { isExplained, type Known, type Members } from './explained.ts';
import { growing, type Growing } from './growing.ts';
import { makeMaximal } from './maximal.ts';
import { rowColumns, standsAt, type RowColumns } from './standing.ts';
import type { RunColumns, Stretches } from './stretches.ts';

/** Flag of a row, as in kernel/assembly/tokenize.ts. */
const GRAPHEMES = 1;

/** Stretches that are worth telling, with their members one after the other. */
interface Told {
  readonly length: Growing;
  readonly places: Growing;
  readonly begin: Growing;
  readonly row: Growing;
  readonly offset: Growing;
  /** by the words of the stretch, and by the sentences that hold it: the one to be told */
  readonly best: Map<string, number>;
}

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

/** Every place of a stretch's members. */
function listPlaces(known: Known, columns: RowColumns, members: Members, places: Members): void {
  places.count = 0;
  places.length = members.length;
  for (let i = 0; i < members.count; i++) {
    standsAt(columns, known.sentences, known.boundaries, members.row[i]!, members.offset[i]!, members.length, (row, offset) => pushPlace(places, row, offset));
  }
}

function areAcrossDocuments(places: Members, { document }: RowColumns): boolean {
  for (let i = 1; i < places.count; i++) if (document[places.row[i]!] !== document[places.row[0]!]) return true;
  return false;
}

/** The unit by which standsAt finds a place again, and where the stretch begins in it: a first row, or a first boundary behind all rows. */
function unitOf(known: Known, { size, first }: RowColumns, { row, offset, length }: Members, i: number): [number, number] {
  const r = row[i]!;
  const inside = offset[i]! + length <= size[r]!;
  return inside ? [first[r]!, offset[i]!] : [size.length + known.boundaries.first[r]!, size[r]! - offset[i]!];
}

/** Places → members: one for each unit that holds some of them. */
function gatherUnits(known: Known, columns: RowColumns, places: Members, members: Members): void {
  members.count = 0;
  members.length = places.length;
  const order = Array.from({ length: places.count }, (_, i) => i).sort((a, b) => places.row[a]! - places.row[b]! || places.offset[a]! - places.offset[b]!);
  const seen = new Set<number>();
  for (const i of order) {
    const [unit, word] = unitOf(known, columns, places, i);
    const name = unit * 0x100000 + word;
    if (seen.has(name)) continue;
    seen.add(name);
    pushPlace(members, unit < columns.size.length ? unit : places.row[i]!, places.offset[i]!);
  }
}

/** Whether every place lies inside a sentence. */
function areInside({ size }: RowColumns, { count, row, offset, length }: Members): boolean {
  for (let i = 0; i < count; i++) if (offset[i]! + length > size[row[i]!]!) return false;
  return true;
}

/** A name for the words of a stretch. */
function nameOfWords({ at, size, words }: RowColumns, { row, offset, length }: Members): string {
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
  return `${low} ${high} ${length}`;
}

/** Remembers a stretch, unless one with the same words and as many places is known. */
function remember(told: Told, columns: RowColumns, members: Members, places: number): void {
  const name = nameOfWords(columns, members);
  const known = told.best.get(name);
  if (known !== undefined && told.places.at(known) >= places) return;
  told.best.set(name, told.length.length);
  told.length.push(members.length);
  told.places.push(places);
  told.begin.push(told.row.length);
  for (let i = 0; i < members.count; i++) {
    told.row.push(members.row[i]!);
    told.offset.push(members.offset[i]!);
  }
}

function membersOf(told: Told, s: number): Members {
  const from = told.begin.at(s);
  const to = s + 1 < told.begin.length ? told.begin.at(s + 1) : told.row.length;
  return { count: to - from, length: told.length.at(s), row: told.row.values().subarray(from, to), offset: told.offset.values().subarray(from, to) };
}

/** Adds clusters for the stretches that stand in at least two documents and tell something new. */
export function gatherStretches(list: ClusterList, known: Known, runs: RunColumns, stretches: Stretches): void {
  const columns = rowColumns(known.memory, known.rows);
  const flags = u8(known.memory, known.rows.flags, known.rows.count);
  const told: Told = { length: growing(), places: growing(), begin: growing(), row: growing(), offset: growing(), best: new Map() };
  const members: Members = { count: 0, length: 0, row: new Uint32Array(64), offset: new Uint32Array(64) };
  const places: Members = { count: 0, length: 0, row: new Uint32Array(64), offset: new Uint32Array(64) };
  for (let s = 0; s < stretches.count; s++) {
    const from = stretches.begin[s]!;
    members.count = 0;
    members.length = stretches.length[s]!;
    for (let i = from; i < from + stretches.size[s]!; i++) pushPlace(members, runs.row[stretches.run[i]!]!, runs.offset[stretches.run[i]!]!);
    if (isExplained(known, columns, members)) continue;
    listPlaces(known, columns, members, places);
    if (!areAcrossDocuments(places, columns)) continue;
    const scale = areGraphemes(flags, places) ? 2 : 1;
    makeMaximal(places, columns, scale, scale * known.minRun);
    if (places.length < scale * known.minRun) continue;
    gatherUnits(known, columns, places, members);
    if (!isExplained(known, columns, members)) remember(told, columns, members, places.count);
  }
  tell(list, known, columns, told);
}

/** Turns what is worth telling into clusters. Sentences that share several stretches are listed once, for the longest of them. */
function tell(list: ClusterList, known: Known, columns: RowColumns, told: Told): void {
  const longest = new Map<string, number>();
  const chosen = [...told.best.values()].sort((a, b) => a - b);
  for (const s of chosen) {
    const members = membersOf(told, s);
    if (!areInside(columns, members)) continue;
    const name = [...new Set(members.row)].join(' ');
    const other = longest.get(name);
    if (other === undefined || told.length.at(other) < members.length) longest.set(name, s);
  }
  const shown = new Set(longest.values());
  for (const s of chosen) {
    const members = membersOf(told, s);
    const inside = areInside(columns, members);
    pushCluster(list, STRETCH, 3, members.row[0]!, members.length, !inside ? RUNS : shown.has(s) ? SENTENCES : NOTHING);
    for (let i = 0; i < members.count; i++) {
      let count = 0;
      // A sentence that holds the stretch twice is one member.
      const again = inside && i > 0 && members.row[i] === members.row[i - 1];
      if (!again) standsAt(columns, known.sentences, known.boundaries, members.row[i]!, members.offset[i]!, members.length, () => { count++; });
      pushMember(list, members.row[i]!, members.offset[i]!, 0, count);
    }
  }
}
