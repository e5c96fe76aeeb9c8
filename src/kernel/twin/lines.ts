/**
 * The lines of a text: where each stands, keys of its words, and its shape. A line ends at \n or \r; blank ones are left out, and white
 * space at either end. One record of seven u32 a line:
 *
 *   | start | end | key low | key high | names key | words u16, first word's bytes u16 | shape |
 *
 * `key` folds ASCII case and reads any row of digits as one 0: lines with one key are the same but for their figures. `names key` also
 * reads any row of capitalised words behind the first as one name; it is 0 where no name stands in the line.
 */

/** u32 in a record. */
export const LINE_RECORD = 7;

/** Shape bits. */
export const SHAPE = Object.freeze({
  /** ends as a sentence does, closing marks aside */
  SENTENCE: 1,
  /** ends with a closing bracket */
  BRACKET: 2,
  /** begins with a list mark */
  LIST: 4,
  /** a blank line, or nothing, stands before, or it is indented as a paragraph is */
  APART: 8,
  DIGITS: 16,
  /** holds a bar, a bullet or a guillemet that stands alone, as menus in one line do */
  BARS: 32,
  COLON: 64,
  /** holds a copyright sign */
  RIGHTS: 128,
  /** a sentence ends inside the line and another begins */
  SEVERAL: 256,
  /** begins with a lower-case letter of ASCII */
  LOWER: 512,
} as const);

/** FNV-1a (Fowler, Noll, Vo 1991). */
const FNV_BASIS = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
/** Multipliers of MurmurHash3 (Appleby 2011), by which words are mixed into lines. */
const MIX_LOW = 0xcc9e2d51;
const MIX_HIGH = 0x1b873593;
/** Stands for any name. */
const NAME = 0x4e616d65;
/** A line's first byte of a Han, kana or Hangul character; two such characters count as a word, as do two letters and a bit in German. */
const WIDE_FROM = 0xe3;
const WIDE_TO = 0xed;
const MOST = 0xffff;
/** Blanks that begin a paragraph. */
const INDENT = 2;

const isBlank = (byte: number): boolean => byte === 0x20 || byte === 0x09 || byte === 0x0b || byte === 0x0c;
const isBreak = (byte: number): boolean => byte === 0x0a || byte === 0x0d;
const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;
const isUpper = (byte: number): boolean => byte >= 0x41 && byte <= 0x5a;
const isLower = (byte: number): boolean => byte >= 0x61 && byte <= 0x7a;

function mix(state: number, word: number, by: number): number {
  const turned = state ^ Math.imul(word, by);
  return Math.imul((turned << 13) | (turned >>> 19), 5) + 0xe6546b64 | 0;
}

/** Records of the lines of bytes[0, length), in order; see the head of this file. */
export function textLines(bytes: Uint8Array, length: number): Uint32Array {
  const records: number[] = [];
  let apart = true;
  for (let at = 0; at < length;) {
    const indent = at;
    while (at < length && isBlank(bytes[at]!)) at++;
    if (at >= length) break;
    if (isBreak(bytes[at]!)) {
      // Two breaks in a row stand around a blank line; \r\n is one.
      at += bytes[at] === 0x0d && at + 1 < length && bytes[at + 1] === 0x0a ? 2 : 1;
      apart = true;
      continue;
    }
    at = line(bytes, at, length, apart || at - indent >= INDENT, records);
    if (at < length) at += bytes[at] === 0x0d && at + 1 < length && bytes[at + 1] === 0x0a ? 2 : 1;
    apart = false;
  }
  return Uint32Array.from(records);
}

