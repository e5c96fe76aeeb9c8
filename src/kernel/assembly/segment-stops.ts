/**
 * The usual full stops, `ab. C` and `3. C`: one that stands on a letter or digit, white space and another letter or digit behind.
 * Of all the rules of segment-splits.ts only those of the single full stop are left for them, and for a label's those of labels.
 */
import { isInQuotedPassage } from './segment-quotes';
import { opensWithoutSpace, skipNote } from './segment-marks';
import { splitAt } from './segment-splits';
import { splitAtLabel } from './segment-lists';
import { countLettersBefore } from './segment-search';
import { endsAtStop, followsAbbreviation, followsWord } from './segment-stop';
import { ABBREVIATION } from './segment-flags';
import { lookUp } from './segment-words';

// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
function isSmallLetter(byte: u32): bool {
  return byte - 0x61 <= 25;
}

// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
function isDigit(byte: u32): bool {
  return byte - 0x30 <= 9;
}

/**
 * As endsAtStop, for a stop on a word whose last two letters are small ASCII ones, and a letter or digit at `next`: no initial,
 * no number, no numeral. White space before such a word begins no dotted abbreviation.
 */
// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
function endsAtWord(text: usize, length: i32, table: usize, at: i32, next: i32, opening: u32): bool {
  const count = countLettersBefore(text + <usize>at);
  const start = at - count;
  const before = <u32>load<u8>(text + <usize>start - 1);
  if (count == 16 || start < 0 || before >= 0x80 || before == 0x2e) return endsAtStop(text, length, table, at, at + 1, next);
  const flags = lookUp(text, length, table, start, at);
  if (flags & ABBREVIATION) return followsAbbreviation(text, length, table, flags, false, next);
  return !isSmallLetter(opening) || followsWord(text, length, table, start, at, false, next);
}

/** Where the full stop at a position splits, or -1. */
export function splitAtStop(text: usize, length: i32, table: usize, at: i32): i32 {
  const here = text + <usize>at;
  const last = <u32>load<u8>(here - 1);
  // A dot of a row of dots: only the last one decides.
  if (load<u8>(here, 1) == 0x2e) return -1;
  if (last - 0x22 > 0x5c || last == 0x2e || last == 0x3f) return splitAt(text, length, table, at);
  const block = v128.load(here, 1);
  const breaks = i8x16.eq(block, i8x16.splat(0x0a));
  const words = i8x16.bitmask(v128.not(v128.or(breaks, i8x16.eq(block, i8x16.splat(0x20)))));
  const blanks = ctz(words | 0x10000);
  const opening = <u32>load<u8>(here + <usize>blanks, 1);
  const breakBits = i8x16.bitmask(breaks) & ((1 << blanks) - 1);
  const letter = (opening | 0x20) - 0x61 <= 25;
  const several = (breakBits & (breakBits - 1)) != 0;
  if (blanks == 0 && letter) return opensWithoutSpace(text, length, table, at, at + 1) ? at + 1 : -1;
  if (blanks == 0 || !(letter || isDigit(opening) || several)) return splitAt(text, length, table, at);
  // A digit or a single letter may be a label.
  const small = isSmallLetter(last) && isSmallLetter(<u32>load<u8>(here - 2));
  if (isDigit(last) || (isSmallLetter(last) && !small && (<u32>load<u8>(here - 2) | 0x20) - 0x61 > 25)) {
    const label = splitAtLabel(text, length, table, at);
    if (label >= 0) return label;
  }
  // A paragraph's end.
  if (several) return -1;
  const next = at + 1 + blanks;
  if (!letter && !isDigit(last) && !breakBits && skipNote(text, length, table, next) > next) return splitAt(text, length, table, at);
  const ends = small ? endsAtWord(text, length, table, at, next, opening) : endsAtStop(text, length, table, at, at + 1, next);
  return ends && !isInQuotedPassage(text, length, table, at, at + 1) ? at + 1 : -1;
}
