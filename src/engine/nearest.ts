/** Which texts are worth comparing: keys of every text, then for each the texts that share most of them in one place. */
import { createRanker, type KeyIndex } from '../align/nearest.ts';
import { tripleKeys } from '../align/triples.ts';
import type { Workbench } from '../kernel/workbench.ts';
import type { Complaint, Source } from '../model/document.ts';
import { columnsOf, preparedTexts, textOf } from './prepared.ts';

/** What a job of {@link passageKeys} reads. */
export interface PassageKeysArgs {
  readonly sources: readonly Source[];
  readonly languages: readonly (string | null)[];
  /** sources of job j are bounds[j] … bounds[j + 1] */
  readonly bounds: readonly number[];
}

/** The keys of a text, see align/triples.ts, and how many words it has; none of either where it cannot be read. */
export interface TextKeys {
  readonly keys: Uint32Array;
  readonly words: number;
  readonly complaint: Complaint | null;
}

const NO_KEYS = new Uint32Array(0);

/** Job: the keys of some texts. */
export function passageKeys(bench: Workbench, { sources, languages, bounds }: PassageKeysArgs, job: number): TextKeys[] {
  const shelf = preparedTexts(bench, sources);
  const found: TextKeys[] = [];
  for (let number = bounds[job]!; number < bounds[job + 1]!; number++) {
    const text = textOf(bench, shelf, sources, number);
    if ('code' in text) {
      found.push({ keys: NO_KEYS, words: 0, complaint: text });
      continue;
    }
    const columns = columnsOf(shelf, text, languages[number]!);
    found.push({ keys: tripleKeys(columns), words: columns.size, complaint: null });
  }
  return found;
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
