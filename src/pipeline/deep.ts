/** The deep search of a scan: passages of any two texts, also disguised ones. */
import type { Engine } from '../engine/engine.ts';
import type { PassageRecord } from '../model/comparison.ts';
import { COMPARE_DEFAULTS } from '../model/compare-options.ts';
import type { Source } from '../model/document.ts';
import { alignPairs, languagesOf } from './align.ts';
import { nearestPairs } from './nearest.ts';

/** Texts that each text is compared with. On PAN 2013 50 hold the true source of .995, .986, .975 and .996 of the passages by part, 100 of no more than .990 of the third. */
const NEAREST = 50;

/** Passages of all pairs that are worth comparing, pair by pair, each in the order of its left text. */
export async function deepPassages(engine: Engine, sources: readonly Source[]): Promise<readonly PassageRecord[]> {
  const all = sources.map((_, number) => number);
  const languages = await languagesOf(sources, COMPARE_DEFAULTS.language);
  const { pairs } = await nearestPairs(engine, sources, languages, { left: all, right: all }, NEAREST);
  const { results } = await alignPairs(engine, sources, languages, pairs, COMPARE_DEFAULTS);
  return results.flatMap(({ passages }) => passages ?? []);
}
