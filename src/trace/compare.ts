/** Two sentences of a link, word by word: what both have, which of them says more, what stands for what. */
import { sameWords, type Link, type TraceColumns } from './columns.ts';

/** Stretches that two rows have in common, as align/words.ts tells them. */
export type Align = (words: Uint32Array, left: number, leftSize: number, right: number, rightSize: number) => number[];

/** Words in the left that stand where other words stand in the right: hashes in order. */
export interface Replaced {
  readonly left: readonly number[];
  readonly right: readonly number[];
  /** row and number of the first word on either side, to show them */
  readonly leftAt: readonly [row: number, word: number];
  readonly rightAt: readonly [row: number, word: number];
}

/** What a link shows. */
export interface Compared {
  /** words in common */
  readonly words: number;
  /** 1 where the left holds the right and more, -1 the other way round, else 0 */
  readonly fuller: -1 | 0 | 1;
  readonly replaced: readonly Replaced[];
}

/** Share of the shorter sentence that the longer one must hold to be the fuller one: as for `contained`. */
const HELD = 0.8;
/** Words that the fuller one must have more: fewer are an adverb or a name. */
const MORE_WORDS = 3;
/** Share of the longer sentence that both have, from which on one is the other with words replaced. */
const REWRITTEN = 0.5;
/** Longer replacements are rewritten clauses, not words put for words. */
const LONGEST_REPLACED = 3;
/** Words of a pair of rows that are looked at; giants say nothing that their beginnings do not say. */
const MOST_WORDS = 500;

/** Compares both sides; of a run only the words in the sentences where it begins are counted. The order of the sides changes nothing but signs: the alignment is made in the order of their words. */
export function compareLink(columns: TraceColumns, { left, right, run }: Link, align: Align): Compared {
  const { words, at, size, content } = columns;
  if (sameWords(columns, left, right)) return { words: size[left]!, fuller: 0, replaced: [] };
  const swapped = content[2 * left]! > content[2 * right]! || (content[2 * left] === content[2 * right] && content[2 * left + 1]! > content[2 * right + 1]!);
  const [a, b] = swapped ? [right, left] : [left, right];
  const [sizeA, sizeB] = [Math.min(size[a]!, MOST_WORDS), Math.min(size[b]!, MOST_WORDS)];
  const equal = align(words, at[a]!, sizeA, at[b]!, sizeB);
  let kept = 0;
  const replaced: Replaced[] = [];
  let [i, j] = [0, 0];
  for (let k = 0; k < equal.length; k += 3) {
    const [toI, toJ, length] = [equal[k]!, equal[k + 1]!, equal[k + 2]!];
    // What stands behind the last common word may be a tail that was cut, not words put for words.
    if (toI > i && toJ > j && toI - i <= LONGEST_REPLACED && toJ - j <= LONGEST_REPLACED) {
      const inA = { hashes: [...words.subarray(at[a]! + i, at[a]! + toI)], at: [a, i] as const };
      const inB = { hashes: [...words.subarray(at[b]! + j, at[b]! + toJ)], at: [b, j] as const };
      const [one, other] = swapped ? [inB, inA] : [inA, inB];
      replaced.push({ left: one.hashes, right: other.hashes, leftAt: one.at, rightAt: other.at });
    }
    kept += length;
    [i, j] = [toI + length, toJ + length];
  }
  const holds = (longer: number, shorter: number): boolean => kept >= HELD * shorter && longer - shorter >= MORE_WORDS;
  const fuller = run > 0 ? 0 : holds(size[left]!, size[right]!) ? 1 : holds(size[right]!, size[left]!) ? -1 : 0;
  return { words: run > 0 ? Math.min(run, kept) : kept, fuller, replaced: kept >= REWRITTEN * Math.max(sizeA, sizeB) ? replaced : [] };
}
