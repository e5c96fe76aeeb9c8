/** What passages are whatever the texts: the same from both sides, one for a text against itself, none without words in common. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compare, type CompareInputOptions, type PassageRecord } from 'dedupe-text';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooser } from '../chooser.ts';
import { disguised, DISGUISES } from './disguise.ts';

const article = (path: string): string[] => readFileSync(fileURLToPath(new URL(`../../fixtures/newsroom/${path}`, import.meta.url)), 'utf8').replace(/^---\n[^]*?\n---\n/, '').split(/\s+/).filter((word) => word !== '');
const [TRAM, SEEDS, TALKS] = [article('harbour-post/tram-delay.txt'), article('valley-courier/seed-library.txt'), article('harbour-post/strait-talks.md')];

async function passages(left: string, right: string, options: CompareInputOptions = {}): Promise<readonly PassageRecord[]> {
  const { pairs } = await compare([{ id: 'left', text: left }], [{ id: 'right', text: right }], { language: 'english', ...options });
  return pairs[0]!.passages;
}

const spans = (found: readonly PassageRecord[], left: 'left' | 'right', right: 'left' | 'right'): string[] =>
  found.filter(({ kind }) => kind !== 'condensed').map((passage) => `${passage.kind} ${passage[left].start}-${passage[left].end} ${passage[right].start}-${passage[right].end}`).sort();

/** Texts put together from stretches of three articles, some of them disguised. */
const texts = fc.record({ seed: fc.nat(), parts: fc.integer({ min: 1, max: 5 }), rate: fc.constantFrom(0, 0.1, 0.3) }).map(({ seed, parts, rate }) => {
  const next = chooser(seed);
  return Array.from({ length: parts }, () => {
    const source = [TRAM, SEEDS, TALKS][next(3)]!;
    const from = next(source.length - 60);
    const words = source.slice(from, from + 20 + next(120));
    return disguised(words, DISGUISES[next(4)]!, rate, SEEDS, next(1e6)).join(next(5) === 0 ? '\n' : ' ');
  }).join('\n\n');
});

