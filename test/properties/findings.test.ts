/** Guarantees (a), (c), (d) and (e): what must be found is found, and everything that is reported is what its kind says. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ClusterRecord, MatchRecord, MemberRecord } from '../../dist/model/report.js';
import { distinctSentences, isContained, isNear, longestRunOf, resemblanceOf, sharedOf } from './naive.ts';
import type { NaiveSentence } from './naive.ts';
import { scanTexts } from './scanned.ts';
import type { Scanned } from './scanned.ts';
import { someOptions, someTexts } from './texts.ts';

const RUNS = { seed: 2, numRuns: 250 } as const;
const KINDS = ['exact', 'near', 'contained', 'partial'];

const nameOf = (sentence: NaiveSentence): string => `${sentence.document}@${sentence.start}`;
const pairName = (left: NaiveSentence, right: NaiveSentence): string => [nameOf(left), nameOf(right)].sort().join(' ');
const placeName = (match: MatchRecord): string => [match.left, match.right].map(({ document, start }) => `${document}@${start}`).sort().join(' ');

/** Names of all pairs of some sentences that pass. */
function pairsOf(sentences: readonly NaiveSentence[], passes: (left: NaiveSentence, right: NaiveSentence) => boolean): string[] {
  return sentences.flatMap((left, i) => sentences.slice(i + 1).filter((right) => passes(left, right)).map((right) => pairName(left, right))).sort();
}

describe('what is found', () => {
  test('identical sentences stand in one cluster of sentences', async () => {
    await fc.assert(fc.asyncProperty(someTexts, someOptions, async (texts, options) => {
      const { documents, clusters } = await scanTexts(texts, options);
      const held = clusters.filter(({ unit }) => unit === 'sentence').map(({ members }) => new Set(members.map(({ document, start }) => `${document}@${start}`)));
      const places = new Map<string, NaiveSentence[]>();
      for (const sentence of documents.flatMap(({ sentences }) => sentences).filter(({ compared }) => compared)) {
        const text = sentence.words.join(' ');
        places.set(text, [...places.get(text) ?? [], sentence]);
      }
      const lost = [...places.values()].filter((same) => same.length > 1 && !held.some((names) => same.every((sentence) => names.has(nameOf(sentence)))));
      expect(lost.map((same) => same[0]!.words.join(' '))).toEqual([]);
    }), RUNS);
  });

  test('the exact join lists the near pairs of distinct sentences, all of them and no others', async () => {
    await fc.assert(fc.asyncProperty(someTexts, someOptions, async (texts, options) => {
      const { documents, matches, report } = await scanTexts(texts, { ...options, join: 'exact' });
      const wanted = pairsOf(distinctSentences(documents), (left, right) => isNear(left, right, options.threshold));
      expect(matches.filter(({ kind }) => kind === 'near').map(placeName).sort()).toEqual(wanted);
      expect(report.summary.matches.near).toBe(wanted.length);
    }), RUNS);
  });

  test('contained sentences below the threshold are listed, all of them and no others', async () => {
    await fc.assert(fc.asyncProperty(someTexts, someOptions, async (texts, options) => {
      const { documents, matches, report } = await scanTexts(texts, { ...options, join: 'exact' });
      const wanted = pairsOf(distinctSentences(documents), (left, right) => !isNear(left, right, options.threshold) && isContained(left, right));
      const found = matches.filter(({ kind }) => kind === 'contained').map(placeName).sort();
      // Shingles above the cap, which texts of two words reach, may hide some; they are counted.
      if (report.summary.cappedShingles > 0) expect(wanted).toEqual(expect.arrayContaining(found));
      else expect(found).toEqual(wanted);
      expect(report.summary.matches.contained).toBe(found.length);
    }), RUNS);
  });

  test('every contained pair shares a cluster', async () => {
    await fc.assert(fc.asyncProperty(someTexts, someOptions, async (texts, options) => {
      const { clusters, matches } = await scanTexts(texts, options);
      const sets = clusters.map(({ members }) => new Set(members.map(({ document, start }) => `${document}@${start}`)));
      const lost = matches.filter(({ kind }) => kind === 'contained').map(placeName).filter((name) => !sets.some((set) => name.split(' ').every((place) => set.has(place))));
      expect(lost).toEqual([]);
    }), RUNS);
  });

  test('MinHash finds no pair that the exact join does not, and those of highest resemblance always', async () => {
    await fc.assert(fc.asyncProperty(someTexts, someOptions, fc.nat(), async (texts, options, seed) => {
      const lsh = await scanTexts(texts, { ...options, join: 'lsh', seed });
      const exact = await scanTexts(texts, { ...options, join: 'exact' });
      const near = ({ matches }: Scanned) => matches.filter(({ kind }) => kind === 'near').map(placeName);
      const all = new Set(near(exact));
      expect(near(lsh).filter((name) => !all.has(name))).toEqual([]);
      const same = exact.matches.filter(({ kind, resemblance }) => kind === 'near' && resemblance === 1).map(placeName);
      expect(same.filter((name) => !near(lsh).includes(name))).toEqual([]);
    }), { ...RUNS, numRuns: 100 });
  });
});

