/** Drafts as they are held against an archive: their sentences and quotations, their words, and their keys in the order of its tables. */
import type { Engine } from '../engine/engine.ts';
import { draftKeys, type DraftKeys } from '../join/lookups.ts';
import { allocate, u32, u8 } from '../kernel/memory.ts';
import type { Rows, Sets } from '../model/columns.ts';
import type { Source } from '../model/document.ts';
import { gramShape } from '../model/gram.ts';
import { highOf, lowOf } from '../model/posting-blocks.ts';
import type { ScanOptions } from '../model/options.ts';
import { clearCounters } from '../sketch/counters.ts';
import type { Quotations } from '../sketch/quotations.ts';
import type { DraftWords } from '../verify/shared-runs.ts';
import { markAll, postingPartitions, setsOf, type PostingSource } from './archive.ts';
import { readCorpus, type Corpus } from './ingest.ts';
import { piecesOf, readQuotations } from './quotations.ts';
import { createTexts, type Texts } from './texts.ts';

/** Sentences or quotations of drafts as typed arrays; a row's words begin at index `at` of the memory. */
export interface DraftRows {
  readonly count: number;
  readonly at: Uint32Array;
  readonly size: Uint32Array;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  readonly document: Uint32Array;
  /** content key as a key of a posting table */
  readonly high: Uint32Array;
  readonly low: Uint8Array;
  /** ROW_FLAGS */
  readonly flags: Uint8Array;
  /** distinct shingles, 0 where a row is too short to be compared */
  readonly setSize: Uint32Array;
  readonly shingles: DraftKeys;
}

/** Everything about drafts that a search needs. */
export interface Drafts {
  readonly corpus: Corpus;
  readonly texts: Texts;
  readonly sentences: DraftRows;
  readonly quotations: DraftRows;
  /** every gram of the drafts; the note is its first word within its sentence */
  readonly grams: DraftKeys;
  /** by document */
  readonly words: readonly DraftWords[];
}

/** Reads drafts. */
export async function readDrafts(engine: Engine, sources: readonly Source[], options: ScanOptions): Promise<Drafts> {
  const { memory } = engine.bench;
  const corpus = await readCorpus(engine, sources, options);
  const { rows } = corpus;
  markAll(memory, rows, options.minWords);
  // Nothing is rare or frequent among drafts: a table of zeros leaves the shingles in the order of their hashes.
  const counters = { bits: 4, tables: [engine.bench.take(16)] };
  clearCounters(memory, counters);
  const sets = await setsOf(engine, rows, corpus.pieces, counters, options.shingle);
  const quotations = await readQuotations(engine, corpus, options);
  markAll(memory, quotations, options.minQuotation);
  const quotationSets = await setsOf(engine, quotations, piecesOf(quotations), counters, options.shingle);
  const keysOf = async (source: PostingSource): Promise<DraftKeys> => {
    const partitions = await postingPartitions(engine, source);
    const keys = draftKeys(engine.bench, partitions);
    engine.bench.give(partitions.records);
    return keys;
  };
  const words = corpus.documents.map((_, d) => wordsOf(memory, corpus, d));
  const ends = allocate(memory, 4 * words.length + 16);
  const at = u32(memory, rows.at, rows.count);
  u32(memory, ends, words.length).set(words.map(({ words: own }, d) => (own.length === 0 ? 0 : at[corpus.documentRow[d]!]! + own.length)));
  const grams = await keysOf({ table: 'gram', rows, width: gramShape(options.minRun).width, step: 1, ends });
  return Object.freeze({
    corpus, grams, words, texts: createTexts(corpus.documents, corpus.texts),
    sentences: viewsOf(memory, rows, sets, await keysOf({ table: 'shingle', rows, sets })),
    quotations: viewsOf(memory, quotations, quotationSets, await keysOf({ table: 'shingle', rows: quotations, sets: quotationSets })),
  });
}

/** A copy of a document's words: searching makes the memory grow, and views of it stale. */
function wordsOf(memory: WebAssembly.Memory, { rows, documentRow }: Corpus, document: number): DraftWords {
  const [from, to] = [documentRow[document]!, documentRow[document + 1]!];
  const size = u32(memory, rows.size, rows.count);
  const starts = new Uint32Array(to - from + 1);
  for (let row = from; row < to; row++) starts[row - from + 1] = starts[row - from]! + size[row]!;
  const first = from < to ? u32(memory, rows.at, rows.count)[from]! : 0;
  return Object.freeze({ words: u32(memory, 4 * first, starts.at(-1)!).slice(), starts });
}

function viewsOf(memory: WebAssembly.Memory, rows: Rows | Quotations, sets: Sets, shingles: DraftKeys): DraftRows {
  const column = (address: number): Uint32Array => u32(memory, address, rows.count).slice();
  const content = u32(memory, rows.content, 2 * rows.count);
  return Object.freeze({
    count: rows.count, at: column(rows.at), size: column(rows.size), start: column(rows.start), end: column(rows.end), document: column(rows.document),
    high: Uint32Array.from({ length: rows.count }, (_, row) => highOf(content[2 * row]!, content[2 * row + 1]!)),
    low: Uint8Array.from({ length: rows.count }, (_, row) => lowOf(content[2 * row]!, content[2 * row + 1]!)),
    flags: u8(memory, rows.flags, rows.count).slice(), setSize: column(sets.size), shingles,
  });
}
