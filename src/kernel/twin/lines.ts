/**
 * The lines of a text: where each stands, keys of its words, and its shape. A line ends at \n or \r; blank ones are left out, and white
 * space at either end. One record of seven u32 a line:
 *
 *   | start | end | key low | key high | names key | words u16, first word's bytes u16 | shape |
 *
 * A word is what stands between white space: rows of letters (bytes above ASCII are letters), rows of digits, and other characters. `key`
 * folds ASCII case and reads any row of digits as one 0: lines with one key are the same but for their figures. `names key` also
 * reads any row of capitalised words behind the first as one name; it is 0 where no name stands in the line.
 */
import { FILTER_BITS, letterHash, mix, MIX_HIGH, MIX_LOW, SHAPE } from '../lines.ts';

/** Stands for any name. */
const NAME = 0x4e616d65;
/** First bytes of Han, kana and Hangul; two such characters count as a word. */
const WIDE_FROM = 0xe3;
const WIDE_TO = 0xed;
const MOST = 0xffff;
/** Blanks that begin a paragraph. */
const INDENT = 2;

const isBreak = (byte: number): boolean => byte === 0x0a || byte === 0x0d;
const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;
const isUpper = (byte: number): boolean => byte >= 0x41 && byte <= 0x5a;
const isLower = (byte: number): boolean => byte >= 0x61 && byte <= 0x7a;
const isWide = (byte: number): boolean => byte >= WIDE_FROM && byte <= WIDE_TO;

/** Bytes of the white space at `at`, 0 where there is none: tab, vertical tab, form feed, space, U+00A0, U+3000. */
function blankAt(bytes: Uint8Array, at: number, length: number): number {
  const byte = bytes[at]!;
  if (byte === 0x20 || byte === 0x09 || byte === 0x0b || byte === 0x0c) return 1;
  if (byte === 0xc2) return at + 1 < length && bytes[at + 1] === 0xa0 ? 2 : 0;
  return byte === 0xe3 && at + 2 < length && bytes[at + 1] === 0x80 && bytes[at + 2] === 0x80 ? 3 : 0;
}

/** Whether a letter of ASCII stands at `at`, or a part of any other character but white space. */
function isLetter(bytes: Uint8Array, at: number, length: number): boolean {
  const byte = bytes[at]!;
  return isUpper(byte) || isLower(byte) || (byte >= 0x80 && blankAt(bytes, at, length) === 0);
}

/** Bytes of the line break at `at`: \r\n is one. */
function breakAt(bytes: Uint8Array, at: number, length: number): number {
  return bytes[at] === 0x0d && at + 1 < length && bytes[at + 1] === 0x0a ? 2 : 1;
}

/**
 * Records of the lines of bytes[0, length), in order; see the head of this file.
 * @param filter 2^FILTER_BITS bits, by hashes of words
 */
export function textLines(bytes: Uint8Array, length: number, filter: Uint8Array): number[] {
  const records: number[] = [];
  let apart = true;
  for (let at = 0; at < length;) {
    const indent = at;
    for (let size = 0; at < length && (size = blankAt(bytes, at, length)) > 0;) at += size;
    if (at >= length) break;
    if (isBreak(bytes[at]!)) {
      at += breakAt(bytes, at, length);
      apart = true;
      continue;
    }
    at = line(bytes, at, length, apart || at - indent >= INDENT, filter, records);
    if (at < length) at += breakAt(bytes, at, length);
    apart = false;
  }
  return records;
}

