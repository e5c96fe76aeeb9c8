/**
 * JSON as UTF-8 bytes. The texts of a report lie in memory as UTF-8; written as strings each would be decoded, joined,
 * flattened and encoded again, which costs most where a text is not plain ASCII. Everything here moves four bytes at a
 * time: a loop over single bytes is a third as fast, and a native copy pays only beyond some hundred bytes.
 */
import { figure } from './figure.ts';

/** Size of a chunk: big enough that a write costs nothing beside it, small enough to stay in the cache. */
const CHUNK_BYTES = 1 << 16;
/** A word may be written of which fewer bytes count. */
const WORD_BYTES = 4;
/** `\u001f` */
const LONGEST_ESCAPE = 6;
/** The largest number of decimal digits in a small integer of V8, 2^30 - 1. */
const LONGEST_INTEGER = 10;
const LONGEST_RATIO = 8;
const HEX = '0123456789abcdef';
/** Units of a value up to which it is copied in a loop. */
const SHORT_VALUE = 64;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const encoder = new TextEncoder();

/**
 * What a byte inside a JSON string turns into: 0 itself, 1 `\u00XX`, else a backslash and this character.
 * The short escapes are the ones JSON.stringify uses, so that both write the same bytes.
 */
const ESCAPES = (() => {
  const table = new Uint8Array(256).fill(1, 0, 0x20);
  for (const [from, to] of ['\bb', '\tt', '\nn', '\ff', '\rr', '""', '\\\\']) table[from!.charCodeAt(0)] = to!.charCodeAt(0);
  return table;
})();

/** The four digits of 0000…9999 as a little-endian word, first digit lowest. */
const DIGITS = Int32Array.from({ length: 10_000 }, (_, n) =>
  0x30303030 + ((n / 1000) | 0) + ((((n / 100) | 0) % 10) << 8) + ((((n / 10) | 0) % 10) << 16) + ((n % 10) << 24));

/** A piece of JSON that is written again and again: its bytes in little-endian words, the last one padded. */
export interface Piece {
  readonly words: Int32Array;
  readonly size: number;
}

/**
 * @param text JSON, of any length
 * @returns its UTF-8, ready to be written
 */
export function piece(text: string): Piece {
  const bytes = encoder.encode(text);
  const padded = new Uint8Array(Math.ceil(bytes.length / WORD_BYTES) * WORD_BYTES);
  padded.set(bytes);
  const view = new DataView(padded.buffer);
  const words = Int32Array.from({ length: padded.length / WORD_BYTES }, (_, i) => view.getInt32(i * WORD_BYTES, true));
  return { words, size: bytes.length };
}

/** Bytes that a text may take inside a JSON string: a bound for short ones, the exact size where six times as much would hurt. */
function roomFor(bytes: Uint8Array, start: number, end: number): number {
  if (end - start < CHUNK_BYTES) return (end - start) * LONGEST_ESCAPE;
  let size = 0;
  for (let i = start; i < end; i++) {
    const escape = ESCAPES[bytes[i]!]!;
    size += escape === 0 ? 1 : escape === 1 ? LONGEST_ESCAPE : 2;
  }
  return size;
}

/** A growing run of bytes that hands itself out in chunks. */
export class ByteWriter {
  /** Room for a chunk and for whatever the last write before the next `take` adds to it. */
  #buffer = new Uint8Array(2 * CHUNK_BYTES);
  #view = new DataView(this.#buffer.buffer);
  #length = 0;
  /** The memory that the last text came from: the next one mostly lies there too, whatever view of it is given. */
  #source: DataView = new DataView(new ArrayBuffer(0));

  /** Whether a chunk is full. */
  get full(): boolean {
    return this.#length >= CHUNK_BYTES;
  }

  /** What has been written once it fills a chunk; null before that. */
  take(): Uint8Array | null {
    return this.full ? this.rest() : null;
  }

  /** What has been written and not yet taken. */
  rest(): Uint8Array {
    // A giant text is not copied once more, nor does it keep its room for the rest of the report.
    const giant = this.#buffer.length > 4 * CHUNK_BYTES;
    const chunk = giant ? this.#buffer.subarray(0, this.#length) : this.#buffer.slice(0, this.#length);
    if (giant) this.#replace(2 * CHUNK_BYTES);
    this.#length = 0;
    return chunk;
  }

  raw({ words, size }: Piece): void {
    const to = this.#room(size);
    const view = this.#view;
    for (let i = 0; i < words.length; i++) view.setInt32(to + i * WORD_BYTES, words[i]!, true);
    this.#length = to + size;
  }

  /** Any value, by JSON.stringify: for what is written once a record. */
  value(value: unknown): void {
    const json = JSON.stringify(value);
    // Three bytes are the most that a UTF-16 unit takes.
    const to = this.#room(json.length * 3);
    const buffer = this.#buffer;
    let i = 0;
    // Most values are short and ASCII, where the encoder's call costs more than the loop.
    for (const last = Math.min(json.length, SHORT_VALUE); i < last; i++) {
      const unit = json.charCodeAt(i);
      if (unit >= 0x80) break;
      buffer[to + i] = unit;
    }
    if (i < json.length) i += encoder.encodeInto(json.slice(i), buffer.subarray(to + i)).written;
    this.#length = to + i;
  }

