/** Whether clusters of whole sentences already tell that some places share a stretch of words. */
import { COMPARED, type Rows } from '../model/columns.ts';
import type { ContainmentLists } from './gather.ts';
import type { Neighbours } from './neighbours.ts';
import type { Occurrences } from './occurrences.ts';
import type { RowColumns } from './standing.ts';
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

/** Whether any two of some distinct first rows are known as a pair, or stand in the cluster of a row that both contain. */
function isKnownGroup(known: Known, heads: readonly number[]): boolean {
  if (heads.length < 2) return true;
  if (heads.length === 2 && isKnownPair(known, heads[0]!, heads[1]!)) return true;
  const star = known.star[heads[0]!]!;
  if (star !== NONE && heads.every((row) => known.star[row] === star)) return true;
  for (let c = 0; c < Math.min(heads.length, CENTRES_TRIED); c++) {
    const centre = heads[c]!;
    if (heads.every((row) => isListedWith(known, centre, row))) return true;
  }
  if (heads.length > MOST_PAIRED) return false;
  return heads.every((left, i) => heads.every((right, j) => j <= i || isKnownPair(known, left, right)
    || heads.some((centre) => isListedWith(known, centre, left) && isListedWith(known, centre, right))));
}

/** Whether matches of whole sentences hold all places of a stretch together, sentence by sentence. `mark` are the rows' marks. */
export function isExplained(known: Known, { size, first }: RowColumns, mark: Uint8Array, members: Members): boolean {
  const { count, row, offset } = members;
  const heads: number[] = [];
  // Sentence number `step` under the stretch, counted from the one it begins in; all places must have their sentence ends in common.
  for (let step = 0, left = members.length; left > 0; step++) {
    const skipped = step === 0 ? offset[0]! : 0;
    const here = Math.min(left, size[row[0]! + step]! - skipped);
    heads.length = 0;
    for (let i = 0; i < count; i++) {
      const r = row[i]! + step;
      const head = first[r]!;
      if (here !== Math.min(left, size[r]! - (step === 0 ? offset[i]! : 0)) || !(mark[head]! & COMPARED)) return false;
      if (i === 0 || (head !== heads[heads.length - 1] && (heads.length > MOST_PAIRED || !heads.includes(head)))) heads.push(head);
    }
    if (heads.length > 1) heads.sort((a, b) => size[a]! - size[b]! || a - b);
    if (!isKnownGroup(known, heads)) return false;
    left -= here;
  }
  return true;
}
