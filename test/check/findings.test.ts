/** What a check finds: all of it, nothing else, and the same that a scan of drafts and sources together finds. */
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { MatchRecord, Place } from '../../dist/model/report.js';
import { cutRun, isContained, isNear, sharedRuns, type NaiveSentence } from '../properties/naive.ts';
import { scanTexts, type Scanned } from '../properties/scanned.ts';
import { someOptions, someTexts } from '../properties/texts.ts';
import { checkTexts, findingsOf, nameOf, tripleOf } from './checked.ts';

const RUNS = { seed: 4, numRuns: 120 } as const;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DRAFTS = [0, 1];
const placeName = ({ document, start, end }: NaiveSentence): string => `${document}@${start}-${end}`;
const isDraft = (document: string): boolean => DRAFTS.some((draft) => document === `d${draft}`);

/** Pairs of sentences by the quadratic twin: each draft's against all sentences of all texts but the same place. */
function naivePairs({ documents }: Scanned, threshold: number): string[] {
  const all = documents.flatMap(({ sentences }) => sentences).filter(({ compared }) => compared);
  return all.filter(({ document }) => isDraft(document)).flatMap((left) => all.flatMap((right) => {
    if (left === right) return [];
    const kind = left.words.join(' ') === right.words.join(' ') ? 'exact' : isNear(left, right, threshold) ? 'near' : isContained(left, right) ? 'contained' : null;
    return kind === null ? [] : [`${placeName(left)} ${placeName(right)} sentence ${kind}`];
  })).sort();
}

describe('a check', () => {
  test('finds every pair of sentences that is exact, near or contained, and no other', async () => {
    await fc.assert(fc.asyncProperty(someTexts, someOptions, async (texts, options) => {
      const scanned = await scanTexts(texts, options);
      const found = findingsOf(await checkTexts(texts, DRAFTS, { ...options, includeSelf: true })).filter(({ unit, kind, draft, source }) => unit === 'sentence' && kind !== 'partial' && nameOf(draft) !== nameOf(source));
      expect(found.map(tripleOf).sort()).toEqual(naivePairs(scanned, options.threshold));
    }), RUNS);
  });

  test('covers every run that a draft shares with a source, wherever sentences end', async () => {
    await fc.assert(fc.asyncProperty(someTexts, someOptions, async (texts, options) => {
      const { documents } = await scanTexts(texts, options);
      const findings = findingsOf(await checkTexts(texts, DRAFTS, options));
      for (const left of documents.filter(({ id }) => isDraft(id))) {
        for (const right of documents.filter(({ id }) => id !== left.id)) {
          const shared = new Set<number>();
          const starts = wordStarts(left.id, texts);
          for (const finding of findings) {
            if (finding.draft.document !== left.id || finding.source.document !== right.id) continue;
            for (const { start, end } of finding.shared) starts.forEach((unit, word) => { if (unit >= start && unit < end) shared.add(word); });
          }
          for (const run of sharedRuns(left, right, options.minRun)) {
            const told = cutRun(left, right, run, options.minRun);
            const lost = Array.from({ length: told.length }, (_, i) => told.left + i).filter((word) => !shared.has(word));
            // A sentence that is told for another run it shares is not listed twice.
            const inSentence = left.sentenceOf[told.left] === left.sentenceOf[told.left + told.length - 1] && right.sentenceOf[told.right] === right.sentenceOf[told.right + told.length - 1];
            if (!inSentence) expect(lost).toEqual([]);
          }
        }
      }
    }), RUNS);
  });

  test('reports nothing that does not stand on both sides', async () => {
    await fc.assert(fc.asyncProperty(someTexts, someOptions, async (texts, options) => {
      for (const { draft, source, draftText, sourceText, shared, kind, longestRun } of findingsOf(await checkTexts(texts, DRAFTS, options))) {
        const words = (text: string): string => text.toLowerCase().replace(/\W+/g, ' ').trim();
        expect(texts[Number(draft.document.slice(1))]!.slice(draft.start, draft.end)).toBe(draftText);
        expect(texts[Number(source.document.slice(1))]!.slice(source.start, source.end)).toBe(sourceText);
        if (kind === 'exact') expect(words(draftText)).toBe(words(sourceText));
        if (kind === 'partial') for (const { start, end } of shared) expect(words(sourceText)).toContain(words(texts[Number(draft.document.slice(1))]!.slice(start, end)));
        expect(longestRun).toBeGreaterThan(0);
      }
    }), RUNS);
  });

  test('gives the same for every kernel', async () => {
    await fc.assert(fc.asyncProperty(someTexts, async (texts) => {
      const of = async (kernel: 'simd' | 'scalar') => JSON.stringify(await checkTexts(texts, DRAFTS, { kernel }));
      expect(await of('simd')).toBe(await of('scalar'));
    }), { seed: 5, numRuns: 40 });
  });
});