  /** A whole number, 0…2^53-1. */
  integer(value: number): void {
    // Larger ones leave the small integers of V8, and such offsets are rare.
    if (value >= 0x40000000) return this.value(value);
    let to = this.#room(LONGEST_INTEGER);
    if (value < 10_000) {
      to = this.#leading(to, value);
    } else if (value < 100_000_000) {
      const high = (value / 10_000) | 0;
      to = this.#leading(to, high);
      this.#view.setInt32(to, DIGITS[value - high * 10_000]!, true);
      to += 4;
    } else {
      const high = (value / 100_000_000) | 0;
      const rest = value - high * 100_000_000;
      const middle = (rest / 10_000) | 0;
      to = this.#leading(to, high);
      this.#view.setInt32(to, DIGITS[middle]!, true);
      this.#view.setInt32(to + 4, DIGITS[rest - middle * 10_000]!, true);
      to += 8;
    }
    this.#length = to;
  }

  /** A ratio as {@link figure} rounds it. */
  ratio(value: number): void {
    if (value === 0 || value === 1) return this.integer(value);
    const millionths = Math.round(value * 1e6);
    if (value < 0.1 || millionths > 999_999) return this.value(figure(value));
    const to = this.#room(LONGEST_RATIO);
    const view = this.#view;
    const high = (millionths / 100) | 0;
    const low = millionths - high * 100;
    view.setInt16(to, 0x2e30, true);
    view.setInt32(to + 2, DIGITS[high]!, true);
    view.setInt16(to + 6, DIGITS[low * 100]!, true);
    let size = LONGEST_RATIO;
    for (let rest = millionths; rest % 10 === 0; rest /= 10) size--;
    this.#length = to + size;
  }

  /** `bytes[start, end)`, well-formed UTF-8, as a JSON string with its quotation marks. */
  text(bytes: Uint8Array, start: number, end: number): void {
    if (bytes.buffer !== this.#source.buffer) this.#source = new DataView(bytes.buffer);
    let to = this.#room(2 + roomFor(bytes, start, end));
    const source = this.#source;
    const base = bytes.byteOffset;
    const view = this.#view;
    view.setInt8(to++, QUOTE);
    let i = start;
    for (const last = end - WORD_BYTES; i <= last;) {
      const word = source.getInt32(base + i, true);
      const quotes = word ^ 0x22222222;
      const backslashes = word ^ 0x5c5c5c5c;
      // A byte minus its limit borrows into bit 7 only where it was below it; bytes from 0x80 on are let through by ~word.
      if ((((word - 0x20202020) | (quotes - 0x01010101) | (backslashes - 0x01010101)) & ~word & 0x80808080) === 0) {
        view.setInt32(to, word, true);
        to += WORD_BYTES;
        i += WORD_BYTES;
      } else {
        for (const stop = i + WORD_BYTES; i < stop; i++) to = this.#escaped(to, bytes[i]!);
      }
    }
    for (; i < end; i++) to = this.#escaped(to, bytes[i]!);
    view.setInt8(to, QUOTE);
    this.#length = to + 1;
  }

  /** One byte of a JSON string at `to`; returns where the next goes. */
  #escaped(to: number, byte: number): number {
    const buffer = this.#buffer;
    const escape = ESCAPES[byte]!;
    if (escape === 0) {
      buffer[to] = byte;
      return to + 1;
    }
    buffer[to] = BACKSLASH;
    if (escape !== 1) {
      buffer[to + 1] = escape;
      return to + 2;
    }
    this.#view.setInt32(to + 1, 0x30303075, true);
    buffer[to + 4] = HEX.charCodeAt(byte >> 4);
    buffer[to + 5] = HEX.charCodeAt(byte & 15);
    return to + LONGEST_ESCAPE;
  }

  /** The digits of 0…9999 without leading zeros at `to`; returns where the next byte goes. */
  #leading(to: number, value: number): number {
    const size = value < 10 ? 1 : value < 100 ? 2 : value < 1000 ? 3 : 4;
    this.#view.setInt32(to, DIGITS[value]! >>> ((4 - size) * 8), true);
    return to + size;
  }

  /** Makes room for `size` bytes and a word's overhang, and says where they go. */
  #room(size: number): number {
    const needed = this.#length + size + WORD_BYTES;
    if (needed > this.#buffer.length) {
      const written = this.#buffer.subarray(0, this.#length);
      this.#replace(Math.max(needed, 2 * this.#buffer.length));
      this.#buffer.set(written);
    }
    return this.#length;
  }

  #replace(size: number): void {
    this.#buffer = new Uint8Array(size);
    this.#view = new DataView(this.#buffer.buffer);
  }
}
