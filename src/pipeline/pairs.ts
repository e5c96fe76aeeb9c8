/** What pairs of documents share, summed over clusters that stand in few enough documents. */
import type { DocumentPairRecord } from '../model/report.ts';
import { placesOfCluster } from './clusters.ts';
import type { Findings } from './findings.ts';

export interface DocumentPairs {
  readonly count: number;
  /** by shared words, descending, then by documents */
  readonly list: (limit: number) => Iterable<DocumentPairRecord>;
}

/** Sums per pair of documents: an open-addressing table that grows. */
interface Sums { keys: Float64Array; sentences: Uint32Array; words: Uint32Array; used: number }

function newSums(slots: number): Sums {
  return { keys: new Float64Array(slots).fill(-1), sentences: new Uint32Array(slots), words: new Uint32Array(slots), used: 0 };
}

function slotOf(sums: Sums, key: number): number {
  const mask = sums.keys.length - 1;
  let slot = (Math.imul(key % 0x7fffffff, 0x9e3779b1) ^ Math.imul(Math.floor(key / 0x7fffffff), 0x85ebca6b)) >>> 0;
  slot = (slot ^ (slot >>> 15)) & mask;
  while (sums.keys[slot] !== -1 && sums.keys[slot] !== key) slot = (slot + 1) & mask;
  return slot;
}

function grown(sums: Sums): Sums {
  const larger = newSums(2 * sums.keys.length);
  for (let i = 0; i < sums.keys.length; i++) {
    if (sums.keys[i] === -1) continue;
    const slot = slotOf(larger, sums.keys[i]!);
    larger.keys[slot] = sums.keys[i]!;
    larger.sentences[slot] = sums.sentences[i]!;
    larger.words[slot] = sums.words[i]!;
  }
  larger.used = sums.used;
  return larger;
}

/** Sums up all pairs of documents. */
export function documentPairs(findings: Findings, maxSpread: number): DocumentPairs {
  const { clusters, rows, copied } = findings;
  const documents = findings.corpus.documents.length;
  let sums = newSums(1 << 12);
  for (let c = 0; c < clusters.count; c++) {
    if (clusters.places[c]! < 2) continue;
    const here = new Map<number, [sentences: number, words: number]>();
    const { row } = placesOfCluster(findings, c);
    for (const r of row) {
      const d = rows.document[r]!;
      const words = clusters.length[c]! || copied[rows.first[r]!]!;
      const sum = here.get(d);
      if (sum) { sum[0]++; sum[1] += words; }
      else if (here.size > maxSpread) break;
      else here.set(d, [1, words]);
    }
    if (here.size < 2 || here.size > maxSpread) continue;
    const list = [...here];
    for (let i = 0; i < list.length; i++) {
      for (let j = i + 1; j < list.length; j++) add(list[i]!, list[j]!);
    }
  }
  return Object.freeze({ count: sums.used, list });

  function add([a, [sentencesA, wordsA]]: [number, [number, number]], [b, [sentencesB, wordsB]]: [number, [number, number]]): void {
    if (2 * sums.used > sums.keys.length) sums = grown(sums);
    const key = Math.min(a, b) * documents + Math.max(a, b);
    const slot = slotOf(sums, key);
    if (sums.keys[slot] === -1) { sums.keys[slot] = key; sums.used++; }
    sums.sentences[slot]! += Math.min(sentencesA, sentencesB);
    sums.words[slot]! += Math.min(wordsA, wordsB);
  }

  function* list(limit: number): Generator<DocumentPairRecord> {
    const slots: number[] = [];
    for (let slot = 0; slot < sums.keys.length; slot++) if (sums.keys[slot] !== -1) slots.push(slot);
    slots.sort((a, b) => sums.words[b]! - sums.words[a]! || sums.keys[a]! - sums.keys[b]!);
    for (const slot of slots.slice(0, limit)) {
      const left = Math.floor(sums.keys[slot]! / documents);
      const right = sums.keys[slot]! % documents;
      const words = Math.min(sums.words[slot]!, wordsOf(left), wordsOf(right));
      yield Object.freeze({
        left: findings.texts.id(left), right: findings.texts.id(right), sentences: sums.sentences[slot]!, words,
        share: words / Math.max(1, Math.min(wordsOf(left), wordsOf(right))),
      });
    }
  }
  function wordsOf(document: number): number {
    return findings.corpus.documentWords[document]!.reduce((sum, [, count]) => sum + count, 0);
  }
}
