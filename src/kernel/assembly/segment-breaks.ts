/**
 * Line breaks (\n), decided by the rules of segment-lines.ts in an order that asks for little: letters and digits are told by
 * their bytes, the lines around a break are looked at only where their width counts, and what is known of them is kept for
 * the next break. Breaks beside \r, tabs and rarer white space are left undecided.
 */
import { CLOSE, COMMA, DASH, LETTER, LOWER, QUOTE, SPACE, STOP, UNSPACED } from './segment-flags';
import { classAt, classBefore, isTerminatorClass } from './segment-text';
import { countSpaces, findBreak } from './segment-search';
import { endsOpen, firstWordLength, isRule, MAX_LINE, NARROW_COLUMN, opensBlock, skipLabel } from './segment-lines';
import { skipOpeners } from './segment-marks';

export const UNDECIDED: i32 = 0;
export const JOINS: i32 = 1;
export const SPLITS: i32 = 2;

/** Widest indentation that is taken here. */
const MAX_INDENT: i32 = 16;
/** Lines are followed this far: the longest that is not a paragraph, indented. */
const REACH: i32 = MAX_LINE + MAX_INDENT;

// Positions relative to the text in hand; they go with the main loop from break to break.
/** Start of the line after the last break. */
let upcoming: i32 = 0;
/** Start of the line before the break in hand, and of the line before that one. */
let start: i32 = 0;
let startBefore: i32 = 0;
/** A line's start and its end as far as REACH, for the line after a break and the one after that. */
let following: i32 = -1;
let end: i32 = 0;
let second: i32 = -1;
let endSecond: i32 = 0;

/** Forgets the lines of the text before. */
export function openLines(): void {
  upcoming = 0;
  start = 0;
  following = -1;
  second = -1;
}

/** A line begins at a position, its break needs no decision. */
// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
export function startLine(at: i32): void {
  upcoming = at;
}

/** The main loop has come to the break (\n) at a position. */
// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
export function endLine(text: usize, at: i32): void {
  startBefore = start;
  start = upcoming;
  // Breaks in a row are not told one by one.
  while (start < at && load<u8>(text + <usize>start) == 0x0a) start++;
  upcoming = at + 1;
}

// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
function isPlain(byte: u32): bool {
  return (byte | 0x20) - 0x61 <= 25 || byte - 0x30 <= 9;
}

// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
function reach(text: usize, length: i32, from: i32): i32 {
  return findBreak(text, from, min(length, from + REACH));
}

/**
 * Widest of the line before the one in hand, the line after the break, whose first word is at `next`, and the one after that;
 * -1 where a \r ends it.
 */
function widest(text: usize, length: i32, at: i32, next: i32): i32 {
  if (following != at + 1) {
    following = at + 1;
    end = second == following ? endSecond : reach(text, length, following);
  }
  let width = min(end, next + MAX_LINE) - following;
  if (start > 0 && load<u8>(text + <usize>start - 2) != 0x0a) width = max(width, min(start - 1 - startBefore, MAX_LINE));
  if (end >= length || end > next + MAX_LINE) return width;
  const byte = load<u8>(text + <usize>end);
  if (byte != 0x0a) return byte == 0x0d ? -1 : width;
  if (second != end + 1) {
    second = end + 1;
    endSecond = reach(text, length, second);
  }
  return max(width, min(endSecond - second, MAX_LINE));
}

/** Whether a label may begin at a position whose byte is given. */
// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
function mayLabel(text: usize, at: i32, byte: u32): bool {
  if ((byte | 0x20) - 0x61 <= 25) {
    const after = <u32>load<u8>(text + <usize>at, 1);
    return after == 0x2e || after == 0x29;
  }
  return byte - 0x30 <= 9 || byte == 0x28;
}

/** UNDECIDED, JOINS or SPLITS for the line break (\n) that endLine was told of, with no other break beside it. */
export function quickBreak(text: usize, length: i32, table: usize, at: i32): i32 {
  const here = text + <usize>at;
  const last = <u32>load<u8>(here - 1);
  const lastKind = last < 0x80 ? <i32>load<u8>(table + <usize>last) : classBefore(text, length, table, at);
  let next = at + 1;
  let opening = <u32>load<u8>(here, 1);
  if (opening == 0x20) {
    next += countSpaces(here + 1);
    opening = <u32>load<u8>(text + <usize>next);
  }
  const plain = isPlain(opening);
  if (lastKind == SPACE || (!plain && classAt(text, length, table, next) == SPACE)) return UNDECIDED;
  // A paragraph on one line.
  if (at - start >= MAX_LINE) return SPLITS;
  if (start > 0 && (load<u8>(text + <usize>start - 1) == 0x0d || load<u8>(text + <usize>start - 2) == 0x0d)) return UNDECIDED;
  let first = start;
  let byte = <u32>load<u8>(text + <usize>first);
  if (byte == 0x20) {
    first += countSpaces(text + <usize>first);
    byte = <u32>load<u8>(text + <usize>first);
  }
  const firstPlain = isPlain(byte);
  if (!firstPlain && classAt(text, length, table, first) == SPACE) return UNDECIDED;

  if (!plain && opensBlock(text, length, table, next)) return SPLITS;
  if (!firstPlain && (byte == 0x23 || byte == 0x7c || byte == 0x3e || isRule(text, length, table, first, at))) return SPLITS;
  const opener = plain ? next : skipOpeners(text, length, table, next);
  const kind = classAt(text, length, table, opener);
  if (lastKind == UNSPACED || kind == UNSPACED) return SPLITS;
  const used = at - start + 1;
  if (mayLabel(text, next, opening) && skipLabel(text, length, table, next) > next) {
    if (isTerminatorClass(lastKind) || lastKind == COMMA || skipLabel(text, length, table, first) > first) return SPLITS;
    const width = widest(text, length, at, next);
    if (width < 0) return UNDECIDED;
    if (used + firstWordLength(text, length, table, next) <= width) return SPLITS;
  }
  if (lastKind == STOP) return JOINS;
  if (kind == LOWER || kind == LETTER || kind == COMMA || kind == DASH || kind == CLOSE || (kind == QUOTE && opener == next)) {
    const width = widest(text, length, at, next);
    if (width < 0) return UNDECIDED;
    // The first word has one byte or more.
    if ((used + 1) * 2 > width || (used + firstWordLength(text, length, table, next)) * 2 > width) return JOINS;
    return endsOpen(text, length, table, at) ? JOINS : SPLITS;
  }
  const item = (mayLabel(text, first, byte) && skipLabel(text, length, table, first) > first) || (!firstPlain && opensBlock(text, length, table, first));
  if (item || next - at - 1 <= first - start + 1) {
    // A full line goes on, whatever its last word.
    const needed = used < NARROW_COLUMN ? used + firstWordLength(text, length, table, next) : used + 1;
    if (needed > NARROW_COLUMN) {
      const width = widest(text, length, at, next);
      if (width < 0) return UNDECIDED;
      const filled = max(width - (width >> 3), NARROW_COLUMN);
      if (needed > filled || used + firstWordLength(text, length, table, next) > filled) return JOINS;
    }
  }
  return endsOpen(text, length, table, at) ? JOINS : SPLITS;
}
