/**
 * Reading of UTF-8 for the sentence rules, as ../twin/segment-text.ts has it. A text is its address, its length in bytes
 * and the address of the table; positions are relative to the text, and nothing outside it is read.
 */
import { CLASSES_LENGTH, CLOSE, DIGIT, ELLIPSIS, LETTER, LOWER, OPEN, OTHER, SPACE, STOP, UPPER, WIDE } from './segment-flags';

export const MAX_SPACES: i32 = 64;

/** A malformed byte, already times 8 plus width 1. */
const MALFORMED: i32 = 0x10ffff * 8 + 1;

// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
export function byteAt(text: usize, length: i32, at: i32): i32 {
  return <u32>at < <u32>length ? <i32>load<u8>(text + <usize>at) : 0;
}

/** Code point × 8 + width in bytes; width 0 outside the text. */
// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
export function characterAt(text: usize, length: i32, at: i32): i32 {
  if (<u32>at >= <u32>length) return 0;
  const first = <i32>load<u8>(text + <usize>at);
  return first < 0x80 ? first * 8 + 1 : longCharacterAt(text, length, at, first);
}

function longCharacterAt(text: usize, length: i32, at: i32, first: i32): i32 {
  const second = byteAt(text, length, at + 1);
  if (first < 0xc2 || first > 0xf4 || (second & 0xc0) != 0x80) return MALFORMED;
  if (first < 0xe0) return (((first & 0x1f) << 6) | (second & 0x3f)) * 8 + 2;
  const third = byteAt(text, length, at + 2);
  if ((third & 0xc0) != 0x80) return MALFORMED;
  if (first < 0xf0) return (((first & 0x0f) << 12) | ((second & 0x3f) << 6) | (third & 0x3f)) * 8 + 3;
  const fourth = byteAt(text, length, at + 3);
  if ((fourth & 0xc0) != 0x80) return MALFORMED;
  return (((first & 0x07) << 18) | ((second & 0x3f) << 12) | ((third & 0x3f) << 6) | (fourth & 0x3f)) * 8 + 4;
}

// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
export function characterBefore(text: usize, length: i32, at: i32): i32 {
  if (at <= 0) return 0;
  return byteAt(text, length, at - 1) < 0x80 ? at - 1 : longCharacterBefore(text, length, at);
}

function longCharacterBefore(text: usize, length: i32, at: i32): i32 {
  for (let width = 4; width > 1; width--) {
    if (at - width >= 0 && (characterAt(text, length, at - width) & 7) == width) return at - width;
  }
  return at - 1;
}

/** The characters of class SPACE, for where no table is at hand. */
// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
export function isSpace(code: i32): bool {
  if (code <= 0x20) return code == 0x20 || code == 0 || (code >= 0x09 && code <= 0x0d);
  return code >= 0x80 && isWideSpace(code);
}

function isWideSpace(code: i32): bool {
  if (code < 0x2000) return code == 0x85 || code == 0xa0 || code == 0x1680;
  if (code <= 0x200a) return true;
  return code == 0x2028 || code == 0x2029 || code == 0x202f || code == 0x205f || code == 0x3000 || code == 0xfeff;
}

export function classOf(table: usize, code: i32): i32 {
  if (code < CLASSES_LENGTH) return <i32>load<u8>(table + <usize>code);
  if (code < 0xd800) return LETTER;
  if (code == 0xfeff) return SPACE;
  if (code >= 0xf900 && code < 0xfb00) return LETTER;
  if (code >= 0xfb50 && code < 0xfe00) return LETTER;
  if (code >= 0xfe70 && code < 0xff00) return LETTER;
  if (code >= 0xff00 && code < 0xffef) return fullWidthClass(code);
  if (code >= 0x10000 && code < 0x1f000) return LETTER;
  if (code >= 0x20000 && code < 0x40000) return LETTER;
  return OTHER;
}

function fullWidthClass(code: i32): i32 {
  if (code == 0xff01 || code == 0xff1f || code == 0xff0e || code == 0xff61) return WIDE;
  if (code == 0xff62) return OPEN;
  if (code == 0xff63) return CLOSE;
  if (code >= 0xff66) return LETTER;
  if (code >= 0xff5f) return OTHER;
  const ascii = code - 0xfee0;
  if (ascii >= 0x30 && ascii <= 0x39) return DIGIT;
  if (ascii >= 0x41 && ascii <= 0x5a) return UPPER;
  if (ascii >= 0x61 && ascii <= 0x7a) return LOWER;
  if (ascii == 0x28 || ascii == 0x5b || ascii == 0x7b) return OPEN;
  if (ascii == 0x29 || ascii == 0x5d || ascii == 0x7d) return CLOSE;
  return OTHER;
}

// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
export function classAt(text: usize, length: i32, table: usize, at: i32): i32 {
  if (<u32>at >= <u32>length) return SPACE;
  const first = <i32>load<u8>(text + <usize>at);
  return first < 0x80 ? <i32>load<u8>(table + <usize>first) : classOf(table, longCharacterAt(text, length, at, first) >> 3);
}

// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
export function classBefore(text: usize, length: i32, table: usize, at: i32): i32 {
  return at <= 0 ? SPACE : classAt(text, length, table, characterBefore(text, length, at));
}

// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
export function isLetterClass(kind: i32): bool {
  return <u32>(kind - LOWER) <= <u32>(LETTER - LOWER);
}

// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
export function isTerminatorClass(kind: i32): bool {
  return <u32>(kind - STOP) <= <u32>(ELLIPSIS - STOP);
}

export function skipSpaces(text: usize, length: i32, table: usize, at: i32): i32 {
  let next = at;
  let count = 0;
  for (; count < MAX_SPACES && next < length; count++) {
    const byte = load<u8>(text + <usize>next);
    if (byte != 0x20 && byte != 0x0a) break;
    next++;
  }
  if (<u32>byteAt(text, length, next) - 0x21 < 0x5f) return next;
  for (; count < MAX_SPACES && next < length && classAt(text, length, table, next) == SPACE; count++) next += characterAt(text, length, next) & 7;
  return next;
}

export function skipSpacesBack(text: usize, length: i32, table: usize, at: i32): i32 {
  let end = at;
  for (let count = 0; count < MAX_SPACES && end > 0 && classBefore(text, length, table, end) == SPACE; count++) end = characterBefore(text, length, end);
  return end;
}

export function countBreaks(text: usize, length: i32, from: i32, to: i32): i32 {
  let breaks = 0;
  for (let at = from; at < to; at++) {
    const byte = byteAt(text, length, at);
    if (byte == 0x0c) breaks += 2;
    if (byte == 0x0a || (byte == 0x0d && byteAt(text, length, at + 1) != 0x0a)) breaks++;
  }
  return breaks;
}
