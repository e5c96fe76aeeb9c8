/** Documents that are versions of one another: equal ones collapse, signatures propose, all shingles of both decide. */
import type { Engine } from '../engine/engine.ts';
import { gatherDocumentStars } from '../join/document-stars.ts';
import { BINS, documentBandPlan, EMPTY, limitsFor } from '../join/documents.ts';
import type { ScanOptions } from '../model/options.ts';
import type { Version } from '../model/report.ts';
import { FIGURES } from '../verify/documents.ts';
import { firstOfEqual } from './equal.ts';
import type { Corpus } from './ingest.ts';
import { groupsOf, versionLists } from './version-lists.ts';

/** Documents with fewer distinct shingles are too short to be versions of anything. */
const LEAST_SHINGLES = 20;
/** Signatures that one job turns into keys. */
const TEXTS_PER_JOB = 1024;
/** Words that one job of verification hashes. */
const WORDS_PER_JOB = 1 << 16;

/** A compared pair of documents: distinct shingles of both and shared ones. */
interface Compared { readonly left: number; readonly right: number; readonly leftSize: number; readonly rightSize: number; readonly shared: number }

/**
 * Versions by document number: every pair with resemblance >= threshold that the signatures propose, on both sides. Of a crowd of
 * documents that are alike (more than CROWDED in a bucket, see join/documents.ts) each lists its star's centre, and the centre lists them all.
 */
export async function findVersions(engine: Engine, corpus: Corpus, options: ScanOptions): Promise<ReadonlyMap<number, readonly Version[]>> {
  const { threshold } = options;
  if (corpus.documents.length < 2) return new Map();
  const { groups, centre, pairs, withinStars } = await proposePairs(engine, corpus, options);
  const compare = verifier(engine, corpus, options.shingle);
  const good = (found: readonly Compared[]): Compared[] => found.filter(({ leftSize, rightSize, shared }) => Math.min(leftSize, rightSize) >= LEAST_SHINGLES
    && shared >= threshold * (leftSize + rightSize - shared) - 1e-9);

  const found = good(await compare(pairs));
  // A member that its centre turns out not to hold is compared with those of the star that it met in small buckets.
  const lost = new Set<number>();
  centre.forEach((other, text) => { if (other !== -1 && other !== text) lost.add(text); });
  for (const { left, right } of found) if (centre[right] === left) lost.delete(right);
  const again = lost.size === 0 ? [] : withinStars.filter((_, i) => lost.has(withinStars[i & ~1]!) || lost.has(withinStars[i | 1]!));
  found.push(...good(await compare(again)));

  const lists = versionLists(corpus, groups);
  for (const { left, right, leftSize, rightSize, shared } of found) {
    lists.add(left, right, shared / (leftSize + rightSize - shared), shared / leftSize, shared / rightSize);
  }
  // The signatures of most equal documents tell already that they have shingles enough.
  const fullBins = (text: number): number => corpus.signatures.subarray(text * BINS, (text + 1) * BINS).reduce((sum, bin) => sum + (bin === EMPTY ? 0 : 1), 0);
  const doubtful = [...groups.keys()].filter((text) => fullBins(text) < LEAST_SHINGLES);
  const short = new Set((await compare(doubtful.flatMap((text) => [text, text]))).filter(({ leftSize }) => leftSize < LEAST_SHINGLES).map(({ left }) => left));
  for (const text of groups.keys()) if (!short.has(text)) lists.addEqual(text);
  return lists.sorted();
}

/** Words of each document. */
function wordCounts(corpus: Corpus): Uint32Array {
  const words = sharedColumn(Uint32Array, corpus.documents.length);
  corpus.documentWords.forEach((pieces, document) => { for (const piece of pieces) words[document]! += piece[1]; });
  return words;
}

/** A column that workers see without a copy. */
function sharedColumn<T>(type: new (buffer: SharedArrayBuffer) => T, length: number): T {
  return new type(new SharedArrayBuffer(4 * length));
}

