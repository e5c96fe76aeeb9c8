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

/** Where a walk along all places stands, used again for every stretch. */
export interface Walk { row: Uint32Array; offset: Uint32Array }

/** Starts a walk at all places, some words on. */
function startWalk(walk: Walk, { count, row, offset }: Members, words: number): void {
  if (walk.row.length < count) {
    walk.row = new Uint32Array(2 * count);
    walk.offset = new Uint32Array(2 * count);
  }
  for (let i = 0; i < count; i++) {
    walk.row[i] = row[i]!;
    walk.offset[i] = offset[i]! + words;
  }
}

/** Adds the words that follow at every place. */
function growForward(members: Members, { at, size, document, words }: RowColumns, walk: Walk): void {
  const { count } = members;
  // The next word's place may lie behind the last word of its row.
  startWalk(walk, members, members.length);
  const { row, offset } = walk;
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
function growBackward(members: Members, { at, size, document, words }: RowColumns, walk: Walk): void {
  const { count } = members;
  startWalk(walk, members, 0);
  const { row, offset } = walk;
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
    for (let i = 0; i < count; i++) {
      members.row[i] = row[i]!;
      members.offset[i] = offset[i]!;
    }
    members.length++;
  }
}

/**
 * Cuts a stretch at the sentence ends close to its own ends, as long as `minRun` words remain. Two places are cut where either of
 * them has a sentence end; so of all places the one with the second shortest cut decides, lest two others lose what they share.
 */
function cut(members: Members, columns: RowColumns, leastBeyond: number, minRun: number): void {
  const before = shortestCut(members, columns, leastBeyond, minRun, true);
  if (before > 0) advance(members, columns, before);
  members.length -= before;
  members.length -= shortestCut(members, columns, leastBeyond, minRun, false);
}

/** The words that may be cut off in front or behind: of all places' longest cuts the second shortest. */
function shortestCut({ count, length, row, offset }: Members, { size }: RowColumns, leastBeyond: number, minRun: number, inFront: boolean): number {
  let [smallest, second] = [Infinity, Infinity];
  // Once two places cannot be cut, none is.
  for (let i = 0; i < count && second > 0; i++) {
    let r = row[i]!;
    let longest = 0;
    for (let reach = size[r]! - offset[i]!; reach < length; reach += size[++r]!) {
      const cutOff = inFront ? reach : length - reach;
      if (cutOff < leastBeyond && length - cutOff >= minRun && cutOff > longest) longest = cutOff;
    }
    if (longest < smallest) { second = smallest; smallest = longest; } else if (longest < second) second = longest;
  }
  return second;
}

/** Changes a stretch, given by every one of its places, as its texts demand. Minima are multiplied by `scale`, in `minRun` they are already. */
export function makeMaximal(members: Members, columns: RowColumns, walk: Walk, scale: number, minRun: number): void {
  growForward(members, columns, walk);
  growBackward(members, columns, walk);
  cut(members, columns, scale * LEAST_BEYOND, minRun);
}