/** Appends the record of the line that begins at `start`; returns where its break stands. */
function line(bytes: Uint8Array, start: number, length: number, apart: boolean, records: number[]): number {
  let [low, high, names] = [1, 2, 3];
  let [words, wide, firstBytes, end, shape] = [0, 0, 0, start, apart ? SHAPE.APART : 0];
  let hasName = false;
  let named = false;
  let at = start;
  while (at < length && !isBreak(bytes[at]!)) {
    if (isBlank(bytes[at]!)) { at++; continue; }
    const first = bytes[at]!;
    const from = at;
    let hash = FNV_BASIS;
    let digits = false;
    for (; at < length; at++) {
      const byte = bytes[at]!;
      if (isBlank(byte) || isBreak(byte)) break;
      if (isDigit(byte)) {
        if (digits) continue;
        digits = true;
        shape |= SHAPE.DIGITS;
        hash = Math.imul(hash ^ 0x30, FNV_PRIME);
        continue;
      }
      digits = false;
      if (byte >= WIDE_FROM && byte <= WIDE_TO) wide++;
      hash = Math.imul(hash ^ (isUpper(byte) ? byte | 0x20 : byte), FNV_PRIME);
    }
    const size = at - from;
    end = at;
    if (words === 0) {
      firstBytes = size;
      if (isLower(first)) shape |= SHAPE.LOWER;
      // A hyphen, a star, an arrow, a bullet; a number with a point or bracket.
      if (size === 1 && (first === 0x2d || first === 0x2a || first === 0x3e)) shape |= SHAPE.LIST;
      if (size === 3 && first === 0xe2 && bytes[from + 1] === 0x80 && bytes[from + 2] === 0xa2) shape |= SHAPE.LIST;
      if (isDigit(first) && size <= 4 && (bytes[at - 1] === 0x2e || bytes[at - 1] === 0x29 || bytes[at - 1] === 0x3a)) shape |= SHAPE.LIST;
    } else {
      // Marks that stand alone: |, ·, », «, ›.
      if ((size === 1 && first === 0x7c) || (size === 2 && first === 0xc2 && (bytes[from + 1] === 0xb7 || bytes[from + 1] === 0xbb || bytes[from + 1] === 0xab))
        || (size === 3 && first === 0xe2 && bytes[from + 1] === 0x80 && (bytes[from + 2] === 0xba || bytes[from + 2] === 0xa2))) shape |= SHAPE.BARS;
      if (isUpper(first) && (shape & SHAPE.SENTENCE)) shape |= SHAPE.SEVERAL;
    }
    if (first === 0xc2 && size >= 2 && bytes[from + 1] === 0xa9) shape |= SHAPE.RIGHTS;
    shape = endsSentence(bytes, from, at) ? shape | SHAPE.SENTENCE : shape & ~SHAPE.SENTENCE;
    low = mix(low, hash, MIX_LOW);
    high = mix(high, hash, MIX_HIGH);
    if (words > 0 && isUpper(first)) {
      if (!named) names = mix(names, NAME, MIX_LOW);
      named = true;
      hasName = true;
    } else {
      names = mix(names, hash, MIX_LOW);
      named = false;
    }
    words++;
  }
  const last = bytes[end - 1]!;
  if (last === 0x29 || last === 0x5d) shape |= SHAPE.BRACKET;
  if (end - start >= 3 && last >= 0xbd && bytes[end - 3] === 0xef && ((bytes[end - 2] === 0xbc && (last === 0x89 || last === 0xbd)))) shape |= SHAPE.BRACKET;
  if (last === 0x3a) shape |= SHAPE.COLON;
  words = Math.min(words + (wide >>> 1), MOST);
  records.push(start, end, low >>> 0, high >>> 0, hasName ? (names >>> 0) || 1 : 0, (words | (Math.min(firstBytes, MOST) << 16)) >>> 0, shape);
  return at;
}

/** Whether a word ends as the last of a sentence does: a full stop, a question or exclamation mark, an ellipsis, closing marks behind it. */
function endsSentence(bytes: Uint8Array, from: number, to: number): boolean {
  let at = to;
  for (; at > from; at--) {
    const byte = bytes[at - 1]!;
    if (byte === 0x22 || byte === 0x27 || byte === 0x29 || byte === 0x5d) continue;
    // ” ’ “ ‘ » as UTF-8
    if (at - 3 >= from && bytes[at - 3] === 0xe2 && bytes[at - 2] === 0x80 && byte >= 0x98 && byte <= 0x9d) { at -= 2; continue; }
    if (at - 2 >= from && bytes[at - 2] === 0xc2 && byte === 0xbb) { at -= 1; continue; }
    // 」 』
    if (at - 3 >= from && bytes[at - 3] === 0xe3 && bytes[at - 2] === 0x80 && (byte === 0x8d || byte === 0x8f)) { at -= 2; continue; }
    break;
  }
  if (at <= from) return false;
  const byte = bytes[at - 1]!;
  if (byte === 0x2e || byte === 0x21 || byte === 0x3f) return at - from > 1;
  // … 。 ！ ？
  if (at - 3 < from) return false;
  const [one, two] = [bytes[at - 3]!, bytes[at - 2]!];
  return (one === 0xe2 && two === 0x80 && byte === 0xa6) || (one === 0xe3 && two === 0x80 && byte === 0x82) || (one === 0xef && two === 0xbc && (byte === 0x81 || byte === 0x9f));
}
