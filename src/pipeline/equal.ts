/** Documents with the same words in the same order. */
import { Buffer } from 'node:buffer';
import { BINS } from '../join/documents.ts';
import { u8 } from '../kernel/memory.ts';
import type { Corpus } from './ingest.ts';

/** FNV-1a's prime (Fowler, Noll & Vo 1991). */
const HASH_PRIME = 0x01000193;
/** Numbers of a digest, see join/documents.ts. */
const DIGEST = BINS / 4;

/**
 * For each document the first one with equal words, itself where there is none before it.
 * @param memory where the words stand
 * @param corpus whose documents they are
 * @param words of each document
 * @param least words of a document that counts; shorter ones equal nothing
 * @param digests i32 [document][32], the same for equal documents
 */
export function firstOfEqual(memory: WebAssembly.Memory, corpus: Corpus, words: Uint32Array, least: number, digests: Int32Array): Uint32Array {
  const { documentWords } = corpus;
  const count = words.length;
  const mask = 2 ** Math.ceil(Math.log2(2 * count + 2)) - 1;
  // A slot holds 1 + a document.
  const slots = new Int32Array(mask + 1);
  const first = new Uint32Array(count);
  const sameDigest = (a: number, b: number): boolean => {
    let i = 0;
    while (i < DIGEST && digests[a * DIGEST + i] === digests[b * DIGEST + i]) i++;
    return i === DIGEST;
  };
  for (let document = 0; document < count; document++) {
    first[document] = document;
    if (words[document]! < least) continue;
    let slot = words[document]!;
    for (let i = document * DIGEST; i < (document + 1) * DIGEST; i++) slot = Math.imul(slot ^ digests[i]!, HASH_PRIME);
    for (slot = (slot >>> 8) & mask; slots[slot] !== 0; slot = (slot + 1) & mask) {
      const other = slots[slot]! - 1;
      if (words[other] === words[document] && sameDigest(other, document) && sameWords(memory, documentWords[other]!, documentWords[document]!)) {
        first[document] = other;
        break;
      }
    }
    if (slots[slot] === 0) slots[slot] = document + 1;
  }
  return first;
}

type WordPieces = readonly (readonly [number, number])[];

/** Whether two documents of equal length have the same words; their pieces may be cut differently. */
function sameWords(memory: WebAssembly.Memory, left: WordPieces, right: WordPieces): boolean {
  const views = (pieces: WordPieces): Uint8Array[] => pieces.filter(([, count]) => count > 0).map(([address, count]) => u8(memory, address, 4 * count));
  const [a, b] = [views(left), views(right)];
  let [i, j, p, q] = [0, 0, 0, 0];
  while (p < a.length && q < b.length) {
    const length = Math.min(a[p]!.length - i, b[q]!.length - j);
    if (Buffer.compare(a[p]!.subarray(i, i + length), b[q]!.subarray(j, j + length)) !== 0) return false;
    i += length;
    j += length;
    if (i === a[p]!.length) { p++; i = 0; }
    if (j === b[q]!.length) { q++; j = 0; }
  }
  return p === a.length && q === b.length;
}
