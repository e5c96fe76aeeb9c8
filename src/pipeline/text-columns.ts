/** The texts as columns that jobs share, and the jobs that they make. */
import type { TextColumns } from '../model/columns.ts';
import type { Corpus } from './ingest.ts';

/** Bytes of text in one job. */
const BYTES_PER_JOB = 1 << 21;

/** Where the texts of a corpus lie. */
export function textColumns(corpus: Corpus): TextColumns {
  const chunks = [...new Set(corpus.texts.map((text) => text.chunk))];
  const numbers = new Map(chunks.map((chunk, number) => [chunk, number]));
  return {
    chunks,
    chunk: Uint32Array.from(corpus.texts, (text) => numbers.get(text.chunk)!),
    offset: Uint32Array.from(corpus.texts, (text) => text.offset),
    length: Uint32Array.from(corpus.texts, (text) => text.length),
    begin: Uint32Array.from(corpus.texts, (text) => text.begin),
  };
}

/** Job bounds of documents by their bytes. */
export function documentBounds(length: Uint32Array): Uint32Array {
  const bounds = [0];
  let bytes = 0;
  length.forEach((own, document) => {
    bytes += own;
    if (bytes >= BYTES_PER_JOB) { bounds.push(document + 1); bytes = 0; }
  });
  if (bounds.at(-1) !== length.length) bounds.push(length.length);
  return Uint32Array.from(bounds);
}