/** What is wrong with a pair of sentences that is called `kind`. */
function complaints(kind: string, left: NaiveSentence, right: NaiveSentence, figures: { resemblance: number; containment: readonly number[]; longestRun: number }, threshold: number, minRun: number): string[] {
  const shared = sharedOf(left.shingles, right.shingles);
  const wrong: string[] = [];
  const same = left.words.join(' ') === right.words.join(' ');
  const longest = longestRunOf(left.words, right.words);
  if (kind === 'exact' && !same) wrong.push('not exact');
  if (kind === 'near' && (same || !isNear(left, right, threshold))) wrong.push('not near');
  if (kind === 'contained' && (isNear(left, right, threshold) || !isContained(left, right))) wrong.push('not contained');
  if (kind === 'partial' && (same || longest < minRun)) wrong.push('not partial');
  if (Math.abs(figures.resemblance - resemblanceOf(left.shingles, right.shingles)) > 1e-9) wrong.push(`resemblance ${figures.resemblance}`);
  if (Math.abs(figures.containment[0]! - shared / left.shingles.size) > 1e-9) wrong.push(`containment ${figures.containment[0]}`);
  if (figures.containment.length > 1 && Math.abs(figures.containment[1]! - shared / right.shingles.size) > 1e-9) wrong.push(`containment ${figures.containment[1]}`);
  if (figures.longestRun !== longest) wrong.push(`longest run ${figures.longestRun}, not ${longest}`);
  return wrong.map((what) => `${what}: ${left.words.join(' ')} | ${right.words.join(' ')}`);
}

function wrongMember({ at }: Scanned, cluster: ClusterRecord, member: MemberRecord, options: { threshold: number; minRun: number }): string[] {
  const here = at(member);
  const centre = at(cluster.members[cluster.representative]!);
  if (!here || !centre) return [`no sentence stands at ${member.document}@${member.start}`];
  return complaints(member.kind, here, centre, { ...member, containment: [member.containment] }, options.threshold, options.minRun);
}

const wordsOf = (text: string): string => (text.toLowerCase().match(/[\p{L}\p{M}\p{N}_]+/gu) ?? []).join(' ');

function wrongRunMember(cluster: ClusterRecord, member: MemberRecord, minRun: number): string[] {
  const words = wordsOf(member.text).split(' ');
  const wrong: string[] = [];
  if (wordsOf(member.text) !== wordsOf(cluster.text)) wrong.push('other words');
  if (words.length < minRun || member.longestRun !== words.length) wrong.push(`${words.length} words, longest run ${member.longestRun}`);
  return wrong.map((what) => `${what}: ${member.text} | ${cluster.text}`);
}

/** Members whose words stand in another document too. */
function repeatedAcross(members: readonly MemberRecord[]): MemberRecord[] {
  return members.filter(({ text, document }) => members.some((other) => other.document !== document && wordsOf(other.text) === wordsOf(text)));
}