/** Pairs of documents worth verifying, and pairs within a star, which its centre stands for. Equal documents are one, by the first of them. */
async function proposePairs(engine: Engine, corpus: Corpus, options: ScanOptions) {
  const texts = corpus.documents.length;
  const words = wordCounts(corpus);
  const { bands, perBand } = documentBandPlan(options.threshold, options.recall);
  const signatures = sharedColumn(Uint32Array, BINS * texts);
  signatures.set(corpus.signatures);
  const keys = sharedColumn(Int32Array, bands * texts);
  const digests = sharedColumn(Int32Array, BINS / 4 * texts);
  const least = LEAST_SHINGLES + options.shingle - 1;
  await engine.run('documentKeys', Math.ceil(texts / TEXTS_PER_JOB), { signatures, words, least, bands, perBand, step: TEXTS_PER_JOB, keys, digests });

  const first = firstOfEqual(engine.bench.memory, corpus, words, least, digests);
  const groups = groupsOf(first);
  for (const group of groups.values()) {
    for (const copy of group.slice(1)) for (let band = 0; band < bands; band++) keys[band * texts + copy] = 0;
  }

  const limits = limitsFor(options.threshold);
  const results = await engine.run('documentBand', bands, { keys, digests, texts, limits });
  const { centre, pairs } = gatherDocumentStars(results.flatMap((result) => result.crowded), digests, texts, limits);
  const withinStars: number[] = [];
  for (const result of results) {
    for (let i = 0; i < result.pairs.length; i += 2) {
      const a = result.pairs[i]!;
      const b = result.pairs[i + 1]!;
      (centre[a]! >= 0 && centre[a] === centre[b] ? withinStars : pairs).push(a, b);
    }
  }
  return { groups, centre, pairs, withinStars };
}

/** Compares pairs of documents (left, right, left, right, …) by all their shingles, each pair once. */
function verifier(engine: Engine, corpus: Corpus, shingle: number) {
  return async (candidates: readonly number[]): Promise<Compared[]> => {
    if (candidates.length === 0) return [];
    const pairs = distinctPairs(candidates, corpus.documents.length);
    const first = new Uint32Array(corpus.documents.length + 1);
    corpus.documentWords.forEach((pieces, document) => { first[document + 1] = first[document]! + pieces.length; });
    const address = new Uint32Array(first.at(-1)!);
    const count = new Uint32Array(first.at(-1)!);
    let piece = 0;
    for (const pieces of corpus.documentWords) for (const [at, size] of pieces) { address[piece] = at; count[piece++] = size; }
    const bounds = [0];
    let load = 0;
    for (let pair = 0; 2 * pair < pairs.length; pair++) {
      const right = pairs[2 * pair + 1]!;
      for (let p = first[right]!; p < first[right + 1]!; p++) load += count[p]!;
      if (load >= WORDS_PER_JOB) { bounds.push(pair + 1); load = 0; }
    }
    if (2 * bounds.at(-1)! < pairs.length) bounds.push(pairs.length / 2);
    const figures = await engine.run('compareDocuments', bounds.length - 1, { pairs, bounds: Uint32Array.from(bounds), first, address, count, shingle });
    const compared: Compared[] = [];
    figures.forEach((result, job) => {
      for (let i = 0; i < result.length; i += FIGURES) {
        const pair = bounds[job]! + i / FIGURES;
        compared.push({ left: pairs[2 * pair]!, right: pairs[2 * pair + 1]!, leftSize: result[i]!, rightSize: result[i + 1]!, shared: result[i + 2]! });
      }
    });
    return compared;
  };
}

/** Pairs sorted, each once. */
function distinctPairs(pairs: readonly number[], texts: number): Uint32Array {
  const keys = new Float64Array(pairs.length / 2);
  for (let i = 0; i < keys.length; i++) keys[i] = pairs[2 * i]! * texts + pairs[2 * i + 1]!;
  keys.sort();
  const distinct = new Uint32Array(pairs.length);
  let count = 0;
  for (let i = 0; i < keys.length; i++) {
    if (i > 0 && keys[i] === keys[i - 1]) continue;
    distinct[count++] = Math.floor(keys[i]! / texts);
    distinct[count++] = keys[i]! % texts;
  }
  return distinct.slice(0, count);
}
