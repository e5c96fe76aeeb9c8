/**
 * Posting lists as bytes: sorted keys, each with the rows that have it, in blocks that can be read alone.
 *
 * A key is 40 bits of a hash, two numbers: `high` the first 32, `low` the last 8. Keys ascend; each stands as the difference to the one
 * before it, rows likewise. All numbers are varints (7 bits a byte, lowest first, the eighth says that more follow).
 *
 *   block   | 16 marks | entry | entry | …
 *   mark    | high u32 | low u8 | offset u16 |                 a key and where its first entry stands; offset 0 where there is none
 *   entry   | 4 · difference + 0 | row |                       one row
 *           | 4 · difference + 1 | row |                       one row, and the key is a probe of it
 *           | 4 · difference + 2 | probes | others | bytes | rows … | rows … |
 *
 * The first mark is of the first key; an entry that has a mark counts its difference from that. Between marks lie some 500 bytes, so
 * that a look-up reads a sixteenth of a block. A long list is several entries with one key, and may go on in the next block.
 */

/** Bytes of a block: what a page of a shard has room for (store/pages.ts). */
export const BLOCK_BYTES = 8192 - 8;
const MARKS = 16;
const MARK_BYTES = 7;
const MARKS_BYTES = MARKS * MARK_BYTES;
/** Bytes between two marks. */
const STRIDE = Math.ceil((BLOCK_BYTES - MARKS_BYTES) / MARKS);
/** Rows of one entry; the largest entry still fits a block. */
const MOST_ROWS = 512;
/** Bytes that suffice for a difference and a row, or for the head of a list. */
const ONE_ENTRY = 20;
/** Bytes of the largest entry: rows of 5 bytes, and what stands before them. */
const LARGEST_ENTRY = 5 * MOST_ROWS + 24;

/** A table as it is built: blocks one behind the other. */
export interface PostingBlocks {
  readonly bytes: Uint8Array;
  /** where each block ends */
  readonly ends: Uint32Array;
  /** `high` of each block's first key */
  readonly firsts: Uint32Array;
  readonly keys: number;
  readonly postings: number;
}

/** The key of the table for a 56-bit hash as the kernel's records have it: its lowest 33 bits count first. */
export const highOf = (low: number, high: number): number => (((high & 1) << 31) | (low >>> 1)) >>> 0;
/** The last 8 bits of that key. */
export const lowOf = (low: number, high: number): number => ((low & 1) << 7) | ((high >>> 17) & 0x7f);

/** Appends to a block under construction. */
interface Writer { bytes: Uint8Array; at: number }

function writeVarint(writer: Writer, value: number): void {
  while (value >= 0x80) {
    writer.bytes[writer.at++] = (value % 128) | 0x80;
    // Differences of keys need more than 32 bits.
    value = value < 0x80000000 ? value >>> 7 : Math.floor(value / 128);
  }
  writer.bytes[writer.at++] = value;
}

function writeRows(writer: Writer, rows: ArrayLike<number>, from: number, to: number): void {
  for (let i = from, last = 0; i < to; i++) { writeVarint(writer, rows[i]! - last); last = rows[i]!; }
}

/** What takes keys in ascending order and makes blocks of them. */
export interface PostingEncoder {
  /** a key of one row: most keys are */
  addOne(high: number, low: number, row: number, isProbe: boolean): void;
  /** rows ascend, each once */
  add(high: number, low: number, probes: ArrayLike<number>, probeCount: number, others: ArrayLike<number>, otherCount: number): void;
  finish(): PostingBlocks;
}