describe('what is reported', () => {
  test('every match is what its kind and its figures say', async () => {
    await fc.assert(fc.asyncProperty(someTexts, someOptions, fc.constantFrom('stars', 'all'), async (texts, options, pairs) => {
      const scanned = await scanTexts(texts, { ...options, pairs });
      const wrong = scanned.matches.flatMap((match) => complaints(match.kind, scanned.at(match.left)!, scanned.at(match.right)!, match, options.threshold, options.minRun));
      expect(wrong).toEqual([]);
      const names = scanned.matches.map(placeName);
      expect(new Set(names).size, 'no pair comes twice').toBe(names.length);
    }), RUNS);
  });

  test('every member is, against the representative, what its kind and its figures say', async () => {
    await fc.assert(fc.asyncProperty(someTexts, someOptions, async (texts, options) => {
      const scanned = await scanTexts(texts, options);
      const wrong = scanned.clusters.flatMap((cluster) => cluster.members.flatMap((member) =>
        (cluster.unit === 'run' ? wrongRunMember(cluster, member, options.minRun) : wrongMember(scanned, cluster, member, options))));
      expect(wrong).toEqual([]);
    }), RUNS);
  });

  test('a cluster has the kind of its weakest member, at least two places in order, and no twin', async () => {
    await fc.assert(fc.asyncProperty(someTexts, someOptions, async (texts, options) => {
      const { clusters, texts: read } = await scanTexts(texts, options);
      for (const cluster of clusters) {
        const { members, representative } = cluster;
        expect(members.length).toBeGreaterThan(1);
        expect(KINDS.indexOf(cluster.kind)).toBe(Math.max(...members.map(({ kind }) => KINDS.indexOf(kind))));
        expect(cluster.text).toBe(members[representative]!.text);
        expect(cluster.crossDocument).toBe(new Set(members.map(({ document }) => document)).size > 1);
        for (const { document, start, end, text } of members) expect(read.get(document)!.slice(start, end)).toBe(text);
        const order = members.map(({ document, start }) => Number(document.slice(1)) * 1e6 + start);
        expect(order).toEqual([...order].sort((a, b) => a - b));
        expect(new Set(members.map(({ document, start, end }) => `${document} ${start} ${end}`)).size, `twice the same place: ${cluster.text}`).toBe(members.length);
      }
      expect(new Set(clusters.map(({ id }) => id)).size, 'ids are unique').toBe(clusters.length);
      const sets = clusters.map(({ members }) => members.map(({ document, start, end }) => `${document} ${start} ${end}`).join(', '));
      expect(sets.filter((set, index) => sets.indexOf(set) < index), 'no two clusters list the same places').toEqual([]);
    }), RUNS);
  });

  test('copied words are at least those of shared runs and of sentences that stand in two documents, at most those of all members', async () => {
    await fc.assert(fc.asyncProperty(someTexts, someOptions, async (texts, options) => {
      const { clusters, report, texts: read } = await scanTexts(texts, options);
      const across = clusters.filter(({ crossDocument }) => crossDocument);
      const sure = across.flatMap((cluster) => (cluster.unit === 'run' ? cluster.members : repeatedAcross(cluster.members)));
      for (const { id, copiedWords, originWords, words, copiedShare } of report.documents()) {
        const spans = Array.from(read.get(id)!.matchAll(/[\p{L}\p{M}\p{N}_]+/gu), (match) => [match.index, match.index + match[0].length] as const);
        const held = (members: readonly MemberRecord[]) => spans.filter(([from, to]) => members.some((member) => member.document === id && member.start < to && member.end > from)).length;
        // Words that others have from here are shared all the same.
        expect(copiedWords + originWords).toBeGreaterThanOrEqual(held(sure));
        expect(copiedWords + originWords).toBeLessThanOrEqual(held(across.flatMap(({ members }) => members)));
        expect(copiedShare).toBeCloseTo(words === 0 ? 0 : copiedWords / words, 12);
      }
    }), RUNS);
  });

  test('pairs of documents come by words in common, and have no more of them than either has copied words', async () => {
    await fc.assert(fc.asyncProperty(someTexts, someOptions, async (texts, options) => {
      const { report } = await scanTexts(texts, options);
      const documents = new Map([...report.documents()].map((document) => [document.id, document]));
      const pairs = [...report.documentPairs()];
      const sharedBy = (id: string): number => documents.get(id)!.copiedWords + documents.get(id)!.originWords;
      for (const { left, right, words, share, sentences } of pairs) {
        expect(words).toBeLessThanOrEqual(Math.min(sharedBy(left), sharedBy(right)));
        expect(words).toBeGreaterThan(0);
        expect(sentences).toBeGreaterThan(0);
        expect(share).toBeCloseTo(words / Math.min(documents.get(left)!.words, documents.get(right)!.words), 12);
      }
      expect(pairs.map(({ words }) => words)).toEqual(pairs.map(({ words }) => words).sort((a, b) => b - a));
      expect(report.documentPairCount).toBe(pairs.length);
      expect([...report.documentPairs(3)]).toEqual(pairs.slice(0, 3));
    }), { ...RUNS, numRuns: 100 });
  });

  test('the counts of the summary are those of the records', async () => {
    await fc.assert(fc.asyncProperty(someTexts, someOptions, async (texts, options) => {
      const { clusters, documents, report } = await scanTexts(texts, options);
      expect(report.summary).toMatchObject({
        documents: documents.length, sentences: documents.reduce((sum, { sentences }) => sum + sentences.length, 0),
        words: documents.reduce((sum, { words }) => sum + words.length, 0), clusters: clusters.length, skippedFiles: 0,
      });
    }), { ...RUNS, numRuns: 60 });
  });
});
