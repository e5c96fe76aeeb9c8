// Kept beside ../twin/quotations.ts, the specification.
/** Quotations: the words between a mark that opens and one that closes it. One pass over a whole text with a stack of open marks. */
import { CLOSE, COMMA, DIGIT, QUOTE, SPACE } from './segment-flags';
import { findBreak } from './segment-search';
import { byteAt, characterAt, characterBefore, classAt, classBefore, isLetterClass, isSpace, isTerminatorClass, skipSpacesBack } from './segment-text';

const CLOSED: u32 = 0;
const CONTINUED: u32 = 1;
const UNCLOSED: u32 = 2;

const STRAIGHT: i32 = 1;
const SINGLE: i32 = 2;
const LEFT: i32 = 3;
const RIGHT: i32 = 4;
const LOW: i32 = 5;
const LEFT_1: i32 = 6;
const RIGHT_1: i32 = 7;
const LOW_1: i32 = 8;
const ANGLE_LEFT: i32 = 9;
const ANGLE_RIGHT: i32 = 10;
const ANGLE_LEFT_1: i32 = 11;
const ANGLE_RIGHT_1: i32 = 12;
const CORNER: i32 = 13;
const CORNER_END: i32 = 14;
const WHITE: i32 = 15;
const WHITE_END: i32 = 16;

const NEVER_OPEN: i32 = 1 << RIGHT_1 | 1 << CORNER_END | 1 << WHITE_END;
const SPACED: i32 = 1 << ANGLE_LEFT | 1 << ANGLE_RIGHT | 1 << ANGLE_LEFT_1 | 1 << ANGLE_RIGHT_1 | 1 << CORNER | 1 << CORNER_END | 1 << WHITE | 1 << WHITE_END;
const APOSTROPHES: i32 = 1 << SINGLE | 1 << LEFT_1 | 1 << RIGHT_1;
const DIRECTED: i32 = 1 << LEFT | 1 << LOW | 1 << LEFT_1 | 1 << LOW_1 | 1 << ANGLE_LEFT | 1 << ANGLE_LEFT_1;

const DEEPEST: i32 = 4;
const LONGEST: i32 = 65536;
const WIDE_FROM: i32 = 0x2e80;

/** Bit i is set if byte i of the block may begin a mark: 22 27 C2 E2 E3. */
// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
function marksIn(block: v128): i32 {
  const straight = v128.or(i8x16.eq(block, i8x16.splat(0x22)), i8x16.eq(block, i8x16.splat(0x27)));
  const high = v128.or(i8x16.eq(block, i8x16.splat(-62)), i8x16.lt_u(i8x16.sub(block, i8x16.splat(-30)), i8x16.splat(2)));
  return i8x16.bitmask(v128.or(straight, high));
}

// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
function isAsciiLetter(byte: u32): bool {
  return (byte | 0x20) - 0x61 <= 25;
}

/** Mark that begins at a byte × 4 + its width in bytes, 0 where none does. */
// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
function markAt(text: usize, length: i32, at: i32): i32 {
  const first = byteAt(text, length, at);
  if (first == 0x22) return STRAIGHT * 4 + 1;
  if (first == 0x27) return SINGLE * 4 + 1;
  const second = byteAt(text, length, at + 1);
  if (first == 0xc2) return second == 0xab ? ANGLE_LEFT * 4 + 2 : second == 0xbb ? ANGLE_RIGHT * 4 + 2 : 0;
  if (second != 0x80) return 0;
  const third = byteAt(text, length, at + 2);
  if (first == 0xe3) return third >= 0x8c && third <= 0x8f ? (CORNER + third - 0x8c) * 4 + 3 : 0;
  if (first != 0xe2) return 0;
  switch (third) {
    case 0x98: return LEFT_1 * 4 + 3;
    case 0x99: return RIGHT_1 * 4 + 3;
    case 0x9a: return LOW_1 * 4 + 3;
    case 0x9c: return LEFT * 4 + 3;
    case 0x9d: return RIGHT * 4 + 3;
    case 0x9e: return LOW * 4 + 3;
    case 0xb9: return ANGLE_LEFT_1 * 4 + 3;
    case 0xba: return ANGLE_RIGHT_1 * 4 + 3;
    default: return 0;
  }
}

