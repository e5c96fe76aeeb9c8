// Kept line for line beside ../twin/segment-lines.ts, the specification.
/** Whether a line break ends a sentence (heading, list item, table row, short line) or a long line was only wrapped. */
import { CONTINUES } from './segment-flags';
import { BULLET, CLOSE, COMMA, DASH, DIGIT, LETTER, LOWER, OPEN, QUOTE, SPACE, STOP, UNSPACED } from './segment-flags';
import { byteAt, characterAt, classAt, classBefore, countBreaks, isLetterClass, isTerminatorClass, skipSpaces, skipSpacesBack } from './segment-text';
import { countVisible, findBreak, findBreakBefore } from './segment-search';
import { skipOpeners } from './segment-marks';
import { lookUp, wordStart } from './segment-words';

/** Longest line that somebody wrapped, in bytes; a longer one is a paragraph, whose end ends a sentence. */
export const MAX_LINE = 256;

/** Narrower columns than this are not assumed, in bytes: a break that leaves this much room was meant. */
export const NARROW_COLUMN = 48;

function isBreak(byte: i32): bool {
  return byte == 0x0a || byte == 0x0d;
}

/** Start of the line that a position is in, at most MAX_LINE back. */
function lineStart(text: usize, length: i32, table: usize, at: i32): i32 {
  return findBreakBefore(text, at, max(0, at - MAX_LINE));
}

/** End of the line that a position is in, at most MAX_LINE on. */
function lineEnd(text: usize, length: i32, table: usize, at: i32): i32 {
  return findBreak(text, at, min(length, at + MAX_LINE));
}

/** A label of one to three digits or one letter with `.` or `)`, or in brackets, before white space: its end, or the position itself. */
export function skipLabel(text: usize, length: i32, table: usize, at: i32): i32 {
  const bracket = byteAt(text, length, at) == 0x28;
  let end = bracket ? at + 1 : at;
  const first = end;
  while (end < first + 3 && byteAt(text, length, end) >= 0x30 && byteAt(text, length, end) <= 0x39) end++;
  const byte = byteAt(text, length, end) | 0x20;
  if (end == first && byte >= 0x61 && byte <= 0x7a) end++;
  if (end == first) return at;
  const stop = byteAt(text, length, end) == 0x2e;
  const parenthesis = byteAt(text, length, stop ? end + 1 : end) == 0x29;
  if (bracket ? !parenthesis || stop : !stop && !parenthesis) return at;
  end += stop && parenthesis ? 2 : 1;
  return classAt(text, length, table, end) == SPACE ? end : at;
}

/** Whether a line that begins at a position is a heading, a table row, a quoted line, a bulleted item or a fence. */
export function opensBlock(text: usize, length: i32, table: usize, at: i32): bool {
  const byte = byteAt(text, length, at);
  // | > and `# `
  if (byte == 0x7c || byte == 0x3e) return true;
  const next = byteAt(text, length, at + 1);
  if (byte == 0x23) return next == 0x23 || next == 0x20;
  // - * + with a space, or a rule or fence of three
  const item = byte == 0x2d || byte == 0x2a || byte == 0x2b;
  if (item && (next == 0x20 || next == 0x09 || isBreak(next))) return true;
  const rule = byte == 0x2d || byte == 0x2a || byte == 0x3d || byte == 0x5f || byte == 0x60 || byte == 0x7e;
  if (rule && next == byte && byteAt(text, length, at + 2) == byte) return true;
  return classAt(text, length, table, at) == BULLET;
}

/** Whether nothing but signs stands in [from, to): a rule or the frame of a table. */
export function isRule(text: usize, length: i32, table: usize, from: i32, to: i32): bool {
  for (let at = from; at < to; at += characterAt(text, length, at) & 7) {
    const kind = classAt(text, length, table, at);
    if (isLetterClass(kind) || kind == DIGIT || kind == UNSPACED) return false;
  }
  return true;
}

