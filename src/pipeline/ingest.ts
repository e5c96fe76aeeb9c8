/** Sources → documents and the columns of their rows. */
import type { Engine } from '../engine/engine.ts';
import { BINS, sliceCount, type PieceColumns, type Text } from '../engine/ingest.ts';
import { allocate, copyBytes, recycle, u32 } from '../kernel/memory.ts';
import type { Pieces, Rows } from '../model/columns.ts';
import type { Complaint, Source } from '../model/document.ts';
import type { ScanOptions } from '../model/options.ts';

/** Sources in one job of reading: enough to make a job worth its cost, few enough to share out evenly. */
const SOURCES_PER_JOB = 32;
/** Words in one job of later stages. */
const WORDS_PER_JOB = 1 << 18;

/** Everything that was read. Document d is sources[d]; documents that could not be read are left out. */
export interface Corpus {
  readonly documents: readonly Source[];
  readonly texts: readonly Text[];
  readonly rows: Rows;
  readonly pieces: Pieces;
  /** first row of each document, and one more entry */
  readonly documentRow: Uint32Array;
  /** words of each document: [address, count] of its pieces */
  readonly documentWords: readonly (readonly (readonly [number, number])[])[];
  /** u32 [document][BINS] */
  readonly signatures: Uint32Array;
  readonly words: number;
  readonly textBytes: number;
  readonly complaints: readonly Complaint[];
}

/** Reads, segments and tokenises all sources. */
export async function readCorpus(engine: Engine, sources: readonly Source[], options: ScanOptions): Promise<Corpus> {
  const lines = options.inputFormat === 'lines';
  const bounds: number[] = [];
  for (let at = 0; at < sources.length; at += SOURCES_PER_JOB) bounds.push(at);
  bounds.push(sources.length);
  const read = await engine.run('ingest', bounds.length - 1, { sources, bounds, shingle: options.shingle, lines });
  const texts = read.flatMap((result) => result.texts);
  const long = texts.filter((text) => sliceCount(text) > 0);
  const slices = long.flatMap((text, number) => Array.from({ length: sliceCount(text) }, (_, slice) => [number, slice] as const));
  const sliced = await engine.run('ingestSlice', slices.length, { texts: long, slices, shingle: options.shingle, lines });
  const columns = [...read.flatMap((result) => result.pieces), ...contiguous(engine.bench.memory, sliced)].sort((a, b) => a.document - b.document || a.base - b.base);
  const complaints = read.flatMap((result) => result.complaints);
  return gather(engine, sources, texts, columns, complaints);
}

/** Brings the words of each long document together, so that runs go on across its slices. */
function contiguous(memory: WebAssembly.Memory, sliced: readonly PieceColumns[]): PieceColumns[] {
  let words = allocate(memory, 4 * sliced.reduce((sum, piece) => sum + piece.wordCount, 0) + 16);
  return sliced.map((piece) => {
    copyBytes(memory, words, piece.words, 4 * piece.wordCount);
    const moved = { ...piece, words };
    words += 4 * piece.wordCount;
    return moved;
  });
}

/** Numbers documents and rows, and brings the pieces' columns together. */
async function gather(engine: Engine, sources: readonly Source[], texts: readonly Text[], columns: readonly PieceColumns[], complaints: readonly Complaint[]): Promise<Corpus> {
  const { memory } = engine.bench;
  const numberOf = new Map(texts.map((text, document) => [text.source, document]));
  const count = columns.reduce((sum, piece) => sum + piece.rows, 0);
  const column = (bytes: number): number => allocate(memory, bytes * count + 64);
  const rows: Rows = Object.freeze({
    count, at: column(4), size: column(4), word: column(4), start: column(4), end: column(4), document: column(4), content: column(8), flags: column(1), mark: column(1), first: column(4),
  });
  const sourcesOfRows = columns.map((piece) => ({ ...piece, document: numberOf.get(piece.document)! }));
  const pieces = piecesOf(sourcesOfRows, count);
  let words = 0;
  const firstWord = Uint32Array.from(sourcesOfRows, (piece) => { words += piece.wordCount; return words - piece.wordCount; });
  await engine.run('gatherRows', pieces.bounds.length - 1, { rows, pieces: sourcesOfRows, firstRow: pieces.row, firstWord, bounds: pieces.bounds });

  const documentRow = new Uint32Array(texts.length + 1);
  const documentWords: [number, number][][] = texts.map(() => []);
  const signatures = new Uint32Array(texts.length * BINS).fill(0xffffffff);
  for (const piece of sourcesOfRows) {
    documentRow[piece.document + 1]! += piece.rows;
    documentWords[piece.document]!.push([piece.words, piece.wordCount]);
    const bins = u32(memory, piece.signature, BINS);
    const base = piece.document * BINS;
    for (let bin = 0; bin < BINS; bin++) signatures[base + bin] = Math.min(signatures[base + bin]!, bins[bin]!);
  }
  recycle(memory, new Set(columns.map((piece) => piece.block)));
  for (let d = 1; d < documentRow.length; d++) documentRow[d]! += documentRow[d - 1]!;
  return Object.freeze({
    documents: texts.map((text) => sources[text.source]!), texts, rows, pieces, documentRow, documentWords, signatures,
    words,
    textBytes: texts.reduce((sum, text) => sum + text.length, 0),
    complaints,
  });
}

/** First rows, word ends and job bounds of pieces. */
function piecesOf(columns: readonly PieceColumns[], rows: number): Pieces {
  const row = new Uint32Array(columns.length + 1);
  const wordsEnd = new Uint32Array(columns.length);
  const bounds = [0];
  let words = 0;
  columns.forEach((piece, p) => {
    row[p + 1] = row[p]! + piece.rows;
    words += piece.wordCount;
    if (words >= WORDS_PER_JOB) { bounds.push(p + 1); words = 0; }
  });
  if (bounds.at(-1) !== columns.length) bounds.push(columns.length);
  // The words of a document's pieces stand one after the other: runs may cross from one to the next.
  for (let p = columns.length - 1; p >= 0; p--) {
    const { document, words: begin, wordCount } = columns[p]!;
    wordsEnd[p] = columns[p + 1]?.document === document ? wordsEnd[p + 1]! : begin + 4 * wordCount;
  }
  row[columns.length] = rows;
  return Object.freeze({ count: columns.length, row, wordsEnd, bounds: Uint32Array.from(bounds) });
}
