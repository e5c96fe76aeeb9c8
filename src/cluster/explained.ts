/** Whether clusters of whole sentences already tell that some places share a stretch of words. */
import { COMPARED, type Rows } from '../model/columns.ts';
import type { ContainmentLists } from './gather.ts';
import type { Neighbours } from './neighbours.ts';
import type { Occurrences } from './occurrences.ts';
import type { DocumentWords, RowColumns } from './standing.ts';
import { NONE } from './stars.ts';

/** Groups of at most so many distinct sentences are looked at pair by pair; larger ones must have a star or a contained row in common. */
const MOST_PAIRED = 12;
/** Rows of a larger group that are tried as the one that all others contain. */
const CENTRES_TRIED = 8;

/** What the sentences of a scan already tell about each other. */
export interface Known {
  readonly rows: Rows;
  readonly star: Uint32Array;
  readonly neighbours: Neighbours;
  readonly containments: ContainmentLists;
  readonly sentences: Occurrences;
  readonly boundaries: Occurrences;
  readonly documents: DocumentWords;
  readonly minRun: number;
}

/** Places that share `length` words: word `offset[i]` of row `row[i]` is the first of them. */
export interface Members { count: number; length: number; row: Uint32Array; offset: Uint32Array }

function includes(row: Uint32Array, from: number, to: number, wanted: number): boolean {
  const last = to;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (row[middle]! < wanted) from = middle + 1;
    else to = middle;
  }
  return from < last && row[from] === wanted;
}

/** Whether the first row `held` is told to be contained in `other`. */
function isHeld({ containments }: Known, held: number, other: number): boolean {
  return includes(containments.row, containments.begin[held]!, containments.begin[held + 1]!, other);
}

/** Whether `row` is listed in the cluster of what contains `centre`; rows of one star are not. */
function isListedWith(known: Known, centre: number, row: number): boolean {
  return row === centre || (isHeld(known, centre, row) && (known.star[centre] === NONE || known.star[centre] !== known.star[row]));
}

/** Whether a match line or a common star holds two first rows. */
export function isKnownPair(known: Known, left: number, right: number): boolean {
  if (left === right || (known.star[left] !== NONE && known.star[left] === known.star[right])) return true;
  const { begin, row } = known.neighbours;
  return includes(row, begin[left]!, begin[left + 1]!, right) || isHeld(known, left, right) || isHeld(known, right, left);
}

/** Whether a common star holds all of some first rows. */
function areOneStar({ star }: Known, heads: Uint32Array, count: number): boolean {
  const wanted = star[heads[0]!]!;
  if (wanted === NONE) return false;
  for (let i = 1; i < count; i++) if (star[heads[i]!] !== wanted) return false;
  return true;
}

/** Whether all of some first rows are listed in the cluster of what contains `centre`. */
function areListedWith(known: Known, centre: number, heads: Uint32Array, count: number): boolean {
  for (let i = 0; i < count; i++) if (!isListedWith(known, centre, heads[i]!)) return false;
  return true;
}

/** Whether two first rows are known as a pair, or stand in the cluster of one of `heads` that both contain. */
function areKnownTogether(known: Known, left: number, right: number, heads: Uint32Array, count: number): boolean {
  if (isKnownPair(known, left, right)) return true;
  for (let c = 0; c < count; c++) if (isListedWith(known, heads[c]!, left) && isListedWith(known, heads[c]!, right)) return true;
  return false;
}

/** Whether any two of some distinct first rows are known as a pair, or stand in the cluster of a row that both contain. */
function isKnownGroup(known: Known, heads: Uint32Array, count: number): boolean {
  if (count < 2) return true;
  if (count === 2 && isKnownPair(known, heads[0]!, heads[1]!)) return true;
  if (areOneStar(known, heads, count)) return true;
  for (let c = 0; c < Math.min(count, CENTRES_TRIED); c++) if (areListedWith(known, heads[c]!, heads, count)) return true;
  if (count > MOST_PAIRED) return false;
  for (let i = 0; i < count; i++) for (let j = i + 1; j < count; j++) if (!areKnownTogether(known, heads[i]!, heads[j]!, heads, count)) return false;
  return true;
}

/** Adds a row to the `count` heads unless it is there: all are looked at while they are few, then the last. Returns how many there are. */
function addHead(heads: Uint32Array, count: number, head: number): number {
  for (let i = count - 1; i >= (count > MOST_PAIRED ? count - 1 : 0); i--) if (heads[i] === head) return count;
  heads[count] = head;
  return count + 1;
}

/** Shortest sentences first, the earlier of equal ones. */
function sortHeads(heads: Uint32Array, count: number, size: Uint32Array): void {
  if (count > 64) { heads.subarray(0, count).set(Array.from(heads.subarray(0, count)).sort((a, b) => size[a]! - size[b]! || a - b)); return; }
  for (let i = 1; i < count; i++) {
    const head = heads[i]!;
    const words = size[head]!;
    let at = i;
    for (; at > 0 && (size[heads[at - 1]!]! > words || (size[heads[at - 1]!] === words && heads[at - 1]! > head)); at--) heads[at] = heads[at - 1]!;
    heads[at] = head;
  }
}

/** Scratch of {@link isExplained}, used again for every stretch. */
export interface Heads { row: Uint32Array }

/** Whether matches of whole sentences hold all places of a stretch together, sentence by sentence. `mark` are the rows' marks. */
export function isExplained(known: Known, { size, first }: RowColumns, mark: Uint8Array, members: Members, scratch: Heads): boolean {
  const { count, row, offset } = members;
  if (scratch.row.length < count) scratch.row = new Uint32Array(2 * count);
  const heads = scratch.row;
  // Sentence number `step` under the stretch, counted from the one it begins in; all places must have their sentence ends in common.
  for (let step = 0, left = members.length; left > 0; step++) {
    const here = Math.min(left, size[row[0]! + step]! - (step === 0 ? offset[0]! : 0));
    let distinct = 0;
    for (let i = 0; i < count; i++) {
      const r = row[i]! + step;
      if (here !== Math.min(left, size[r]! - (step === 0 ? offset[i]! : 0))) return false;
      const head = first[r]!;
      if (!(mark[head]! & COMPARED)) return false;
      distinct = addHead(heads, distinct, head);
    }
    sortHeads(heads, distinct, size);
    if (!isKnownGroup(known, heads, distinct)) return false;
    left -= here;
  }
  return true;
}
