/**
 * Reading of UTF-8 for the sentence rules: characters, their classes, white space.
 * Every function looks at a bounded number of bytes inside [0, length), never outside; malformed bytes count as symbols.
 */
import { CLASSES_LENGTH, CLOSE, DIGIT, ELLIPSIS, HARD, LETTER, LOWER, OPEN, OTHER, SPACE, STOP, UPPER, WIDE } from '../tables/abbreviations-classes.ts';

/** A text of `length` bytes, and the table of `buildSegmentTable`. */
export interface Text {
  readonly bytes: Uint8Array;
  readonly length: number;
  readonly table: Uint8Array;
}

/** Characters of white space that a rule looks across; more than that is layout, and layout separates. */
export const MAX_SPACES = 64;

/** Stands for a malformed byte: a code point that no rule knows. */
const MALFORMED = 0x10ffff;

/** The byte at a position, 0 outside the text. */
export function byteAt(text: Text, at: number): number {
  return at >= 0 && at < text.length ? (text.bytes[at] as number) : 0;
}

function isContinuation(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}

/** The character that begins at a position: code point × 8 + width in bytes; width 0 at the end of the text. */
export function characterAt(text: Text, at: number): number {
  if (at < 0 || at >= text.length) return 0;
  const first = byteAt(text, at);
  if (first < 0x80) return first * 8 + 1;
  const second = byteAt(text, at + 1);
  if (first < 0xc2 || first > 0xf4 || !isContinuation(second)) return MALFORMED * 8 + 1;
  if (first < 0xe0) return (((first & 0x1f) << 6) | (second & 0x3f)) * 8 + 2;
  const third = byteAt(text, at + 2);
  if (!isContinuation(third)) return MALFORMED * 8 + 1;
  if (first < 0xf0) return (((first & 0x0f) << 12) | ((second & 0x3f) << 6) | (third & 0x3f)) * 8 + 3;
  const fourth = byteAt(text, at + 3);
  if (!isContinuation(fourth)) return MALFORMED * 8 + 1;
  return (((first & 0x07) << 18) | ((second & 0x3f) << 12) | ((third & 0x3f) << 6) | (fourth & 0x3f)) * 8 + 4;
}

/** Where the character that ends at a position begins; 0 at the start of the text. */
export function characterBefore(text: Text, at: number): number {
  if (at <= 0) return 0;
  // The longest first: the last byte of a long character alone would count as malformed.
  for (let width = 4; width > 1; width--) {
    if (at - width >= 0 && (characterAt(text, at - width) & 7) === width) return at - width;
  }
  return at - 1;
}

/** The characters of class SPACE, for where no table is at hand: White_Space of Unicode, NUL and the byte order mark. */
export function isSpace(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || code === 0 || (code >= 0x09 && code <= 0x0d);
  if (code < 0x2000) return code === 0x85 || code === 0xa0 || code === 0x1680;
  if (code <= 0x200a) return true;
  return code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f || code === 0x3000 || code === 0xfeff;
}

/** The class of a code point. */
export function classOf(text: Text, code: number): number {
  if (code < CLASSES_LENGTH) return text.table[code] as number;
  if (code < 0xd800) return LETTER;
  if (code === 0xfeff) return SPACE;
  if (code >= 0xf900 && code < 0xfb00) return LETTER;
  if (code >= 0xfb50 && code < 0xfe00) return LETTER;
  if (code >= 0xfe70 && code < 0xff00) return LETTER;
  if (code >= 0xff00 && code < 0xffef) return fullWidthClass(code);
  if (code >= 0x10000 && code < 0x1f000) return LETTER;
  if (code >= 0x20000 && code < 0x40000) return LETTER;
  return OTHER;
}

/** Full-width forms stand 0xFEE0 above ASCII; their marks end a sentence without white space. */
function fullWidthClass(code: number): number {
  if (code === 0xff01 || code === 0xff1f || code === 0xff0e || code === 0xff61) return WIDE;
  if (code === 0xff62) return OPEN;
  if (code === 0xff63) return CLOSE;
  if (code < 0xff5f) return 0x20 + (code - 0xff00) < 0x7f ? asciiClass(0x20 + (code - 0xff00)) : OTHER;
  return code >= 0xff66 ? LETTER : OTHER;
}

function asciiClass(code: number): number {
  if (code >= 0x30 && code <= 0x39) return DIGIT;
  if (code >= 0x41 && code <= 0x5a) return UPPER;
  if (code >= 0x61 && code <= 0x7a) return LOWER;
  if (code === 0x28 || code === 0x5b || code === 0x7b) return OPEN;
  if (code === 0x29 || code === 0x5d || code === 0x7d) return CLOSE;
  return OTHER;
}

/** The class of the character at a position; white space at the end of the text. */
export function classAt(text: Text, at: number): number {
  return classOf(text, characterAt(text, at) >> 3);
}

/** The class of the character that ends at a position; white space at the start of the text. */
export function classBefore(text: Text, at: number): number {
  return at <= 0 ? SPACE : classAt(text, characterBefore(text, at));
}

/** Whether a class is one of letters. */
export function isLetterClass(kind: number): boolean {
  return kind === LOWER || kind === UPPER || kind === LETTER;
}

/** Whether a class is one of end marks. */
export function isTerminatorClass(kind: number): boolean {
  return kind === STOP || kind === HARD || kind === WIDE || kind === ELLIPSIS;
}

/** The first character after at most MAX_SPACES characters of white space. */
export function skipSpaces(text: Text, at: number): number {
  let next = at;
  for (let count = 0; count < MAX_SPACES && next < text.length && classAt(text, next) === SPACE; count++) next += characterAt(text, next) & 7;
  return next;
}

/** The end of the text before at most MAX_SPACES characters of white space. */
export function skipSpacesBack(text: Text, at: number): number {
  let end = at;
  for (let count = 0; count < MAX_SPACES && end > 0 && classBefore(text, end) === SPACE; count++) end = characterBefore(text, end);
  return end;
}

/** Line breaks in a stretch of white space; \r\n is one, a form feed counts as two because it parts pages. */
export function countBreaks(text: Text, from: number, to: number): number {
  let breaks = 0;
  for (let at = from; at < to; at++) {
    const byte = byteAt(text, at);
    if (byte === 0x0c) breaks += 2;
    if (byte === 0x0a || (byte === 0x0d && byteAt(text, at + 1) !== 0x0a)) breaks++;
  }
  return breaks;
}
