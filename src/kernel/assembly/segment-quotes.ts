// Kept line for line beside ../twin/segment-quotes.ts, the specification.
/** Quotations that stay whole although end marks stand in them. */
import { COMMA, LOWER, OPEN, SPACE } from './segment-flags';
import { findQuoteByte, findQuoteByteBefore } from './segment-search';
import { byteAt, characterAt, classAt, classBefore, skipSpaces } from './segment-text';

/** Bytes before and after an end mark in which the quotation marks around it must stand. */
const MAX_QUOTED = 224;

/** Straight ", or the last byte of “ ” „ (E2 80 9C–9E) at a position. */
function isQuoteByte(text: usize, length: i32, table: usize, at: i32): bool {
  const byte = byteAt(text, length, at);
  if (byte == 0x22) return true;
  return byte >= 0x9c && byte <= 0x9e && byteAt(text, length, at - 1) == 0x80 && byteAt(text, length, at - 2) == 0xe2;
}

/** No quotation mark stands in [clearFrom, clearTo) of the text looked at last. */
let clearFrom: i32 = 0;
let clearTo: i32 = -1;
let clearText: usize = 0;
let clearLength: i32 = 0;

/** Forgets what was seen of a text: another may stand in its place. */
export function openQuotes(): void {
  clearTo = -1;
}

/** The first quotation mark at or after a position, by its last byte; -1 if none is near. */
function quoteAfter(text: usize, length: i32, table: usize, from: i32): i32 {
  const stop = min(length, from + MAX_QUOTED);
  const known = text == clearText && length == clearLength && from >= clearFrom && from <= clearTo;
  let at = findQuoteByte(text, known ? clearTo : from, stop);
  while (at < stop && !isQuoteByte(text, length, table, at)) at = findQuoteByte(text, at + 1, stop);
  if (!known) {
    clearText = text;
    clearLength = length;
    clearFrom = from;
  }
  // Known beyond `stop` if an earlier search went further.
  clearTo = known ? max(clearTo, at) : at;
  return at < stop ? at : -1;
}

/** The last quotation mark before a position, by its last byte; -1 if none is near. */
function quoteBefore(text: usize, length: i32, table: usize, from: i32): i32 {
  const stop = max(-1, from - MAX_QUOTED);
  let at = findQuoteByteBefore(text, from - 1, stop);
  while (at > stop && !isQuoteByte(text, length, table, at)) at = findQuoteByteBefore(text, at - 1, stop);
  return at > stop ? at : -1;
}

/**
 * Whether an end mark stands in a quotation that is one part of a sentence: “…. …” (Smith 55), where the source follows in
 * brackets, and „…. …“ sagte sie, where in languages with low opening marks the speaker follows.
 * Elsewhere sentences inside quotation marks are sentences of their own.
 * @param end where the text would be split
 */
export function isInQuotedPassage(text: usize, length: i32, table: usize, at: i32, end: i32): bool {
  const close = quoteAfter(text, length, table, end);
  if (close < 0) return false;
  const low = byteAt(text, length, close) == 0x9c;
  const mark = byteAt(text, length, close) == 0x22 ? close : close - 2;
  if (classBefore(text, length, table, mark) == SPACE || mark < end) return false;
  let next = close + 1;
  if (classAt(text, length, table, next) == COMMA) next += characterAt(text, length, next) & 7;
  if (classAt(text, length, table, next) != SPACE) return false;
  next = skipSpaces(text, length, table, next);
  const follows = classAt(text, length, table, next);
  if (!(byteAt(text, length, next) == 0x28 || (low && follows == LOWER))) return false;
  const open = quoteBefore(text, length, table, at);
  if (open < 0) return false;
  const before = classBefore(text, length, table, byteAt(text, length, open) == 0x22 ? open : open - 2);
  return (before == SPACE || before == OPEN) && classAt(text, length, table, open + 1) != SPACE;
}
