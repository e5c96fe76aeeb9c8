/** Which texts are worth comparing: keys of every text, then for each the texts that share most of them in one place. */
import { createRanker, type KeyIndex } from '../align/nearest.ts';
import { tripleKeys } from '../align/triples.ts';
import type { Workbench } from '../kernel/workbench.ts';
import type { Source } from '../model/document.ts';
import { columnsOf, preparedTexts, stemsOf, textOf } from './prepared.ts';

/** What a job of {@link passageKeys} reads. */
export interface PassageKeysArgs {
  readonly sources: readonly Source[];
  readonly languages: readonly (string | null)[];
  /** sources of job j are bounds[j] … bounds[j + 1] */
  readonly bounds: readonly number[];
}

/** Job: the keys of some texts; none for one that cannot be read, which whoever compares it will tell. */
export function passageKeys(bench: Workbench, { sources, languages, bounds }: PassageKeysArgs, job: number): Uint32Array[] {
  const shelf = preparedTexts(bench, sources);
  const keys: Uint32Array[] = [];
  for (let number = bounds[job]!; number < bounds[job + 1]!; number++) {
    const text = textOf(bench, shelf, sources, number);
    const language = languages[number]!;
    keys.push('code' in text ? new Uint32Array(0) : tripleKeys(columnsOf(shelf, text, language), stemsOf(shelf, language).hashOf));
  }
  return keys;
}

/** What a job of {@link rankTexts} ranks. */
export interface RankArgs {
  readonly index: KeyIndex;
  /** texts for which others are ranked; those of job j are bounds[j] … bounds[j + 1] */
  readonly texts: Uint32Array;
  readonly bounds: readonly number[];
  /** by text: 1 if it may be among those that are ranked */
  readonly among: Uint8Array;
  /** how many are taken for each */
  readonly most: number;
}

/** Job: for each text those that are worth comparing with it, best first. */
export function rankTexts(_bench: Workbench, { index, texts, bounds, among, most }: RankArgs, job: number): number[][] {
  const rank = createRanker(index);
  const ranked: number[][] = [];
  for (let k = bounds[job]!; k < bounds[job + 1]!; k++) ranked.push(rank(texts[k]!, (other) => among[other] === 1, most));
  return ranked;
}
