/** Versions of whole documents against exact resemblance of naive sets; tested through the pipeline, as users meet them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentBandPlan, limitsFor } from '../../dist/join/documents.js';
import { resolveScanOptions } from '../../dist/model/options.js';
import type { Version } from '../../dist/model/report.js';
import { scan } from '../../dist/pipeline/scan.js';
import { randomInts } from '../corpora.ts';

type Texts = Readonly<Record<string, readonly string[]>>;

/** Versions of each text that has any, by its name; texts are words, cut into sentences of twelve. */
async function versionsOf(texts: Texts, raw: Readonly<Record<string, unknown>> = {}): Promise<Map<string, readonly Version[]>> {
  const sentences = (words: readonly string[]) => words.map((word, i) => (i % 12 === 11 ? `${word}.\n\n` : word)).join(' ');
  const sources = Object.keys(texts).sort().map((id) => ({ id, path: null, bytes: new TextEncoder().encode(sentences(texts[id]!)), named: true }));
  const report = await scan(sources, resolveScanOptions(raw));
  return new Map([...report.documents()].filter(({ versions }) => versions.length > 0).map(({ id, versions }) => [id, versions]));
}

function shinglesOf(words: readonly string[], k = 3): Set<string> {
  return new Set(Array.from({ length: Math.max(0, words.length - k + 1) }, (_, i) => words.slice(i, i + k).join(' ')));
}

/** Exact figures of two texts. */
function figures(left: readonly string[], right: readonly string[], k = 3): { resemblance: number; containment: number; least: number } {
  const [a, b] = [shinglesOf(left, k), shinglesOf(right, k)];
  const shared = [...a].filter((shingle) => b.has(shingle)).length;
  return { resemblance: shared / (a.size + b.size - shared), containment: shared / a.size, least: Math.min(a.size, b.size) };
}

function words(seed: number, count: number): string[] {
  const next = randomInts(seed);
  return Array.from({ length: count }, () => `w${next(1e6).toString(36)}`);
}

/** A copy with about one word in `every` replaced. */
function edited(text: readonly string[], every: number, seed: number): string[] {
  const next = randomInts(seed);
  return text.map((word) => (next(every) === 0 ? `x${next(1e6).toString(36)}` : word));
}

