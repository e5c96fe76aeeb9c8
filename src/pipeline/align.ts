/** Pairs of sources → their passages, on every thread: what a comparison and the deep search of a scan have in common. */
import { detectLanguage } from '../align/languages.ts';
import type { Sensitivity } from '../align/passages.ts';
import type { PairResult } from '../engine/compare.ts';
import type { Engine } from '../engine/engine.ts';
import type { CompareOptions } from '../model/compare-options.ts';
import type { Complaint, Source } from '../model/document.ts';
import { readHead } from '../read/head.ts';
import { jobBounds } from './nearest.ts';
import type { Pair } from './pair-sources.ts';

/** What was found: a result for each pair in its order, complaints by source, words by source that was read. */
export interface Aligned {
  readonly results: readonly PairResult[];
  readonly complaints: ReadonlyMap<number, Complaint>;
  readonly words: ReadonlyMap<number, number>;
  /** time of the alignment alone, summed over threads */
  readonly alignMs: number;
}

/** How much in common a passage needs. Medium is what the figures of PERFORMANCE.md are measured with. */
const SENSITIVITY: Readonly<Record<CompareOptions['sensitivity'], Sensitivity>> = Object.freeze({
  low: { density: 0.25, leastScore: 15 }, medium: { density: 0.2, leastScore: 10 }, high: { density: 0.16, leastScore: 6 },
});
/** Bytes at the beginning of a text by which its language is told. */
const HEAD_BYTES = 4096;
/** A job is a few pairs of common size, so that threads end at the same time and progress is seen. */
const PAIRS_PER_JOB = 16;

/** The language of each source, null where words are compared as they are. */
export async function languagesOf(sources: readonly Source[], language: string): Promise<(string | null)[]> {
  if (language !== 'auto') return sources.map(() => (language === 'none' ? null : language));
  const found: (string | null)[] = [];
  for (const source of sources) found.push(await detectLanguage(readHead(source, HEAD_BYTES)));
  return found;
}

/** Aligns pairs of numbers of sources. */
export async function alignPairs(engine: Engine, sources: readonly Source[], languages: readonly (string | null)[], pairs: readonly Pair[],
  { sensitivity, minLength }: Pick<CompareOptions, 'sensitivity' | 'minLength'>): Promise<Aligned> {
  // A text that stands on the left of many pairs is read once, since a thread takes these one after the other.
  const order = pairs.map((_, pair) => pair).sort((a, b) => pairs[a]![0] - pairs[b]![0] || a - b);
  const bounds = jobBounds(pairs.length, PAIRS_PER_JOB, engine.threads);
  const jobs = await engine.run('comparePairs', bounds.length - 1, {
    sources, languages, pairs: Uint32Array.from(order.flatMap((pair) => pairs[pair]!)), bounds, sensitivity: SENSITIVITY[sensitivity], minLength,
  });
  const results: PairResult[] = [];
  jobs.flatMap((job) => job.pairs).forEach((result, at) => { results[order[at]!] = result; });
  return { results, complaints: new Map(jobs.flatMap((job) => job.complaints)), words: new Map(jobs.flatMap((job) => job.words)), alignMs: jobs.reduce((sum, job) => sum + job.alignMs, 0) };
}
