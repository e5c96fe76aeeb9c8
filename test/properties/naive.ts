/** The O(n²) twin of a scan: words as strings, shingles as sets of strings, every pair of sentences and of documents looked at. */
import type { SentenceRecord } from '../../dist/model/sentence.js';

export interface NaiveOptions { readonly threshold: number; readonly minRun: number; readonly minWords: number; readonly shingle: number }

/** A sentence of the texts. */
export interface NaiveSentence {
  readonly document: string;
  readonly start: number;
  readonly end: number;
  readonly words: readonly string[];
  readonly shingles: ReadonlySet<string>;
  readonly compared: boolean;
}

/** A document as one row of words: which sentence each word stands in, and its number there. */
export interface NaiveDocument {
  readonly id: string;
  readonly sentences: readonly NaiveSentence[];
  readonly words: readonly string[];
  readonly sentenceOf: readonly number[];
}

/** Words that both documents have from these two places on. */
export interface NaiveRun { readonly left: number; readonly right: number; readonly length: number }

/** A run is cut at a sentence end beyond which fewer of its words lie (design §2). */
export const LEAST_BEYOND = 5;
/** Room for rounding, as the tool leaves it. */
const EPSILON = 1e-9;

export function shinglesOf(words: readonly string[], shingle: number): Set<string> {
  const width = Math.min(shingle, words.length);
  const set = new Set<string>();
  for (let i = 0; i + width <= words.length; i++) set.add(words.slice(i, i + width).join(' '));
  return set;
}

export function sharedOf(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  let shared = 0;
  for (const shingle of left) if (right.has(shingle)) shared++;
  return shared;
}

export function resemblanceOf(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const shared = sharedOf(left, right);
  return shared / (left.size + right.size - shared);
}

export function isNear(left: NaiveSentence, right: NaiveSentence, threshold: number): boolean {
  return resemblanceOf(left.shingles, right.shingles) >= threshold - EPSILON;
}

/** Whether the smaller of two sets stands in the other to four fifths. */
export function isContained(left: NaiveSentence, right: NaiveSentence): boolean {
  return sharedOf(left.shingles, right.shingles) >= 0.8 * Math.min(left.shingles.size, right.shingles.size) - EPSILON;
}

export function longestRunOf(left: readonly string[], right: readonly string[]): number {
  let longest = 0;
  for (let i = 0; i < left.length; i++) {
    for (let j = 0; j < right.length; j++) {
      let run = 0;
      while (i + run < left.length && j + run < right.length && left[i + run] === right[j + run]) run++;
      longest = Math.max(longest, run);
    }
  }
  return longest;
}

/** Documents in the order of their ids from what `dedupe sentences` says. */
export function naiveDocuments(ids: readonly string[], records: Iterable<SentenceRecord>, options: NaiveOptions): NaiveDocument[] {
  const sentences = new Map<string, NaiveSentence[]>(ids.map((id) => [id, []]));
  for (const { document, start, end, normalized } of records) {
    const words = normalized === '' ? [] : normalized.split(' ');
    sentences.get(document)!.push({ document, start, end, words, shingles: shinglesOf(words, options.shingle), compared: words.length >= options.minWords });
  }
  return ids.map((id) => {
    const list = sentences.get(id)!;
    return { id, sentences: list, words: list.flatMap(({ words }) => words), sentenceOf: list.flatMap(({ words }, index) => words.map(() => index)) };
  });
}

/** One of each compared sentence, the earliest. */
export function distinctSentences(documents: readonly NaiveDocument[]): NaiveSentence[] {
  const first = new Map<string, NaiveSentence>();
  for (const sentence of documents.flatMap(({ sentences }) => sentences)) {
    const text = sentence.words.join(' ');
    if (sentence.compared && !first.has(text)) first.set(text, sentence);
  }
  return [...first.values()];
}

/** Every longest run of at least `minRun` words that two documents share. */
export function sharedRuns(left: NaiveDocument, right: NaiveDocument, minRun: number): NaiveRun[] {
  const runs: NaiveRun[] = [];
  for (let i = 0; i < left.words.length; i++) {
    for (let j = 0; j < right.words.length; j++) {
      if (left.words[i] !== right.words[j] || (i > 0 && j > 0 && left.words[i - 1] === right.words[j - 1])) continue;
      let length = 1;
      while (i + length < left.words.length && j + length < right.words.length && left.words[i + length] === right.words[j + length]) length++;
      if (length >= minRun) runs.push({ left: i, right: j, length });
    }
  }
  return runs;
}

/** What is left of a run that is cut at sentence ends, of either text, that lie close to its own ends: first in front, then behind. */
export function cutRun(left: NaiveDocument, right: NaiveDocument, run: NaiveRun, minRun: number): NaiveRun {
  const ends = Array.from({ length: run.length - 1 }, (_, i) => i + 1).filter((words) => endsAt(left, run.left + words) || endsAt(right, run.right + words));
  const before = Math.max(0, ...ends.filter((words) => words < LEAST_BEYOND && run.length - words >= minRun));
  const after = Math.max(0, ...ends.map((words) => run.length - words).filter((words) => words < LEAST_BEYOND && run.length - before - words >= minRun));
  return { left: run.left + before, right: run.right + before, length: run.length - before - after };
}

/** Whether a sentence ends before a word. */
function endsAt({ sentenceOf }: NaiveDocument, word: number): boolean {
  return sentenceOf[word] !== sentenceOf[word - 1];
}