describe('versions of documents', () => {
  test('are exactly the pairs whose resemblance reaches the threshold, with both containments', async () => {
    let wanted = 0;
    let found = 0;
    const family = fc.record({ seed: fc.nat(1e6), size: fc.integer({ min: 10, max: 400 }), copies: fc.array(fc.record({ every: fc.integer({ min: 4, max: 60 }), keep: fc.integer({ min: 50, max: 100 }) }), { maxLength: 4 }) });
    await fc.assert(fc.asyncProperty(fc.array(family, { minLength: 1, maxLength: 5 }), fc.constantFrom(0.5, 0.7, 0.9), async (families, threshold) => {
      const texts: Record<string, string[]> = {};
      families.forEach(({ seed, size, copies }, f) => {
        const original = words(seed + f * 1_000_003, size);
        texts[`${f}`] = original;
        copies.forEach(({ every, keep }, c) => { texts[`${f}-${c}`] = edited(original, every, seed + c).slice(0, Math.ceil(size * keep / 100)); });
      });
      const versions = await versionsOf(texts, { threshold, minWords: 1 });
      for (const id of Object.keys(texts)) {
        const list = versions.get(id) ?? [];
        expect(list.map(({ document }) => document)).toEqual(list.map(({ document }) => document).sort());
        for (const { document, resemblance, containment } of list) {
          const exact = figures(texts[id]!, texts[document]!);
          expect(resemblance).toBeCloseTo(exact.resemblance, 10);
          expect(containment).toBeCloseTo(exact.containment, 10);
          expect(resemblance).toBeGreaterThanOrEqual(threshold - 1e-9);
          expect(exact.least).toBeGreaterThanOrEqual(20);
          expect(document).not.toBe(id);
        }
        for (const other of Object.keys(texts)) {
          const exact = figures(texts[id]!, texts[other]!);
          if (other === id || exact.least < 20 || exact.resemblance < threshold) continue;
          wanted++;
          if (list.some(({ document }) => document === other)) found++;
        }
      }
    }), { seed: 1, numRuns: 60 });
    expect(wanted).toBeGreaterThan(200);
    expect(found / wanted).toBeGreaterThan(0.98);
  });

  test('are found whatever the rest of the corpus shares with them', async () => {
    const furniture = words(7, 60);
    const texts: Record<string, string[]> = {};
    for (let i = 0; i < 200; i++) texts[`page-${String(i).padStart(3, '0')}`] = [...furniture, ...words(100 + i, 150)];
    texts['version-a'] = [...furniture, ...words(1, 300)];
    texts['version-b'] = [...furniture, ...edited(words(1, 300), 30, 5)];
    const versions = await versionsOf(texts);
    expect([...versions.keys()]).toEqual(['version-a', 'version-b']);
    expect(versions.get('version-a')!.map(({ document }) => document)).toEqual(['version-b']);
  });

  test('a part names the whole with containment 1, and the whole the part with less', async () => {
    const whole = words(3, 400);
    const versions = await versionsOf({ part: whole.slice(0, 320), whole });
    expect(versions.get('part')).toEqual([{ document: 'whole', resemblance: 318 / 398, containment: 1 }]);
    expect(versions.get('whole')).toEqual([{ document: 'part', resemblance: 318 / 398, containment: 318 / 398 }]);
  });

  test('equal texts are versions of one another, and both of what resembles them', async () => {
    const text = words(5, 100);
    const versions = await versionsOf({ a: text, b: [...text], c: [...text.slice(0, 96), 'so', 'it', 'ends', 'here'] });
    expect(versions.get('a')!.map(({ document, resemblance }) => [document, resemblance])).toEqual([['b', 1], ['c', 94 / 102]]);
    expect(versions.get('c')!.map(({ document }) => document)).toEqual(['a', 'b']);
  });

  test('texts with fewer than twenty distinct shingles have none', async () => {
    const versions = await versionsOf({ a: words(1, 21), b: words(1, 21), c: words(2, 22), d: words(2, 22), e: Array(500).fill('again'), f: Array(500).fill('again') });
    expect([...versions.keys()]).toEqual(['c', 'd']);
  });

  test('of a crowd name the centre of their star, and the centre names them all', async () => {
    const template = words(11, 200);
    const texts = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`page-${String(i).padStart(3, '0')}`, [...template, ...words(1000 + i, 8)]]));
    const versions = await versionsOf(texts);
    expect(versions.size).toBe(300);
    const sizes = [...versions.values()].map((list) => list.length).sort((a, b) => b - a);
    // 300 pages make 44,850 pairs; stars keep lists linear.
    expect(sizes[0]).toBeGreaterThan(250);
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(4 * 300);
  });

  test('a crowd of equal texts is a star as well', async () => {
    const text = words(13, 50);
    const versions = await versionsOf(Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`copy-${String(i).padStart(2, '0')}`, text])));
    expect(versions.get('copy-00')).toHaveLength(39);
    expect(versions.get('copy-39')).toEqual([{ document: 'copy-00', resemblance: 1, containment: 1 }]);
  });

  test('are the same for one, two and three threads, and for both kernels', async () => {
    const texts: Record<string, string[]> = {};
    for (let f = 0; f < 30; f++) for (let c = 0; c < 1 + f % 25; c++) texts[`${f}-${c}`] = edited(words(f, 80 + 10 * f), 20 + c, c);
    const expected = await versionsOf(texts, { threads: 1 });
    expect(expected.size).toBeGreaterThan(100);
    for (const raw of [{ threads: 2 }, { threads: 3 }, { threads: 1, kernel: 'scalar' }]) expect(await versionsOf(texts, raw)).toEqual(expected);
  });
});

describe('the plan for signatures of whole documents', () => {
  test.each([[0.1, 0.999], [0.3, 0.9], [0.5, 0.999], [0.7, 0.999], [0.7, 1], [0.9, 0.5], [1, 0.999]])('at threshold %f finds at least %f of the pairs at it', (threshold, recall) => {
    const { bands, perBand } = documentBandPlan(threshold, recall);
    expect(bands * perBand).toBeLessThanOrEqual(128);
    expect(1 - (1 - threshold ** perBand) ** bands).toBeGreaterThanOrEqual(Math.min(recall, 0.9999) - 1e-9);
  });
  test('asks for less agreement of few bins than of many, and never for none', () => {
    const { least, sure } = limitsFor(0.7);
    for (let bins = 1; bins <= 128; bins++) {
      expect(least[bins]).toBeGreaterThanOrEqual(1);
      expect(least[bins]).toBeLessThanOrEqual(sure[bins]!);
      expect(sure[bins]).toBeLessThanOrEqual(bins);
      if (bins > 1) expect(least[bins]! - least[bins - 1]!).toBeLessThanOrEqual(1);
    }
    expect(least[128]! / 128).toBeLessThan(0.7);
    expect(least[20]! / 20).toBeLessThan(least[128]! / 128);
  });
});
