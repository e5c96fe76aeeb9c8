/** Quotations that stay whole although end marks stand in them. */
import { COMMA, LOWER, OPEN, SPACE } from '../tables/abbreviations-classes.ts';
import { byteAt, characterAt, classAt, classBefore, skipSpaces, type Text } from './segment-text.ts';

/** Bytes before and after an end mark in which the quotation marks around it must stand. */
const MAX_QUOTED = 224;

/** Straight ", or the last byte of “ ” „ (E2 80 9C–9E) at a position. */
function isQuoteByte(text: Text, at: number): boolean {
  const byte = byteAt(text, at);
  if (byte === 0x22) return true;
  return byte >= 0x9c && byte <= 0x9e && byteAt(text, at - 1) === 0x80 && byteAt(text, at - 2) === 0xe2;
}

/** The first quotation mark at or after a position, by its last byte; -1 if none is near. */
function quoteAfter(text: Text, from: number): number {
  const stop = Math.min(text.length, from + MAX_QUOTED);
  for (let at = from; at < stop; at++) if (isQuoteByte(text, at)) return at;
  return -1;
}

/** The last quotation mark before a position, by its last byte; -1 if none is near. */
function quoteBefore(text: Text, from: number): number {
  const stop = Math.max(-1, from - MAX_QUOTED);
  for (let at = from - 1; at > stop; at--) if (isQuoteByte(text, at)) return at;
  return -1;
}

/**
 * Whether an end mark stands in a quotation that is one part of a sentence: “…. …” (Smith 55), where the source follows in
 * brackets, and „…. …“ sagte sie, where in languages with low opening marks the speaker follows.
 * Elsewhere sentences inside quotation marks are sentences of their own.
 * @param end where the text would be split
 */
export function isInQuotedPassage(text: Text, at: number, end: number): boolean {
  const close = quoteAfter(text, end);
  if (close < 0) return false;
  const low = byteAt(text, close) === 0x9c;
  const mark = byteAt(text, close) === 0x22 ? close : close - 2;
  if (classBefore(text, mark) === SPACE || mark < end) return false;
  let next = close + 1;
  if (classAt(text, next) === COMMA) next += characterAt(text, next) & 7;
  if (classAt(text, next) !== SPACE) return false;
  next = skipSpaces(text, next);
  const follows = classAt(text, next);
  if (!(byteAt(text, next) === 0x28 || (low && follows === LOWER))) return false;
  const open = quoteBefore(text, at);
  if (open < 0) return false;
  const before = classBefore(text, byteAt(text, open) === 0x22 ? open : open - 2);
  return (before === SPACE || before === OPEN) && classAt(text, open + 1) !== SPACE;
}
