/** Documents that are versions of one another: equal ones collapse, signatures propose, all shingles of both decide. */
import type { Engine } from '../engine/engine.ts';
import { gatherDocumentStars } from '../join/document-stars.ts';
import { BINS, CROWDED, documentBandPlan, EMPTY, limitsFor } from '../join/documents.ts';
import type { ScanOptions } from '../model/options.ts';
import type { Version } from '../model/report.ts';
import { FIGURES } from '../verify/documents.ts';
import { equalDocuments } from './equal.ts';
import type { Corpus } from './ingest.ts';

/** Documents with fewer distinct shingles are too short to be versions of anything. */
const LEAST_SHINGLES = 20;
/** Words that one job of verification hashes. */
const WORDS_PER_JOB = 1 << 16;

/** Signatures that one job turns into keys. */
const TEXTS_PER_JOB = 1024;

/** A verified pair of texts: distinct shingles of both and shared ones. */
interface Compared { readonly left: number; readonly right: number; readonly leftSize: number; readonly rightSize: number; readonly shared: number }

/**
 * Versions by document number: every pair with resemblance >= threshold that the signatures propose, on both sides. Of a crowd of
 * documents that are alike (more than {@link CROWDED} in a bucket) each lists its star's centre, and the centre lists them all.
 */
export async function findVersions(engine: Engine, corpus: Corpus, options: ScanOptions): Promise<ReadonlyMap<number, readonly Version[]>> {
  const words = corpus.documentWords.map((pieces) => pieces.reduce((sum, [, count]) => sum + count, 0));
  const long = words.flatMap((count, document) => (count - options.shingle + 1 >= LEAST_SHINGLES ? [document] : []));
  const groups = equalDocuments(engine.bench.memory, corpus, words, long);
  const texts = groups.map((group) => group[0]!);
  const lists = versionLists(corpus, groups);

  const compare = verifier(engine, corpus, texts, words, options.shingle);
  const listed = (found: readonly Compared[]): Compared[] => found.filter(({ leftSize, rightSize, shared }) => Math.min(leftSize, rightSize) >= LEAST_SHINGLES
    && shared >= options.threshold * (leftSize + rightSize - shared) - 1e-9);

  const { centre, pairs, withinStars } = await candidates(engine, corpus, texts, options);
  const found = await compare(pairs);
  const good = listed(found);
  // A member that its centre turns out not to hold is compared with those of the star that it met in small buckets.
  const lost = new Set<number>();
  centre.forEach((other, text) => { if (other !== -1 && other !== text) lost.add(text); });
  for (const { left, right } of good) if (centre[right] === left) lost.delete(right);
  const again = lost.size === 0 ? [] : withinStars.filter((_, i) => lost.has(withinStars[i & ~1]!) || lost.has(withinStars[i | 1]!));
  good.push(...listed(await compare(again)));

  for (const { left, right, leftSize, rightSize, shared } of good) lists.add(left, right, shared / (leftSize + rightSize - shared), shared / leftSize, shared / rightSize);
  await addEqual();
  return lists.sorted();

  /** Groups of equal documents; the signature tells that most of them have shingles enough. */
  async function addEqual(): Promise<void> {
    const several = groups.flatMap((group, text) => (group.length > 1 ? [text] : []));
    const signature = (text: number): Uint32Array => corpus.signatures.subarray(texts[text]! * BINS, (texts[text]! + 1) * BINS);
    const full = (text: number): number => signature(text).reduce((sum, bin) => sum + (bin === EMPTY ? 0 : 1), 0);
    const doubtful = several.filter((text) => full(text) < LEAST_SHINGLES);
    const short = new Set((await compare(doubtful.flatMap((text) => [text, text]))).filter(({ leftSize }) => leftSize < LEAST_SHINGLES).map(({ left }) => left));
    for (const text of several) if (!short.has(text)) lists.addGroup(text);
  }
}

/** Pairs of texts worth verifying, and pairs within a star, which its centre stands for. */
async function candidates(engine: Engine, corpus: Corpus, texts: readonly number[], options: ScanOptions) {
  const { bands, perBand } = documentBandPlan(options.threshold, options.recall);
  // Shared with the workers instead of copied to each.
  const shared = (words: number): SharedArrayBuffer => new SharedArrayBuffer(4 * words);
  const signatures = new Uint32Array(shared(BINS * texts.length));
  texts.forEach((document, text) => signatures.set(corpus.signatures.subarray(document * BINS, (document + 1) * BINS), text * BINS));
  const keys = new Int32Array(shared(bands * texts.length));
  const digests = new Int32Array(shared(BINS / 4 * texts.length));
  await engine.run('documentKeys', Math.ceil(texts.length / TEXTS_PER_JOB), { signatures, bands, perBand, step: TEXTS_PER_JOB, keys, digests });
  const limits = limitsFor(options.threshold);
  const results = await engine.run('documentBand', bands, { keys, digests, texts: texts.length, limits });
  const { centre, pairs } = gatherDocumentStars(results.flatMap((result) => result.crowded), digests, texts.length, limits);
  const outside = [...pairs];
  const withinStars: number[] = [];
  for (const result of results) {
    for (let i = 0; i < result.pairs.length; i += 2) {
      const [a, b] = [result.pairs[i]!, result.pairs[i + 1]!];
      (centre[a]! >= 0 && centre[a] === centre[b] ? withinStars : outside).push(a, b);
    }
  }
  return { centre, pairs: outside, withinStars };
}

