/**
 * The usual line breaks, decided without all the rules of segment-lines.ts: both lines begin with an ASCII letter in the
 * first column and the first one ends in a letter, a digit or a comma. What is decided here is what those rules decide.
 */
import { byteAt } from './segment-text';
import { findBreak, findBreakBefore } from './segment-search';
import { endsOpen, MAX_LINE, NARROW_COLUMN } from './segment-lines';

/** Longest first word that is looked over; the rules look further, so a longer one is left to them. */
const MAX_FIRST_WORD: i32 = 32;

export const UNDECIDED: i32 = 0;
export const JOINS: i32 = 1;
export const SPLITS: i32 = 2;

// @ts-ignore: decorator
@inline
function isSmallLetter(byte: u32): bool {
  return byte - 0x61 <= 25;
}

// @ts-ignore: decorator
@inline
function isLetter(byte: u32): bool {
  return (byte | 0x20) - 0x61 <= 25;
}

/** Widest of the lines before, after, and after that, as far as `enough`; -1 where a line ends in \r. */
function widestNeighbour(text: usize, length: i32, start: i32, next: i32, enough: i32): i32 {
  const end = findBreak(text, next, min(length, next + MAX_LINE));
  if (end < length && load<u8>(text + <usize>end) == 0x0d) return -1;
  let widest = end - next;
  if (widest >= enough) return widest;
  if (end < length && load<u8>(text + <usize>end) == 0x0a) widest = max(widest, findBreak(text, end + 1, min(length, end + 1 + MAX_LINE)) - end - 1);
  if (start == 0 || widest >= enough) return widest;
  if (load<u8>(text + <usize>start - 1) == 0x0d || (start > 1 && load<u8>(text + <usize>start - 2) == 0x0d)) return -1;
  return max(widest, start - 1 - findBreakBefore(text, start - 1, max(0, start - 1 - MAX_LINE)));
}

/** UNDECIDED, JOINS or SPLITS for the line break (\n) at a position. */
export function usualBreak(text: usize, length: i32, table: usize, at: i32): i32 {
  const here = text + <usize>at;
  const next = <u32>load<u8>(here, 1);
  const last = <u32>load<u8>(here - 1);
  // Two letters, so that it is no label.
  if (!isLetter(next) || !isSmallLetter(<u32>load<u8>(here, 2)) || !(isLetter(last) || last == 0x2c || last - 0x30 <= 9)) return UNDECIDED;
  const start = findBreakBefore(text, at, max(0, at - MAX_LINE));
  if (at - start >= MAX_LINE || !isLetter(<u32>load<u8>(text + <usize>start))) return UNDECIDED;
  let word = 2;
  while (word < MAX_FIRST_WORD && byteAt(text, length, at + 1 + word) > 0x20 && byteAt(text, length, at + 1 + word) < 0x80) word++;
  const byte = byteAt(text, length, at + 1 + word);
  if (byte != 0x20 && byte != 0x0a) return UNDECIDED;
  const needed = at - start + 1 + word;
  if (isSmallLetter(next)) {
    if (needed * 2 > MAX_LINE) return JOINS;
    const width = widestNeighbour(text, length, start, at + 1, needed * 2);
    return width >= 0 && needed * 2 > width ? JOINS : UNDECIDED;
  }
  if (needed > NARROW_COLUMN) {
    const width = widestNeighbour(text, length, start, at + 1, MAX_LINE);
    if (width < 0) return UNDECIDED;
    if (needed > width - (width >> 3)) return JOINS;
  }
  return endsOpen(text, length, table, at) ? JOINS : SPLITS;
}
