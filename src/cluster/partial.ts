/** Stretches → clusters of places that share them, save where whole-sentence matches already say as much. */
import { u8 } from '../kernel/memory.ts';
import type { Workbench } from '../kernel/workbench.ts';
import { NOTHING, pushCluster, pushMember, RUNS, SENTENCES, STRETCH, type ClusterList } from './clusters.ts';
import { isExplained, type Known, type Members } from './explained.ts';
import { growing, type Growing } from './growing.ts';
import { makeMaximal, type Walk } from './maximal.ts';
import { rowColumns, standsAt, type RowColumns } from './standing.ts';
import type { RunColumns, Stretches } from './stretches.ts';

/** Flag of a row, as in kernel/assembly/tokenize.ts. */
const GRAPHEMES = 1;

/** Stretches in one job. */
export const STRETCHES_PER_JOB = 8192;

/** What one job found worth telling: u32 columns of stretches, with their members one after the other. */
export interface Told {
  readonly length: Uint32Array;
  readonly places: Uint32Array;
  /** first member of each, and one more entry */
  readonly begin: Uint32Array;
  /** two hashes of each one's words */
  readonly low: Uint32Array;
  readonly high: Uint32Array;
  readonly row: Uint32Array;
  readonly offset: Uint32Array;
  /** 1 for a member that stands for its own place alone, see standing.ts */
  readonly alone: Uint32Array;
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
    standsAt(columns, known.sentences, known.boundaries, members.row[i]!, members.offset[i]!, members.length, 0, (row, offset) => pushPlace(places, row, offset));
  }
}