/** The marks that close what a mark opens, a bit each. */
function closersOf(mark: i32): i32 {
  switch (mark) {
    case STRAIGHT: return 1 << STRAIGHT | 1 << RIGHT;
    case SINGLE: return 1 << SINGLE | 1 << RIGHT_1;
    case LEFT: return 1 << RIGHT | 1 << STRAIGHT;
    case RIGHT: return 1 << RIGHT;
    case LOW: return 1 << LEFT | 1 << RIGHT | 1 << STRAIGHT;
    case LEFT_1: return 1 << RIGHT_1 | 1 << SINGLE;
    case LOW_1: return 1 << LEFT_1 | 1 << RIGHT_1;
    case ANGLE_LEFT: return 1 << ANGLE_RIGHT;
    case ANGLE_RIGHT: return 1 << ANGLE_LEFT | 1 << ANGLE_RIGHT;
    case ANGLE_LEFT_1: return 1 << ANGLE_RIGHT_1;
    case ANGLE_RIGHT_1: return 1 << ANGLE_LEFT_1 | 1 << ANGLE_RIGHT_1;
    case CORNER: return 1 << CORNER_END;
    case WHITE: return 1 << WHITE_END;
    default: return 0;
  }
}

/** Whether a word that an apostrophe shortens begins at a position; its letters are packed, the first lowest. */
function isElided(text: usize, length: i32, table: usize, at: i32): bool {
  let word: u64 = 0;
  for (let count = 0; count < 6; count++) {
    const byte = byteAt(text, length, at + count) | 0x20;
    if (byte < 0x61 || byte > 0x7a) break;
    word |= <u64>byte << <u64>(8 * count);
  }
  switch (word) {
    case 0x736974: // tis
    case 0x73617774: // twas
    case 0x6572657774: // twere
    case 0x6c6c697774: // twill
    case 0x6d65: // em
    case 0x6e: // n
    case 0x6c6974: // til
    case 0x736f63: // cos
    case 0x74756f62: // bout
    case 0x687461656e: // neath
    case 0x73: // s
    case 0x74: // t
    case 0x64: // d
    case 0x6d: // m
    case 0x6c6c: // ll
    case 0x6572: // re
    case 0x6576: // ve
      return true;
    default: return classAt(text, length, table, at) == DIGIT;
  }
}

function leavesOpen(text: usize, length: i32, table: usize, mark: i32, from: i32): bool {
  const kind = classBefore(text, length, table, from);
  if (kind == COMMA) return ((DIRECTED >> mark) & 1) == 1;
  if (isLetterClass(kind)) return characterAt(text, length, characterBefore(text, length, from)) >> 3 >= WIDE_FROM;
  return kind != DIGIT && kind != CLOSE && !isTerminatorClass(kind);
}

function mayOpen(text: usize, length: i32, table: usize, mark: i32, from: i32, to: i32): bool {
  if ((NEVER_OPEN >> mark) & 1 || to >= length) return false;
  if (mark == CORNER || mark == WHITE) return true;
  if (!leavesOpen(text, length, table, mark, from)) return false;
  const after = classAt(text, length, table, to);
  if (after == SPACE) return ((SPACED >> mark) & 1) == 1 && classBefore(text, length, table, from) == SPACE;
  if (!((APOSTROPHES >> mark) & 1)) return true;
  return (isLetterClass(after) || after == QUOTE) && !isElided(text, length, table, to);
}

function mayClose(text: usize, length: i32, table: usize, mark: i32, from: i32, to: i32): bool {
  if (classBefore(text, length, table, from) == SPACE && !((SPACED >> mark) & 1)) return false;
  if (!((APOSTROPHES >> mark) & 1)) return true;
  const after = classAt(text, length, table, to);
  return !isLetterClass(after) && after != DIGIT;
}

function paragraphEnd(text: usize, length: i32, from: i32, to: i32): i32 {
  for (let at = findBreak(text, from, to); at < to; at = findBreak(text, at, to)) {
    if (byteAt(text, length, at) != 0x0a) { at++; continue; }
    let next = at + 1;
    while (next < to && (byteAt(text, length, next) == 0x20 || byteAt(text, length, next) == 0x09 || byteAt(text, length, next) == 0x0d)) next++;
    if (next < to && byteAt(text, length, next) == 0x0a) return at;
    at = next;
  }
  return to;
}

