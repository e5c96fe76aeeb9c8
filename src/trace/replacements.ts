/** Words that one document consistently puts for others: learned from the matches, then applied to all of them. */
import type { Replaced } from './compare.ts';
import type { TraceColumns } from './columns.ts';

/** Words that stand for others, and how often. */
export interface Replacement {
  /** where the words stand, to show them */
  readonly from: readonly [row: number, word: number, words: number];
  readonly to: readonly [row: number, word: number, words: number];
  readonly count: number;
}

/** Replacements of a pair of documents by the side that would be the origin. */
export interface Replacements {
  readonly left: readonly Replacement[];
  readonly right: readonly Replacement[];
}

/** Replacements of one pair of documents, as compare.ts tells them. */
export interface ReplacedPair {
  readonly left: number;
  readonly right: number;
  readonly replaced: readonly Replaced[];
}

/** Words of a document that are looked through: more than any article has. */
const MOST_WORDS = 1 << 14;

/** Key of two words side by side; odd constants of Murmur's finaliser keep it apart from the words themselves. */
function sideBySide(first: number, second: number): number {
  const mixed = Math.imul(first, 0x85ebca6b) ^ Math.imul(second, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

/** Words and pairs of neighbouring words of a document: an open-addressing table of their keys, 0 where a slot is free. */
function phraseTable({ words, at, size, documentRow }: TraceColumns, document: number): Uint32Array {
  const [from, to] = [documentRow[document]!, documentRow[document + 1]!];
  let count = 0;
  for (let row = from; row < to && count < MOST_WORDS; row++) count += size[row]!;
  count = Math.min(count, MOST_WORDS);
  const table = new Uint32Array(2 ** Math.ceil(Math.log2(4 * count + 2)));
  let left = count;
  let before = 0;
  for (let row = from; row < to && left > 0; row++) {
    for (let i = at[row]!; i < at[row]! + size[row]! && left > 0; i++, left--) {
      insert(table, words[i]!);
      insert(table, sideBySide(before, words[i]!));
      before = words[i]!;
    }
  }
  return table;
}

function slotOf(table: Uint32Array, key: number): number {
  const mask = table.length - 1;
  let slot = Math.imul(key, 0x9e3779b1) >>> 7 & mask;
  while (table[slot] !== 0 && table[slot] !== key) slot = (slot + 1) & mask;
  return slot;
}

function insert(table: Uint32Array, key: number): void {
  table[slotOf(table, key)] = key;
}

/** Whether the words stand side by side; of three, both pairs that they make. */
function holds(table: Uint32Array, phrase: readonly number[]): boolean {
  if (phrase.length === 1) return table[slotOf(table, phrase[0]!)] !== 0;
  for (let i = 1; i < phrase.length; i++) if (table[slotOf(table, sideBySide(phrase[i - 1]!, phrase[i]!))] === 0) return false;
  return true;
}

const nameOf = (from: readonly number[], to: readonly number[]): string => `${from.join(' ')}>${to.join(' ')}`;

/** A replacement that is consistent in one direction at least: the side that would be the copy has the replaced words nowhere. */
interface Consistent {
  readonly one: Replaced;
  readonly forth: string;
  readonly back: string;
  /** what it says if the left, and if the right, is the origin: nothing, that it is consistent, that it has a direction too */
  readonly ifLeft: 0 | 1 | 2;
  readonly ifRight: 0 | 1 | 2;
}

/**
 * Which replacements speak for which side as the origin. A replacement of x by y is consistent where the copy has x nowhere. It has a
 * direction where the other document uses y elsewhere, and so had no reason to put x for it; once learned so from any pair, and from none
 * the other way round, it counts in every pair where it is consistent.
 */
export function learnReplacements(columns: TraceColumns, pairs: readonly ReplacedPair[]): Replacements[] {
  const tables = new Map<number, Uint32Array>();
  const tableOf = (document: number): Uint32Array => {
    let table = tables.get(document);
    if (!table) tables.set(document, table = phraseTable(columns, document));
    return table;
  };
  const learned = new Set<string>();
  const consistent = pairs.map(({ left, right, replaced }) => replaced.flatMap((one): Consistent[] => {
    const [leftTable, rightTable] = [tableOf(left), tableOf(right)];
    const ifLeft = holds(rightTable, one.left) ? 0 : holds(leftTable, one.right) ? 2 : 1;
    const ifRight = holds(leftTable, one.right) ? 0 : holds(rightTable, one.left) ? 2 : 1;
    if (ifLeft === 0 && ifRight === 0) return [];
    const [forth, back] = [nameOf(one.left, one.right), nameOf(one.right, one.left)];
    if (ifLeft === 2) learned.add(forth);
    if (ifRight === 2) learned.add(back);
    return [{ one, forth, back, ifLeft, ifRight }];
  }));
  return consistent.map((replaced) => {
    const sides = { left: new Map<string, Replacement>(), right: new Map<string, Replacement>() };
    for (const { one, forth, back, ifLeft, ifRight } of replaced) {
      if (learned.has(forth) === learned.has(back)) continue;
      const [inLeft, inRight] = [[...one.leftAt, one.left.length] as const, [...one.rightAt, one.right.length] as const];
      if (learned.has(forth) && ifLeft > 0) count(sides.left, forth, inLeft, inRight);
      if (learned.has(back) && ifRight > 0) count(sides.right, back, inRight, inLeft);
    }
    return { left: [...sides.left.values()], right: [...sides.right.values()] };
  });
}

function count(side: Map<string, Replacement>, name: string, from: Replacement['from'], to: Replacement['to']): void {
  const before = side.get(name);
  side.set(name, before ? { ...before, count: before.count + 1 } : { from, to, count: 1 });
}
