/** Words that one document consistently puts for others: learned from the matches, then applied to all of them. */
import type { Replaced } from './compare.ts';
import type { Phrases } from './phrases.ts';

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
export function learnReplacements(has: Phrases, pairs: readonly ReplacedPair[]): Replacements[] {
  const learned = new Set<string>();
  const consistent = pairs.map(({ left, right, replaced }) => replaced.flatMap((one): Consistent[] => {
    const [leftHas, rightHas] = [has(left, one.right), has(right, one.left)];
    const ifLeft = rightHas ? 0 : leftHas ? 2 : 1;
    const ifRight = leftHas ? 0 : rightHas ? 2 : 1;
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
