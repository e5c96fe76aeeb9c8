/** Guarantee (b): any verbatim run of at least minRun words that two documents share is found, wherever sentences begin or end. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ClusterRecord, MatchRecord } from '../../dist/model/report.js';
import { sharedRuns } from './naive.ts';
import type { NaiveDocument, NaiveRun } from './naive.ts';
import { scanTexts } from './scanned.ts';
import type { Scanned } from './scanned.ts';
import { someOptions, someTexts } from './texts.ts';

/** A run is cut at a sentence end beyond which fewer of its words lie (design §2). */
const LEAST_BEYOND = 5;

/** Where each word of a text stands. */
const wordSpans = (text: string): [number, number][] => Array.from(text.matchAll(/[\p{L}\p{M}\p{N}_]+/gu), (match) => [match.index, match.index + match[0].length]);

/** For each document and each of its words the groups (clusters, matches) that hold it. */
function groupsOfWords({ clusters, matches, texts }: Scanned): Map<string, Set<number>[]> {
  const spans = new Map([...texts].map(([id, text]) => [id, wordSpans(text)]));
  const groups = new Map([...spans].map(([id, list]) => [id, list.map(() => new Set<number>())]));
  [...clusters, ...matches].forEach((found: ClusterRecord | MatchRecord, group) => {
    for (const { document, start, end } of 'members' in found ? found.members : [found.left, found.right]) {
      spans.get(document)!.forEach(([from, to], word) => { if (from < end && to > start) groups.get(document)![word]!.add(group); });
    }
  });
  return groups;
}

/** How many words of the run some group holds on both sides, and the longest row of words that none does. */
function coverage(groups: Map<string, Set<number>[]>, left: NaiveDocument, right: NaiveDocument, run: NaiveRun): { held: number; gap: number } {
  let [held, gap, row] = [0, 0, 0];
  for (let i = 0; i < run.length; i++) {
    const there = groups.get(right.id)![run.right + i]!;
    if ([...groups.get(left.id)![run.left + i]!].some((group) => there.has(group))) { held++; row = 0; } else gap = Math.max(gap, ++row);
  }
  return { held, gap };
}

/** Shared runs that are not found: fewer than minRun words of them, or not all but what a cut at a sentence end takes. */
async function lostRuns(texts: readonly string[], options: Parameters<typeof scanTexts>[1]): Promise<string[]> {
  const scanned = await scanTexts(texts, options);
  const { minRun } = scanned.report.options as { minRun: number };
  const groups = groupsOfWords(scanned);
  const lost: string[] = [];
  scanned.documents.forEach((left, l) => {
    for (const right of scanned.documents.slice(l + 1)) {
      for (const run of sharedRuns(left, right, minRun)) {
        const { held, gap } = coverage(groups, left, right, run);
        if (held < minRun || gap >= LEAST_BEYOND) lost.push(`${left.id}+${run.left} ${right.id}+${run.right}: ${left.words.slice(run.left, run.left + run.length).join(' ')} (${held} held)`);
      }
    }
  });
  return lost;
}

describe('verbatim runs', () => {
  test('every run that two documents share is held by clusters with both of its places', async () => {
    await fc.assert(fc.asyncProperty(someTexts, someOptions, async (texts, options) => {
      expect(await lostRuns(texts, { ...options, join: 'exact' })).toEqual([]);
    }), { seed: 1, numRuns: 400 });
  });

  test('no run reaches less than five words beyond a sentence end where enough words remain', async () => {
    await fc.assert(fc.asyncProperty(someTexts, someOptions, async (texts, options) => {
      const { clusters, documents, texts: read } = await scanTexts(texts, options);
      const ragged = clusters.filter(({ unit, members }) => unit === 'run' && members.length === 2).flatMap(({ members }) => members.filter(({ document, start, end }) => {
        const { sentenceOf } = documents.find(({ id }) => id === document)!;
        const inside = wordSpans(read.get(document)!).map(([from, to], word) => (from < end && to > start ? word : -1)).filter((word) => word >= 0);
        const beyond = [sentenceOf[inside[0]!], sentenceOf[inside.at(-1)!]].map((sentence) => inside.filter((word) => sentenceOf[word] === sentence).length);
        return beyond.some((count) => count < LEAST_BEYOND && count < inside.length && inside.length - count >= options.minRun);
      }));
      expect(ragged.map(({ text }) => text)).toEqual([]);
    }), { seed: 3, numRuns: 150 });
  });
});
