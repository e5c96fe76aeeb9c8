/** Guarantee (b): any verbatim run of at least minRun words that two documents share is found, wherever sentences begin or end. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ClusterRecord, MatchRecord } from '../../dist/model/report.js';
import { cutRun, sharedRuns } from './naive.ts';
import type { NaiveDocument, NaiveRun } from './naive.ts';
import { scanTexts } from './scanned.ts';
import type { Scanned } from './scanned.ts';
import { someOptions, someTexts } from './texts.ts';

/** Words in a row that no cluster may leave out: cuts at the sentence ends of further places take fewer. */
const LEAST_BEYOND = 5;

/** For each sentence of a document the groups (clusters, matches) that hold some of its words. */
function groupsBySentence({ clusters, matches, documents }: Scanned): Map<string, Set<number>[]> {
  const groups = new Map(documents.map(({ id, words }) => [id, words.map(() => new Set<number>())]));
  const spans = new Map(documents.map((document) => [document.id, wordSpans(document)]));
  const add = (place: { document: string; start: number; end: number }, group: number): void => {
    const list = spans.get(place.document)!;
    list.forEach(([from, to], word) => { if (from < place.end && to > place.start) groups.get(place.document)![word]!.add(group); });
  };
  [...clusters, ...matches].forEach((found: ClusterRecord | MatchRecord, group) => {
    for (const place of 'members' in found ? found.members : [found.left, found.right]) add(place, group);
  });
  return groups;

  /** Where each word stands in the text. */
  function wordSpans(document: NaiveDocument): [number, number][] {
    return currentSpans(document.id);
  }
  function currentSpans(id: string): [number, number][] {
    const text = textOf.get(id)!;
    return Array.from(text.matchAll(/[\p{L}\p{M}\p{N}_]+/gu), (match) => [match.index, match.index + match[0].length]);
  }
}

let textOf: ReadonlyMap<string, string>;

/** Words of the run that no group holds on both sides, as the longest row of them, and how many are held. */
function uncovered(groups: Map<string, Set<number>[]>, left: NaiveDocument, right: NaiveDocument, run: NaiveRun): { longest: number; held: number } {
  let [longest, row, held] = [0, 0, 0];
  for (let i = 0; i < run.length; i++) {
    const there = groups.get(right.id)![run.right + i]!;
    if ([...groups.get(left.id)![run.left + i]!].some((group) => there.has(group))) { held++; row = 0; } else longest = Math.max(longest, ++row);
  }
  return { longest, held };
}

async function lostRuns(texts: readonly string[], options: Parameters<typeof scanTexts>[1]): Promise<string[]> {
  const scanned = await scanTexts(texts, options);
  textOf = scanned.texts;
  const { minRun } = scanned.report.options as { minRun: number };
  const groups = groupsBySentence(scanned);
  const lost: string[] = [];
  scanned.documents.forEach((left, l) => {
    for (const right of scanned.documents.slice(l + 1)) {
      for (const whole of sharedRuns(left, right, minRun)) {
        const run = cutRun(left, right, whole, minRun);
        const { longest, held } = uncovered(groups, left, right, run);
        if (longest >= LEAST_BEYOND || held < Math.min(minRun, run.length)) {
          lost.push(`${left.id}+${run.left} ${right.id}+${run.right}: ${left.words.slice(run.left, run.left + run.length).join(' ')} (${held} held)`);
        }
      }
    }
  });
  return lost;
}

describe('verbatim runs', () => {
  test('every shared run is held by a cluster with both of its places', async () => {
    await fc.assert(fc.asyncProperty(someTexts, someOptions, async (texts, options) => {
      expect(await lostRuns(texts, { ...options, join: 'exact' })).toEqual([]);
    }), { seed: 1, numRuns: 400 });
  });
});
