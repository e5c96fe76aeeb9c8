/** A stretch made as long as all its places allow, then cut where hardly anything of it lies beyond a sentence end. */
import type { Members } from './explained.ts';
import type { RowColumns } from './standing.ts';

/** A run is cut at a sentence end beyond which fewer of its words lie (design §2). */
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

/** Cuts a stretch at the sentence ends close to its own ends, in whichever place they stand, as long as `minRun` words remain. */
function cut(members: Members, columns: RowColumns, leastBeyond: number, minRun: number): void {
  const { size } = columns;
  let before = 0;
  let after = 0;
  for (let i = 0; i < members.count; i++) {
    let row = members.row[i]!;
    for (let reach = size[row]! - members.offset[i]!; reach < members.length; reach += size[++row]!) {
      if (reach < leastBeyond && members.length - reach >= minRun) before = Math.max(before, reach);
      if (members.length - reach < leastBeyond && reach >= minRun) after = Math.max(after, members.length - reach);
    }
  }
  if (before + after > members.length - minRun) after = 0;
  if (before > 0) advance(members, columns, before);
  members.length -= before + after;
}

/** Changes a stretch, given by every one of its places, as its texts demand. Minima are multiplied by `scale`, in `minRun` they are already. */
export function makeMaximal(members: Members, columns: RowColumns, scale: number, minRun: number): void {
  growForward(members, columns);
  growBackward(members, columns);
  cut(members, columns, scale * LEAST_BEYOND, minRun);
}
