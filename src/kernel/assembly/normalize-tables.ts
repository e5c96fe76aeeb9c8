/**
 * Look-ups in the Unicode tables; `../unicode/layout.ts` draws them, `../twin/normalize-tables.ts` is the specification.
 * The addresses are globals of the instance, which belongs to one thread.
 */
const HEADER_BLOCKS: usize = 8;
const HEADER_ENTRIES: usize = 12;
const HEADER_RECORDS: usize = 16;
const HEADER_PAIRS: usize = 20;
const HEADER_PAIR_COUNT: usize = 24;

export const BOUNDARY: u32 = 1 << 4;
export const IGNORABLE: u32 = 1 << 5;

let blocks: usize = 0;
let entries: usize = 0;
let records: usize = 0;
let pairs: usize = 0;
let pairCount: u32 = 0;

/** Takes the tables at `blob` into use. */
export function openTables(blob: usize): void {
  blocks = blob + load<u32>(blob, HEADER_BLOCKS);
  entries = blob + load<u32>(blob, HEADER_ENTRIES);
  records = blob + load<u32>(blob, HEADER_RECORDS);
  pairs = blob + load<u32>(blob, HEADER_PAIRS);
  pairCount = load<u32>(blob, HEADER_PAIR_COUNT);
}

/** Properties of a code point (0..0x10FFFF). */
// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
export function entryOf(codePoint: u32): u32 {
  const block = <u32>load<u16>(blocks + ((codePoint >> 6) << 1));
  return load<u32>(entries + (((block << 6) | (codePoint & 63)) << 2));
}

/** Canonical combining class of an entry. */
// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
export function classOf(entry: u32): u32 {
  return (entry >> 8) & 0xff;
}

/** Address of an entry's record, 0 where the character maps to itself. */
// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
export function recordOf(entry: u32): usize {
  const index = entry >> 16;
  return index ? records + (index << 2) : 0;
}

// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
export function composedLength(record: usize): u32 {
  return load<u32>(record) & 31;
}

/** Number of decomposed characters; they end the record. */
export function decomposedLength(record: usize): u32 {
  const head = load<u32>(record);
  const length = (head >> 5) & 31;
  return length ? length : head & 31;
}

/** Address of the first decomposed character. */
export function decomposedAt(record: usize): usize {
  const head = load<u32>(record);
  const skipped: u32 = (head >> 5) & 31 ? head & 31 : 0;
  return record + 4 + ((<usize>skipped) << 2);
}

/** The Latin letter that the character of this record passes for, or 0. */
// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
export function lookOf(record: usize): u32 {
  return record ? load<u32>(record) >> 10 : 0;
}

/** The character that two compose to, or 0. */
export function composePair(first: u32, second: u32): u32 {
  const lead = first - 0x1100;
  const vowel = second - 0x1161;
  if (lead < 19 && vowel < 21) return 0xac00 + (lead * 21 + vowel) * 28;
  const syllable = first - 0xac00;
  const final = second - 0x11a7;
  if (syllable < 11172 && final - 1 < 27 && syllable % 28 == 0) return first + final;
  const key = ((<u64>second) << 32) | first;
  let low: u32 = 0;
  let high = pairCount;
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = pairs + middle * 12;
    // (second, first) lies as two u32; turned round they compare as one number.
    const rowKey = rotl<u64>(load<u64>(row), 32);
    if (rowKey == key) return load<u32>(row, 8);
    if (rowKey < key) low = middle + 1;
    else high = middle;
  }
  return 0;
}