/** Appends the record of the line that begins at `start`; returns where its break stands. */
function line(bytes: Uint8Array, start: number, length: number, apart: boolean, filter: Uint8Array, records: number[]): number {
  let [low, high, names] = [1, 2, 3];
  let [words, wide, firstBytes, end, shape] = [0, 0, 0, start, apart ? SHAPE.APART : 0];
  let [hasName, named] = [false, false];
  let at = start;
  let lastWord = start;
  while (at < length && !isBreak(bytes[at]!)) {
    const blank = blankAt(bytes, at, length);
    if (blank > 0) { at += blank; continue; }
    const first = bytes[at]!;
    const from = at;
    let hash = 0;
    while (at < length && !isBreak(bytes[at]!) && blankAt(bytes, at, length) === 0) {
      const row = at;
      while (at < length && isLetter(bytes, at, length)) if (isWide(bytes[at++]!)) wide++;
      if (at > row) {
        const letters = letterHash(bytes, row, at);
        hash = mix(hash, letters, MIX_LOW);
        const slot = letters & ((1 << FILTER_BITS) - 1);
        if (filter[slot >>> 3]! & (1 << (slot & 7))) shape |= SHAPE.HINT;
        continue;
      }
      while (at < length && isDigit(bytes[at]!)) at++;
      if (at > row) shape |= SHAPE.DIGITS;
      hash = mix(hash, at > row ? 0x30 : bytes[at++]!, MIX_LOW);
    }
    end = at;
    lastWord = from;
    if (words === 0) {
      firstBytes = at - from;
      if (isLower(first)) shape |= SHAPE.LOWER;
      if (isListMark(bytes, from, at)) shape |= SHAPE.LIST;
    }
    if (first === 0xc2 && at - from >= 2 && bytes[from + 1] === 0xa9) shape |= SHAPE.RIGHTS;
    low = mix(low, hash, MIX_LOW);
    high = mix(high, hash, MIX_HIGH);
    const isName = words > 0 && isUpper(first);
    if (!isName || !named) names = mix(names, isName ? NAME : hash, MIX_LOW);
    named = isName;
    if (isName) hasName = true;
    words++;
  }
  if (endsSentence(bytes, lastWord, end)) shape |= SHAPE.SENTENCE;
  if (endsBracket(bytes, lastWord, end)) shape |= SHAPE.BRACKET;
  words = Math.min(words + (wide >>> 1), MOST);
  records.push(start, end, low >>> 0, high >>> 0, hasName ? (names >>> 0) || 1 : 0, (words | (Math.min(firstBytes, MOST) << 16)) >>> 0, shape);
  return at;
}

/** Whether a line's first word is a hyphen, a star, an arrow, a bullet, or a short number with a point, a bracket or a colon. */
function isListMark(bytes: Uint8Array, from: number, to: number): boolean {
  const first = bytes[from]!;
  const size = to - from;
  if (size === 1) return first === 0x2d || first === 0x2a || first === 0x3e;
  if (size === 3 && first === 0xe2 && bytes[from + 1] === 0x80 && bytes[from + 2] === 0xa2) return true;
  const last = bytes[to - 1]!;
  return isDigit(first) && size <= 4 && (last === 0x2e || last === 0x29 || last === 0x3a);
}

/** Whether a word ends with a closing bracket: ) ] ） ］ */
function endsBracket(bytes: Uint8Array, from: number, to: number): boolean {
  const last = bytes[to - 1]!;
  if (last === 0x29 || last === 0x5d) return true;
  return to - from >= 3 && bytes[to - 3] === 0xef && bytes[to - 2] === 0xbc && (last === 0x89 || last === 0xbd);
}

/** Whether a word ends as the last of a sentence does: a full stop, a question or exclamation mark, an ellipsis, closing marks behind it. */
function endsSentence(bytes: Uint8Array, from: number, to: number): boolean {
  let at = to;
  while (at > from) {
    const byte = bytes[at - 1]!;
    const [one, two] = [at - 3 >= from ? bytes[at - 3]! : 0, at - 2 >= from ? bytes[at - 2]! : 0];
    if (byte === 0x22 || byte === 0x27 || byte === 0x29 || byte === 0x5d) at -= 1;
    // ‘ ’ “ ” and their low forms; 「」『』; »
    else if (one === 0xe2 && two === 0x80 && byte >= 0x98 && byte <= 0x9f) at -= 3;
    else if (one === 0xe3 && two === 0x80 && byte >= 0x8c && byte <= 0x8f) at -= 3;
    else if (two === 0xc2 && byte === 0xbb) at -= 2;
    else break;
  }
  if (at <= from) return false;
  const byte = bytes[at - 1]!;
  if (byte === 0x2e || byte === 0x21 || byte === 0x3f) return at - from > 1;
  // … 。 ！ ？
  if (at - 3 < from) return false;
  const [one, two] = [bytes[at - 3]!, bytes[at - 2]!];
  return (one === 0xe2 && two === 0x80 && byte === 0xa6) || (one === 0xe3 && two === 0x80 && byte === 0x82) || (one === 0xef && two === 0xbc && (byte === 0x81 || byte === 0x9f));
}
