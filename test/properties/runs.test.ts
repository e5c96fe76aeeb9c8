/** Guarantee (b): any verbatim run of at least minRun words that two documents share is found, wherever sentences begin or end. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ClusterRecord, MatchRecord } from '../../dist/model/report.js';
import { SLICE } from '../../dist/engine/ingest.js';
import { randomInts } from '../corpora.ts';
import { LEAST_BEYOND, cutRun, sharedRuns } from './naive.ts';
import type { NaiveDocument, NaiveRun, NaiveSentence } from './naive.ts';
import { scanTexts } from './scanned.ts';
import type { Scanned } from './scanned.ts';
import { someOptions, someTexts } from './texts.ts';

/** Where each word of a text stands. */
const wordSpans = (text: string): [number, number][] => Array.from(text.matchAll(/[\p{L}\p{M}\p{N}_]+/gu), (match) => [match.index, match.index + match[0].length]);

/** For each document and each of its words the groups (clusters, matches) that hold it. A match of two texts holds for every place of either. */
function groupsOfWords({ clusters, matches, texts, documents, at }: Scanned): Map<string, Set<number>[]> {
  const places = new Map<string, NaiveSentence[]>();
  for (const sentence of documents.flatMap(({ sentences }) => sentences)) places.set(sentence.words.join(' '), [...places.get(sentence.words.join(' ')) ?? [], sentence]);
  const spans = new Map([...texts].map(([id, text]) => [id, wordSpans(text)]));
  const groups = new Map([...spans].map(([id, list]) => [id, list.map(() => new Set<number>())]));
  [...clusters, ...matches].forEach((found: ClusterRecord | MatchRecord, group) => {
    const held = 'members' in found ? found.members : [found.left, found.right].flatMap((place) => places.get(at(place)!.words.join(' '))!);
    for (const { document, start, end } of held) {
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

  test('a run that goes on differently behind two copies of a sentence is held in both', async () => {
    const [head, tail] = ['Lanterns along the quay were lit before', 'the ferry with the brass band had even left its berth'];
    const next = 'Nobody on the bridge could say who had ordered them';
    const lost = await lostRuns([
      `${head} ${tail}. ${next}. Rain fell. Somebody claims no brass band had even left its berth. ${next}. The end.`, `${head} ${tail}. Rain fell on the town for most of the following week.`,
      `In a letter she mentions that ${tail} ${next.toLowerCase()} and that the whole town spoke of little else until well into the spring.`,
    ], {});
    expect(lost).toEqual([]);
  });

  test('a run is held where a long document is cut into slices for the threads', async () => {
    const next = randomInts(3);
    const word = (): string => Array.from({ length: 4 + next(4) }, () => String.fromCharCode(0x61 + next(26))).join('');
    let long = '';
    while (long.length < 2.3 * SLICE) long += `Qu${Array.from({ length: 3 + next(20) }, word).join(' ')}.${next(30) === 0 ? '\n\n' : ' '}`;
    // Words around each cut, as one sentence of another text.
    const around = [1, 2].map((cut) => `Somewhere ${long.slice(cut * SLICE - 200, cut * SLICE + 200).replace(/^\S*|\S*$/g, '').replace(/\W+/g, ' ').trim()} elsewhere.`);
    for (const threads of [1, 2]) expect(await lostRuns([long, ...around], { threads })).toEqual([]);
  });

  test('a run is as long as its two texts allow, but for few words beyond a sentence end', async () => {
    await fc.assert(fc.asyncProperty(someTexts, someOptions, async (texts, options) => {
      const { clusters, documents, texts: read } = await scanTexts(texts, options);
      for (const { members } of clusters.filter((cluster) => cluster.unit === 'run' && cluster.members.length === 2)) {
        const [left, right] = members.map(({ document, start, end }) => {
          const inside = wordSpans(read.get(document)!).flatMap(([from, to], word) => (from < end && to > start ? [word] : []));
          return { document: documents.find(({ id }) => id === document)!, from: inside[0]!, length: inside.length };
        }) as [WordPlace, WordPlace];
        const whole = longestAround(left, right);
        expect({ left: left.from, right: right.from, length: left.length }).toEqual(cutRun(left.document, right.document, whole, options.minRun));
      }
    }), { seed: 3, numRuns: 200 });
  });
});

interface WordPlace { readonly document: NaiveDocument; readonly from: number; readonly length: number }

/** The longest run that two documents share around two places of it. */
function longestAround(left: WordPlace, right: WordPlace): NaiveRun {
  return sharedRuns(left.document, right.document, 1).find((run) => run.left <= left.from && run.left - left.from === run.right - right.from && run.left + run.length >= left.from + left.length)!;
}
