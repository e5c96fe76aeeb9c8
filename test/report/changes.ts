/** Changes between two texts as a pipeline would give them: words by the rules of a kernel, alignment by the real one. */
import { alignWords } from '../../dist/align/words.js';
import type { Change } from '../../dist/model/report.js';

/** Runs of letters and digits; single characters where scripts set no spaces. */
const WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{M}\p{N}_])+/gu;

/**
 * What makes `to` of `from`.
 * @param start where `from` begins in its document
 * @param memberStart where `to` begins in its document
 */
export function changesBetween(from: string, to: string, start = 0, memberStart = 0): Change[] {
  const numbers = new Map<string, number>();
  const wordsOf = (text: string) => Array.from(text.matchAll(WORD), (match) => {
    const key = match[0].normalize('NFKC').toLowerCase();
    if (!numbers.has(key)) numbers.set(key, numbers.size);
    return { number: numbers.get(key)!, start: match.index, end: match.index + match[0].length };
  });
  const [left, right] = [wordsOf(from), wordsOf(to)];
  const equal = alignWords(Uint32Array.from([...left, ...right], ({ number }) => number), 0, left.length, left.length, right.length);
  const span = (words: typeof left, i: number, end: number, base: number): [number, number] => {
    const at = i < end ? words[i]!.start : i > 0 ? words[i - 1]!.end : 0;
    return [base + at, base + (i < end ? words[end - 1]!.end : at)];
  };
  const changes: Change[] = [];
  let [i, j] = [0, 0];
  for (let k = 0; k <= equal.length; k += 3) {
    const [toI, toJ] = k < equal.length ? [equal[k]!, equal[k + 1]!] : [left.length, right.length];
    if (toI > i || toJ > j) {
      changes.push({ op: toJ === j ? 'delete' : toI === i ? 'insert' : 'replace', representative: span(left, i, toI, start), member: span(right, j, toJ, memberStart) });
    }
    if (k < equal.length) [i, j] = [toI + equal[k + 2]!, toJ + equal[k + 2]!];
  }
  return changes;
}
