/** Documents with the same words in the same order. */
import { Buffer } from 'node:buffer';
import { u32 } from '../kernel/memory.ts';
import { BINS } from '../join/documents.ts';
import type { Corpus } from './ingest.ts';

/** Groups of documents with equal words, each ascending and in the order of their first; most groups have one document. */
export function equalDocuments(memory: WebAssembly.Memory, corpus: Corpus, words: readonly number[], documents: readonly number[]): number[][] {
  const { signatures } = corpus;
  const groups: number[][] = [];
  // Groups by a hash of length and a quarter of the signature; equal documents agree in both.
  const byHash = new Map<number, number[][]>();
  for (const document of documents) {
    let hash = words[document]!;
    for (let bin = document * BINS; bin < (document + 1) * BINS; bin += 4) hash = Math.imul(hash ^ signatures[bin]!, 0x01000193);
    const near = byHash.get(hash);
    const group = near?.find(([first]) => words[first!] === words[document] && sameWords(memory, corpus.documentWords[first!]!, corpus.documentWords[document]!));
    if (group) { group.push(document); continue; }
    const own = [document];
    groups.push(own);
    if (near) near.push(own);
    else byHash.set(hash, [own]);
  }
  return groups;
}

type WordPieces = readonly (readonly [number, number])[];

/** Whether two documents of equal length have the same words; their pieces may be cut differently. */
function sameWords(memory: WebAssembly.Memory, left: WordPieces, right: WordPieces): boolean {
  const views = (pieces: WordPieces): Uint32Array[] => pieces.filter(([, count]) => count > 0).map(([address, count]) => u32(memory, address, count));
  const [a, b] = [views(left), views(right)];
  let [i, j, p, q] = [0, 0, 0, 0];
  while (p < a.length && q < b.length) {
    const length = Math.min(a[p]!.length - i, b[q]!.length - j);
    // Buffer.compare is a memcmp.
    if (Buffer.compare(bytes(a[p]!, i, length), bytes(b[q]!, j, length)) !== 0) return false;
    i += length;
    j += length;
    if (i === a[p]!.length) { p++; i = 0; }
    if (j === b[q]!.length) { q++; j = 0; }
  }
  return p === a.length && q === b.length;
}

function bytes(view: Uint32Array, from: number, length: number): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset + 4 * from, 4 * length);
}
