/** Passages that are parts of one: their neighbours in both texts, with a few words between them. */
import { byStrength, union, type Box, type Fit } from './columns.ts';
import { overlap } from './overlaps.ts';

/** Tokens between two passages in the text where they are nearer, and in the other. */
const NEAR = 15;
const FAR = 100;
/** Passages that match so little of the farther text may stand anywhere in it. */
const LOOSE = 0.6;
/** Tokens of what they make together: two long passages are two finds. */
const LONGEST = 160;
const LEAST_SCORE = 4.5;

/**
 * Joins neighbours until there are none, the nearest first.
 * @param fit measures a box anew
 */
export function joinNeighbours(fits: readonly Fit[], fit: (box: Box) => Fit): Fit[] {
  let list = [...fits];
  for (;;) {
    const pairs = [
      ...neighbours(list.toSorted((a, b) => a.leftFrom - b.leftFrom || byStrength(a, b))),
      ...neighbours(list.toSorted((a, b) => a.rightFrom - b.rightFrom || byStrength(a, b))),
    ].sort((a, b) => a.gap - b.gap || byStrength(a.one, b.one) || byStrength(a.other, b.other));
    if (pairs.length === 0) return list;
    const gone = new Set<Fit>();
    const joined: Fit[] = [];
    for (const { one, other } of pairs) {
      if (gone.has(one) || gone.has(other)) continue;
      gone.add(one).add(other);
      joined.push(fit(union(one, other)));
    }
    list = [...list.filter((one) => !gone.has(one)), ...joined];
  }
}

/** Passages that follow one another and may be joined; the stronger is `one`. */
function neighbours(sorted: readonly Fit[]): { readonly one: Fit; readonly other: Fit; readonly gap: number }[] {
  const found: { one: Fit; other: Fit; gap: number }[] = [];
  for (let k = 0; k + 1 < sorted.length; k++) {
    const [one, other] = [sorted[k]!, sorted[k + 1]!].sort(byStrength) as [Fit, Fit];
    const left = Math.max(0, -overlap(one.leftFrom, one.leftTo, other.leftFrom, other.leftTo));
    const right = Math.max(0, -overlap(one.rightFrom, one.rightTo, other.rightFrom, other.rightTo));
    const both = union(one, other);
    const along = (near: number, length: number, far: number, share: number): boolean => near <= NEAR && length <= LONGEST && (far <= FAR || share <= LOOSE);
    const fine = along(left, both.leftTo - both.leftFrom, right, Math.max(one.rightShare, other.rightShare))
      || along(right, both.rightTo - both.rightFrom, left, Math.max(one.leftShare, other.leftShare));
    if (fine && Math.min(one.score, other.score) >= LEAST_SCORE) found.push({ one, other, gap: left + right });
  }
  return found;
}
