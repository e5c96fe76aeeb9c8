import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withoutCycles } from '../../dist/trace/cycles.js';

interface Edge { from: number; to: number }

/** Whether a way leads back to where it began, by trying all. */
function hasCircle(edges: readonly Edge[]): boolean {
  const reached = (from: number, seen: readonly number[]): boolean =>
    seen.includes(from) || edges.some((edge) => edge.from === from && reached(edge.to, [...seen, from]));
  return edges.some(({ from }) => reached(from, []));
}

describe('withoutCycles', () => {
  test('drops the weakest edge of a circle, which stands last', () => {
    expect(withoutCycles(4, [{ from: 0, to: 1 }, { from: 1, to: 2 }, { from: 2, to: 3 }, { from: 2, to: 0 }])).toEqual([true, true, true, false]);
    expect(withoutCycles(2, [{ from: 0, to: 1 }, { from: 1, to: 0 }])).toEqual([true, false]);
  });
  test('leaves what is no circle alone', () => {
    expect(withoutCycles(3, [{ from: 0, to: 1 }, { from: 0, to: 2 }, { from: 1, to: 2 }])).toEqual([true, true, true]);
  });
  test('leaves no circle, and drops no edge that would close none', () => {
    const edge = fc.record({ from: fc.nat({ max: 6 }), to: fc.nat({ max: 6 }) }).filter(({ from, to }) => from !== to);
    fc.assert(fc.property(fc.uniqueArray(edge, { maxLength: 14, selector: ({ from, to }) => 7 * from + to }), (edges) => {
      const flags = withoutCycles(7, edges);
      const kept = edges.filter((_, e) => flags[e]);
      expect(hasCircle(kept)).toBe(false);
      edges.forEach((dropped, e) => { if (!flags[e]) expect(hasCircle([...kept, dropped])).toBe(true); });
    }), { seed: 1, numRuns: 500 });
  });
  test('takes long chains without recursion', () => {
    const chain = Array.from({ length: 50_000 }, (_, from) => ({ from, to: from + 1 }));
    expect(withoutCycles(50_001, [...chain, { from: 50_000, to: 0 }]).filter((kept) => !kept)).toHaveLength(1);
  });
});
