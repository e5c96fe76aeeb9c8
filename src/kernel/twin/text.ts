/** The twin's operations on text over a memory: addresses in, columns out. */
import type { SegmentOperations, TokenizeOperations } from '../kernel.ts';
import { FILTER_BITS, LINE_RECORD } from '../lines.ts';
import { holdsControls } from './controls.ts';
import { textLines } from './lines.ts';
import { openTables, type UnicodeTables } from './normalize-tables.ts';
import { findQuotations } from './quotations.ts';
import { cutText, segmentLines, segmentText } from './segment.ts';
import { tokenizeText } from './tokenize.ts';

/** The tables' sizes stand nowhere in memory; views that reach far enough serve. */
const SEGMENT_TABLE_BYTES = 1 << 20;
const UNICODE_TABLE_BYTES = 1 << 20;

/** segment, segmentLines, cut, holdsControls, quotations, textLines and tokenize as the kernel's interface has them. */
export function createTextOperations(memory: WebAssembly.Memory): SegmentOperations & TokenizeOperations {
  const opened = new Map<number, UnicodeTables>();
  const view = (address: number, length: number): Uint8Array => {
    if (address + length > memory.buffer.byteLength) memory.grow(0);
    return new Uint8Array(memory.buffer, address, Math.min(length, memory.buffer.byteLength - address));
  };
  const writeSpans = (spans: Uint32Array, address: number): number => {
    view(address, 4 * spans.length);
    new Uint32Array(memory.buffer, address, spans.length).set(spans);
    return spans.length / 2;
  };
  return Object.freeze<SegmentOperations & TokenizeOperations>({
    segment: (text, length, spans, tables) => writeSpans(segmentText(view(text, length), 0, length, view(tables, SEGMENT_TABLE_BYTES)), spans),
    segmentLines: (text, length, spans, tables) => writeSpans(segmentLines(view(text, length), 0, length, view(tables, SEGMENT_TABLE_BYTES)), spans),
    holdsControls: (text, length) => holdsControls(view(text, length), length),
    quotations(text, length, tables, out, capacity) {
      const records = findQuotations({ bytes: view(text, length), length, table: view(tables, SEGMENT_TABLE_BYTES) });
      new Uint32Array(memory.buffer, out + 64, 3 * capacity).set(records.slice(0, 3 * capacity));
      return records.length / 3;
    },
    textLines(text, length, records, filter) {
      const found = textLines(view(text, length), length, view(filter, 1 << (FILTER_BITS - 3)));
      view(records, 4 * found.length);
      new Uint32Array(memory.buffer, records, found.length).set(found);
      return found.length / LINE_RECORD;
    },
    cut: (text, length, from, tables) => cutText(view(text, length), 0, length, from, view(tables, SEGMENT_TABLE_BYTES)),
    tokenize(text, spans, count, words, ends, content, flags, tables) {
      const { buffer } = memory;
      let unicode = opened.get(tables);
      if (!unicode) opened.set(tables, unicode = openTables(view(tables, UNICODE_TABLE_BYTES)));
      const pairs = new Uint32Array(buffer, spans, 2 * count);
      const columns = tokenizeText(view(text, pairs[2 * count - 1] ?? 0), pairs, unicode);
      view(words, 4 * columns.words.length);
      new Uint32Array(memory.buffer, words, columns.words.length).set(columns.words);
      new Uint32Array(memory.buffer, ends, count).set(columns.ends);
      new Uint32Array(memory.buffer, content, 2 * count).set(columns.content);
      new Uint8Array(memory.buffer, flags, count).set(columns.flags);
      return columns.words.length;
    },
  });
}
