/** Whether a line break ends a sentence (heading, list item, table row, short line) or a long line was only wrapped. */
import { CONTINUES } from '../tables/abbreviations.ts';
import { BULLET, CLOSE, COMMA, DASH, DIGIT, LETTER, LOWER, OPEN, QUOTE, SPACE, STOP, UNSPACED } from '../tables/abbreviations-classes.ts';
import { byteAt, characterAt, classAt, classBefore, countBreaks, isLetterClass, isTerminatorClass, skipSpaces, skipSpacesBack, type Text } from './segment-text.ts';
import { skipOpeners } from './segment-marks.ts';
import { lookUp, wordStart } from './segment-words.ts';

/** Longest line that somebody wrapped, in bytes; a longer one is a paragraph, whose end ends a sentence. */
export const MAX_LINE = 256;

/** Narrower columns than this are not assumed, in bytes: a break that leaves this much room was meant. */
export const NARROW_COLUMN = 48;

function isBreak(byte: number): boolean {
  return byte === 0x0a || byte === 0x0d;
}

/** Start of the line that a position is in, at most MAX_LINE back. */
function lineStart(text: Text, at: number): number {
  let start = at;
  while (start > 0 && start > at - MAX_LINE && !isBreak(byteAt(text, start - 1))) start--;
  return start;
}

/** End of the line that a position is in, at most MAX_LINE on. */
function lineEnd(text: Text, at: number): number {
  let end = at;
  while (end < text.length && end < at + MAX_LINE && !isBreak(byteAt(text, end))) end++;
  return end;
}

/** A label of one to three digits or one letter with `.` or `)`, or in brackets, before white space: its end, or the position itself. */
function skipLabel(text: Text, at: number): number {
  const bracket = byteAt(text, at) === 0x28;
  let end = bracket ? at + 1 : at;
  const first = end;
  while (end < first + 3 && byteAt(text, end) >= 0x30 && byteAt(text, end) <= 0x39) end++;
  const byte = byteAt(text, end) | 0x20;
  if (end === first && byte >= 0x61 && byte <= 0x7a) end++;
  if (end === first) return at;
  const stop = byteAt(text, end) === 0x2e;
  const parenthesis = byteAt(text, stop ? end + 1 : end) === 0x29;
  if (bracket ? !parenthesis || stop : !stop && !parenthesis) return at;
  end += stop && parenthesis ? 2 : 1;
  return classAt(text, end) === SPACE ? end : at;
}

/** Whether a line that begins at a position is a heading, a table row, a quoted line, a bulleted item or a fence. */
function opensBlock(text: Text, at: number): boolean {
  const byte = byteAt(text, at);
  // | > and `# `
  if (byte === 0x7c || byte === 0x3e) return true;
  const next = byteAt(text, at + 1);
  if (byte === 0x23) return next === 0x23 || next === 0x20;
  // - * + with a space, or a rule or fence of three
  const item = byte === 0x2d || byte === 0x2a || byte === 0x2b;
  if (item && (next === 0x20 || next === 0x09 || isBreak(next))) return true;
  const rule = byte === 0x2d || byte === 0x2a || byte === 0x3d || byte === 0x5f || byte === 0x60 || byte === 0x7e;
  if (rule && next === byte && byteAt(text, at + 2) === byte) return true;
  return classAt(text, at) === BULLET;
}

/** Whether nothing but signs stands in [from, to): a rule or the frame of a table. */
function isRule(text: Text, from: number, to: number): boolean {
  for (let at = from; at < to; at += characterAt(text, at) & 7) {
    const kind = classAt(text, at);
    if (isLetterClass(kind) || kind === DIGIT || kind === UNSPACED) return false;
  }
  return true;
}

/** Bytes of the first word of a line, which had to fit into the line before; one character in scripts without spaces. */
function firstWordLength(text: Text, at: number): number {
  if (characterAt(text, at) >> 3 >= 0x2e80) return characterAt(text, at) & 7;
  let end = at;
  for (let count = 0; count < 64 && end < text.length && classAt(text, end) !== SPACE; count++) end += characterAt(text, end) & 7;
  return end - at;
}

/** Widest of the line before, the line after and the one after that, in bytes with their indentation. */
function neighbourWidth(text: Text, start: number, next: number): number {
  const begin = lineStart(text, next);
  const end = lineEnd(text, next);
  let widest = end - begin;
  if (start > 0 && isBreak(byteAt(text, start - 1))) {
    const gap = byteAt(text, start - 1) === 0x0a && byteAt(text, start - 2) === 0x0d ? 2 : 1;
    widest = Math.max(widest, start - gap - lineStart(text, start - gap));
  }
  if (isBreak(byteAt(text, end))) {
    const after = byteAt(text, end) === 0x0d && byteAt(text, end + 1) === 0x0a ? end + 2 : end + 1;
    widest = Math.max(widest, lineEnd(text, after) - after);
  }
  return widest;
}

/** Whether a line ends in a word that needs another one, such as an article or a preposition. */
export function endsOpen(text: Text, end: number): boolean {
  const kind = classBefore(text, end);
  if (kind === COMMA) return byteAt(text, end - 1) === 0x2c;
  if (kind === OPEN) return true;
  return kind === LOWER && (lookUp(text, wordStart(text, end), end) & CONTINUES) !== 0;
}

/** Where a line break splits, or -1: the rules in the order of their certainty. */
export function splitAtBreak(text: Text, at: number): number {
  if (byteAt(text, at) === 0x0d && byteAt(text, at + 1) === 0x0a) return -1;
  // Blank lines.
  if (isBreak(byteAt(text, at + 1)) || byteAt(text, at - 1) === 0x0a) return at;
  const end = skipSpacesBack(text, at);
  const next = skipSpaces(text, at);
  if (end <= 0 || next >= text.length) return -1;
  // A line of white space, or more of it than text has.
  if (classBefore(text, end) === SPACE || classAt(text, next) === SPACE || countBreaks(text, end, next) > 1) return at;
  if (opensBlock(text, next)) return at;
  const start = lineStart(text, end);
  const first = skipSpaces(text, start);
  const wrapped = end - start < MAX_LINE;
  // A paragraph on one line: its end is an end.
  if (!wrapped) return at;
  const byte = byteAt(text, first);
  const heading = byte === 0x23 || byte === 0x7c || byte === 0x3e;
  if (heading || isRule(text, first, end)) return at;
  const last = classBefore(text, end);
  const opener = skipOpeners(text, next);
  const kind = classAt(text, opener);
  // Thai and its kin have no end marks: lines are kept.
  if (last === UNSPACED || kind === UNSPACED) return at;
  const width = neighbourWidth(text, start, next);
  const needed = end - start + 1 + firstWordLength(text, next);
  const label = skipLabel(text, next);
  if (label > next && (isTerminatorClass(last) || last === COMMA || needed <= width || skipLabel(text, first) > first)) return at;
  // The end mark has decided; what it left open goes on.
  if (last === STOP) return -1;
  const goesOn = kind === LOWER || kind === LETTER || kind === COMMA || kind === DASH || kind === CLOSE || (kind === QUOTE && opener === next);
  if (goesOn && needed * 2 > width) return -1;
  if (endsOpen(text, end)) return -1;
  if (goesOn) return at;
  const item = skipLabel(text, first) > first || opensBlock(text, first);
  if (!item && next - lineStart(text, next) > first - start + 1) return at;
  // An eighth less, for lines that were not filled to the last column.
  return needed <= Math.max(width - (width >> 3), NARROW_COLUMN) ? at : -1;
}