/** Compares pairs of texts (left, right, left, right, …) by all their shingles, each pair once. */
function verifier(engine: Engine, corpus: Corpus, texts: readonly number[], words: readonly number[], shingle: number) {
  return async (candidatePairs: readonly number[]): Promise<Compared[]> => {
    if (candidatePairs.length === 0) return [];
    const pairs = distinctPairs(candidatePairs, texts.length);
    const pieces = texts.map((document) => corpus.documentWords[document]!);
    const first = new Uint32Array(texts.length + 1);
    pieces.forEach((list, text) => { first[text + 1] = first[text]! + list.length; });
    const bounds = [0];
    let load = 0;
    for (let pair = 0; 2 * pair < pairs.length; pair++) {
      load += words[texts[pairs[2 * pair + 1]!]!]!;
      if (load >= WORDS_PER_JOB) { bounds.push(pair + 1); load = 0; }
    }
    if (2 * bounds.at(-1)! < pairs.length) bounds.push(pairs.length / 2);
    const figures = await engine.run('compareDocuments', bounds.length - 1, {
      pairs, bounds: Uint32Array.from(bounds), first,
      address: Uint32Array.from(pieces.flatMap((list) => list.map(([address]) => address))),
      count: Uint32Array.from(pieces.flatMap((list) => list.map(([, count]) => count))),
      shingle,
    });
    return figures.flatMap((result, job) => Array.from({ length: result.length / FIGURES }, (_, i) => {
      const pair = bounds[job]! + i;
      const [leftSize, rightSize, shared] = result.subarray(FIGURES * i, FIGURES * (i + 1));
      return { left: pairs[2 * pair]!, right: pairs[2 * pair + 1]!, leftSize: leftSize!, rightSize: rightSize!, shared: shared! };
    }));
  };
}

/** Pairs sorted, each once. */
function distinctPairs(pairs: readonly number[], texts: number): Uint32Array {
  const keys = new Float64Array(pairs.length / 2);
  for (let i = 0; i < keys.length; i++) keys[i] = pairs[2 * i]! * texts + pairs[2 * i + 1]!;
  keys.sort();
  const distinct = new Uint32Array(pairs.length);
  let count = 0;
  keys.forEach((key, i) => {
    if (i > 0 && key === keys[i - 1]) return;
    distinct[count++] = Math.floor(key / texts);
    distinct[count++] = key % texts;
  });
  return distinct.slice(0, count);
}

/** Collects versions by document; every pair of texts stands for pairs of the documents that have them. */
function versionLists(corpus: Corpus, groups: readonly (readonly number[])[]) {
  const lists = new Map<number, { readonly to: number; readonly version: Version }[]>();
  const put = (document: number, to: number, resemblance: number, containment: number): void => {
    const version = Object.freeze({ document: corpus.documents[to]!.id, resemblance, containment });
    const list = lists.get(document);
    if (list) list.push({ to, version });
    else lists.set(document, [{ to, version }]);
  };
  // A crowd of equal documents is a star around its first.
  const speakers = (text: number): readonly number[] => (groups[text]!.length > CROWDED ? groups[text]!.slice(0, 1) : groups[text]!);
  return Object.freeze({
    add(left: number, right: number, resemblance: number, leftContainment: number, rightContainment: number): void {
      for (const a of speakers(left)) {
        for (const b of speakers(right)) {
          put(a, b, resemblance, leftContainment);
          put(b, a, resemblance, rightContainment);
        }
      }
    },
    addGroup(text: number): void {
      for (const a of speakers(text)) {
        for (const b of groups[text]!) {
          if (a === b) continue;
          put(a, b, 1, 1);
          if (groups[text]!.length > CROWDED) put(b, a, 1, 1);
        }
      }
    },
    sorted(): ReadonlyMap<number, readonly Version[]> {
      return new Map([...lists].map(([document, list]) => [document, Object.freeze(list.sort((a, b) => a.to - b.to).map(({ version }) => version))]));
    },
  });
}