/** Whether a member stands for several copies of a sentence end. */
function haveCopies({ boundaries }: Known, { size }: RowColumns, { count, length, row, offset }: Members): boolean {
  for (let i = 0; i < count; i++) if (offset[i]! + length > size[row[i]!]! && boundaries.count[boundaries.first[row[i]!]!]! > 1) return true;
  return false;
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

/** Brings places into the order of the text. */
function sortPlaces(places: Members): void {
  let ascending = true;
  for (let i = 1; i < places.count && ascending; i++) {
    ascending = places.row[i]! > places.row[i - 1]! || (places.row[i] === places.row[i - 1] && places.offset[i]! >= places.offset[i - 1]!);
  }
  if (ascending) return;
  const order = Array.from({ length: places.count }, (_, i) => i).sort((a, b) => places.row[a]! - places.row[b]! || places.offset[a]! - places.offset[b]!);
  const [row, offset] = [order.map((i) => places.row[i]!), order.map((i) => places.offset[i]!)];
  places.row.set(row);
  places.offset.set(offset);
}

/**
 * Places → members: one for all copies of a sentence, and one for all copies of a sentence end where every one of them is a place;
 * other places are members of their own, marked in `alone`. Returns how many places the members stand for.
 */
function gatherUnits(known: Known, columns: RowColumns, places: Members, members: Members, alone: Growing): number {
  const { sentences, boundaries } = known;
  members.count = 0;
  members.length = places.length;
  alone.clear();
  sortPlaces(places);
  const seen = new Map<number, number>();
  const names = Array.from({ length: places.count }, (_, i) => {
    const [unit, word] = unitOf(known, columns, places, i);
    const name = unit * 0x100000 + word;
    seen.set(name, (seen.get(name) ?? 0) + 1);
    return name;
  });
  let total = 0;
  for (let i = 0; i < places.count; i++) {
    const count = seen.get(names[i]!)!;
    if (count === 0) continue;
    const row = places.row[i]!;
    const inside = places.offset[i]! + places.length <= columns.size[row]!;
    const head = inside ? columns.first[row]! : boundaries.first[row]!;
    const copies = Math.max(1, (inside ? sentences : boundaries).count[head]!);
    const together = inside || count === copies;
    if (together) seen.set(names[i]!, 0);
    total += together ? copies : 1;
    alone.push(together ? 0 : 1);
    pushPlace(members, inside ? head : row, places.offset[i]!);
  }
  return total;
}

/** Whether every place lies inside a sentence. */
function areInside({ size }: RowColumns, { count, row, offset, length }: Members): boolean {
  for (let i = 0; i < count; i++) if (offset[i]! + length > size[row[i]!]!) return false;
  return true;
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
  const walk: Walk = { row: new Uint32Array(64), offset: new Uint32Array(64) };
  const members: Members = { count: 0, length: 0, row: new Uint32Array(64), offset: new Uint32Array(64) };
  const places: Members = { count: 0, length: 0, row: new Uint32Array(64), offset: new Uint32Array(64) };
  const last = Math.min(stretches.count, (job + 1) * STRETCHES_PER_JOB);
  for (let s = job * STRETCHES_PER_JOB; s < last; s++) {
    const from = stretches.begin[s]!;
    members.count = 0;
    members.length = stretches.length[s]!;
    for (let i = from; i < from + stretches.size[s]!; i++) pushPlace(members, runs.row[stretches.run[i]!]!, runs.offset[stretches.run[i]!]!);
    // Copies of a sentence end may have other sentence ends around them, so each place is asked where there are any.
    if (!haveCopies(known, columns, members) && isExplained(known, columns, mark, members)) continue;
    listPlaces(known, columns, members, places);
    if (isExplained(known, columns, mark, places)) continue;
    if (!areAcrossDocuments(places, columns)) continue;
    const scale = areGraphemes(flags, places) ? 2 : 1;
    makeMaximal(places, columns, walk, scale, scale * known.minRun);
    if (places.length < scale * known.minRun) continue;
    const count = gatherUnits(known, columns, places, members, alone);
    if (isExplained(known, columns, mark, places)) continue;
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

/** A stretch to be told, and its number of places. */
interface Chosen extends Members { readonly places: number; readonly alone: Uint32Array }

/** Stretches with the same words are told once: the one with most places, the first of these. */
function chooseBest(parts: readonly Told[]): Chosen[] {
  const best = new Map<number, { part: Told; s: number; order: number }[]>();
  let order = 0;
  for (const part of parts) {
    for (let s = 0; s < part.length.length; s++, order++) {
      // 53 bits name the words all but surely; length and both hashes decide.
      const name = (part.low[s]! & 0x1fffff) * 0x100000000 + part.high[s]!;
      const bucket = best.get(name);
      if (!bucket) { best.set(name, [{ part, s, order }]); continue; }
      const same = bucket.find((other) => other.part.low[other.s] === part.low[s] && other.part.length[other.s] === part.length[s]);
      if (!same) bucket.push({ part, s, order });
      else if (part.places[s]! > same.part.places[same.s]!) Object.assign(same, { part, s, order });
    }
  }
  const chosen = [...best.values()].flat().sort((a, b) => a.order - b.order);
  return chosen.map(({ part, s }) => {
    const from = part.begin[s]!;
    const to = part.begin[s + 1]!;
    return { count: to - from, length: part.length[s]!, row: part.row.subarray(from, to), offset: part.offset.subarray(from, to), places: part.places[s]!, alone: part.alone.subarray(from, to) };
  });
}

/** Adds clusters for what the jobs found worth telling. Sentences that share several stretches are listed once, for the longest of them. */
export function gatherStretches(memory: WebAssembly.Memory, list: ClusterList, known: Known, parts: readonly Told[]): void {
  const columns = rowColumns(memory, known.rows);
  const chosen = chooseBest(parts);
  const longest = new Map<string, Members>();
  for (const members of chosen) {
    if (!areInside(columns, members)) continue;
    const name = namedRows(members);
    const other = longest.get(name);
    if (other === undefined || other.length < members.length) longest.set(name, members);
  }
  const shown = new Set(longest.values());
  for (const members of chosen) {
    const inside = areInside(columns, members);
    pushCluster(list, STRETCH, 3, members.row[0]!, members.length, !inside ? RUNS : shown.has(members) ? SENTENCES : NOTHING);
    for (let i = 0; i < members.count; i++) {
      // A sentence that holds the stretch twice is one member; places across sentence ends were all counted when it was told.
      const again = i > 0 && members.row[i] === members.row[i - 1];
      const places = inside ? (again ? 0 : Math.max(1, known.sentences.count[members.row[i]!]!)) : i === 0 ? members.places : 0;
      pushMember(list, members.row[i]!, members.offset[i]!, members.alone[i]!, places);
    }
  }
}

/** The distinct rows of a stretch, as a name. */
function namedRows({ count, row }: Members): string {
  let name = `${row[0]}`;
  for (let i = 1; i < count; i++) if (row[i] !== row[i - 1]) name += ` ${row[i]}`;
  return name;
}
