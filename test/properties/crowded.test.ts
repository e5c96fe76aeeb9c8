/** Guarantees (d) and (f): the share of near pairs that MinHash finds, and no pair lost in over-full buckets. */
import { describe, expect, test } from 'vitest';
import { randomInts } from '../corpora.ts';
import { wordTripleResemblance } from '../planted.ts';
import { distinctSentences, resemblanceOf } from './naive.ts';
import type { NaiveSentence } from './naive.ts';
import { scanTexts } from './scanned.ts';
import type { Scanned } from './scanned.ts';

const nameOf = ({ document, start }: { document: string; start: number }): string => `${document}@${start}`;

/** Pairs of every so many sentences with all others are looked at. */
const LOOKED_AT = 5;

/** Near pairs that neither a match line nor a common star of verified members holds, and how many there are in all. */
function lostPairs({ documents, matches, clusters }: Scanned, threshold: number): { lost: number; all: number } {
  const listed = new Set(matches.flatMap(({ left, right }) => [`${nameOf(left)} ${nameOf(right)}`, `${nameOf(right)} ${nameOf(left)}`]));
  const star = new Map<string, number>();
  clusters.forEach(({ kind, members }, index) => { if (kind === 'near') for (const member of members) star.set(nameOf(member), index); });
  const sentences = distinctSentences(documents);
  let [lost, all] = [0, 0];
  for (let i = 0; i < sentences.length; i += LOOKED_AT) {
    const left = sentences[i]!;
    for (const right of sentences) {
      if (left === right || !canBeNear(left, right, threshold) || resemblanceOf(left.shingles, right.shingles) < threshold - 1e-9) continue;
      all++;
      const together = star.get(nameOf(left)) !== undefined && star.get(nameOf(left)) === star.get(nameOf(right));
      if (!together && !listed.has(`${nameOf(left)} ${nameOf(right)}`)) lost++;
    }
  }
  return { lost, all };
}

const canBeNear = (left: NaiveSentence, right: NaiveSentence, threshold: number): boolean =>
  Math.min(left.shingles.size, right.shingles.size) >= threshold * Math.max(left.shingles.size, right.shingles.size) - 1e-9;

/** Distinct sentences made from one template, so alike that one bucket holds more than a thousand of them. */
function crowd(count: number, length: number, slots: number, seed: number): string {
  const next = randomInts(seed);
  const lines = new Set<string>();
  while (lines.size < count) {
    const words = Array.from({ length }, (_, i) => `common${i}`);
    for (let slot = 0; slot < slots; slot++) words[next(length)] = `slot${next(9)}`;
    lines.add(words.join(' '));
  }
  return [...lines].join('\n');
}

describe('over-full buckets', () => {
  test.each([
    { join: 'exact', threshold: 0.7, length: 18, slots: 2, count: 1500, seed: 1 },
    { join: 'exact', threshold: 0.5, length: 18, slots: 3, count: 1500, seed: 2 },
    { join: 'exact', threshold: 0.4, length: 14, slots: 3, count: 2200, seed: 3 },
    { join: 'lsh', threshold: 0.9, length: 120, slots: 2, count: 1400, seed: 4 },
    { join: 'lsh', threshold: 0.85, length: 60, slots: 2, count: 1700, seed: 5 },
  ] as const)('lose no pair ($join join, threshold $threshold, $slots slots)', async ({ join, threshold, length, slots, count, seed }) => {
    const scanned = await scanTexts([crowd(count, length, slots, seed)], { join, threshold, inputFormat: 'lines', shingle: 2 });
    const { lost, all } = lostPairs(scanned, threshold);
    expect(scanned.report.summary.cappedBuckets).toBeGreaterThan(0);
    expect(all).toBeGreaterThan(5000);
    if (join === 'exact') expect(lost).toBe(0);
    else expect(lost / all).toBeLessThan(0.001);
  });
});

describe('near-copies of a template that stay below the threshold', () => {
  // One word of 18 replaced: 13 of 19 shingles in common, a resemblance of .68.
  const lines = Array.from({ length: 3000 }, (_, i) => Array.from({ length: 18 }, (_, word) => (word === 2 + i % 14 ? `slot${i}` : `common${word}`)).join(' '));

  test('are compared up to maxPairs, and the rest is counted', async () => {
    const options = { inputFormat: 'lines', join: 'exact' } as const;
    const [few, all] = [await scanTexts([lines.join('\n')], { ...options, maxPairs: 10_000 }), await scanTexts([lines.join('\n')], options)];
    expect(all.report.summary.unlistedPairs).toBe(0);
    expect(few.report.summary.unlistedPairs).toBeGreaterThan(3000 * 2000 / 2);
    expect(few.matches).toEqual(all.matches);
  });
});

/** Lines of random words, each followed by a copy in which words are changed until it hardly reaches the threshold. */
function hardPairs(count: number, threshold: number, seed: number): string {
  const next = randomInts(seed);
  const word = (): string => `w${next(1 << 30).toString(36)}`;
  const lines: string[] = [];
  for (let pair = 0; pair < count; pair++) {
    const words = Array.from({ length: 45 + next(30) }, word);
    let copy = words;
    for (let at = 2; at < words.length; at += 3) {
      const changed = copy.with(at, word());
      if (wordTripleResemblance(words, changed) < threshold) break;
      copy = changed;
    }
    lines.push(words.join(' '), copy.join(' '));
  }
  return lines.join('\n');
}

describe('MinHash', () => {
  test.each([
    { threshold: 0.7, recall: 0.999 }, { threshold: 0.7, recall: 0.9 }, { threshold: 0.5, recall: 0.99 }, { threshold: 0.85, recall: 0.999 },
  ])('finds pairs just above $threshold with the probability $recall asked for', async ({ threshold, recall }) => {
    const pairs = 3000;
    const { report, matches } = await scanTexts([hardPairs(pairs, threshold, 9)], { threshold, recall, join: 'lsh', inputFormat: 'lines' });
    const found = matches.filter(({ kind }) => kind === 'near').length;
    // Four standard deviations of as many draws.
    const slack = 4 * Math.sqrt(pairs * recall * (1 - recall));
    expect(report.stats.join.name).toBe('lsh');
    expect(found).toBeGreaterThanOrEqual(Math.floor(pairs * recall - slack));
    expect(found).toBeLessThanOrEqual(pairs);
  });

  test('finds the same pairs again with the same seed', async () => {
    const text = hardPairs(400, 0.7, 11);
    const found = async (seed: number) => (await scanTexts([text], { recall: 0.6, join: 'lsh', inputFormat: 'lines', seed })).matches.map(({ left }) => left.start);
    expect(await found(5)).toEqual(await found(5));
    expect(await found(6)).not.toEqual(await found(5));
  });
});

test('a page of thousands of short quotations in one sentence is read in linear time and memory', async () => {
  // Each was once counted from the beginning of its sentence: 13 MB of such pages took more than 4 GB.
  const page = Array.from({ length: 60_000 }, (_, i) => `"${String.fromCharCode(97 + i % 26)}${i} b c d"`).join(',');
  const { report } = await scanTexts([page, page], { pairs: 'stars' });
  expect(report.summary.documents).toBe(2);
});
