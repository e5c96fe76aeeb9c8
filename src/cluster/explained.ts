/** Whether clusters of whole sentences already tell that some places share a stretch of words. */
import { u8 } from '../kernel/memory.ts';
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
  readonly memory: WebAssembly.Memory;
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

/** Whether a match line or a common star holds two first rows. */
export function isKnownPair(known: Known, left: number, right: number): boolean {
  if (left === right || (known.star[left] !== NONE && known.star[left] === known.star[right])) return true;
  const { begin, row } = known.neighbours;
  return includes(row, begin[left]!, begin[left + 1]!, right) || isHeld(known, left, right) || isHeld(known, right, left);
}

/** Whether any two of some distinct first rows are known as a pair, or stand in the cluster of a row that both contain. */
function isKnownGroup(known: Known, heads: readonly number[]): boolean {
  if (heads.length < 2) return true;
  const star = known.star[heads[0]!]!;
  if (star !== NONE && heads.every((row) => known.star[row] === star)) return true;
  for (const centre of heads.slice(0, CENTRES_TRIED)) {
    if (heads.every((row) => row === centre || isHeld(known, centre, row))) return true;
  }
  if (heads.length > MOST_PAIRED) return false;
  return heads.every((left, i) => heads.every((right, j) => j <= i || isKnownPair(known, left, right)
    || heads.some((centre) => isHeld(known, centre, left) && isHeld(known, centre, right))));
}

/** Whether matches of whole sentences hold all places of a stretch together, sentence by sentence. */
export function isExplained(known: Known, { size, first }: RowColumns, members: Members): boolean {
  const mark = u8(known.memory, known.rows.mark, known.rows.count);
  const { count } = members;
  const row = members.row.slice(0, count);
  let offset = members.offset.slice(0, count);
  for (let left = members.length; left > 0;) {
    const here = Math.min(left, size[row[0]!]! - offset[0]!);
    const heads = new Set<number>();
    for (let i = 0; i < count; i++) {
      const r = row[i]!;
      const head = first[r]!;
      if (here !== Math.min(left, size[r]! - offset[i]!) || !(mark[head]! & COMPARED)) return false;
      heads.add(head);
      row[i] = r + 1;
    }
    if (!isKnownGroup(known, [...heads].sort((a, b) => size[a]! - size[b]! || a - b))) return false;
    offset = new Uint32Array(count);
    left -= here;
  }
  return true;
}
