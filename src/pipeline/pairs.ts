/** What pairs of documents share, summed over clusters that stand in few enough documents. */
import type { DocumentPairRecord } from '../model/report.ts';
import { isListedBefore, NOTHING } from '../cluster/clusters.ts';
import { forEachOccurrence } from '../cluster/occurrences.ts';
import { standsAt } from '../cluster/standing.ts';
import type { Findings } from './findings.ts';

/** Pairs of documents with sentences in common: their number, and records of the first ones. */
export interface DocumentPairs {
  readonly count: number;
  /** by shared words, descending, then by documents */
  readonly list: (limit: number) => Iterable<DocumentPairRecord>;
}

/** Sums per pair of documents: an open-addressing table that grows. */
interface Sums { left: Uint32Array; right: Uint32Array; sentences: Uint32Array; words: Uint32Array; used: number }

const FREE = 0xffffffff;

function newSums(slots: number): Sums {
  return { left: new Uint32Array(slots).fill(FREE), right: new Uint32Array(slots), sentences: new Uint32Array(slots), words: new Uint32Array(slots), used: 0 };
}

function slotOf({ left, right }: Sums, a: number, b: number): number {
  const mask = left.length - 1;
  let slot = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b);
  slot = (slot ^ (slot >>> 15)) & mask;
  while (left[slot] !== FREE && (left[slot] !== a || right[slot] !== b)) slot = (slot + 1) & mask;
  return slot;
}

function grown(sums: Sums): Sums {
  const larger = newSums(2 * sums.left.length);
  for (let i = 0; i < sums.left.length; i++) {
    if (sums.left[i] === FREE) continue;
    const slot = slotOf(larger, sums.left[i]!, sums.right[i]!);
    larger.left[slot] = sums.left[i]!;
    larger.right[slot] = sums.right[i]!;
    larger.sentences[slot] = sums.sentences[i]!;
    larger.words[slot] = sums.words[i]!;
  }
  larger.used = sums.used;
  return larger;
}

/** Sums up all pairs of documents; `copiedOf` has the copied words of each. */
export function documentPairs(findings: Findings, copiedOf: Float64Array, maxSpread: number): DocumentPairs {
  const { clusters, rows, copied } = findings;
  let sums = newSums(1 << 12);
  // The documents of the cluster at hand, ascending, with what each of them has of it.
  const here = { document: new Uint32Array(maxSpread), sentences: new Uint32Array(maxSpread), words: new Uint32Array(maxSpread) };
  const columns = [here.document, here.sentences, here.words];
  for (let c = 0; c < clusters.count; c++) {
    if (clusters.places[c]! < 2) continue;
    const count = documentsOf(c);
    for (let i = 0; i < count; i++) for (let j = i + 1; j < count; j++) add(i, j);
  }
  // Clusters overlap: no pair has more in common than either document has copied words.
  for (let slot = 0; slot < sums.left.length; slot++) {
    if (sums.left[slot] !== FREE) sums.words[slot] = Math.min(sums.words[slot]!, copiedOf[sums.left[slot]!]!, copiedOf[sums.right[slot]!]!);
  }
  return Object.freeze({ count: sums.used, list });

  /** Fills `here`; 0 where there are too many documents. */
  function documentsOf(c: number): number {
    let count = 0;
    const length = clusters.length[c]!;
    let listed = 0;
    const take = (row: number): void => {
      if (count > maxSpread) return;
      const document = rows.document[row]!;
      const words = length || copied[row]!;
      // Rows come in the order of documents, member by member: the place is most often the last.
      let at = count;
      while (at > 0 && here.document[at - 1]! > document) at--;
      if (at > 0 && here.document[at - 1] === document) {
        here.sentences[at - 1]! += listed;
        here.words[at - 1]! += words;
        return;
      }
      if (count++ === maxSpread) return;
      for (const column of columns) column.copyWithin(at + 1, at, count - 1);
      here.document[at] = document;
      here.sentences[at] = listed;
      here.words[at] = words;
    };
    for (let i = clusters.begin[c]!; i < clusters.begin[c + 1]! && count <= maxSpread; i++) {
      listed = clusters.unit[c] === NOTHING || isListedBefore(clusters, c, i) ? 0 : 1;
      if (length === 0) forEachOccurrence(findings.sentences, clusters.row[i]!, take);
      else standsAt(findings.standing, findings.sentences, findings.boundaries, clusters.row[i]!, clusters.figure[i]!, length, clusters.setSize[i]!, take);
    }
    return count > maxSpread ? 0 : count;
  }

  function add(i: number, j: number): void {
    if (2 * sums.used > sums.left.length) sums = grown(sums);
    const a = here.document[i]!;
    const b = here.document[j]!;
    const slot = slotOf(sums, a, b);
    if (sums.left[slot] === FREE) { sums.left[slot] = a; sums.right[slot] = b; sums.used++; }
    sums.sentences[slot]! += Math.min(here.sentences[i]!, here.sentences[j]!);
    sums.words[slot]! += Math.min(here.words[i]!, here.words[j]!);
  }

  function* list(limit: number): Generator<DocumentPairRecord> {
    const slots: number[] = [];
    // With a limit, only pairs that can be among the first are sorted.
    const least = limit < sums.used ? leastOfFirst(limit) : 0;
    for (let slot = 0; slot < sums.left.length; slot++) if (sums.left[slot] !== FREE && sums.words[slot]! >= least) slots.push(slot);
    slots.sort((a, b) => sums.words[b]! - sums.words[a]! || sums.left[a]! - sums.left[b]! || sums.right[a]! - sums.right[b]!);
    for (const slot of slots.slice(0, limit)) {
      const left = sums.left[slot]!;
      const right = sums.right[slot]!;
      const words = sums.words[slot]!;
      yield Object.freeze({
        left: findings.texts.id(left), right: findings.texts.id(right), sentences: sums.sentences[slot]!, words,
        share: words / Math.max(1, Math.min(wordsOf(left), wordsOf(right))),
      });
    }
  }
  /** Words of the pair that stands at place `limit`. */
  function leastOfFirst(limit: number): number {
    const words = sums.words.filter((_, slot) => sums.left[slot] !== FREE).sort();
    return words[words.length - limit]!;
  }
  function wordsOf(document: number): number {
    return findings.corpus.documentWords[document]!.reduce((sum, [, count]) => sum + count, 0);
  }
}
