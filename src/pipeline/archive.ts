/** A corpus → a shard of an archive: posting tables of sentences, grams and quotations, and what says where everything stands. */
import { Buffer } from 'node:buffer';
import { documentWords } from '../cluster/standing.ts';
import type { Engine } from '../engine/engine.ts';
import { ITEMS_PER_JOB, layOut } from '../join/partitions.ts';
import { postingItems, type PostingArgs } from '../join/postings.ts';
import { allocate, u32, u8 } from '../kernel/memory.ts';
import { DOCUMENT_BYTES, ROW_FLAGS, type ArchivedDocument, type ShardParts } from '../model/archive.ts';
import { COMPARED, FIRST, type Counters, type Rows, type Sets } from '../model/columns.ts';
import type { Source } from '../model/document.ts';
import { gramShape } from '../model/gram.ts';
import { idTable } from '../model/id-table.ts';
import type { ScanOptions } from '../model/options.ts';
import type { PostingBlocks } from '../model/posting-blocks.ts';
import { NO_METADATA, type Metadata } from '../read/metadata.ts';
import { clearCounters, counterBits, MERGE_SLOTS } from '../sketch/counters.ts';
import type { Quotations } from '../sketch/quotations.ts';
import { markRepeats } from '../sketch/repeats.ts';
import { listSets } from '../sketch/sets.ts';
import { contentHash } from '../store/hashing.ts';
import { findBoilerplate } from './boilerplate.ts';
import { readCorpus, type Corpus } from './ingest.ts';
import { documentMetadata } from './metadata.ts';
import { piecesOf, readQuotations } from './quotations.ts';
import type { RunHooks } from './run.ts';

/** Records in one partition: enough that the last block of each, which is half empty, does not count. */
const RECORDS_PER_PART = 1 << 16;
const MOST_PARTS = 256;

/** Reads sources and tells what could not be read. */
export async function readSources(engine: Engine, sources: readonly Source[], options: ScanOptions, hooks: RunHooks): Promise<Corpus> {
  const corpus = await readCorpus(engine, sources, options);
  for (const complaint of corpus.complaints) hooks.onComplaint?.(complaint);
  return corpus;
}

/** Everything of a corpus that a shard keeps; `named` are its documents by their paths, where they are known by something else. */
export async function shardOf(engine: Engine, corpus: Corpus, options: ScanOptions, hooks: RunHooks, named: readonly Source[] = corpus.documents): Promise<ShardParts> {
  const metadata = documentMetadata({ documents: named, texts: corpus.texts }, options.outletFrom, (complaint) => hooks.onComplaint?.(complaint));
  const boilerplate = await findBoilerplate(engine, corpus, metadata, hooks.boilerplatePhrases ?? '', options);
  const { rows } = corpus;
  const { memory } = engine.bench;
  markRepeats(engine.bench, rows, options.minWords);
  const counters = await countAll(engine, corpus, options.shingle);
  const sets = await setsOf(engine, rows, corpus.pieces, counters, options.shingle);
  const quotations = await readQuotations(engine, corpus, options);
  const quotationSets = await setsOf(engine, quotations, piecesOf(quotations), counters, options.shingle);
  for (const table of counters.tables) engine.bench.give(table);

  const { end } = documentWords(memory, rows, corpus.documentRow);
  const ends = allocate(memory, 4 * end.length + 16);
  u32(memory, ends, end.length).set(end);
  const { width, step } = gramShape(options.minRun);
  const least = Math.min(width, options.minWords);
  const tables = {
    content: await postingTable(engine, { table: 'content', rows, least }),
    shingle: await postingTable(engine, { table: 'shingle', rows, sets }),
    gram: await postingTable(engine, { table: 'gram', rows, width, step, ends }),
    quotation: await postingTable(engine, { table: 'content', rows: quotations, least: 1 }),
    quotationShingle: await postingTable(engine, { table: 'shingle', rows: quotations, sets: quotationSets }),
    id: [idTable(corpus.documents.map(({ id }) => id))],
  };
  const textStart = new Uint32Array(corpus.texts.length + 1);
  corpus.texts.forEach(({ length }, d) => { textStart[d + 1] = textStart[d]! + length; });
  const records = await recordsOf(corpus, metadata);
  return Object.freeze<ShardParts>({
    documents: corpus.documents.length, rows: rows.count, quotations: quotations.count, words: corpus.words, textBytes: textStart.at(-1)!,
    tables,
    streams: {
      rows: [rowStream(memory, rows, textStart, boilerplate.row)],
      quotations: [rowStream(memory, quotations, textStart, null)],
      documents: [documentStream(corpus, textStart, records)],
      records,
      text: corpus.texts.map(({ chunk, offset, length }) => new Uint8Array(chunk, offset, length)),
    },
  });
}

async function countAll(engine: Engine, corpus: Corpus, shingle: number): Promise<Counters> {
  const { rows, pieces } = corpus;
  const bits = counterBits(corpus.words);
  const counters: Counters = { bits, tables: Array.from({ length: engine.threads }, () => engine.bench.take(2 ** bits)) };
  clearCounters(engine.bench.memory, counters);
  await engine.run('countShingles', pieces.bounds.length - 1, { rows, pieces, counters, shingle, crossing: false });
  if (engine.threads > 1) await engine.run('mergeCounters', Math.ceil(2 ** bits / MERGE_SLOTS), counters);
  return counters;
}

