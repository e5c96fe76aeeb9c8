/** Planted copies in many scripts: the generators keep their word, and a scan finds every copy. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scan } from '../dist/index.js';
import type { Place } from '../dist/index.js';
import { emptyFiles, longLine, nearCopies, repeatedSentence, writeTexts } from './corpora.ts';
import { plantedTexts, wordTripleResemblance } from './planted.ts';
import type { PlantedPlace } from './planted.ts';

let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'dedupe-planted-')); });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const covers = (place: Place, planted: PlantedPlace) =>
  basename(place.document) === planted.document && place.line <= planted.line && planted.line <= place.endLine;

describe('planted copies', () => {
  test('the same seed gives the same texts, another seed others', () => {
    expect(plantedTexts({ seed: 7 })).toEqual(plantedTexts({ seed: 7 }));
    expect(plantedTexts({ seed: 8 }).texts).not.toEqual(plantedTexts({ seed: 7 }).texts);
  });

  test('near copies are near and not exact', () => {
    const near = plantedTexts({ pairs: 200 }).planted.filter(({ kind }) => kind === 'near');
    expect(near).toHaveLength(50);
    for (const { resemblance } of near) {
      expect(resemblance).toBeGreaterThanOrEqual(0.7);
      expect(resemblance).toBeLessThan(1);
    }
  });

  test.each([{ seed: 1, join: 'auto' }, { seed: 2, join: 'exact' }] as const)('all are found (seed $seed, join $join)', async ({ seed, join: joinName }) => {
    const { texts, planted } = plantedTexts({ seed, pairs: 240, documents: 12, noise: 60 });
    const here = join(folder, `planted-${seed}`);
    writeTexts(here, texts);
    const report = await scan([here], { join: joinName });
    const clusters = [...report.clusters()];
    const missed = planted.filter(({ kind, left, right }) => !clusters.some((cluster) =>
      (kind === 'run' || kind === cluster.kind)
      && cluster.members.some((member) => covers(member, left)) && cluster.members.some((member) => covers(member, right))));
    expect(missed).toEqual([]);
  });
});

describe('hostile corpora', () => {
  test('one sentence many times is one cluster with a member for each', async () => {
    const corpus = repeatedSentence(join(folder, 'repeated'), 3000);
    const report = await scan([corpus.folder]);
    expect(report.summary).toMatchObject({ sentences: corpus.sentences, words: corpus.words });
    expect(Array.from(report.clusters(), (cluster) => [cluster.kind, cluster.members.length])).toEqual([['exact', 3000]]);
  });

  test('near-copies of one template gather around representatives that each member resembles', async () => {
    const corpus = nearCopies(join(folder, 'template'), 3000);
    const report = await scan([corpus.folder]);
    const near = [...report.clusters()].filter((cluster) => cluster.unit === 'sentence');
    expect(report.summary).toMatchObject({ sentences: corpus.sentences, words: corpus.words });
    expect(new Set(near.flatMap((cluster) => cluster.members.map((member) => member.start))).size).toBe(corpus.sentences);
    for (const cluster of near) for (const member of cluster.members) expect(member.resemblance).toBeGreaterThanOrEqual(0.7);
  });

  test('any two near-copies are near', () => {
    const { folder: written } = nearCopies(join(folder, 'pairwise'), 1200);
    const lines = readFileSync(join(written, 'template.txt'), 'utf8').trim().split('\n\n').map((line) => line.match(/\w+/g)!);
    const distinct = new Set(lines.map((line) => line.join(' ')));
    expect(distinct.size).toBe(1200);
    for (let index = 1; index < lines.length; index += 37) expect(wordTripleResemblance(lines[0]!, lines[index]!)).toBeGreaterThan(0.8);
  });

  test.each([true, false])('one long line is read to its end (sentence ends: %s)', async (stops) => {
    const corpus = longLine(join(folder, `line-${stops}`), 400_000, { stops });
    expect(statSync(join(corpus.folder, 'line.txt')).size).toBe(corpus.bytes);
    const report = await scan([corpus.folder]);
    expect(report.summary.words).toBe(corpus.words);
    if (stops) expect(report.summary.sentences).toBe(corpus.sentences);
  });

  test('empty files are documents without sentences', async () => {
    const corpus = emptyFiles(join(folder, 'empty'), 1200);
    expect(readdirSync(corpus.folder)).toEqual(['0', '1']);
    const report = await scan([corpus.folder]);
    expect(report.summary).toMatchObject({ documents: 1200, sentences: 0, clusters: 0, skippedFiles: 0 });
  });
});
