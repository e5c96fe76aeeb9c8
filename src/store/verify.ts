/** Whether an index is whole: checksums of all pages, tables in order, every posting and every document where it should be. */
import { ROW_BYTES, TABLES, type TableName } from '../model/archive.ts';
import { errors } from '../model/errors.ts';
import { BadBlock, entriesOf } from '../model/posting-blocks.ts';
import type { StoredShard } from './shard.ts';

/** Totals of what was looked at. */
export interface Verified { readonly documents: number; readonly rows: number; readonly postings: number; readonly pages: number }

/** Looks at everything of a shard. Throws DedupeError at the first thing that is wrong. */
export function verifyShard(shard: StoredShard, onPage?: (pages: number) => void): Verified {
  const { layout } = shard.head;
  const wrong = (what: string): Error => errors.damagedIndex(shard.where, what);
  let pages = 0;
  const seen = (): void => { if (++pages % 1024 === 0) onPage?.(pages); };
  const limits: Readonly<Record<TableName, number>> = {
    content: shard.rows, shingle: shard.rows, gram: shard.rows, id: shard.documents,
    quotation: layout.streams.quotations.bytes / ROW_BYTES, quotationShingle: layout.streams.quotations.bytes / ROW_BYTES,
  };
  let postings = 0;
  for (const table of TABLES) postings += verifyTable(shard, table, limits[table], seen, wrong);
  if (layout.streams.rows.bytes !== shard.rows * ROW_BYTES) throw wrong('its rows are not as many as it says');
  for (let d = 0, last = 0; d < shard.documents; d++) {
    const { id, bytes, hash } = shard.document(d);
    const [from, to] = shard.rowsOf(d);
    if (typeof id !== 'string' || typeof hash !== 'string' || from !== last || to < from) throw wrong(`document ${d} is not what it should be`);
    last = to;
    // Reading a text checks its pages.
    shard.text(d, 0, bytes);
    for (let row = from; row < to; row++) {
      const place = shard.row(row);
      if (place.document !== d || place.end > bytes) throw wrong(`sentence ${row} stands in no document`);
    }
    if (d === shard.documents - 1 && to !== shard.rows) throw wrong('its sentences are not as many as it says');
  }
  for (let q = 0; q < limits.quotation; q++) if (shard.quotation(q).document >= shard.documents) throw wrong(`quotation ${q} stands in no document`);
  return { documents: shard.documents, rows: shard.rows, postings, pages: layout.pages };
}

function verifyTable(shard: StoredShard, table: TableName, limit: number, seen: () => void, wrong: (what: string) => Error): number {
  let [last, keys, postings] = [-1, 0, 0];
  try {
    for (const { bytes, first } of shard.blocks(table)) {
      seen();
      let isFirst = true;
      for (const { high, low, list } of entriesOf(bytes)) {
        const key = high * 256 + low;
        if (key < last || (isFirst && high !== first)) throw wrong(`the keys of ${table} are out of order`);
        if (key !== last) keys++;
        [last, isFirst] = [key, false];
        for (const rows of [list.probes, list.others]) for (const row of rows) if (row >= limit) throw wrong(`a posting of ${table} leads nowhere`);
        postings += list.probes.length + list.others.length;
      }
    }
  } catch (error) {
    throw error instanceof BadBlock ? wrong(error.message) : error;
  }
  const said = shard.head.layout.tables[table];
  if (keys !== said.keys || postings !== said.postings) throw wrong(`${table} has ${keys} keys and ${postings} postings and should have ${said.keys} and ${said.postings}`);
  return postings;
}
