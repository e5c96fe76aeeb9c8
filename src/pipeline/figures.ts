/** Figures of pairs of sentences that reports show: resemblance, containment, longest run. */
import type { Workbench } from '../kernel/workbench.ts';
import { compareWords, type Figures } from '../verify/figures.ts';
import type { RowViews } from './findings.ts';

/** Compares the shingles of two rows anew, for pairs that no join has compared. */
export function compareRows(bench: Workbench, rows: RowViews, left: number, right: number, shingle: number): Figures {
  return compareWords(bench, 4 * rows.at[left]!, rows.size[left]!, 4 * rows.at[right]!, rows.size[right]!, shingle);
}

/** Words of the longest run that two stretches of words share; quadratic, for sentences. */
export function longestRun(words: Uint32Array, left: number, leftSize: number, right: number, rightSize: number): number {
  if (leftSize * rightSize > 4_000_000) return longestOnDiagonals(words, left, leftSize, right, rightSize);
  const ending = new Uint16Array(rightSize + 1);
  let longest = 0;
  for (let i = 0; i < leftSize; i++) {
    const word = words[left + i]!;
    for (let j = rightSize; j > 0; j--) {
      if (words[right + j - 1] !== word) { ending[j] = 0; continue; }
      const run = ending[j - 1]! + 1;
      ending[j] = run;
      if (run > longest) longest = run;
    }
  }
  return longest;
}

/** For giants: runs along the diagonals on which a word of the left that is rare in the right has its twin. */
function longestOnDiagonals(words: Uint32Array, left: number, leftSize: number, right: number, rightSize: number): number {
  const places = new Map<number, number[]>();
  for (let j = 0; j < rightSize; j++) {
    const list = places.get(words[right + j]!);
    if (!list) places.set(words[right + j]!, [j]);
    else if (list.length < 8) list.push(j);
  }
  const reached = new Map<number, number>();
  let longest = 0;
  for (let i = 0; i < leftSize; i++) {
    for (const j of places.get(words[left + i]!) ?? []) {
      if ((reached.get(j - i) ?? -1) > i) continue;
      let run = 0;
      while (i + run < leftSize && j + run < rightSize && words[left + i + run] === words[right + j + run]) run++;
      reached.set(j - i, i + run);
      longest = Math.max(longest, run);
    }
  }
  return longest;
}
