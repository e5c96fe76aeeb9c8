// Kept line for line beside ../twin/segment-letters.ts, the specification.
/**
 * Ends in mail and messages, which paragraphs run together lose: the closing formula before the name, the time stamp of a
 * forwarded message, addresses one after another.
 */
import { DIGIT, LOWER, QUOTE, SPACE, UPPER } from './segment-flags';
import { byteAt, characterBefore, classAt, classBefore, skipSpaces, skipSpacesBack } from './segment-text';
import { isLabelPlace } from './segment-labels';
import { CLOSING } from './segment-flags';
import { lookUp, wordStart } from './segment-words';

/** Longest address in angle brackets that is looked over, in bytes. */
const MAX_ADDRESS = 80;

function isDigit(byte: i32): bool {
  return byte >= 0x30 && byte <= 0x39;
}

/** `Regards, Bob` and `Best regards, Bob`: the formula that opens a line or follows an end mark is a sentence of its own. */
export function splitAtComma(text: usize, length: i32, table: usize, at: i32): i32 {
  const next = skipSpaces(text, length, table, at + 1);
  if (classAt(text, length, table, at + 1) != SPACE || classAt(text, length, table, next) != UPPER) return -1;
  const start = wordStart(text, length, table, at);
  if (start == at || (lookUp(text, length, table, start, at) & CLOSING) == 0) return -1;
  if (isLabelPlace(text, length, table, start)) return at + 1;
  const end = skipSpacesBack(text, length, table, start);
  const word = wordStart(text, length, table, end);
  return word < end && classAt(text, length, table, word) == UPPER && isLabelPlace(text, length, table, word) ? at + 1 : -1;
}

/** Start of the digits and slashes of a date `08/16/2000` that holds the position; -1 if there is none. */
function dateStart(text: usize, length: i32, table: usize, at: i32): i32 {
  let start = at;
  while (start > at - 3 && isDigit(byteAt(text, length, start - 1))) start--;
  return start < at && classBefore(text, length, table, start) == SPACE ? start : -1;
}

/** End of the digits that begin at a position, at most four. */
function digitsEnd(text: usize, length: i32, table: usize, at: i32): i32 {
  let end = at;
  while (end < at + 4 && isDigit(byteAt(text, length, end))) end++;
  return end;
}

/** End of `8/16/2000 12:05:30 PM` with its first slash at a position; -1 if that is no time stamp. */
function stampEnd(text: usize, length: i32, table: usize, slash: i32): i32 {
  const second = digitsEnd(text, length, table, slash + 1);
  if (second == slash + 1 || byteAt(text, length, second) != 0x2f) return -1;
  const year = digitsEnd(text, length, table, second + 1);
  if (year < second + 3 || byteAt(text, length, year) != 0x20) return -1;
  const hour = digitsEnd(text, length, table, year + 1);
  if (hour == year + 1 || byteAt(text, length, hour) != 0x3a) return -1;
  let end = digitsEnd(text, length, table, hour + 1);
  if (end != hour + 3) return -1;
  if (byteAt(text, length, end) == 0x3a) end = digitsEnd(text, length, table, end + 1);
  // AM or PM
  if (byteAt(text, length, end) != 0x20 || byteAt(text, length, end + 2) != 0x4d) return -1;
  const half = byteAt(text, length, end + 1);
  return (half == 0x41 || half == 0x50) && classAt(text, length, table, end + 3) == SPACE ? end + 3 : -1;
}

/** The first slash of a message's time stamp splits before the date, unless a small-letter word such as `on` leads to it. */
export function splitAtSlash(text: usize, length: i32, table: usize, at: i32): i32 {
  const start = dateStart(text, length, table, at);
  if (start < 0 || stampEnd(text, length, table, at) < 0) return -1;
  return classBefore(text, length, table, skipSpacesBack(text, length, table, start)) == LOWER && isSmallWord(text, length, table, skipSpacesBack(text, length, table, start)) ? -1 : start;
}

function isSmallWord(text: usize, length: i32, table: usize, end: i32): bool {
  const start = wordStart(text, length, table, end);
  return end - start <= 3 && classAt(text, length, table, start) == LOWER;
}

/** The first colon of a message's time stamp splits after it. */
export function splitAtTime(text: usize, length: i32, table: usize, at: i32): i32 {
  let hour = at;
  while (hour > at - 3 && isDigit(byteAt(text, length, hour - 1))) hour--;
  if (hour == at || byteAt(text, length, hour - 1) != 0x20) return -1;
  let slash = hour - 1;
  for (let count = 0; count < 8 && byteAt(text, length, slash) != 0x2f; count++) slash--;
  if (byteAt(text, length, slash) != 0x2f) return -1;
  slash--;
  for (let count = 0; count < 3 && byteAt(text, length, slash) != 0x2f; count++) slash--;
  return byteAt(text, length, slash) == 0x2f && dateStart(text, length, table, slash) >= 0 ? stampEnd(text, length, table, slash) : -1;
}

/** `<a@b.org> Subject`: an address or file in angle brackets, then a capital, a digit or a quotation. */
export function splitAtAngle(text: usize, length: i32, table: usize, at: i32): i32 {
  const next = skipSpaces(text, length, table, at + 1);
  if (classAt(text, length, table, at + 1) != SPACE || next >= length) return -1;
  const kind = classAt(text, length, table, next);
  if (kind != UPPER && kind != DIGIT && kind != QUOTE) return -1;
  let address = false;
  for (let back = at - 1; back > 0 && back > at - MAX_ADDRESS; back--) {
    const byte = byteAt(text, length, back);
    if (byte == 0x3c) return address ? at + 1 : -1;
    if (byte == 0x40 || byte == 0x2e || byte == 0x3a) address = true;
  }
  return -1;
}

/** `http://a http://b`: the colon of an address that follows another address splits between them. */
export function splitAtScheme(text: usize, length: i32, table: usize, at: i32): i32 {
  if (byteAt(text, length, at + 1) != 0x2f || byteAt(text, length, at + 2) != 0x2f) return -1;
  const start = wordStart(text, length, table, at);
  if (start == at || classBefore(text, length, table, start) != SPACE) return -1;
  let back = skipSpacesBack(text, length, table, start);
  for (let count = 0; count < 4 * MAX_ADDRESS && classBefore(text, length, table, back) != SPACE; count++) {
    back = characterBefore(text, length, back);
    if (byteAt(text, length, back) == 0x3a) return byteAt(text, length, back + 1) == 0x2f && byteAt(text, length, back + 2) == 0x2f ? start : -1;
  }
  return -1;
}
