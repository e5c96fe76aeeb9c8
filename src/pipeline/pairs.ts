/** What pairs of documents share, summed over clusters that stand in few enough documents. */
import type { DocumentPairRecord } from '../model/report.ts';
import { isListedBefore, NOTHING } from '../cluster/clusters.ts';
import { growing } from '../cluster/growing.ts';
import { forEachOccurrence } from '../cluster/occurrences.ts';
import { standsAt } from '../cluster/standing.ts';
import type { Findings } from './findings.ts';

/** Pairs of documents with sentences in common: their number, and records of the first ones. */
export interface DocumentPairs {
  readonly count: number;
  /** by shared words, descending, then by documents */
  readonly list: (limit: number) => Iterable<DocumentPairRecord>;
  /** the first pairs as numbers, in the same order */
  readonly sums: (limit: number) => readonly PairSum[];
  /** the clusters that both documents have a part of, ascending */
  readonly shared: (left: number, right: number) => number[];
  /** documents that have a part of cluster c: document[begin[c]] … document[begin[c + 1]], ascending; none where there is one alone or too many */
  readonly lists: { readonly begin: Uint32Array; readonly document: Uint32Array };
}

/**
 * What each document has of each cluster, cluster by cluster: the entries of cluster c are begin[c] … begin[c + 1], by ascending document.
 * Clusters that add nothing have none.
 */
interface Shares {
  readonly cluster: Uint32Array;
  readonly document: Uint32Array;
  readonly sentences: Uint32Array;
  readonly words: Uint32Array;
  readonly begin: Uint32Array;
}

/** Entries by document: those of document d are entry[begin[d]] … entry[begin[d + 1]]. */
interface ByDocument { readonly begin: Uint32Array; readonly entry: Uint32Array }

function byDocument({ document }: Shares, documents: number): ByDocument {
  const begin = new Uint32Array(documents + 2);
  for (let e = 0; e < document.length; e++) begin[document[e]! + 2]!++;
  for (let d = 2; d < begin.length; d++) begin[d]! += begin[d - 1]!;
  const entry = new Uint32Array(document.length);
  for (let e = 0; e < document.length; e++) entry[begin[document[e]! + 1]!++] = e;
  return { begin, entry };
}

/** A pair of document numbers with what it shares. */
export interface PairSum { readonly left: number; readonly right: number; readonly sentences: number; readonly words: number }

/** Most words first, then in the order of documents. */
function comparePairs(a: PairSum, b: PairSum): number {
  return b.words - a.words || a.left - b.left || a.right - b.right;
}

/** The best pairs are kept for lists up to this length, so that a report asks for its first pairs and their number in one pass. */
export const KEPT = 2048;

/**
 * Sums up all pairs of documents; `copiedOf` has the copied words of each. A document at a time: one dense sum for every other document
 * (Gustavson 1978, as for rows of sparse matrices), which stays in the cache where a table of all pairs would not.
 */