/** Bytes of the first word of a line, which had to fit into the line before; one character in scripts without spaces. */
export function firstWordLength(text: usize, length: i32, table: usize, at: i32): i32 {
  if (characterAt(text, length, at) >> 3 >= 0x2e80) return characterAt(text, length, at) & 7;
  // Bytes behind the text are zeros, so that no word of ASCII goes on there.
  let end = at + countVisible(text + <usize>at);
  for (let count = end - at; count < 64 && end < length && classAt(text, length, table, end) != SPACE; count++) end += characterAt(text, length, end) & 7;
  return end - at;
}

/** Widest of the line before, the line after and the one after that, in bytes with their indentation. */
function neighbourWidth(text: usize, length: i32, table: usize, start: i32, next: i32): i32 {
  const begin = lineStart(text, length, table, next);
  const end = lineEnd(text, length, table, next);
  let widest = end - begin;
  if (start > 0 && isBreak(byteAt(text, length, start - 1))) {
    const gap = byteAt(text, length, start - 1) == 0x0a && byteAt(text, length, start - 2) == 0x0d ? 2 : 1;
    widest = max(widest, start - gap - lineStart(text, length, table, start - gap));
  }
  if (isBreak(byteAt(text, length, end))) {
    const after = byteAt(text, length, end) == 0x0d && byteAt(text, length, end + 1) == 0x0a ? end + 2 : end + 1;
    widest = max(widest, lineEnd(text, length, table, after) - after);
  }
  return widest;
}

/** Whether a line ends in a word that needs another one, such as an article or a preposition. */
export function endsOpen(text: usize, length: i32, table: usize, end: i32): bool {
  const kind = classBefore(text, length, table, end);
  if (kind == COMMA) return byteAt(text, length, end - 1) == 0x2c;
  if (kind == OPEN) return true;
  return kind == LOWER && (lookUp(text, length, table, wordStart(text, length, table, end), end) & CONTINUES) != 0;
}

/** Where a line break splits, or -1: the rules in the order of their certainty. */
export function splitAtBreak(text: usize, length: i32, table: usize, at: i32): i32 {
  if (byteAt(text, length, at) == 0x0d && byteAt(text, length, at + 1) == 0x0a) return -1;
  // Blank lines.
  if (isBreak(byteAt(text, length, at + 1)) || byteAt(text, length, at - 1) == 0x0a) return at;
  const end = skipSpacesBack(text, length, table, at);
  const next = skipSpaces(text, length, table, at);
  if (end <= 0 || next >= length) return -1;
  // A line of white space, or more of it than text has.
  if (classBefore(text, length, table, end) == SPACE || classAt(text, length, table, next) == SPACE || countBreaks(text, length, end, next) > 1) return at;
  if (opensBlock(text, length, table, next)) return at;
  const start = lineStart(text, length, table, end);
  const first = skipSpaces(text, length, table, start);
  const wrapped = end - start < MAX_LINE;
  // A paragraph on one line: its end is an end.
  if (!wrapped) return at;
  const byte = byteAt(text, length, first);
  const heading = byte == 0x23 || byte == 0x7c || byte == 0x3e;
  if (heading || isRule(text, length, table, first, end)) return at;
  const last = classBefore(text, length, table, end);
  const opener = skipOpeners(text, length, table, next);
  const kind = classAt(text, length, table, opener);
  // Thai and its kin have no end marks: lines are kept.
  if (last == UNSPACED || kind == UNSPACED) return at;
  const width = neighbourWidth(text, length, table, start, next);
  const needed = end - start + 1 + firstWordLength(text, length, table, next);
  const label = skipLabel(text, length, table, next);
  if (label > next && (isTerminatorClass(last) || last == COMMA || needed <= width || skipLabel(text, length, table, first) > first)) return at;
  // The end mark has decided; what it left open goes on.
  if (last == STOP) return -1;
  const goesOn = kind == LOWER || kind == LETTER || kind == COMMA || kind == DASH || kind == CLOSE || (kind == QUOTE && opener == next);
  if (goesOn && needed * 2 > width) return -1;
  if (endsOpen(text, length, table, end)) return -1;
  if (goesOn) return at;
  const item = skipLabel(text, length, table, first) > first || opensBlock(text, length, table, first);
  if (!item && next - lineStart(text, length, table, next) > first - start + 1) return at;
  // An eighth less, for lines that were not filled to the last column.
  return needed <= max(width - (width >> 3), NARROW_COLUMN) ? at : -1;
}
