/** The Unicode tables (`../unicode/layout.ts` draws them) as typed arrays, and look-ups in them. */
import { BLOCK_BITS, HEADER, HEADER_SIZE, LENGTH_BITS, LENGTH_MASK, LOOK_SHIFT, MAGIC, RECORD_SHIFT } from '../unicode/layout.ts';

/** The table blob's parts. */
export interface UnicodeTables {
  readonly blocks: Uint16Array;
  readonly entries: Uint32Array;
  readonly records: Uint32Array;
  /** rows (second, first, composite), ascending */
  readonly pairs: Uint32Array;
}

/** Views of a table blob; copies it only where it is not 4-aligned. Throws RangeError if it is none. */
export function openTables(blob: Uint8Array): UnicodeTables {
  const aligned = blob.byteOffset % 4 === 0 ? blob : blob.slice();
  const { buffer, byteOffset } = aligned;
  const header = new Uint32Array(buffer, byteOffset, HEADER_SIZE / 4);
  if (header[HEADER.magic] !== MAGIC) throw new RangeError('the Unicode tables are damaged: build the package again (npm run build)');
  const words = (from: number, to: number): Uint32Array => new Uint32Array(buffer, byteOffset + header[from]!, (header[to]! - header[from]!) / 4);
  return Object.freeze({
    blocks: new Uint16Array(buffer, byteOffset + header[HEADER.blocks]!, (header[HEADER.entries]! - header[HEADER.blocks]!) / 2),
    entries: words(HEADER.entries, HEADER.records),
    records: words(HEADER.records, HEADER.pairs),
    pairs: words(HEADER.pairs, HEADER.size),
  });
}

/** Properties of a code point (0..0x10FFFF), packed as an entry. */
export function entryOf(tables: UnicodeTables, codePoint: number): number {
  return tables.entries[(tables.blocks[codePoint >> BLOCK_BITS]! << BLOCK_BITS) | (codePoint & ((1 << BLOCK_BITS) - 1))]!;
}

/** Index of the record of an entry, 0 where the character maps to itself. */
export function recordOf(entry: number): number {
  return entry >>> RECORD_SHIFT;
}

/** Number of characters a record composes to; they stand at record + 1. */
export function composedLength(tables: UnicodeTables, record: number): number {
  return tables.records[record]! & LENGTH_MASK;
}

/** Place of a record's decomposed characters, packed with their number as at · 32 + length. */
export function decomposed(tables: UnicodeTables, record: number): number {
  const head = tables.records[record]!;
  const length = (head >> LENGTH_BITS) & LENGTH_MASK;
  return length === 0 ? (record + 1) * 32 + (head & LENGTH_MASK) : (record + 1 + (head & LENGTH_MASK)) * 32 + length;
}

/** The Latin letter that the character of this entry passes for, or 0. */
export function lookOf(tables: UnicodeTables, entry: number): number {
  const record = recordOf(entry);
  return record === 0 ? 0 : tables.records[record]! >> LOOK_SHIFT;
}

/** The character that two compose to, or 0: Hangul by arithmetic (Unicode §3.12), others from the sorted pairs. */
export function composePair(tables: UnicodeTables, first: number, second: number): number {
  const lead = first - 0x1100;
  const vowel = second - 0x1161;
  if (lead >= 0 && lead < 19 && vowel >= 0 && vowel < 21) return 0xac00 + (lead * 21 + vowel) * 28;
  const syllable = first - 0xac00;
  const final = second - 0x11a7;
  if (syllable >= 0 && syllable < 11172 && syllable % 28 === 0 && final > 0 && final < 28) return first + final;
  const { pairs } = tables;
  let low = 0;
  let high = pairs.length / 3;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const rowSecond = pairs[3 * middle]!;
    const rowFirst = pairs[3 * middle + 1]!;
    if (rowSecond === second && rowFirst === first) return pairs[3 * middle + 2]!;
    if (rowSecond < second || (rowSecond === second && rowFirst < first)) low = middle + 1;
    else high = middle;
  }
  return 0;
}