export function documentPairs(findings: Findings, copiedOf: Float64Array, maxSpread: number): DocumentPairs {
  const { clusters, rows, copied, boilerplate } = findings;
  // The documents of the cluster at hand, ascending, with what each of them has of it.
  const most = Math.min(maxSpread, copiedOf.length);
  const here = { document: new Uint32Array(most), sentences: new Uint32Array(most), words: new Uint32Array(most) };
  const columns = [here.document, here.sentences, here.words];
  const shares = sharesOf();
  const lists = byDocument(shares, copiedOf.length);
  const best = firstPairs(KEPT);
  const sums = (limit: number): readonly PairSum[] => (limit <= KEPT ? best : firstPairs(limit)).pairs.slice(0, limit);
  return Object.freeze({ count: best.count, list, sums, shared, lists: { begin: shares.begin, document: shares.document } });

  function sharesOf(): Shares {
    const [cluster, document, sentences, words] = [growing(), growing(), growing(), growing()];
    const begin = new Uint32Array(clusters.count + 1);
    for (let c = 0; c < clusters.count; c++) {
      const count = clusters.places[c]! < 2 ? 0 : fill(c);
      for (let i = 0; i < count && count > 1; i++) {
        cluster.push(c);
        document.push(here.document[i]!);
        sentences.push(here.sentences[i]!);
        words.push(here.words[i]!);
      }
      begin[c + 1] = document.length;
    }
    return { cluster: cluster.values(), document: document.values(), sentences: sentences.values(), words: words.values(), begin };
  }

  /** Fills `here`; 0 where there are too many documents. */
  function fill(c: number): number {
    let count = 0;
    const length = clusters.length[c]!;
    let listed = 0;
    const take = (row: number): void => {
      if (count > most) return;
      if (boilerplate.row[row] !== 0) return;
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
      if (count++ === most) return;
      for (const column of columns) column.copyWithin(at + 1, at, count - 1);
      here.document[at] = document;
      here.sentences[at] = listed;
      here.words[at] = words;
    };
    for (let i = clusters.begin[c]!; i < clusters.begin[c + 1]! && count <= most; i++) {
      listed = clusters.unit[c] === NOTHING || isListedBefore(clusters, c, i) ? 0 : 1;
      if (length === 0) forEachOccurrence(findings.sentences, clusters.row[i]!, take);
      else standsAt(findings.standing, findings.sentences, findings.boundaries, clusters.row[i]!, clusters.figure[i]!, length, clusters.setSize[i]!, take);
    }
    return count > most ? 0 : count;
  }

  /** The first `limit` pairs, and how many there are in all. */
  function firstPairs(limit: number): { readonly pairs: readonly PairSum[]; readonly count: number } {
    const sentencesWith = new Uint32Array(copiedOf.length);
    const wordsWith = new Uint32Array(copiedOf.length);
    const seen = new Uint8Array(copiedOf.length);
    const others = new Uint32Array(copiedOf.length);
    let pairs: PairSum[] = [];
    // Pairs with fewer words cannot be among the first any more.
    let least = 0;
    let count = 0;
    for (let left = 0; left < copiedOf.length; left++) {
      let met = 0;
      for (let i = lists.begin[left]!; i < lists.begin[left + 1]!; i++) {
        const own = lists.entry[i]!;
        const end = shares.begin[shares.cluster[own]! + 1]!;
        const sentences = shares.sentences[own]!;
        const words = shares.words[own]!;
        for (let e = own + 1; e < end; e++) {
          const right = shares.document[e]!;
          if (seen[right] === 0) { seen[right] = 1; others[met++] = right; }
          sentencesWith[right]! += Math.min(sentences, shares.sentences[e]!);
          wordsWith[right]! += Math.min(words, shares.words[e]!);
        }
      }
      for (let i = 0; i < met; i++) {
        const right = others[i]!;
        // Clusters overlap: no pair has more in common than either document has copied words.
        const words = Math.min(wordsWith[right]!, copiedOf[left]!, copiedOf[right]!);
        if (words >= least) pairs.push({ left, right, sentences: sentencesWith[right]!, words });
        seen[right] = 0;
        sentencesWith[right] = 0;
        wordsWith[right] = 0;
      }
      count += met;
      if (pairs.length > 4 * limit) {
        pairs = pairs.sort(comparePairs).slice(0, limit);
        least = pairs[limit - 1]!.words;
      }
    }
    return { pairs: pairs.sort(comparePairs).slice(0, limit), count };
  }

  function* list(limit: number): Generator<DocumentPairRecord> {
    for (const { left, right, sentences, words } of sums(limit)) {
      yield Object.freeze({
        left: findings.texts.id(left), right: findings.texts.id(right), sentences, words,
        share: words / Math.max(1, Math.min(wordsOf(left), wordsOf(right))),
      });
    }
  }

  function shared(left: number, right: number): number[] {
    const common: number[] = [];
    const clusterAt = (i: number): number => shares.cluster[lists.entry[i]!]!;
    let [i, j] = [lists.begin[left]!, lists.begin[right]!];
    while (i < lists.begin[left + 1]! && j < lists.begin[right + 1]!) {
      const step = clusterAt(i) - clusterAt(j);
      if (step === 0) common.push(clusterAt(i));
      if (step <= 0) i++;
      if (step >= 0) j++;
    }
    return common;
  }

  function wordsOf(document: number): number {
    return findings.corpus.documentWords[document]!.reduce((sum, [, count]) => sum + count, 0);
  }
}
