/** Whether copied sentences stand among their own in one document and beside strangers in the other. */
import type { Link, TraceColumns } from './columns.ts';

/** Sentences before and behind a sentence that it may belong to: about a paragraph. */
const NEIGHBOURS = 3;
/** Words more that its neighbours must have in common with it on one side: one alone is chance. */
const CLEARLY = 2;

/** Links that stand together in the left only, and in the right only. */
export interface Together { readonly left: number; readonly right: number }

/** By the upper half of a word's hash: 1 + where it stands among the words of the sentence in hand. */
const slots = new Uint16Array(1 << 16);
/** Words of a sentence that are looked at, so that a slot can name each. */
const MOST_WORDS = 500;

/** Words, not common ones, that a row has in common with its link and with its neighbours; neighbours that are linked themselves stand on both sides and do not count. */
function kin({ words, at, size, document, documentRow, isCommon }: TraceColumns, row: number, other: number, linked: ReadonlySet<number>): number {
  /** words of the link, and what is known of each: 1 it stands in the row too, 2 a neighbour has it */
  const subject: number[] = [];
  const state: number[] = [];
  for (let i = at[other]!; i < at[other]! + Math.min(size[other]!, MOST_WORDS); i++) {
    const slot = words[i]! >>> 16;
    if (slots[slot] !== 0 || isCommon(words[i]!)) continue;
    slots[slot] = subject.push(words[i]!);
    state.push(0);
  }
  const visit = (sentence: number, before: number, after: number): number => {
    let met = 0;
    for (let i = at[sentence]!; i < at[sentence]! + size[sentence]!; i++) {
      const place = slots[words[i]! >>> 16]! - 1;
      if (place < 0 || subject[place] !== words[i] || state[place] !== before) continue;
      state[place] = after;
      met++;
    }
    return met;
  };
  let met = 0;
  if (visit(row, 0, 1) > 0) {
    const from = Math.max(documentRow[document[row]!]!, row - NEIGHBOURS);
    const to = Math.min(documentRow[document[row]! + 1]! - 1, row + NEIGHBOURS);
    for (let neighbour = from; neighbour <= to; neighbour++) {
      if (neighbour !== row && !linked.has(neighbour)) met += visit(neighbour, 1, 2);
    }
  }
  for (const word of subject) slots[word >>> 16] = 0;
  return met;
}

/** Pairs of links whose rows follow one another on one side and not on the other. */
function apart(links: readonly Link[], side: 'left' | 'right', other: 'left' | 'right'): number {
  const byRow = new Map(links.map((link) => [link[side], link]));
  let count = 0;
  for (const link of links) {
    const next = byRow.get(link[side] + 1);
    if (next && next[other] !== link[other] && next[other] !== link[other] + 1) count++;
  }
  return count;
}

/**
 * Counts the links that stand together on one side alone: their neighbours share words of the subject with them, or are linked too,
 * and on the other side they do not (lexical cohesion, Halliday and Hasan 1976, as in Hearst's TextTiling, 1997).
 * @param links of one pair of documents, each row once on either side
 */
export function standingTogether(columns: TraceColumns, links: readonly Link[]): Together {
  const lefts = new Set(links.map((link) => link.left));
  const rights = new Set(links.map((link) => link.right));
  let left = apart(links, 'left', 'right');
  let right = apart(links, 'right', 'left');
  for (const link of links) {
    const inLeft = kin(columns, link.left, link.right, lefts);
    const inRight = kin(columns, link.right, link.left, rights);
    if (inLeft >= inRight + CLEARLY) left++;
    else if (inRight >= inLeft + CLEARLY) right++;
  }
  return { left, right };
}
