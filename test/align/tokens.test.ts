/** Columns of any bytes: every word has its place, in order, and the tokens of each stem are those that have it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createStemTable } from '../../dist/align/stems.js';
import { createTokenizer } from '../../dist/align/tokens.js';
import { prepareKernel } from '../../dist/kernel/loader.js';
import { createWorkbench } from '../../dist/kernel/workbench.js';

const bench = createWorkbench(prepareKernel('auto'), 0);
const tokenize = createTokenizer(bench);
const stems = createStemTable((word) => word.slice(0, 3));

/** Bytes that are text, nearly text, or none. */
const bytes = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }).map((text) => new TextEncoder().encode(text)), fc.uint8Array({ maxLength: 300 }),
  fc.array(fc.constantFrom('word ', 'Word. ', 'naïve\n', 'ﬁnd\r\n\r\n', '漢字。', 'ก็', 'x̸', '…', '\u00ad', '\u0000', 'é'), { maxLength: 80 }).map((parts) => new TextEncoder().encode(parts.join(''))),
  // Longer than a piece, with and without spaces to cut it at.
  fc.record({ unit: fc.constantFrom('lorem ', 'lorem', '漢', 'a\n', 'é'), more: fc.nat({ max: 9 }) }).map(({ unit, more }) => new TextEncoder().encode(unit.repeat(12_000 + more))),
);

test('the columns of any bytes', () => {
  let words = 0;
  fc.assert(fc.property(bytes, fc.nat({ max: 20 }), (text, skip) => {
    const begin = Math.min(skip, text.length);
    const { size, start, end, stem, first, places, boundary } = tokenize(text, begin, stems);
    words += size;
    expect([start.length, end.length, boundary.length, stem.length, places.length]).toEqual(new Array(5).fill(size));
    for (let i = 0; i < size; i++) {
      if (start[i]! < begin || end[i]! <= start[i]! || end[i]! > text.length || (i > 0 && start[i]! < start[i - 1]!)) expect.fail(`token ${i} at ${start[i]}–${end[i]}`);
    }
    const listed = [...first.slice(0, -1)].flatMap((from, number) => [...places.slice(from, first[number + 1])].map((i) => [i, number] as const)).sort(([a], [b]) => a - b);
    expect(listed.map(([i]) => i)).toEqual([...stem.keys()]);
    expect(listed.map(([, number]) => number)).toEqual([...stem]);
  }), { seed: 4, numRuns: 300 });
  expect(words).toBeGreaterThan(10_000);
});

test('words with one hash have stems of their own, whichever comes first', () => {
  const spelled = ['alpha', 'beta', 'alpha', 'gamma', 'beta'];
  const signs = [1, 2, 1, 3, 2];
  const number = (order: readonly number[]) => {
    const table = createStemTable((word) => word);
    return order.map((i) => table.hashOf(table.numberOf(77, signs[i]!, () => spelled[i]!, i)));
  };
  const [one, other] = [number([0, 1, 2, 3, 4]), number([4, 3, 2, 1, 0])];
  expect(other.reverse()).toEqual(one);
  expect(new Set(one).size).toBe(3);
});
