/** Pairs of texts beside each other: read → tokens → passages → places and differences. */
import { findPassages, type Sensitivity } from '../align/passages.ts';
import type { Workbench } from '../kernel/workbench.ts';
import type { Complaint, Source } from '../model/document.ts';
import type { PassageRecord } from '../model/comparison.ts';
import { createTeller } from './passages.ts';
import { columnsOf, preparedTexts, textOf } from './prepared.ts';

/** What a job of {@link comparePairs} compares. */
export interface CompareArgs {
  readonly sources: readonly Source[];
  /** by source: language of its stems, null for words as they are */
  readonly languages: readonly (string | null)[];
  /** numbers of sources: left and right of each pair */
  readonly pairs: Uint32Array;
  /** pairs of job j are bounds[j] … bounds[j + 1] */
  readonly bounds: readonly number[];
  readonly sensitivity: Sensitivity;
  /** characters that a passage must have on both sides */
  readonly minLength: number;
}

/** One pair; `passages` is null where one of its texts could not be read. */
export interface PairResult {
  readonly passages: readonly PassageRecord[] | null;
  /** tokens [from, to) of each text that stand in passages, one pair of numbers after the other, not apart */
  readonly leftSpans: readonly number[];
  readonly rightSpans: readonly number[];
}

/** What a job leaves: its pairs in their order, complaints about sources by number, and the number of words of each that it read. */
export interface CompareResult {
  readonly pairs: readonly PairResult[];
  readonly complaints: readonly (readonly [source: number, complaint: Complaint])[];
  readonly words: readonly (readonly [source: number, words: number])[];
  /** time that the alignment alone took, texts being read and cut into words */
  readonly alignMs: number;
}

/** Job: compares some pairs. */
export function comparePairs(bench: Workbench, args: CompareArgs, job: number): CompareResult {
  const shelf = preparedTexts(bench, args.sources);
  const tell = createTeller();
  const pairs: PairResult[] = [];
  const complaints: (readonly [number, Complaint])[] = [];
  const words = new Map<number, number>();
  let alignMs = 0;
  for (let pair = args.bounds[job]!; pair < args.bounds[job + 1]!; pair++) {
    const [leftNumber, rightNumber] = [args.pairs[2 * pair]!, args.pairs[2 * pair + 1]!];
    const [left, right] = [textOf(bench, shelf, args.sources, leftNumber), textOf(bench, shelf, args.sources, rightNumber)];
    for (const [number, text] of [[leftNumber, left], [rightNumber, right]] as const) if ('code' in text) complaints.push([number, text]);
    if ('code' in left || 'code' in right) {
      pairs.push({ passages: null, leftSpans: [], rightSpans: [] });
      continue;
    }
    // Stems of two languages have nothing in common that their words have not.
    const language = args.languages[leftNumber] === args.languages[rightNumber] ? args.languages[leftNumber]! : null;
    const [a, b] = [columnsOf(shelf, left, language), columnsOf(shelf, right, language)];
    words.set(leftNumber, a.size).set(rightNumber, b.size);
    const started = performance.now();
    const found = findPassages(bench, a, b, args.sensitivity);
    alignMs += performance.now() - started;
    const told = tell(left, a, right, b, found).filter(({ record }) => Math.min(record.left.end - record.left.start, record.right.end - record.right.start) >= args.minLength);
    pairs.push({
      passages: told.map(({ record }) => record),
      leftSpans: told.flatMap(({ box }) => [box.leftFrom, box.leftTo]), rightSpans: told.flatMap(({ box }) => [box.rightFrom, box.rightTo]),
    });
  }
  return { pairs, complaints, words: [...words], alignMs };
}
