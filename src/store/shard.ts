/** A shard, open for reading: look-ups, rows, documents and texts out of its pages. */
import { Buffer } from 'node:buffer';
import { DOCUMENT_BYTES, ROW_BYTES, type ArchivedDocument, type ArchivedRow, type Shard, type StreamName, type TableName } from '../model/archive.ts';
import { errors } from '../model/errors.ts';
import { BadBlock, findInBlock } from '../model/posting-blocks.ts';
import { PAYLOAD_BYTES, type PageSource } from './pages.ts';
import type { Layout, Section } from './sections.ts';

/** What a manifest says about a shard. */
export interface ShardHead { readonly rows: number; readonly documents: number; readonly layout: Layout; readonly removed: readonly number[] }

/** The document that a row or byte belongs to, out of ascending starts: the last entry that does not begin behind it. */
function lastNotBehind(count: number, startOf: (i: number) => number, wanted: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (startOf(middle) <= wanted) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A shard with its raw parts, for merging and checking. */
export interface StoredShard extends Shard {
  readonly head: ShardHead;
  /** where it is, for errors */
  readonly where: string;
  /** where a document's text begins and ends in the stream of texts */
  textOf(document: number): readonly [start: number, end: number];
  /** bytes [start, end) of a stream; a copy */
  stream(name: StreamName, start: number, end: number): Buffer;
  /** the blocks of a table in order, and the first keys that its directory says they have */
  blocks(table: TableName): Generator<{ readonly bytes: Uint8Array; readonly first: number }>;
}

/** Opens a shard; `where` names it in errors. */
export function openShard(head: ShardHead, source: PageSource, where: string): StoredShard {
  const { layout } = head;
  const removed = new Set(head.removed);
  const firsts = new Map<TableName, Uint32Array>();
  const damaged = (): Error => errors.damagedIndex(where, 'its parts do not fit together');

  function read(section: Section, start: number, end: number): Buffer {
    if (end > section.bytes || start > end) throw damaged();
    const bytes = Buffer.allocUnsafe(end - start);
    for (let at = start; at < end;) {
      const number = Math.floor(at / PAYLOAD_BYTES);
      const from = at - number * PAYLOAD_BYTES;
      const payload = source.glance(section.page + number);
      const to = Math.min(payload.length, from + end - at);
      if (to <= from) throw damaged();
      bytes.set(payload.subarray(from, to), at - start);
      at += to - from;
    }
    return bytes;
  }
  const stream = (name: StreamName, start: number, end: number): Buffer => read(layout.streams[name], start, end);

  function firstsOf(table: TableName): Uint32Array {
    let known = firsts.get(table);
    if (known === undefined) {
      const section = layout.tables[table].firsts;
      // The numbers of a file are little-endian, as those of all machines that Node runs on.
      known = new Uint32Array(section.bytes / 4);
      new Uint8Array(known.buffer).set(read(section, 0, section.bytes));
      firsts.set(table, known);
    }
    return known;
  }
  /** One number of a stream, which begins at a multiple of four: no page ends inside it. */
  function u32At(name: StreamName, at: number): number {
    const section = layout.streams[name];
    if (at + 4 > section.bytes) throw damaged();
    const number = Math.floor(at / PAYLOAD_BYTES);
    // Documents are asked for again and again, rows stand anywhere.
    const payload = name === 'documents' ? source.page(section.page + number) : source.glance(section.page + number);
    const from = at - number * PAYLOAD_BYTES;
    return (payload[from]! | (payload[from + 1]! << 8) | (payload[from + 2]! << 16) | (payload[from + 3]! << 24)) >>> 0;
  }
  const documentField = (document: number, field: number): number => u32At('documents', document * DOCUMENT_BYTES + 4 * field);

  const textOf = (document: number): readonly [number, number] => [documentField(document, 1), documentField(document + 1, 1)];

  function rowIn(name: 'rows' | 'quotations', row: number): ArchivedRow {
    const start = u32At(name, row * ROW_BYTES);
    const rest = u32At(name, row * ROW_BYTES + 4);
    // Of documents with no text several begin at one byte; the last of them is the one with text.
    const document = lastNotBehind(head.documents, (d) => documentField(d, 1), start);
    const from = start - documentField(document, 1);
    return { document, start: from, end: from + (rest & 0xffffff), flags: rest >>> 24 };
  }

  return Object.freeze<StoredShard>({
    head,
    where,
    textOf,
    stream,
    *blocks(table) {
      const keys = firstsOf(table);
      for (let block = 0; block < keys.length; block++) yield { bytes: source.page(layout.tables[table].blocks.page + block), first: keys[block]! };
    },
    rows: head.rows,
    documents: head.documents,
    live: head.documents - removed.size,
    find(table, high, low, into, most) {
      const keys = firstsOf(table);
      const { blocks } = layout.tables[table];
      // The first block that begins at or behind the key; the one before it may hold the key too.
      let [from, to] = [0, keys.length];
      while (from < to) {
        const middle = (from + to) >>> 1;
        if (keys[middle]! < high) from = middle + 1;
        else to = middle;
      }
      try {
        for (let block = Math.max(0, from - 1); block < keys.length && keys[block]! <= high; block++) {
          if (!findInBlock(source.glance(blocks.page + block), high, low, into, most)) break;
        }
      } catch (error) {
        throw error instanceof BadBlock ? errors.damagedIndex(where, error.message) : error;
      }
    },
    row: (row) => rowIn('rows', row),
    quotation: (quotation) => rowIn('quotations', quotation),
    rowsOf: (document) => [documentField(document, 0), documentField(document + 1, 0)],
    document(document) {
      const record = stream('records', documentField(document, 2), documentField(document + 1, 2)).toString('utf8');
      try {
        return JSON.parse(record) as ArchivedDocument;
      } catch {
        throw damaged();
      }
    },
    text(document, start, end) {
      const [from, to] = textOf(document);
      if (from + end > to) throw damaged();
      return stream('text', from + start, from + end);
    },
    isRemoved: (document) => removed.has(document),
  });
}
