/** Exact verification: the number of shingles two sets share. Sets are ascending entries (sets.ts). */
import { ROUNDING } from './sets.ts';
import { compareEntries, type View } from './view.ts';

/** Shingles that two sets of these sizes must share for resemblance >= threshold (a hair is taken off for rounding). */
export function overlapNeeded(sizeA: number, sizeB: number, threshold: number): number {
  return Math.ceil(threshold / (1 + threshold) * (sizeA + sizeB) - ROUNDING);
}

/** |A ∩ B|, or -1 where it is below `needed`. */
export function overlap(view: View, setA: number, sizeA: number, setB: number, sizeB: number, needed: number): number {
  const { u32 } = view;
  let a = setA >>> 2;
  let b = setB >>> 2;
  const endA = a + 2 * sizeA;
  const endB = b + 2 * sizeB;
  let common = 0;
  while (a < endA && b < endB) {
    const order = compareEntries(u32, a, b);
    if (order === 0) common++;
    if (order <= 0) a += 2;
    if (order >= 0) b += 2;
  }
  return common >= needed ? common : -1;
}

/** Whether the entry `limit` (at an index of u32), which both sets hold, is the smallest one they share. */
export function isFirstCommon(view: View, setA: number, setB: number, limit: number): boolean {
  const { u32 } = view;
  let a = setA >>> 2;
  let b = setB >>> 2;
  for (;;) {
    const order = compareEntries(u32, a, b);
    if (order === 0) return compareEntries(u32, a, limit) === 0;
    if (order < 0) a += 2;
    else b += 2;
  }
}