describe('passages', () => {
  test('are the same when the texts change sides, but for condensed ones', async () => {
    let found = 0;
    await fc.assert(fc.asyncProperty(texts, texts, async (left, right) => {
      const [one, other] = [await passages(left, right), await passages(right, left)];
      found += one.length;
      expect(spans(other, 'right', 'left')).toEqual(spans(one, 'left', 'right'));
    }), { seed: 1, numRuns: 300 });
    expect(found).toBeGreaterThan(200);
  });

  test('that are condensed change sides with the texts', async () => {
    const folder = fileURLToPath(new URL('../../fixtures/passages/condensed/', import.meta.url));
    const sides = async (left: string, right: string) => (await compare(left, right, { cwd: folder })).pairs[0]!.passages.map(({ kind, condensedSide }) => [kind, condensedSide]);
    expect(await sides('left.txt', 'right.txt')).toEqual([['condensed', 'left']]);
    expect(await sides('right.txt', 'left.txt')).toEqual([['condensed', 'right']]);
  });

  test('of a text and itself are one, all of it', async () => {
    await fc.assert(fc.asyncProperty(texts, async (text) => {
      fc.pre(text.length > 200);
      const found = await passages(text, text);
      expect(found.map(({ kind, share, leftText }) => ({ kind, share, words: leftText.match(/[\p{L}\p{N}]+/gu)!.length }))).toEqual([{ kind: 'verbatim', share: 1, words: text.match(/[\p{L}\p{N}]+/gu)!.length }]);
    }), { seed: 2, numRuns: 60 });
  });

  test('of texts without words in common are none', async () => {
    await fc.assert(fc.asyncProperty(texts, async (text) => {
      expect(await passages(text, text.replace(/[a-z]/g, (letter) => String.fromCharCode(((letter.charCodeAt(0) - 84) % 26) + 97)))).toEqual([]);
    }), { seed: 3, numRuns: 60 });
  });

  test.each(DISGUISES)('with a quarter of the words changed are found: %s', async (disguise) => {
    for (let seed = 0; seed < 20; seed++) {
      const words = TRAM.slice(seed * 10, seed * 10 + 90);
      const copy = disguised(words, disguise, 0.25, TALKS, seed).join(' ');
      const found = await passages(`${SEEDS.slice(0, 100).join(' ')}\n\n${copy}\n\n${SEEDS.slice(100, 200).join(' ')}`, TRAM.join(' '));
      const [start, end] = [SEEDS.slice(0, 100).join(' ').length + 2, SEEDS.slice(0, 100).join(' ').length + 2 + copy.length];
      const covered = found.reduce((sum, { left }) => sum + Math.max(0, Math.min(end, left.end) - Math.max(start, left.start)), 0);
      expect(covered / copy.length, `${disguise} ${seed}`).toBeGreaterThan(0.7);
    }
  });

  test('are told from a long text in linear memory, equal lines and repetition included', async () => {
    const lines = 'The ferry leaves at nine from the western pier.\n';
    expect((await passages(lines.repeat(20_000), lines.repeat(12_000))).map(({ kind, left }) => [kind, left.end])).toEqual([['verbatim', lines.length * 12_000 - 1]]);
    const book = Array.from({ length: 200 }, (_, page) => [...TRAM, ...SEEDS, ...TALKS].map((word, at) => (at % 17 === page % 17 ? `page${page}` : word)).join(' ')).join('\n');
    const found = await passages(book, book.replaceAll('ferry', 'steamer'));
    expect(found).toHaveLength(1);
    expect(found[0]!.leftText.length).toBeGreaterThan(0.99 * book.length);
  });

  test('need as many characters as asked for, on both sides', async () => {
    const text = TRAM.slice(0, 60).join(' ');
    expect(await passages(text, text, { minLength: text.length })).toHaveLength(1);
    expect(await passages(text, text, { minLength: text.length + 1 })).toEqual([]);
    const wide = '駅前の古い書店が今月いっぱいで店を閉じることになった。店主は四十年にわたって毎朝六時に扉を開けてきた。';
    expect(await passages(wide, wide, { minLength: wide.length })).toHaveLength(1);
    expect(await passages(wide, wide, { minLength: wide.length + 1 })).toEqual([]);
  });

  test('are more with a higher sensitivity, and never fewer', async () => {
    const count = async (sensitivity: 'low' | 'medium' | 'high'): Promise<number> => {
      let sum = 0;
      for (let at = 0; at < 200; at += 10) {
        const copy = disguised(TRAM.slice(at, at + 40), 'replacements', 0.4, SEEDS, at).join(' ');
        for (const { left } of await passages(`${TALKS.slice(0, 80).join(' ')}\n\n${copy}`, TRAM.join(' '), { sensitivity })) sum += left.end - left.start;
      }
      return sum;
    };
    const [low, medium, high] = [await count('low'), await count('medium'), await count('high')];
    expect(low).toBeLessThanOrEqual(medium);
    expect(medium).toBeLessThanOrEqual(high);
    expect(low).toBeLessThan(high);
  });

  test('are the same for every number of threads and both kernels', async () => {
    const many = Array.from({ length: 40 }, (_, i) => ({ id: `t${i}`, text: [...disguised(TRAM.slice(i, i + 80), DISGUISES[i % 4]!, 0.2, SEEDS, i), ...TALKS.slice(i * 5, i * 5 + 60)].join(' ') }));
    const run = async (options: CompareInputOptions) => JSON.stringify((await compare(many, many, { language: 'english', ...options })).pairs);
    const expected = await run({ threads: 1 });
    expect(expected.length).toBeGreaterThan(1000);
    for (const options of [{ threads: 2 }, { threads: 3 }, { threads: 2, kernel: 'scalar' as const }]) expect(await run(options)).toBe(expected);
  });
});
