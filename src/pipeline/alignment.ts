/** What one sentence has of another, word by word: shared words, moved ones included, and changes. */
import { alignWords } from '../align/words.ts';
import { u8 } from '../kernel/memory.ts';
import type { Workbench } from '../kernel/workbench.ts';

/** Words of the member that the representative has (spans of words), and what changes: spans of words on both sides. */
export interface Alignment {
  /** pairs [first word, word behind the last) of the member, ascending, apart */
  readonly shared: readonly number[];
  /** fours: span in the representative, span in the member */
  readonly changes: readonly number[];
}

/** Aligns a member with its representative: indices of their first words in `words`, all of the memory, and their sizes in words. */
export function alignSentences(bench: Workbench, words: Uint32Array, representative: number, size: number, member: number, memberSize: number, shingle: number): Alignment {
  const equal = alignWords(words, representative, size, member, memberSize);
  const changes: number[] = [];
  let [i, j, longest] = [0, 0, 0];
  for (let k = 0; k <= equal.length; k += 3) {
    const [toI, toJ] = k < equal.length ? [equal[k]!, equal[k + 1]!] : [size, memberSize];
    if (toI > i || toJ > j) changes.push(i, toI, j, toJ);
    longest = Math.max(longest, toJ - j);
    if (k < equal.length) [i, j] = [toI + equal[k + 2]!, toJ + equal[k + 2]!];
  }
  // Words that only moved stand in a common shingle and are in common all the same.
  return { changes, shared: longest < shingle ? equalSpans(equal) : withMoved(bench, equal, representative, size, member, memberSize, shingle) };
}

function withMoved(bench: Workbench, equal: readonly number[], representative: number, size: number, member: number, memberSize: number, shingle: number): number[] {
  const mask = 2 ** (33 - Math.clz32(Math.max(size, memberSize))) - 1;
  const address = bench.scratch('moved', memberSize + 16);
  const marks = u8(bench.memory, address, memberSize).fill(0);
  bench.kernel.markShared(4 * member, memberSize, 4 * representative, size, shingle, bench.scratch('compare', 8 * (mask + 1)), mask, address);
  for (let k = 0; k < equal.length; k += 3) marks.fill(1, equal[k + 1]!, equal[k + 1]! + equal[k + 2]!);
  const shared: number[] = [];
  for (let word = 0; word < memberSize; word++) {
    if (marks[word] === 0) continue;
    if (word === 0 || marks[word - 1] === 0) shared.push(word, word + 1);
    else shared[shared.length - 1] = word + 1;
  }
  return shared;
}

function equalSpans(equal: readonly number[]): number[] {
  const spans: number[] = [];
  for (let k = 0; k < equal.length; k += 3) {
    const [from, to] = [equal[k + 1]!, equal[k + 1]! + equal[k + 2]!];
    if (spans.length > 0 && spans[spans.length - 1] === from) spans[spans.length - 1] = to;
    else spans.push(from, to);
  }
  return spans;
}
