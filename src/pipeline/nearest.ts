/** Which pairs of many texts are worth comparing: for each text those that share most rare keys with it in one place. */
import { indexKeys } from '../align/key-index.ts';
import type { Engine } from '../engine/engine.ts';
import type { Complaint, Source } from '../model/document.ts';
import { everyPair, type Pair, type Sides } from './pair-sources.ts';

/** Pairs that are worth comparing, and what reading all texts told, by number of the source. */
export interface NearestPairs {
  /** ascending; of two texts that stand on both sides one pair */
  readonly pairs: readonly Pair[];
  readonly complaints: ReadonlyMap<number, Complaint>;
  readonly words: ReadonlyMap<number, number>;
}

/** A job is a few texts of common size. */
const TEXTS_PER_JOB = 32;

/** Bounds of jobs over `count` pieces of work: those of job j are bounds[j] … bounds[j + 1]. */
export function jobBounds(count: number, perJob: number, threads: number): number[] {
  const size = Math.max(1, Math.min(perJob, Math.ceil(count / threads)));
  const bounds = [0];
  while (bounds.at(-1)! < count) bounds.push(Math.min(count, bounds.at(-1)! + size));
  return bounds;
}

/**
 * The pairs that are worth comparing.
 * @param most right texts for each left one
 */
export async function nearestPairs(engine: Engine, sources: readonly Source[], languages: readonly (string | null)[], { left, right }: Sides, most: number): Promise<NearestPairs> {
  if (most >= right.length) return { pairs: everyPair({ left, right }), complaints: new Map(), words: new Map() };
  const jobs = jobBounds(sources.length, TEXTS_PER_JOB, engine.threads);
  const texts = (await engine.run('passageKeys', jobs.length - 1, { sources, languages, bounds: jobs })).flat();
  const index = indexKeys(engine.bench, texts.map(({ keys }) => keys));
  const among = new Uint8Array(sources.length);
  for (const text of right) among[text] = 1;
  const bounds = jobBounds(left.length, TEXTS_PER_JOB, engine.threads);
  const ranked = (await engine.run('rankTexts', bounds.length - 1, { index, texts: Uint32Array.from(left), bounds, among, most })).flat();
  const [inLeft, inRight] = [new Set(left), new Set(right)];
  const both = (a: number, b: number): boolean => inLeft.has(a) && inRight.has(a) && inLeft.has(b) && inRight.has(b);
  const pairs = new Map<string, Pair>();
  ranked.forEach((others, k) => {
    for (const other of others) {
      const pair: Pair = both(left[k]!, other) && other < left[k]! ? [other, left[k]!] : [left[k]!, other];
      pairs.set(pair.join(), pair);
    }
  });
  return {
    pairs: [...pairs.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1]),
    complaints: new Map(texts.flatMap(({ complaint }, number) => (complaint === null ? [] : [[number, complaint] as const]))),
    words: new Map(texts.flatMap(({ complaint, words }, number) => (complaint === null ? [[number, words] as const] : []))),
  };
}