/** An encoder whose output takes memory as it grows. */
export function postingEncoder(): PostingEncoder {
  // Shared, so that a worker can hand its blocks over without a copy.
  const room = (bytes: number): Uint8Array => new Uint8Array(new SharedArrayBuffer(bytes));
  const writer: Writer = { bytes: room(8 * BLOCK_BYTES), at: 0 };
  const [ends, firsts]: [number[], number[]] = [[], []];
  const scratch: Writer = { bytes: new Uint8Array(LARGEST_ENTRY), at: 0 };
  let [blockStart, blockEnd, marks] = [0, 0, 0];
  let last = 0;
  let keys = 0;
  let postings = 0;

  function makeRoom(needed: number): void {
    if (writer.at + needed <= writer.bytes.length) return;
    const larger = room(2 * writer.bytes.length + needed);
    larger.set(writer.bytes);
    writer.bytes = larger;
  }
  function beginBlock(high: number, low: number): void {
    if (firsts.length > 0) ends.push(writer.at);
    firsts.push(high);
    makeRoom(BLOCK_BYTES + LARGEST_ENTRY);
    [blockStart, blockEnd, marks] = [writer.at, writer.at + BLOCK_BYTES, 0];
    writer.at += MARKS_BYTES;
    addMark(high, low);
  }
  function addMark(high: number, low: number): void {
    const { bytes, at } = writer;
    const mark = blockStart + MARK_BYTES * marks++;
    for (let byte = 0; byte < 4; byte++) bytes[mark + byte] = (high >>> (8 * byte)) & 0xff;
    bytes[mark + 4] = low;
    bytes[mark + 5] = (at - blockStart) & 0xff;
    bytes[mark + 6] = (at - blockStart) >>> 8;
    last = high * 256 + low;
  }
  function addEntry(high: number, low: number, probes: ArrayLike<number>, p0: number, p1: number, others: ArrayLike<number>, o0: number, o1: number): void {
    const key = high * 256 + low;
    const single = p1 - p0 + o1 - o0 === 1;
    scratch.at = 0;
    if (!single) { writeRows(scratch, probes, p0, p1); writeRows(scratch, others, o0, o1); }
    if (firsts.length === 0 || writer.at + scratch.at + ONE_ENTRY > blockEnd) beginBlock(high, low);
    else if (key > last && marks < MARKS && writer.at - blockStart >= MARKS_BYTES + marks * STRIDE) addMark(high, low);
    const difference = 4 * (key - last);
    last = key;
    if (single) {
      writeVarint(writer, difference + (p1 - p0));
      writeVarint(writer, p1 > p0 ? probes[p0]! : others[o0]!);
      return;
    }
    writeVarint(writer, difference + 2);
    writeVarint(writer, p1 - p0);
    writeVarint(writer, o1 - o0);
    writeVarint(writer, scratch.at);
    writer.bytes.set(scratch.bytes.subarray(0, scratch.at), writer.at);
    writer.at += scratch.at;
  }
  return {
    addOne(high, low, row, isProbe) {
      keys++;
      postings++;
      const key = high * 256 + low;
      if (firsts.length === 0 || writer.at + ONE_ENTRY > blockEnd) beginBlock(high, low);
      else if (key > last && marks < MARKS && writer.at - blockStart >= MARKS_BYTES + marks * STRIDE) addMark(high, low);
      const { bytes } = writer;
      let { at } = writer;
      let value = 4 * (key - last) + (isProbe ? 1 : 0);
      last = key;
      // Written out here, since this is the hot loop of building an index.
      while (value >= 0x80000000) { bytes[at++] = (value % 128) | 0x80; value = Math.floor(value / 128); }
      while (value >= 0x80) { bytes[at++] = (value & 0x7f) | 0x80; value >>>= 7; }
      bytes[at++] = value;
      while (row >= 0x80) { bytes[at++] = (row & 0x7f) | 0x80; row >>>= 7; }
      bytes[at++] = row;
      writer.at = at;
    },
    add(high, low, probes, probeCount, others, otherCount) {
      keys++;
      postings += probeCount + otherCount;
      for (let from = 0; from < probeCount; from += MOST_ROWS) addEntry(high, low, probes, from, Math.min(probeCount, from + MOST_ROWS), others, 0, 0);
      for (let from = 0; from < otherCount; from += MOST_ROWS) addEntry(high, low, probes, 0, 0, others, from, Math.min(otherCount, from + MOST_ROWS));
    },
    finish() {
      if (firsts.length > 0) ends.push(writer.at);
      return Object.freeze({ bytes: writer.bytes.subarray(0, writer.at), ends: Uint32Array.from(ends), firsts: Uint32Array.from(firsts), keys, postings });
    },
  };
}

/** Rows of a key as they are found; `isWhole` is false where there are more others than were asked for. */
export interface PostingList { readonly probes: number[]; readonly others: number[]; isWhole: boolean }

/** A list with nothing in it. */
export function emptyList(): PostingList {
  return { probes: [], others: [], isWhole: true };
}

