/** What the join's operations mean, by comparing everything with everything. */
import { COMPARED, type Rows } from './kernel-bench.ts';

/** Shingles of a sentence; one shorter than k is one shingle. */
export function shinglesOf(words: readonly number[], k: number): Set<string> {
  if (words.length < k) return new Set(words.length ? [words.join(' ')] : []);
  return new Set(Array.from({ length: words.length - k + 1 }, (_, i) => words.slice(i, i + k).join(' ')));
}

export function sharedOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const shingle of a) if (b.has(shingle)) shared++;
  return shared;
}

/** A pair of compared rows and the number of shingles they share. */
export interface Truth { readonly left: number; readonly right: number; readonly shared: number; readonly sizeLeft: number; readonly sizeRight: number }

/** Every pair of compared rows that shares a shingle, left < right. */
export function sharingPairs(rows: Rows, k: number): Truth[] {
  const compared = [...rows.marks.keys()].filter((row) => rows.marks[row]! & COMPARED);
  const sets = compared.map((row) => shinglesOf(rows.sentences[row]!, k));
  const pairs: Truth[] = [];
  compared.forEach((left, i) => {
    for (let j = i + 1; j < compared.length; j++) {
      const shared = sharedOf(sets[i]!, sets[j]!);
      if (shared > 0) pairs.push({ left, right: compared[j]!, shared, sizeLeft: sets[i]!.size, sizeRight: sets[j]!.size });
    }
  });
  return pairs;
}

// Comparing products of whole numbers with a share of two digits needs no rounding.
const percent = (share: number): number => Math.round(100 * share);

export function isNear({ shared, sizeLeft, sizeRight }: Truth, threshold: number): boolean {
  return 100 * shared >= percent(threshold) * (sizeLeft + sizeRight - shared);
}

/** [contained row, containing row, shared, size of the containing set] for every containment of the smaller set, near pairs left out. */
export function containments(pairs: readonly Truth[], share: number, near: number): [number, number, number, number][] {
  return pairs.flatMap((pair): [number, number, number, number][] => {
    const swap = pair.sizeRight < pair.sizeLeft;
    const [inner, outer] = swap ? [pair.right, pair.left] : [pair.left, pair.right];
    const [small, large] = swap ? [pair.sizeRight, pair.sizeLeft] : [pair.sizeLeft, pair.sizeRight];
    return 100 * pair.shared >= percent(share) * small && !isNear(pair, near) ? [[inner, outer, pair.shared, large]] : [];
  });
}

/** Where a run of words stands: the row in which it begins and the words before it in that row. */
export interface Occurrence { readonly row: number; readonly offset: number; readonly crossing: boolean }

/** All runs of `runLength` words of all documents, by their words. */
export function runOccurrences(rows: Rows, runLength: number): Map<string, Occurrence[]> {
  const found = new Map<string, Occurrence[]>();
  for (const { from, to } of rows.pieces) {
    const words = rows.sentences.slice(from, to).flat();
    let row = from;
    let begin = 0;
    for (let at = 0; at + runLength <= words.length; at++) {
      while (at >= begin + rows.sentences[row]!.length) begin += rows.sentences[row++]!.length;
      const name = words.slice(at, at + runLength).join(' ');
      const occurrence = { row, offset: at - begin, crossing: at + runLength > begin + rows.sentences[row]!.length };
      found.set(name, [...found.get(name) ?? [], occurrence]);
    }
  }
  return found;
}