/** Sets of all compared rows, also of those that match nothing today. */
export async function setsOf(engine: Engine, rows: Rows, pieces: Corpus['pieces'], counters: Counters, shingle: number): Promise<Sets> {
  const { memory } = engine.bench;
  const setAt = allocate(memory, 4 * rows.count + 16);
  const setSize = allocate(memory, 4 * rows.count + 16);
  u32(memory, setSize, rows.count).fill(0);
  const written = await engine.run('writeSets', pieces.bounds.length - 1, { rows, pieces, counters, shingle, spare: 1, runLength: 0, setAt, setSize, repeats: null });
  return listSets(memory, rows, setAt, setSize, written.reduce((sum, result) => sum + result.entries, 0));
}

/** A kind of table and its columns, without the partitions. */
export type PostingSource = PostingArgs extends infer A ? (A extends PostingArgs ? Omit<A, 'parts' | 'into'> : never) : never;

/** Records of a table in partitions, whose memory has to be given back. */
export async function postingPartitions(engine: Engine, source: PostingSource) {
  const counting = { ...source, parts: 1, into: null } as PostingArgs;
  const jobs = Math.ceil(postingItems(counting) / ITEMS_PER_JOB);
  const records = (await engine.run('postingRecords', jobs, counting)).reduce((sum, [count]) => sum + count!, 0);
  const parts = Math.min(MOST_PARTS, 2 ** Math.max(0, Math.ceil(Math.log2(records / RECORDS_PER_PART))));
  const partitions = layOut(engine.bench, await engine.run('postingRecords', jobs, { ...counting, parts }), parts);
  await engine.run('postingRecords', jobs, { ...counting, parts, into: partitions });
  return partitions;
}

async function postingTable(engine: Engine, source: PostingSource): Promise<PostingBlocks[]> {
  const partitions = await postingPartitions(engine, source);
  const blocks = await engine.run('encodePostings', partitions.parts, { partitions, marked: source.table === 'shingle' });
  engine.bench.give(partitions.records);
  return blocks;
}

/** Entries as ROW_BYTES in model/archive.ts draws them; `furniture` by row, null for none. */
function rowStream(memory: WebAssembly.Memory, rows: Rows | Quotations, textStart: Uint32Array, furniture: Uint8Array | null): Uint8Array {
  // Little-endian, as the numbers of a shard are.
  const entries = new Uint32Array(2 * rows.count);
  const [start, end, document] = [u32(memory, rows.start, rows.count), u32(memory, rows.end, rows.count), u32(memory, rows.document, rows.count)];
  const flags = u8(memory, rows.flags, rows.count);
  for (let row = 0; row < rows.count; row++) {
    entries[2 * row] = textStart[document[row]!]! + start[row]!;
    const flag = (flags[row]! & ROW_FLAGS.graphemes) | (furniture !== null && furniture[row] !== 0 ? ROW_FLAGS.furniture : 0);
    entries[2 * row + 1] = ((end[row]! - start[row]!) & 0xffffff) | (flag << 24);
  }
  return new Uint8Array(entries.buffer);
}

/** See {@link DOCUMENT_BYTES}. */
function documentStream(corpus: Corpus, textStart: Uint32Array, records: readonly Uint8Array[]): Uint8Array {
  const count = corpus.documents.length;
  const bytes = Buffer.alloc((count + 1) * DOCUMENT_BYTES);
  for (let d = 0, record = 0; d <= count; d++) {
    bytes.writeUInt32LE(corpus.documentRow[d]!, d * DOCUMENT_BYTES);
    bytes.writeUInt32LE(textStart[d]!, d * DOCUMENT_BYTES + 4);
    bytes.writeUInt32LE(record, d * DOCUMENT_BYTES + 8);
    record += records[d]?.length ?? 0;
  }
  return bytes;
}

async function recordsOf(corpus: Corpus, metadata: ReadonlyMap<number, Metadata>): Promise<Uint8Array[]> {
  const hash = await contentHash();
  return corpus.documents.map(({ id }, d) => {
    const { title, date, outlet } = metadata.get(d) ?? NO_METADATA;
    const { chunk, offset, length } = corpus.texts[d]!;
    const record: ArchivedDocument = {
      id, title, date: date?.text ?? null, outlet, hash: hash(new Uint8Array(chunk, offset, length)),
      words: corpus.documentWords[d]!.reduce((sum, [, count]) => sum + count, 0), sentences: corpus.documentRow[d + 1]! - corpus.documentRow[d]!, bytes: length,
    };
    return Buffer.from(JSON.stringify(record));
  });
}

/** Marks every row of a draft as one of its own kind: two equal sentences of a draft are two finds. Columns are filled by this alone. */
export function markAll(memory: WebAssembly.Memory, rows: Rows, minWords: number): void {
  const [size, flags, mark, first] = [u32(memory, rows.size, rows.count), u8(memory, rows.flags, rows.count), u8(memory, rows.mark, rows.count), u32(memory, rows.first, rows.count)];
  for (let row = 0; row < rows.count; row++) {
    const least = flags[row]! & ROW_FLAGS.graphemes ? 2 * minWords : minWords;
    mark[row] = size[row]! === 0 ? 0 : size[row]! >= least ? FIRST | COMPARED : FIRST;
    first[row] = row;
  }
}
