/** Passages that get in one another's way: the stronger stays, the weaker joins it, gives way or goes. */
import { byStrength, union, type Box, type Fit } from './columns.ts';

/** A passage below this score, or with a smaller share of either side matched, is chance. Grid of the share: .30, .35. */
const LEAST_SCORE = 4;
const LEAST_SHARE = 0.35;
/** A passage of which a stronger one covers this share of a side is dropped. */
const COVERED = 0.5;

/** What two stretches have in common, in tokens; 0 or less where they are apart. */
export function overlap(a: number, aEnd: number, b: number, bEnd: number): number {
  return Math.min(aEnd, bEnd) - Math.max(a, b);
}

/**
 * Keeps passages that do not overlap: those that overlap in both texts are one, those that overlap in one are cut.
 * @param fit measures a box anew
 * @returns strongest first
 */
export function resolveOverlaps(fits: readonly Fit[], fit: (box: Box) => Fit): Fit[] {
  let list = fits.filter(({ score, leftShare, rightShare }) => score >= LEAST_SCORE && leftShare >= LEAST_SHARE && rightShare >= LEAST_SHARE);
  for (let grown = true; grown;) {
    grown = false;
    const kept: Fit[] = [];
    for (const one of list.sort(byStrength)) {
      let rest: Fit | null = one;
      for (let k = 0; k < kept.length && rest !== null; k++) {
        const strong = kept[k]!;
        const joint = overlap(rest.leftFrom, rest.leftTo, strong.leftFrom, strong.leftTo) > 0 && overlap(rest.rightFrom, rest.rightTo, strong.rightFrom, strong.rightTo) > 0;
        if (!joint) {
          rest = besides(rest, strong, fit);
          continue;
        }
        const both = union(strong, rest);
        // What lies within the stronger one needs no new measure: large texts have thousands of those.
        if (both.leftFrom !== strong.leftFrom || both.leftTo !== strong.leftTo || both.rightFrom !== strong.rightFrom || both.rightTo !== strong.rightTo) {
          kept[k] = fit(both);
          grown = true;
        }
        rest = null;
      }
      if (rest !== null) kept.push(rest);
    }
    list = kept;
  }
  return list;
}

/** What is left of a passage beside a stronger one that overlaps it in one text at most; null where too little is. */
function besides(weak: Fit, strong: Fit, fit: (box: Box) => Fit): Fit | null {
  const left = overlap(weak.leftFrom, weak.leftTo, strong.leftFrom, strong.leftTo);
  const right = overlap(weak.rightFrom, weak.rightTo, strong.rightFrom, strong.rightTo);
  if (left <= 0 && right <= 0) return weak;
  if (left >= COVERED * (weak.leftTo - weak.leftFrom) || right >= COVERED * (weak.rightTo - weak.rightFrom)) return null;
  const [leftFrom, leftTo] = left > 0 ? apart(weak.leftFrom, weak.leftTo, strong.leftFrom, strong.leftTo) : [weak.leftFrom, weak.leftTo];
  const [rightFrom, rightTo] = right > 0 ? apart(weak.rightFrom, weak.rightTo, strong.rightFrom, strong.rightTo) : [weak.rightFrom, weak.rightTo];
  const cut = fit({ leftFrom, leftTo, rightFrom, rightTo });
  return cut.score >= LEAST_SCORE ? cut : null;
}

/** The longer part of [from, to) outside of [by, byEnd). */
function apart(from: number, to: number, by: number, byEnd: number): readonly [number, number] {
  return by - from >= to - byEnd ? [from, by] : [byEnd, to];
}
