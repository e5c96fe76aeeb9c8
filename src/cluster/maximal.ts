/** A stretch made as long as all its places allow, then cut where hardly anything of it lies beyond a sentence end. */
import type { Members } from './explained.ts';
import type { DocumentWords, RowColumns } from './standing.ts';

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

/** Scratch of {@link makeMaximal}, used again for every stretch: the index of each place's first word. */
export interface Starts { word: Uint32Array }

/** Fills `starts`; returns the number of words between the start of a document and the nearest place, FARTHEST at most. */
function findStarts(starts: Starts, { count, row, offset }: Members, { at, document }: RowColumns, { begin }: DocumentWords): number {
  if (starts.word.length < count) starts.word = new Uint32Array(2 * count);
  const { word } = starts;
  let room = FARTHEST;
  for (let i = 0; i < count; i++) {
    const r = row[i]!;
    const first = at[r]! + offset[i]!;
    word[i] = first;
    room = Math.min(room, first - begin[document[r]!]!);
  }
  return room;
}

/** Adds the words that follow at every place. The words of a document stand one after the other, whatever its sentences are. */
function growForward(members: Members, { document, words }: RowColumns, { end }: DocumentWords, { word }: Starts): void {
  const { count, length, row } = members;
  let grown = FARTHEST;
  for (let i = 0; i < count; i++) grown = Math.min(grown, end[document[row[i]!]!]! - word[i]! - length);
  const model = word[0]! + length;
  for (let i = 1; i < count && grown > 0; i++) {
    const other = word[i]! + length;
    let same = 0;
    while (same < grown && words[model + same] === words[other + same]) same++;
    grown = same;
  }
  members.length += grown;
}

/** Adds the words that stand before every place, `room` at most. */
function growBackward(members: Members, { size, words }: RowColumns, { word }: Starts, room: number): void {
  const { count, row, offset } = members;
  const model = word[0]! - 1;
  let grown = room;
  for (let i = 1; i < count && grown > 0; i++) {
    const other = word[i]! - 1;
    let same = 0;
    while (same < grown && words[model - same] === words[other - same]) same++;
    grown = same;
  }
  if (grown === 0) return;
  for (let i = 0; i < count; i++) {
    let back = grown;
    let r = row[i]!;
    let o = offset[i]!;
    while (back > o) { back -= o; o = size[--r]!; }
    row[i] = r;
    offset[i] = o - back;
  }
  members.length += grown;
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
export function makeMaximal(members: Members, columns: RowColumns, documents: DocumentWords, starts: Starts, scale: number, minRun: number): void {
  const room = findStarts(starts, members, columns, documents);
  growForward(members, columns, documents, starts);
  growBackward(members, columns, starts, room);
  cut(members, columns, scale * LEAST_BEYOND, minRun);
}