/** The unit at which each word of a text begins; its words are of ASCII letters. */
function wordStarts(id: string, texts: readonly string[]): number[] {
  return [...texts[Number(id.slice(1))]!.matchAll(/\w+/g)].map(({ index }) => index);
}

describe('the newsroom', () => {
  const folder = join(ROOT, 'fixtures/newsroom');
  const texts = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')).sort();

  test('has for a check the sentence pairs that a scan of all texts lists', async () => {
    const { matches } = await scanTexts(texts, { recall: 1, pairs: 'all' });
    const drafts = texts.map((_, draft) => draft);
    const found = findingsOf(await checkTexts(texts, drafts, { includeSelf: true })).filter(({ unit, kind, draft, source }) => unit === 'sentence' && kind !== 'partial' && nameOf(draft) !== nameOf(source));
    const expected = pairsOfOccurrences(matches).flatMap(([left, right, kind]) => [`${left} ${right} sentence ${kind}`, `${right} ${left} sentence ${kind}`]);
    expect(new Set(found.map(tripleOf))).toEqual(new Set(expected));
  });

  test('has for a check the runs, parts and quotations that a scan of both texts tells', async () => {
    let compared = 0;
    for (let left = 0; left < texts.length; left++) {
      for (let right = 0; right < left; right++) {
        const pair = [texts[left]!, texts[right]!];
        const { clusters } = await scanTexts(pair, { recall: 1 });
        const told = clusters.filter(({ unit, kind }) => unit !== 'sentence' || kind === 'partial').flatMap(({ unit, members }) => members.filter(({ document }) => document === 'd0')
          .flatMap((draft) => members.filter(({ document }) => document === 'd1').map((source) => `${nameOf(draft)} ${nameOf(source)} ${unit}`)));
        const found = findingsOf(await checkTexts(pair, [0])).filter(({ unit, kind, excuse }) => (unit !== 'sentence' || kind === 'partial') && excuse !== 'within-quotation');
        expect(found.map(({ draft, source, unit }) => `${nameOf(draft)} ${nameOf(source)} ${unit}`).sort()).toEqual(told.sort());
        compared += told.length;
      }
    }
    expect(compared).toBeGreaterThan(15);
  });
});

/** Match lines name near and contained pairs by their first occurrences: every other pair of occurrences follows from the exact ones. */
function pairsOfOccurrences(matches: readonly MatchRecord[]): [string, string, string][] {
  const head = new Map<string, string>();
  const occurrences = new Map<string, string[]>();
  const headOf = (place: Place): string => head.get(nameOf(place)) ?? nameOf(place);
  for (const { kind, left, right } of matches) {
    if (kind !== 'exact') continue;
    const first = headOf(left);
    head.set(nameOf(left), first);
    head.set(nameOf(right), first);
    occurrences.set(first, [...new Set([...occurrences.get(first) ?? [], nameOf(left), nameOf(right)])]);
  }
  return matches.flatMap(({ kind, left, right }) => {
    if (kind === 'exact') return [[nameOf(left), nameOf(right), kind]];
    const of = (place: Place): string[] => occurrences.get(headOf(place)) ?? [nameOf(place)];
    return of(left).flatMap((one): [string, string, string][] => of(right).map((other) => [one, other, kind]));
  });
}
