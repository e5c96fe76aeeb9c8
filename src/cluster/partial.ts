/** Stretches → clusters of places that share them, save where whole-sentence matches already say as much. */
import type { Rows } from '../model/columns.ts';
import { pushCluster, pushMember, STRETCH, type ClusterList } from './clusters.ts';
import type { ContainmentLists } from './gather.ts';
import type { Neighbours } from './neighbours.ts';
import type { Occurrences } from './occurrences.ts';
import { NONE } from './stars.ts';
import type { RunColumns, Stretches } from './stretches.ts';
import { rowColumns, standsAt, type RowColumns } from './standing.ts';

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

function includes(row: Uint32Array, from: number, to: number, wanted: number): boolean {
  const last = to;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (row[middle]! < wanted) from = middle + 1;
    else to = middle;
  }
  return from < last && row[from] === wanted;
}

/** Whether two first rows are already told to match as whole sentences. */
function isKnown(known: Known, left: number, right: number): boolean {
  if (left === right || (known.star[left] !== NONE && known.star[left] === known.star[right])) return true;
  const { neighbours: near, containments: held } = known;
  return includes(near.row, near.begin[left]!, near.begin[left + 1]!, right)
    || includes(held.row, held.begin[left]!, held.begin[left + 1]!, right)
    || includes(held.row, held.begin[right]!, held.begin[right + 1]!, left);
}

/** The members of the stretch at hand. */
interface Members { count: number; length: number; row: Uint32Array; offset: Uint32Array }

/** Whether every sentence under the stretch at one member matches the one under it at another, sentence end by sentence end. */
function explains(known: Known, { size, first }: RowColumns, members: Members, a: number, b: number): boolean {
  let [rowA, offsetA, rowB, offsetB] = [members.row[a]!, members.offset[a]!, members.row[b]!, members.offset[b]!];
  for (let left = members.length; left > 0; rowA++, rowB++, offsetA = 0, offsetB = 0) {
    const here = Math.min(left, size[rowA]! - offsetA);
    if (size[rowA]! < known.minWords || here !== Math.min(left, size[rowB]! - offsetB) || !isKnown(known, first[rowA]!, first[rowB]!)) return false;
    left -= here;
  }
  return true;
}

function isExplained(known: Known, columns: RowColumns, members: Members): boolean {
  for (let centre = 0; centre < Math.min(members.count, CENTRES_TRIED); centre++) {
    let all = true;
    for (let i = 0; i < members.count && all; i++) all = i === centre || explains(known, columns, members, centre, i);
    if (all) return true;
  }
  return false;
}

/** Cuts a stretch at sentence ends close to its own ends, in whichever member they stand. Returns whether it did. */
function trim(members: Members, { size }: RowColumns, minRun: number): boolean {
  let cut = false;
  for (let i = 0; i < members.count; i++) {
    let row = members.row[i]!;
    let reach = size[row]! - members.offset[i]!;
    if (reach < LEAST_BEYOND && members.length - reach >= minRun) {
      for (let j = 0; j < members.count; j++) advance(members, j, reach, size);
      members.length -= reach;
      cut = true;
      row = members.row[i]!;
      reach = size[row]! - members.offset[i]!;
    }
    while (reach < members.length) {
      if (members.length - reach < LEAST_BEYOND && reach >= minRun) { members.length = reach; cut = true; break; }
      row++;
      reach += size[row]!;
    }
  }
  return cut;
}

function advance(members: Members, i: number, words: number, size: Uint32Array): void {
  let offset = members.offset[i]! + words;
  while (offset >= size[members.row[i]!]!) {
    offset -= size[members.row[i]!]!;
    members.row[i]!++;
  }
  members.offset[i] = offset;
}

/** Brings members inside sentences to the first row with their words, and keeps one of each. */
function settle(members: Members, { size, first }: RowColumns): void {
  let kept = 0;
  for (let i = 0; i < members.count; i++) {
    const offset = members.offset[i]!;
    const row = offset + members.length <= size[members.row[i]!]! ? first[members.row[i]!]! : members.row[i]!;
    let known = false;
    for (let j = 0; j < kept && !known; j++) known = members.row[j] === row && members.offset[j] === offset;
    if (known) continue;
    members.row[kept] = row;
    members.offset[kept++] = offset;
  }
  members.count = kept;
}

/** Adds clusters for the stretches that stand in at least two documents and tell something new. */
export function gatherStretches(list: ClusterList, known: Known, runs: RunColumns, stretches: Stretches): void {
  const columns = rowColumns(known.memory, known.rows);
  const told = new Set<string>();
  const members: Members = { count: 0, length: 0, row: new Uint32Array(64), offset: new Uint32Array(64) };
  for (let s = 0; s < stretches.count; s++) {
    const count = stretches.size[s]!;
    const from = stretches.begin[s]!;
    if (members.row.length < count) Object.assign(members, { row: new Uint32Array(2 * count), offset: new Uint32Array(2 * count) });
    for (let i = 0; i < count; i++) {
      const run = stretches.run[from + i]!;
      members.row[i] = runs.row[run]!;
      members.offset[i] = runs.offset[run]!;
    }
    members.count = count;
    members.length = stretches.length[s]!;
    if (trim(members, columns, known.minRun)) {
      settle(members, columns);
      // Two stretches may be the same once their ends are cut.
      const name = `${members.length} ${members.count} ${members.row[0]} ${members.offset[0]}`;
      if (told.has(name)) continue;
      told.add(name);
    }
    if (isExplained(known, columns, members) || !acrossDocuments(known, columns, members)) continue;
    pushCluster(list, STRETCH, 3, members.row[0]!, members.length);
    for (let i = 0; i < members.count; i++) {
      const row = members.row[i]!;
      let places = 0;
      standsAt(columns, known.sentences, known.boundaries, row, members.offset[i]!, members.length, () => { places++; });
      pushMember(list, row, members.offset[i]!, 0, places);
    }
  }
}

function acrossDocuments(known: Known, columns: RowColumns, members: Members): boolean {
  const document = columns.document[members.row[0]!]!;
  for (let i = 0; i < members.count; i++) {
    const row = members.row[i]!;
    if (columns.document[row] !== document) return true;
    const inside = members.offset[i]! + members.length <= columns.size[row]!;
    if (inside ? known.sentences.spread[columns.first[row]!] === 1 : known.boundaries.spread[known.boundaries.first[row]!] === 1) return true;
  }
  return false;
}
