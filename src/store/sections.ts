/** The parts of a shard as pages one behind the other, and what says where each part stands. */
import { STREAMS, TABLES, type ShardParts, type StreamName, type TableName } from '../model/archive.ts';
import type { PostingBlocks } from '../model/posting-blocks.ts';
import { PAYLOAD_BYTES } from './pages.ts';

/** A stretch of pages; `bytes` of payload, where it is a stream. */
export interface Section { readonly page: number; readonly pages: number; readonly bytes: number }

/** Where everything of a shard stands. Of a table `blocks` are the pages, `firsts` the stream of their first keys (u32 each). */
export interface Layout {
  readonly tables: Readonly<Record<TableName, { readonly blocks: Section; readonly firsts: Section; readonly keys: number; readonly postings: number }>>;
  readonly streams: Readonly<Record<StreamName, Section>>;
  readonly pages: number;
}

/** Takes payloads in order and numbers their pages. */
export interface PageSink { add(payload: Uint8Array): void }

/** Writes all parts of a shard; the text comes last. */
export function writeSections(parts: ShardParts, sink: PageSink): Layout {
  let page = 0;
  const addStream = (pieces: Iterable<Uint8Array>): Section => {
    const first = page;
    let bytes = 0;
    for (const payload of cutIntoPages(pieces)) {
      sink.add(payload);
      bytes += payload.length;
      page++;
    }
    return { page: first, pages: page - first, bytes };
  };
  const addTable = (parts: Iterable<PostingBlocks>) => {
    const first = page;
    const firstKeys: Uint32Array[] = [];
    let [keys, postings] = [0, 0];
    for (const part of parts) {
      let from = 0;
      for (const end of part.ends) { sink.add(part.bytes.subarray(from, end)); from = end; page++; }
      firstKeys.push(part.firsts);
      keys += part.keys;
      postings += part.postings;
    }
    const blocks: Section = { page: first, pages: page - first, bytes: 0 };
    const firsts = addStream(firstKeys.map((own) => new Uint8Array(own.buffer, own.byteOffset, own.byteLength)));
    return { blocks, firsts, keys, postings };
  };
  const tables = Object.fromEntries(TABLES.map((name) => [name, addTable(parts.tables[name])])) as Layout['tables'];
  const streams = Object.fromEntries(STREAMS.map((name) => [name, addStream(parts.streams[name])])) as Layout['streams'];
  return Object.freeze({ tables, streams, pages: page });
}

/** Payloads of full pages, and a last one of what is left. */
function* cutIntoPages(pieces: Iterable<Uint8Array>): Generator<Uint8Array> {
  let rest = new Uint8Array(PAYLOAD_BYTES);
  let held = 0;
  for (const piece of pieces) {
    let at = 0;
    while (at < piece.length) {
      if (held === 0 && piece.length - at >= PAYLOAD_BYTES) {
        yield piece.subarray(at, at + PAYLOAD_BYTES);
        at += PAYLOAD_BYTES;
        continue;
      }
      const taken = Math.min(PAYLOAD_BYTES - held, piece.length - at);
      rest.set(piece.subarray(at, at + taken), held);
      held += taken;
      at += taken;
      if (held < PAYLOAD_BYTES) continue;
      yield rest;
      rest = new Uint8Array(PAYLOAD_BYTES);
      held = 0;
    }
  }
  if (held > 0) yield rest.subarray(0, held);
}
