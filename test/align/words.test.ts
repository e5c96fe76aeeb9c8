import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alignWords } from '../../dist/align/words.js';

const SEEDED = { seed: 1, numRuns: 1000 };
const words = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 14 });
const align = (left: readonly number[], right: readonly number[]) => alignWords(Uint32Array.from([...left, ...right]), 0, left.length, left.length, right.length);

/** length of a longest common subsequence, straight from its definition */
function common(from: readonly number[], to: readonly number[]): number {
  if (from.length === 0 || to.length === 0) return 0;
  const [a, ...restA] = from;
  const [b, ...restB] = to;
  return a === b ? 1 + common(restA, restB) : Math.max(common(restA, to), common(from, restB));
}

/** Holds the triples to what they promise; returns how many words they keep. */
function expectStretches(left: readonly number[], right: readonly number[], equal: readonly number[]): number {
  let [i, j, kept] = [0, 0, 0];
  for (let k = 0; k < equal.length; k += 3) {
    const [a, b, length] = equal.slice(k, k + 3) as [number, number, number];
    expect(length).toBeGreaterThan(0);
    expect(a).toBeGreaterThanOrEqual(i);
    expect(b).toBeGreaterThanOrEqual(j);
    expect(left.slice(a, a + length)).toEqual(right.slice(b, b + length));
    [i, j, kept] = [a + length, b + length, kept + length];
  }
  expect(i).toBeLessThanOrEqual(left.length);
  expect(j).toBeLessThanOrEqual(right.length);
  return kept;
}

describe('alignWords', () => {
  test('tells stretches that stand in both, in order', () => {
    fc.assert(fc.property(words, words, (left, right) => { expectStretches(left, right, align(left, right)); }), SEEDED);
  });
  test('keeps a longest common subsequence where no change is longer than a word', () => {
    const few = fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 7 });
    fc.assert(fc.property(few, few, (left, right) => {
      const equal = align(left, right);
      const kept = expectStretches(left, right, equal);
      const ends = [...equal, left.length, right.length];
      let [i, j, short] = [0, 0, true];
      for (let k = 0; k < ends.length; k += 3) {
        short &&= ends[k]! - i <= 1 && ends[k + 1]! - j <= 1;
        [i, j] = [ends[k]! + (ends[k + 2] ?? 0), ends[k + 1]! + (ends[k + 2] ?? 0)];
      }
      if (short) expect(kept).toBe(common(left, right));
      expect(kept).toBeLessThanOrEqual(common(left, right));
    }), SEEDED);
  });
  test('gives up a word that happens to stand between two longer changes', () => {
    expect(align([1, 2, 3, 9, 4, 5, 6], [11, 12, 13, 9, 14, 15, 16])).toEqual([]);
  });
  test('divides giants at their longest common run', () => {
    const left = Array.from({ length: 6000 }, (_, i) => 10 + i);
    const right = left.map((word, i) => (i % 100 === 50 ? 1 : word));
    right.splice(3000, 0, 2, 3, 4, 5);
    right[0] = 7;
    right[right.length - 1] = 8;
    expect(expectStretches(left, right, align(left, right))).toBe(6000 - 62);
  });
});
