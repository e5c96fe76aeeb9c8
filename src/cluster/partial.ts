/** Stretches → clusters of places that share them, save where whole-sentence matches already say as much. */
import { u32 } from '../kernel/memory.ts';
import type { Rows } from '../model/columns.ts';
import { pushCluster, pushMember, STRETCH, type ClusterList } from './clusters.ts';
import type { ContainmentLists } from './gather.ts';
import type { Neighbours } from './neighbours.ts';
import type { Occurrences } from './occurrences.ts';
import { NONE } from './stars.ts';
import type { RunColumns, Stretches } from './stretches.ts';

/** A run is cut at a sentence end beyond which fewer of its words lie (design §2). */
const LEAST_BEYOND = 5;
/** Members that are tried as the one that explains all others. */
const CENTRES_TRIED = 8;

/** What the sentences of a scan already tell about each other. */
export interface Known {
  readonly rows: Rows;
  readonly memory: WebAssembly.Memory;
  readonly star: Uint32Array;
  readonly neighbours: Neighbours;
  readonly containments: ContainmentLists;
  readonly sentences: Occurrences;
  readonly boundaries: Occurrences;
  readonly minRun: number;
  readonly minWords: number;
}

interface Columns { at: Uint32Array; size: Uint32Array; first: Uint32Array; document: Uint32Array; words: Uint32Array }

function includes(row: Uint32Array, from: number, to: number, wanted: number): boolean {
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (row[middle]! < wanted) from = middle + 1;
    else to = middle;
  }
  return row[from] === wanted;
}

/** Whether two first rows are already told to match as whole sentences. */
function isKnown(known: Known, left: number, right: number): boolean {
  if (left === right || (known.star[left] !== NONE && known.star[left] === known.star[right])) return true;
  const { neighbours: near, containments: held } = known;
  return (near.begin[left]! < near.begin[left + 1]! && includes(near.row, near.begin[left]!, near.begin[left + 1]!, right))
    || (held.begin[left]! < held.begin[left + 1]! && includes(held.row, held.begin[left]!, held.begin[left + 1]!, right))
    || (held.begin[right]! < held.begin[right + 1]! && includes(held.row, held.begin[right]!, held.begin[right + 1]!, left));
}

/** Whether every sentence under the stretch at one place matches the one under it at another, sentence end by sentence end. */
function explains(known: Known, columns: Columns, rowA: number, offsetA: number, rowB: number, offsetB: number, length: number): boolean {
  for (let left = length; left > 0; rowA++, rowB++, offsetA = 0, offsetB = 0) {
    const here = Math.min(left, columns.size[rowA]! - offsetA);
    if (columns.size[rowA]! < known.minWords || here !== Math.min(left, columns.size[rowB]! - offsetB) || !isKnown(known, columns.first[rowA]!, columns.first[rowB]!)) return false;
    left -= here;
  }
  return true;
}

/** Places of a stretch: rows and the word each begins with. */
interface Places { row: number[]; offset: number[]; length: number }

/** Every occurrence of the runs' units that carries on with the stretch's words. */
function expand(known: Known, columns: Columns, runs: RunColumns, inner: number, members: Uint32Array, length: number): Places {
  const places: Places = { row: [], offset: [], length };
  const model = columns.at[runs.row[members[0]!]!]! + runs.offset[members[0]!]!;
  for (const run of members) {
    const row = runs.row[run]!;
    const offset = runs.offset[run]!;
    const all = run < inner ? known.sentences.of(row) : known.boundaries.of(row);
    for (const other of all ?? [row]) {
      const at = columns.at[other]! + offset;
      let same = 0;
      while (same < length && columns.words[at + same] === columns.words[model + same]) same++;
      if (same === length && sameText(columns, other, offset, length)) { places.row.push(other); places.offset.push(offset); }
    }
  }
  return places;
}

/** Whether `length` words from a row's `offset` on lie in its document. */
function sameText(columns: Columns, row: number, offset: number, length: number): boolean {
  const document = columns.document[row]!;
  for (let left = length + offset - columns.size[row]!; left > 0; left -= columns.size[row]!) {
    row++;
    if (row >= columns.document.length || columns.document[row] !== document) return false;
  }
  return true;
}

/** Cuts a stretch at sentence ends close to its own ends, in whichever member they stand. */
function trim(places: Places, columns: Columns, minRun: number): void {
  for (let i = 0; i < places.row.length; i++) {
    let row = places.row[i]!;
    let reach = columns.size[row]! - places.offset[i]!;
    if (reach < LEAST_BEYOND && reach < places.length && places.length - reach >= minRun) {
      for (let j = 0; j < places.row.length; j++) advance(places, j, reach, columns);
      places.length -= reach;
      row = places.row[i]!;
      reach = columns.size[row]! - places.offset[i]!;
    }
    while (reach < places.length) {
      const beyond = places.length - reach;
      if (beyond < LEAST_BEYOND && reach >= minRun) { places.length = reach; break; }
      row++;
      reach += columns.size[row]!;
    }
  }
}

function advance(places: Places, i: number, words: number, columns: Columns): void {
  places.offset[i]! += words;
  while (places.offset[i]! >= columns.size[places.row[i]!]!) {
    places.offset[i]! -= columns.size[places.row[i]!]!;
    places.row[i]!++;
  }
}

function isExplained(known: Known, columns: Columns, places: Places): boolean {
  const count = places.row.length;
  for (let centre = 0; centre < Math.min(count, CENTRES_TRIED); centre++) {
    let all = true;
    for (let i = 0; i < count && all; i++) {
      all = i === centre || explains(known, columns, places.row[centre]!, places.offset[centre]!, places.row[i]!, places.offset[i]!, places.length);
    }
    if (all) return true;
  }
  return false;
}

/** Adds clusters for the stretches that stand in at least two documents and tell something new. */
export function gatherStretches(list: ClusterList, known: Known, runs: RunColumns, inner: number, stretches: Stretches): void {
  const { rows, memory } = known;
  const columns: Columns = {
    at: u32(memory, rows.at, rows.count), size: u32(memory, rows.size, rows.count), first: u32(memory, rows.first, rows.count),
    document: u32(memory, rows.document, rows.count), words: u32(memory, 0, memory.buffer.byteLength / 4),
  };
  const told = new Set<string>();
  for (let s = 0; s < stretches.count; s++) {
    const members = stretches.run.subarray(stretches.begin[s]!, stretches.begin[s + 1]!);
    const places = expand(known, columns, runs, inner, members, stretches.length[s]!);
    trim(places, columns, known.minRun);
    const document = columns.document[places.row[0]!]!;
    if (!places.row.some((row) => columns.document[row] !== document) || isExplained(known, columns, places)) continue;
    const order = places.row.map((_, i) => i).sort((a, b) => places.row[a]! - places.row[b]! || places.offset[a]! - places.offset[b]!);
    const name = `${places.length} ${order.length} ${places.row[order[0]!]} ${places.offset[order[0]!]} ${places.row[order.at(-1)!]}`;
    if (told.has(name)) continue;
    told.add(name);
    pushCluster(list, STRETCH, 3, places.row[order[0]!]!, places.length);
    list.places[list.places.length - 1] = order.length;
    for (const i of order) pushMember(list, places.row[i]!, places.offset[i]!, 0);
  }
}
