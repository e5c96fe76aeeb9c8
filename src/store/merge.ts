/**
 * Several shards → the parts of one: documents that were removed are left out, the others are numbered anew in the order of the shards,
 * and posting lists are merged key by key as they are read, so that hardly more than a page of each shard is held.
 */
import { Buffer } from 'node:buffer';
import { DOCUMENT_BYTES, ROW_BYTES, type ShardParts, type TableName } from '../model/archive.ts';
import { errors } from '../model/errors.ts';
import { idTable } from '../model/id-table.ts';
import { BadBlock, emptyList, entriesOf, postingEncoder, type PostingBlocks, type PostingList } from '../model/posting-blocks.ts';
import type { StoredShard } from './shard.ts';

const NONE = 0xffffffff;
/** Keys that one encoder takes before its blocks are handed on. */
const KEYS_PER_PART = 1 << 17;
/** Bytes of a text that are read at once. */
const TEXT_PIECE = 1 << 20;

/** A row of the same shard with the same words in a document that stays, or -1: postings of first rows that go are handed to it. */
export type CopyThatStays = (shard: number, unit: 'row' | 'quotation', row: number) => number;

/** New numbers of rows by shard, NONE for those that go. */
interface Numbers { readonly rows: Uint32Array[]; readonly quotations: Uint32Array[] }

/** The parts of the shard that holds all documents of some shards that were not removed. */
export function mergeShards(shards: readonly StoredShard[], copyThatStays: CopyThatStays): ShardParts {
  const documents = shards.map((shard) => Array.from({ length: shard.documents }, (_, d) => d).filter((d) => !shard.isRemoved(d)));
  const quotationBounds = shards.map(quotationsByDocument);
  const numbers: Numbers = {
    rows: numbering(shards, documents, (shard, d) => shards[shard]!.rowsOf(d), (shard) => shard.rows),
    quotations: numbering(shards, documents, (shard, d) => [quotationBounds[shard]![d]!, quotationBounds[shard]![d + 1]!], (shard) => shard.head.layout.streams.quotations.bytes / ROW_BYTES),
  };
  const table = (name: TableName): Iterable<PostingBlocks> => mergeTable(shards, name, name === 'quotation' || name === 'quotationShingle' ? 'quotation' : 'row', numbers, copyThatStays);
  const count = (maps: readonly Uint32Array[]): number => maps.reduce((sum, map) => sum + map.reduce((own, row) => own + (row === NONE ? 0 : 1), 0), 0);
  const kept = shards.flatMap((shard, s) => documents[s]!.map((d) => shard.document(d)));
  const records = kept.map((document) => Buffer.from(JSON.stringify(document)));
  const textBytes = kept.reduce((sum, { bytes }) => sum + bytes, 0);
  return Object.freeze<ShardParts>({
    documents: records.length, rows: count(numbers.rows), quotations: count(numbers.quotations), words: kept.reduce((sum, { words }) => sum + words, 0), textBytes,
    tables: {
      content: table('content'), shingle: table('shingle'), gram: table('gram'), quotation: table('quotation'), quotationShingle: table('quotationShingle'),
      id: [idTable(kept.map(({ id }) => id))],
    },
    streams: {
      rows: rowStream(shards, documents, 'rows', (s, d) => shards[s]!.rowsOf(d)),
      quotations: rowStream(shards, documents, 'quotations', (s, d) => [quotationBounds[s]![d]!, quotationBounds[s]![d + 1]!]),
      documents: [documentStream(shards, documents, records, textBytes)],
      records,
      text: textStream(shards, documents),
    },
  });
}

/** First quotation of each document, and one more entry: quotations stand in the order of documents. */
function quotationsByDocument(shard: StoredShard): Uint32Array {
  const count = shard.head.layout.streams.quotations.bytes / ROW_BYTES;
  const begin = new Uint32Array(shard.documents + 1);
  const ends = Uint32Array.from({ length: shard.documents }, (_, d) => shard.textOf(d)[1]);
  for (let q = 0, d = 0; q < count; q++) {
    const start = shard.stream('quotations', q * ROW_BYTES, q * ROW_BYTES + 4).readUInt32LE(0);
    while (d < shard.documents - 1 && start >= ends[d]!) d++;
    begin[d + 1]!++;
  }
  for (let d = 1; d < begin.length; d++) begin[d]! += begin[d - 1]!;
  return begin;
}

function numbering(shards: readonly StoredShard[], documents: readonly (readonly number[])[], boundsOf: (shard: number, document: number) => readonly [number, number], rowsOf: (shard: StoredShard) => number): Uint32Array[] {
  let next = 0;
  return shards.map((shard, s) => {
    const map = new Uint32Array(rowsOf(shard)).fill(NONE);
    for (const d of documents[s]!) {
      const [from, to] = boundsOf(s, d);
      for (let row = from; row < to; row++) map[row] = next++;
    }
    return map;
  });
}

/** One key of one shard, while its table is read. */
interface Cursor { readonly shard: number; readonly entries: Generator<{ readonly high: number; readonly low: number; readonly list: PostingList }>; key: number; list: PostingList }

