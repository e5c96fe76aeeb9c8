/** Passages among many texts: which pairs are compared, and that a scan shows what it finds. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compare, scan, toJson, toNdjson, toTable } from 'dedupe-text';
import { describe, expect, test } from 'vitest';
import { indexKeys } from '../../dist/align/key-index.js';
import { createRanker } from '../../dist/align/nearest.js';
import { prepareKernel } from '../../dist/kernel/loader.js';
import { createWorkbench } from '../../dist/kernel/workbench.js';
import { chooser } from '../chooser.ts';
import { complaints, textOfChunks, validator } from '../report/machine.ts';
import { makeFolder } from '../read/folder.ts';
import { disguised } from './disguise.ts';

const article = (path: string): string[] => readFileSync(fileURLToPath(new URL(`../../fixtures/newsroom/${path}`, import.meta.url)), 'utf8').split(/\s+/);
const [TRAM, TALKS] = [article('harbour-post/tram-delay.txt'), article('harbour-post/strait-talks.md')];

/** Texts of invented words, some of which hold a disguised stretch of another. */
function corpus(): { id: string; text: string }[] {
  const next = chooser(11);
  const invented = (count: number): string[] => Array.from({ length: count }, () => Array.from({ length: 3 }, () => 'bdfgklmnprst'[next(12)]! + 'aeiou'[next(5)]!).join(''));
  return Array.from({ length: 60 }, (_, i) => {
    const stretch = i % 10 === 0 ? TRAM.slice(100, 220) : i % 10 === 1 ? disguised(TRAM.slice(100, 220), 'shuffles', 0.3, TALKS, i) : [];
    return { id: `text${String(i).padStart(2, '0')}`, text: `${invented(150).join(' ')}\n\n${stretch.join(' ')}\n\n${invented(100).join(' ')}\n` };
  });
}

describe('the nearest texts', () => {
  test('are those with the passages that comparing every pair finds', async () => {
    const texts = corpus();
    const told = async (nearest: number) => (await compare(texts, texts, { nearest, language: 'english' })).pairs.filter(({ passages }) => passages.length > 0);
    const [every, near] = [await told(0), await told(20)];
    expect(every).toHaveLength(66);
    expect(near).toEqual(every);
  });

  test('are ranked by their densest window, and every key counts once a place', () => {
    const bench = createWorkbench(prepareKernel('auto'), 0);
    /** a text as keys: equal numbers are equal keys */
    const keys = (...numbers: number[]): Uint32Array => Uint32Array.from(numbers.flatMap((number) => [Math.imul(number, 0x9e3779b1) >>> 0, Math.imul(number, 0x85ebca6b) >>> 0]));
    const stretch = (from: number, count: number): number[] => Array.from({ length: count }, (_, k) => from + k);
    const lone = stretch(1000, 100).map((number) => keys(...stretch(number * 1000, 20)));
    const texts = [keys(...stretch(0, 30), ...stretch(500, 400), ...stretch(100, 30)), keys(...stretch(0, 30)), keys(...stretch(0, 15), 7, 7, 7), keys(...stretch(0, 5), ...stretch(100, 6)), ...lone];
    const rank = createRanker(indexKeys(bench, texts));
    // Text 1 is first in the first window; text 3 is alone in the last one; text 2 is second in the first, whose key 7 counts once.
    expect(rank(0, () => true, 10)).toEqual([1, 3, 2]);
    expect(rank(0, (other) => other !== 1, 1)).toHaveLength(1);
    expect(rank(1, () => true, 10)[0]).toBe(0);
    expect(rank(10, () => true, 10)).toEqual([]);
  });

  test('leave no text out of the documents, and name those that cannot be read', async () => {
    const files = Object.fromEntries(corpus().map(({ id, text }, i) => [`${i < 40 ? 'left' : 'right'}/${id}`, text]));
    const cwd = makeFolder({ ...files, 'right/other': 'Nothing that stands anywhere else.', 'right/zip': '\u0003'.repeat(100) });
    const told: string[] = [];
    const { documents, summary } = await compare('left', 'right', { nearest: 2, language: 'english', cwd, onComplaint: ({ message }) => told.push(message) });
    expect(documents.map(({ id }) => id)).toContain('right/other');
    expect(documents).toHaveLength(61);
    expect(summary.skippedFiles).toBe(1);
    expect(told).toEqual([expect.stringContaining('right/zip: binary')]);
  });

  test('are no more than asked for', async () => {
    const texts = corpus();
    const { summary } = await compare(texts.slice(0, 20), texts.slice(20), { nearest: 2, language: 'english' });
    expect(summary.pairs).toBeLessThanOrEqual(40);
    expect(summary.matchedPairs).toBeGreaterThan(0);
  });
});

describe('a scan for passages', () => {
  const texts = corpus().filter((_, i) => i % 10 < 3);
  const scanned = (passages: boolean, threads = 1) => scan(texts, { passages, threads });

  test('finds shuffled ones that no sentence gives away, and leaves everything else as it is', async () => {
    const [plain, deep] = [await scanned(false), await scanned(true)];
    const pairs = [...deep.passages()].map(({ left, right }) => [left.document, right.document]);
    expect(pairs).toHaveLength(66);
    expect([...plain.passages()]).toEqual([]);
    expect([...deep.clusters()]).toEqual([...plain.clusters()]);
    expect({ ...deep.summary, passages: 0 }).toEqual(plain.summary);
    expect(deep.summary.passages).toBe(66);
  });

  test('writes them in every format as the schema has them', async () => {
    const report = await scanned(true);
    expect(complaints(validator(), JSON.parse(textOfChunks(toJson(report))))).toEqual([]);
    const lines = textOfChunks(toNdjson(report)).trim().split('\n').map((line) => JSON.parse(line) as { type: string });
    expect(lines.filter(({ type }) => type === 'passage')).toHaveLength(66);
    for (const line of lines) expect(complaints(validator('line'), line)).toEqual([]);
    expect([...toTable(report)].join('')).toMatch(/Passages that two documents share\n\n +kind +matched {2}documents\n +reworded +100 % {2}text00:3 {2}text01:3\n +verbatim +100 % {2}text00:3 {2}text10:3\n/);
  });

  test('gives the same for every number of threads', async () => {
    const [one, three] = [await scanned(true, 1), await scanned(true, 3)];
    expect(textOfChunks(toJson(three))).toBe(textOfChunks(toJson(one)));
  });
});
