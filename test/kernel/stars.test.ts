/** Over-full buckets: only pairs inside a star may be left out, and both of their rows stand by a common representative. */
import { describe, expect, it } from 'vitest';
import { randomNumbers, wordOf } from './corpora.ts';
import type { Documents } from './kernel-bench.ts';
import { bandJoin, exactJoin, sketch, type Joined } from './kernel-stages.ts';
import { isNear, sharingPairs, type Truth } from './naive.ts';

/** Asks for every pair: by itself, or as two members of a common representative. Unflagged pairs come once; every pair is true. */
function expectComplete(joined: readonly Joined[], near: readonly Truth[]): void {
  const truth = new Map(near.map(({ left, right, shared }) => [`${left} ${right}`, shared]));
  const pairs = joined.flatMap((join) => join.pairs);
  for (const { left, right, shared } of pairs) if (truth.get(`${left} ${right}`) !== shared) expect.fail(`${left} ${right} share ${shared}?`);
  const single = pairs.filter(({ ofRepresentative }) => !ofRepresentative).map(({ left, right }) => `${left} ${right}`);
  expect(new Set(single).size).toBe(single.length);
  const found = new Set(pairs.map(({ left, right }) => `${left} ${right}`));
  const neighbours = new Map<number, Set<number>>();
  for (const { left, right, ofRepresentative } of pairs) {
    if (!ofRepresentative) continue;
    for (const [a, b] of [[left, right], [right, left]] as const) neighbours.set(a, (neighbours.get(a) ?? new Set()).add(b));
  }
  for (const { left, right } of near) {
    if (found.has(`${left} ${right}`)) continue;
    const centres = [...neighbours.get(left) ?? []];
    if (!centres.some((centre) => neighbours.get(right)?.has(centre))) expect.fail(`${left} ${right} is missing`);
  }
}

/** A word whose one-word shingle comes first in an order by hash alone, so that all rows that hold it meet in its bucket. */
function earliestWord(): number {
  const { sets } = sketch('simd', [Array.from({ length: 4000 }, (_, i) => [wordOf(i + 5000)])], 1, 1, 1, 1);
  const entries = sets.rowsWithSets.map((row) => sets.entries(row)[0]!);
  return wordOf(5000 + sets.rowsWithSets[entries.indexOf(entries.reduce((a, b) => (b < a ? b : a)))]!);
}
const common = earliestWord();

/** Rows around templates: each holds the common word and all but a few of its template's words. */
function templates(count: number, number: number, length: number, edits: number, vocabulary: number): Documents {
  const random = randomNumbers(4);
  const models = Array.from({ length: number }, () => Array.from({ length }, () => wordOf(random(vocabulary))));
  return [Array.from({ length: count }, (_, i) => {
    const words = [common, ...models[i % number]!];
    for (let edit = 0; edit < edits; edit++) words[1 + random(length)] = wordOf(random(vocabulary));
    return words;
  })];
}

describe.each(['simd', 'scalar'] as const)('over-full buckets of the %s kernel', (name) => {
  // [rows, templates, words, edits a row, vocabulary, threshold]: one star; a few; near ones; more than 64; loose rows that match nothing else.
  it.each([
    [1000, 1, 20, 2, 400, 0.7], [1100, 5, 20, 2, 400, 0.7], [1100, 5, 20, 4, 60, 0.5], [1200, 200, 16, 2, 300, 0.6], [1100, 1100, 9, 0, 40, 0.5],
  ])('leave out only pairs inside a star: %i rows of %i templates', (count, number, length, edits, vocabulary, threshold) => {
    const { bench, rows, sets } = sketch(name, templates(count, number, length, edits, vocabulary), 1, 3, 1, 1);
    const joined = exactJoin(bench, sets, threshold, 1, 500);
    expect(joined[0]!.large).toBeGreaterThan(0);
    const near = sharingPairs(rows, 1).filter((pair) => isNear(pair, threshold));
    expect(near.length).toBeGreaterThan(1000);
    expectComplete(joined, near);
  });

  it('are those of 1,000 rows and more', () => {
    const largeOf = (count: number): number => {
      const { bench, sets } = sketch(name, [Array.from({ length: count }, (_, i) => [common, wordOf(2 * i), wordOf(2 * i + 1)])], 1, 3, 1, 1);
      const { large, pairs } = exactJoin(bench, sets, 0.7)[0]!;
      expect(pairs).toEqual([]);
      return large;
    };
    expect([largeOf(999), largeOf(1000)]).toEqual([0, 1]);
  });

  it('are covered by stars in the band join too', () => {
    const { bench, rows, sets } = sketch(name, templates(1100, 3, 20, 1, 400), 1, 3, 1, 1);
    const { joined } = bandJoin(bench, sets, rows, 0.7, 30, 1);
    expect(joined.reduce((sum, { large }) => sum + large, 0)).toBeGreaterThan(0);
    expectComplete(joined, sharingPairs(rows, 1).filter((pair) => isNear(pair, 0.7)));
  });

  it('count the same candidates however often a bucket is done again', () => {
    const { bench, sets } = sketch(name, templates(1100, 5, 20, 2, 400), 1, 3, 1, 1);
    const [small, large] = [exactJoin(bench, sets, 0.7, 1, 1)[0]!, exactJoin(bench, sets, 0.7, 1, 1 << 17)[0]!];
    expect(small.calls.length).toBeGreaterThan(large.calls.length);
    expect([small.candidates, small.large, small.pairs.length]).toEqual([large.candidates, large.large, large.pairs.length]);
  });

  // Loose rows alone; stars and loose rows; fewer than the sixteen pairs a row that are tried in any case, twice.
  it.each([
    [1100, 9, 0, 40, 20_000], [200, 16, 2, 300, 50_000], [1100, 9, 0, 40, 100], [1100, 9, 0, 40, 1],
  ])('try no more pairs than are allowed, or sixteen a row, and count the rest (%i templates, %i words, %i edits of %i words, %i pairs)', (number, length, edits, vocabulary, most) => {
    const { bench, sets } = sketch(name, templates(1200, number, length, edits, vocabulary), 1, 3, 1, 1);
    const [few, again, all] = [exactJoin(bench, sets, 0.5, 1, 1 << 17, most)[0]!, exactJoin(bench, sets, 0.5, 1, 1, most)[0]!, exactJoin(bench, sets, 0.5, 1, 1 << 17)[0]!];
    expect(all.uncompared).toBe(0n);
    expect(few.uncompared).toBeGreaterThan(0n);
    expect(all.candidates - few.candidates).toBeLessThanOrEqual(few.uncompared);
    expect(all.candidates - few.candidates).toBeGreaterThan(few.uncompared / 2n);
    const verified = new Set(all.pairs.map((pair) => JSON.stringify(pair)));
    expect(few.pairs.filter((pair) => !verified.has(JSON.stringify(pair)))).toEqual([]);
    expect([again.candidates, again.uncompared, again.pairs.length]).toEqual([few.candidates, few.uncompared, few.pairs.length]);
  });
});

it('pairs tried in over-full buckets are the same in both kernels', () => {
  const [simd, scalar] = (['simd', 'scalar'] as const).map((name) => {
    const { bench, sets } = sketch(name, templates(1200, 200, 16, 2, 300), 1, 3, 1, 1);
    return exactJoin(bench, sets, 0.5, 1, 1 << 17, 30_000)[0]!;
  });
  expect(simd!.uncompared).toBeGreaterThan(0n);
  expect(simd).toEqual(scalar);
});
