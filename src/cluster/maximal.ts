/** A stretch made as long as all its places allow, then cut where hardly anything of it lies beyond a sentence end. */
import type { Members } from './explained.ts';
import type { RowColumns } from './standing.ts';

/** A run is cut at a sentence end beyond which fewer of its words lie. */
const LEAST_BEYOND = 5;
/** Words that a stretch may grow on either side: texts of many short sentences would otherwise be walked once for each stretch. */
const FARTHEST = 1000;

/** Moves every place on by some words. */
function advance({ count, row, offset }: Members, { size }: RowColumns, words: number): void {
  for (let i = 0; i < count; i++) {
    let at = offset[i]! + words;
    while (at >= size[row[i]!]!) { at -= size[row[i]!]!; row[i]!++; }
    offset[i] = at;
  }
}

/** Adds the words that follow at every place. */
function growForward(members: Members, { at, size, document, words }: RowColumns): void {
  const { count } = members;
  // The next word's place, which may lie behind the last word of its row.
  const row = members.row.slice(0, count);
  const offset = members.offset.slice(0, count);
  for (let i = 0; i < count; i++) offset[i]! += members.length;
  for (let grown = 0; grown < FARTHEST; grown++) {
    let wanted = 0;
    for (let i = 0; i < count; i++) {
      let r = row[i]!;
      let o = offset[i]!;
      const home = document[r]!;
      while (o >= size[r]!) {
        o -= size[r]!;
        if (++r === size.length || document[r] !== home) return;
      }
      const word = words[at[r]! + o]!;
      if (i === 0) wanted = word;
      else if (word !== wanted) return;
      row[i] = r;
      offset[i] = o + 1;
    }
    members.length++;
  }
}

/** Adds the words that stand before every place. */
function growBackward(members: Members, { at, size, document, words }: RowColumns): void {
  const { count } = members;
  const row = members.row.slice(0, count);
  const offset = members.offset.slice(0, count);
  for (let grown = 0; grown < FARTHEST; grown++) {
    let wanted = 0;
    for (let i = 0; i < count; i++) {
      let r = row[i]!;
      const home = document[r]!;
      let o = offset[i]!;
      while (o === 0) {
        if (r === 0 || document[r - 1] !== home) return;
        o = size[--r]!;
      }
      const word = words[at[r]! + --o]!;
      if (i === 0) wanted = word;
      else if (word !== wanted) return;
      row[i] = r;
      offset[i] = o;
    }
    members.row.set(row);
    members.offset.set(offset);
    members.length++;
  }
}

/**
 * Cuts a stretch at the sentence ends close to its own ends, as long as `minRun` words remain. Two places are cut where either of
 * them has a sentence end; so of all places the one with the second shortest cut decides, lest two others lose what they share.
 */
function cut(members: Members, columns: RowColumns, leastBeyond: number, minRun: number): void {
  const before = shortestCut(members, columns, (reach) => (reach < leastBeyond && members.length - reach >= minRun ? reach : 0));
  if (before > 0) advance(members, columns, before);
  members.length -= before;
  members.length -= shortestCut(members, columns, (reach) => (members.length - reach < leastBeyond && reach >= minRun ? members.length - reach : 0));
}

/** The second smallest over all places of the largest that `cutAt` says of their sentence ends; these are given as words before them. */
function shortestCut({ count, length, row, offset }: Members, { size }: RowColumns, cutAt: (reach: number) => number): number {
  let [smallest, second] = [Infinity, Infinity];
  for (let i = 0; i < count; i++) {
    let r = row[i]!;
    let largest = 0;
    for (let reach = size[r]! - offset[i]!; reach < length; reach += size[++r]!) largest = Math.max(largest, cutAt(reach));
    if (largest < smallest) { second = smallest; smallest = largest; } else if (largest < second) second = largest;
  }
  return second;
}

/** Changes a stretch, given by every one of its places, as its texts demand. Minima are multiplied by `scale`, in `minRun` they are already. */
export function makeMaximal(members: Members, columns: RowColumns, scale: number, minRun: number): void {
  growForward(members, columns);
  growBackward(members, columns);
  cut(members, columns, scale * LEAST_BEYOND, minRun);
}
