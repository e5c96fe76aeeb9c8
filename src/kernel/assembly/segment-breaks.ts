/**
 * The usual line break, decided without the rules of segment-lines.ts: text wrapped in the middle of a sentence, where the
 * next line begins with a small letter. Only what those rules would leave unsplit in any case is decided here.
 */
import { byteAt } from './segment-text';
import { findBreak, findBreakBefore } from './segment-search';
import { MAX_LINE } from './segment-lines';

/** Longest first word that is looked over; the rules look further, so a longer one is left to them. */
const MAX_FIRST_WORD: i32 = 32;

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

/** Whether a line break (\n) certainly does not split. */
export function isWrapped(text: usize, length: i32, at: i32): bool {
  const here = text + <usize>at;
  const next = <u32>load<u8>(here, 1);
  const last = <u32>load<u8>(here - 1);
  // The next line begins with a word of two small letters at least, so it is no label; the last one ends in a letter or comma.
  if (!isSmallLetter(next) || !isSmallLetter(<u32>load<u8>(here, 2)) || !(isLetter(last) || last == 0x2c)) return false;
  const start = findBreakBefore(text, at, max(0, at - MAX_LINE));
  if (at - start >= MAX_LINE || !isLetter(<u32>load<u8>(text + <usize>start))) return false;
  let word = 2;
  while (word < MAX_FIRST_WORD && byteAt(text, length, at + 1 + word) > 0x20 && byteAt(text, length, at + 1 + word) < 0x80) word++;
  const byte = byteAt(text, length, at + 1 + word);
  if (byte != 0x20 && byte != 0x0a) return false;
  // Twice what was needed is more than all its neighbours have.
  const width = (at - start + 1 + word) * 2;
  if (width > MAX_LINE) return true;
  const end = findBreak(text, at + 1, min(length, at + 1 + width));
  if (end - at - 1 >= width || load<u8>(text + <usize>end) == 0x0d) return false;
  if (end < length && findBreak(text, end + 1, min(length, end + 1 + width)) - end - 1 >= width) return false;
  if (start == 0) return true;
  const gap = load<u8>(text + <usize>start - 1) == 0x0a && load<u8>(text + <usize>start - 2) == 0x0d ? 2 : 1;
  return start - gap - findBreakBefore(text, start - gap, max(0, start - gap - width)) < width;
}
