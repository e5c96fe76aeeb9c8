/**
 * Match points of two texts, and which of them lie among others: the hot loop of the alignment.
 *
 *   keys      by left token: number of its key            uses   by key: [from, to) in `places`, the right tokens it meets
 *   rows      by left token: its first point              columns  by point: its right token, ascending within a row
 *
 * A point (i, j) is kept where, within `window` tokens on both sides of i and of j, the left tokens that meet a right one weigh at
 * least `density` of what a side weighs on the average of both, the right tokens likewise, and LEAST_DISTINCT left ones do.
 * In which order the words stand does not matter, so that shuffled passages are dense too.
 */
import type { View } from './view.ts';

/** Left tokens that must meet one: two words that stand near one another twice are chance. */
const LEAST_DISTINCT = 3;
/** Weights and densities are in units of 1 / UNIT (align/columns.ts). */
const UNIT = 1024;

/** See `Kernel.densePoints` in ../kernel.ts. */
export function densePoints({ u32 }: View, leftSize: number, keys: number, uses: number, leftWeights: number, places: number, rightSize: number, rightWeights: number,
  window: number, density: number, rows: number, columns: number, _scratch: number, out: number): number {
  const [key, use, place, row, column] = [keys >>> 2, uses >>> 2, places >>> 2, rows >>> 2, columns >>> 2];
  const [left, right] = [leftWeights >>> 2, rightWeights >>> 2];
  let count = 0;
  for (let i = 0; i < leftSize; i++) {
    u32[row + i] = count;
    const at = use + 2 * u32[key + i]!;
    for (let k = u32[at]!; k < u32[at + 1]!; k++) u32[column + count++] = u32[place + k]!;
  }
  u32[row + leftSize] = count;

  const [leftSums, rightSums] = [windowSums(u32, left, leftSize, window), windowSums(u32, right, rightSize, window)];
  /** by right token: the last point that met it */
  const metBy = new Int32Array(rightSize).fill(-1);
  let written = out >>> 2;
  for (let i = 0; i < leftSize; i++) {
    const [top, bottom] = [Math.max(0, i - window), Math.min(leftSize, i + window + 1)];
    for (let point = u32[row + i]!; point < u32[row + i + 1]!; point++) {
      const j = u32[column + point]!;
      const [first, last] = [Math.max(0, j - window), Math.min(rightSize - 1, j + window)];
      let [fromLeft, fromRight, distinct] = [0, 0, 0];
      for (let r = top; r < bottom; r++) {
        let met = false;
        for (let p = u32[row + r]!; p < u32[row + r + 1]!; p++) {
          const c = u32[column + p]!;
          if (c < first || c > last) continue;
          met = true;
          if (metBy[c] !== point) fromRight += u32[right + c]!;
          metBy[c] = point;
        }
        if (!met) continue;
        fromLeft += u32[left + r]!;
        distinct++;
      }
      const needed = density * Math.max(2 * UNIT, leftSums[i]! + rightSums[j]!);
      if (distinct < LEAST_DISTINCT || 2 * UNIT * Math.min(fromLeft, fromRight) < needed) continue;
      u32[written++] = i;
      u32[written++] = j;
    }
  }
  return (written - (out >>> 2)) / 2;
}

/** By token: the weights of the tokens within `window` on both sides of it, its own included. */
function windowSums(u32: Uint32Array, weights: number, size: number, window: number): Float64Array {
  const sums = new Float64Array(size);
  let sum = 0;
  for (let k = 0; k < Math.min(window, size); k++) sum += u32[weights + k]!;
  for (let i = 0; i < size; i++) {
    if (i + window < size) sum += u32[weights + i + window]!;
    if (i > window) sum -= u32[weights + i - window - 1]!;
    sums[i] = sum;
  }
  return sums;
}