/** What a reader sees of a block: `byte` yields beyond the end, so that damage is an error and never a wrong row. */
interface Reader { readonly bytes: Uint8Array; at: number }

/** Raised for bytes that are no block; callers say which file it was. */
export class BadBlock extends Error {}

function readVarint(reader: Reader): number {
  const { bytes } = reader;
  let value = bytes[reader.at++]!;
  if (value < 0x80) return value;
  value &= 0x7f;
  let scale = 128;
  for (;;) {
    const byte = bytes[reader.at++];
    if (byte === undefined || scale > 2 ** 42) throw new BadBlock('a number goes on beyond its block');
    value += (byte & 0x7f) * scale;
    if (byte < 0x80) return value;
    scale *= 128;
  }
}

function readRows(reader: Reader, count: number, into: number[]): void {
  for (let i = 0, row = 0; i < count; i++) into.push(row += readVarint(reader));
}

/** Key of a mark. */
function keyOfMark(bytes: Uint8Array, mark: number): number {
  const at = MARK_BYTES * mark;
  return (bytes[at]! + bytes[at + 1]! * 2 ** 8 + bytes[at + 2]! * 2 ** 16 + bytes[at + 3]! * 2 ** 24) * 256 + bytes[at + 4]!;
}

/** Where the entry of a mark stands, 0 where there is no such mark. */
function offsetOfMark(bytes: Uint8Array, mark: number): number {
  return mark < MARKS ? bytes[MARK_BYTES * mark + 5]! | (bytes[MARK_BYTES * mark + 6]! << 8) : 0;
}

/**
 * Appends the rows of a key that stand in a block. Probes come before others.
 * @param most entries are left out once so many others are found, which the list then says
 * @returns whether the next block may have more of them
 * @throws BadBlock
 */
export function findInBlock(bytes: Uint8Array, high: number, low: number, into: PostingList, most = Infinity): boolean {
  if (bytes.length < MARKS_BYTES) throw new BadBlock('a block is too short');
  const wanted = high * 256 + low;
  if (keyOfMark(bytes, 0) > wanted) return false;
  // The last mark whose key is not behind the wanted one: its first entry, if it has any, stands there or after it.
  let mark = 0;
  while (offsetOfMark(bytes, mark + 1) > 0 && keyOfMark(bytes, mark + 1) <= wanted) mark++;
  const reader: Reader = { bytes, at: offsetOfMark(bytes, mark) };
  let key = keyOfMark(bytes, mark);
  const next = offsetOfMark(bytes, mark + 1);
  while (reader.at < bytes.length) {
    if (reader.at === next) return false;
    const head = readVarint(reader);
    const form = head % 4;
    key += (head - form) / 4;
    if (key > wanted) return false;
    if (key === wanted && into.others.length >= most) { into.isWhole = false; return false; }
    if (form < 2) {
      const row = readVarint(reader);
      if (key === wanted) (form === 1 ? into.probes : into.others).push(row);
      continue;
    }
    const [probes, others, size] = [readVarint(reader), readVarint(reader), readVarint(reader)];
    const end = reader.at + size;
    if (key === wanted) { readRows(reader, probes, into.probes); readRows(reader, others, into.others); }
    reader.at = end;
  }
  return true;
}

/** Every entry of a block, in order: for merging and for checking. Throws BadBlock. */
export function* entriesOf(bytes: Uint8Array): Generator<{ readonly high: number; readonly low: number; readonly list: PostingList }> {
  if (bytes.length < MARKS_BYTES) throw new BadBlock('a block is too short');
  const reader: Reader = { bytes, at: MARKS_BYTES };
  let [key, mark] = [0, 0];
  while (reader.at < bytes.length) {
    if (reader.at === offsetOfMark(bytes, mark)) key = keyOfMark(bytes, mark++);
    const head = readVarint(reader);
    const form = head % 4;
    key += (head - form) / 4;
    const list = emptyList();
    if (form < 2) (form === 1 ? list.probes : list.others).push(readVarint(reader));
    else {
      const [probes, others, size] = [readVarint(reader), readVarint(reader), readVarint(reader)];
      const end = reader.at + size;
      readRows(reader, probes, list.probes);
      readRows(reader, others, list.others);
      if (reader.at !== end || form === 3) throw new BadBlock('an entry has another length than it says');
    }
    yield { high: Math.floor(key / 256), low: key % 256, list };
  }
}