function* entriesOfTable(shard: StoredShard, name: TableName) {
  try {
    for (const { bytes } of shard.blocks(name)) yield* entriesOf(bytes);
  } catch (error) {
    throw error instanceof BadBlock ? errors.damagedIndex(shard.where, error.message) : error;
  }
}

function* mergeTable(shards: readonly StoredShard[], name: TableName, unit: 'row' | 'quotation', numbers: Numbers, copyThatStays: CopyThatStays): Generator<PostingBlocks> {
  const maps = unit === 'row' ? numbers.rows : numbers.quotations;
  const heirs = shards.map(() => new Map<number, number>());
  // Every row of a content table stands for itself alone.
  const isContent = name === 'content' || name === 'quotation';
  const renumber = (shard: number, row: number): number => {
    const own = maps[shard]![row]!;
    if (own !== NONE || isContent) return own;
    let heir = heirs[shard]!.get(row);
    if (heir === undefined) {
      const copy = copyThatStays(shard, unit, row);
      heirs[shard]!.set(row, heir = copy < 0 ? NONE : maps[shard]![copy]!);
    }
    return heir;
  };
  const advance = (cursor: Cursor): boolean => {
    const { done, value } = cursor.entries.next();
    if (done === true) return false;
    cursor.key = value.high * 256 + value.low;
    cursor.list = value.list;
    return true;
  };
  let cursors = shards.map((shard, number): Cursor => ({ shard: number, entries: entriesOfTable(shard, name), key: 0, list: emptyList() })).filter(advance);
  let encoder = postingEncoder();
  let keys = 0;
  while (cursors.length > 0) {
    let key = Infinity;
    for (const cursor of cursors) if (cursor.key < key) key = cursor.key;
    const [probes, others]: [number[], number[]] = [[], []];
    let ended = false;
    for (const cursor of cursors) {
      while (cursor.key === key) {
        for (const row of cursor.list.probes) { const own = renumber(cursor.shard, row); if (own !== NONE) probes.push(own); }
        for (const row of cursor.list.others) { const own = renumber(cursor.shard, row); if (own !== NONE) others.push(own); }
        if (!advance(cursor)) { cursor.key = Infinity; ended = true; }
      }
    }
    if (ended) cursors = cursors.filter((cursor) => cursor.key !== Infinity);
    if (probes.length + others.length === 0) continue;
    const [ownProbes, ownOthers] = [ascending(probes), ascending(others)];
    encoder.add(Math.floor(key / 256), key % 256, ownProbes, ownProbes.length, ownOthers, ownOthers.length);
    if (++keys % KEYS_PER_PART === 0) { yield encoder.finish(); encoder = postingEncoder(); }
  }
  yield encoder.finish();
}

/** Rows in order, each once: heirs may stand anywhere. */
function ascending(rows: number[]): number[] {
  let sorted = true;
  for (let i = 1; i < rows.length && sorted; i++) sorted = rows[i]! > rows[i - 1]!;
  return sorted ? rows : [...new Set(rows)].sort((a, b) => a - b);
}

/** Entries of rows or quotations, their starts moved along with their documents' texts. */
function* rowStream(shards: readonly StoredShard[], documents: readonly (readonly number[])[], name: 'rows' | 'quotations', boundsOf: (shard: number, document: number) => readonly [number, number]): Generator<Uint8Array> {
  let text = 0;
  for (const [s, shard] of shards.entries()) {
    for (const d of documents[s]!) {
      const [from, to] = boundsOf(s, d);
      const [start, end] = shard.textOf(d);
      const entries = shard.stream(name, from * ROW_BYTES, to * ROW_BYTES);
      for (let at = 0; at < entries.length; at += ROW_BYTES) entries.writeUInt32LE(entries.readUInt32LE(at) - start + text, at);
      yield entries;
      text += end - start;
    }
  }
}

function documentStream(shards: readonly StoredShard[], documents: readonly (readonly number[])[], records: readonly Uint8Array[], textBytes: number): Uint8Array {
  const bytes = Buffer.alloc((records.length + 1) * DOCUMENT_BYTES);
  let [number, row, text, record] = [0, 0, 0, 0];
  const add = (): void => {
    bytes.writeUInt32LE(row, number * DOCUMENT_BYTES);
    bytes.writeUInt32LE(text, number * DOCUMENT_BYTES + 4);
    bytes.writeUInt32LE(record, number * DOCUMENT_BYTES + 8);
  };
  shards.forEach((shard, s) => {
    for (const d of documents[s]!) {
      add();
      const [from, to] = shard.rowsOf(d);
      row += to - from;
      const [start, end] = shard.textOf(d);
      text += end - start;
      record += records[number++]!.length;
    }
  });
  add();
  if (text !== textBytes) throw errors.damagedIndex(shards[0]!.where, 'its documents have another length than they say');
  return bytes;
}

function* textStream(shards: readonly StoredShard[], documents: readonly (readonly number[])[]): Generator<Uint8Array> {
  for (const [s, shard] of shards.entries()) {
    for (const d of documents[s]!) {
      const [start, end] = shard.textOf(d);
      for (let at = start; at < end; at += TEXT_PIECE) yield shard.stream('text', at, Math.min(end, at + TEXT_PIECE));
    }
  }
}