function lineBefore(text: usize, length: i32, at: i32, least: i32): i32 {
  let from = at;
  while (from > least && (byteAt(text, length, from - 1) == 0x20 || byteAt(text, length, from - 1) == 0x09)) from--;
  return from > least && byteAt(text, length, from - 1) == 0x0a ? from - 1 : -1;
}

// The records written so far, and the stack of open marks: | mark u32 | end of the mark u32 | each.
let records: usize = 0;
let room: i32 = 0;
let found: i32 = 0;
let stack: usize = 0;
let depth: i32 = 0;

function add(text: usize, length: i32, from: i32, to: i32, kind: u32): void {
  let start = from;
  let end = to;
  while (start < end && isSpace(characterAt(text, length, start) >> 3)) start += characterAt(text, length, start) & 7;
  while (start < end && byteAt(text, length, end - 1) <= 0x20) end--;
  if (start >= end || end - start > LONGEST) return;
  if (found < room) {
    const record = records + <usize>found * 12;
    store<u32>(record, start);
    store<u32>(record, end, 4);
    store<u32>(record, kind, 8);
  }
  found++;
}

function leaveParagraph(text: usize, length: i32, end: i32, kind: u32): void {
  if (!((APOSTROPHES >> load<i32>(stack)) & 1)) add(text, length, load<i32>(stack, 4), end, kind);
  depth = 0;
}

function close(text: usize, length: i32, table: usize, mark: i32, from: i32, to: i32): bool {
  if (!mayClose(text, length, table, mark, from, to)) return false;
  for (let level = depth - 1; level >= 0; level--) {
    const open = stack + (<usize>level << 3);
    if (!((closersOf(load<i32>(open)) >> mark) & 1)) continue;
    add(text, length, load<i32>(open, 4), from, CLOSED);
    depth = level;
    return true;
  }
  return false;
}

function open(text: usize, length: i32, table: usize, mark: i32, from: i32, to: i32): void {
  if (!mayOpen(text, length, table, mark, from, to)) return;
  for (let level = 0; level < depth; level++) {
    if (load<i32>(stack + (<usize>level << 3)) != mark) continue;
    const line = lineBefore(text, length, from, load<i32>(stack + (<usize>level << 3), 4));
    const end = skipSpacesBack(text, length, table, from);
    if (level == 0 && line >= 0) add(text, length, load<i32>(stack, 4), line, CONTINUED);
    else if (level == 0 && end < from && end > load<i32>(stack, 4) && isTerminatorClass(classBefore(text, length, table, end))) add(text, length, load<i32>(stack, 4), end, CONTINUED);
    depth = level;
  }
  if (depth == DEEPEST) return;
  store<i32>(stack + (<usize>depth << 3), mark);
  store<i32>(stack + (<usize>depth << 3), to, 4);
  depth++;
}

/**
 * Quotations of a text as they are closed.
 * @param tables the segmenter's
 * @param out 64 bytes of scratch, then room for `capacity` records | start u32 | end u32 | kind u32 |
 * Returns the number of quotations; those beyond the capacity are counted, not written.
 */
export function quotations(text: usize, length: i32, tables: usize, out: usize, capacity: i32): i32 {
  stack = out;
  records = out + 64;
  room = capacity;
  found = 0;
  depth = 0;
  let last = 0;
  for (let base = 0; base < length; base += 16) {
    let mask = marksIn(v128.load(text + <usize>base));
    while (mask) {
      const at = base + ctz(mask);
      mask &= mask - 1;
      if (at >= length) break;
      const byte = load<u8>(text + <usize>at);
      // An apostrophe between ASCII letters, by far the most frequent.
      if (byte == 0x27 && isAsciiLetter(<u32>load<u8>(text + <usize>at - 1)) && isAsciiLetter(<u32>load<u8>(text + <usize>at, 1)) && depth == 0) continue;
      const mark = markAt(text, length, at);
      if (!mark) continue;
      const to = at + (mark & 3);
      if (depth > 0) {
        const end = paragraphEnd(text, length, last, at);
        if (end < at) leaveParagraph(text, length, end, lineBefore(text, length, at, end) >= 0 && mark >> 2 == load<i32>(stack) ? CONTINUED : UNCLOSED);
      }
      last = to;
      if (!close(text, length, tables, mark >> 2, at, to)) open(text, length, tables, mark >> 2, at, to);
    }
  }
  if (depth > 0) leaveParagraph(text, length, paragraphEnd(text, length, last, length), UNCLOSED);
  return found;
}
