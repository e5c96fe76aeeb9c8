/**
 * Ends in mail and messages, which paragraphs run together lose: the closing formula before the name, the time stamp of a
 * forwarded message, addresses one after another.
 */
import { DIGIT, LOWER, QUOTE, SPACE, UPPER } from '../tables/abbreviations-classes.ts';
import { byteAt, characterBefore, classAt, classBefore, skipSpaces, skipSpacesBack, type Text } from './segment-text.ts';
import { isLabelPlace } from './segment-labels.ts';
import { CLOSING } from '../tables/abbreviations.ts';
import { lookUp, wordStart } from './segment-words.ts';

/** Longest address in angle brackets that is looked over, in bytes. */
const MAX_ADDRESS = 80;

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

/** `Regards, Bob` and `Best regards, Bob`: the formula that opens a line or follows an end mark is a sentence of its own. */
export function splitAtComma(text: Text, at: number): number {
  const next = skipSpaces(text, at + 1);
  if (classAt(text, at + 1) !== SPACE || classAt(text, next) !== UPPER) return -1;
  const start = wordStart(text, at);
  if (start === at || (lookUp(text, start, at) & CLOSING) === 0) return -1;
  if (isLabelPlace(text, start)) return at + 1;
  const end = skipSpacesBack(text, start);
  const word = wordStart(text, end);
  return word < end && classAt(text, word) === UPPER && isLabelPlace(text, word) ? at + 1 : -1;
}

/** Start of the digits and slashes of a date `08/16/2000` that holds the position; -1 if there is none. */
function dateStart(text: Text, at: number): number {
  let start = at;
  while (start > at - 3 && isDigit(byteAt(text, start - 1))) start--;
  return start < at && classBefore(text, start) === SPACE ? start : -1;
}

/** End of the digits that begin at a position, at most four. */
function digitsEnd(text: Text, at: number): number {
  let end = at;
  while (end < at + 4 && isDigit(byteAt(text, end))) end++;
  return end;
}

/** End of `8/16/2000 12:05:30 PM` with its first slash at a position; -1 if that is no time stamp. */
function stampEnd(text: Text, slash: number): number {
  const second = digitsEnd(text, slash + 1);
  if (second === slash + 1 || byteAt(text, second) !== 0x2f) return -1;
  const year = digitsEnd(text, second + 1);
  if (year < second + 3 || byteAt(text, year) !== 0x20) return -1;
  const hour = digitsEnd(text, year + 1);
  if (hour === year + 1 || byteAt(text, hour) !== 0x3a) return -1;
  let end = digitsEnd(text, hour + 1);
  if (end !== hour + 3) return -1;
  if (byteAt(text, end) === 0x3a) end = digitsEnd(text, end + 1);
  // AM or PM
  if (byteAt(text, end) !== 0x20 || byteAt(text, end + 2) !== 0x4d) return -1;
  const half = byteAt(text, end + 1);
  return (half === 0x41 || half === 0x50) && classAt(text, end + 3) === SPACE ? end + 3 : -1;
}

/** The first slash of a message's time stamp splits before the date, unless a small-letter word such as `on` leads to it. */
export function splitAtSlash(text: Text, at: number): number {
  const start = dateStart(text, at);
  if (start < 0 || stampEnd(text, at) < 0) return -1;
  return classBefore(text, skipSpacesBack(text, start)) === LOWER && isSmallWord(text, skipSpacesBack(text, start)) ? -1 : start;
}

function isSmallWord(text: Text, end: number): boolean {
  const start = wordStart(text, end);
  return end - start <= 3 && classAt(text, start) === LOWER;
}

/** The first colon of a message's time stamp splits after it. */
export function splitAtTime(text: Text, at: number): number {
  let hour = at;
  while (hour > at - 3 && isDigit(byteAt(text, hour - 1))) hour--;
  if (hour === at || byteAt(text, hour - 1) !== 0x20) return -1;
  let slash = hour - 1;
  for (let count = 0; count < 8 && byteAt(text, slash) !== 0x2f; count++) slash--;
  if (byteAt(text, slash) !== 0x2f) return -1;
  slash--;
  for (let count = 0; count < 3 && byteAt(text, slash) !== 0x2f; count++) slash--;
  return byteAt(text, slash) === 0x2f && dateStart(text, slash) >= 0 ? stampEnd(text, slash) : -1;
}

/** `<a@b.org> Subject`: an address or file in angle brackets, then a capital, a digit or a quotation. */
export function splitAtAngle(text: Text, at: number): number {
  const next = skipSpaces(text, at + 1);
  if (classAt(text, at + 1) !== SPACE || next >= text.length) return -1;
  const kind = classAt(text, next);
  if (kind !== UPPER && kind !== DIGIT && kind !== QUOTE) return -1;
  let address = false;
  for (let back = at - 1; back > 0 && back > at - MAX_ADDRESS; back--) {
    const byte = byteAt(text, back);
    if (byte === 0x3c) return address ? at + 1 : -1;
    if (byte === 0x40 || byte === 0x2e || byte === 0x3a) address = true;
  }
  return -1;
}

/** `http://a http://b`: the colon of an address that follows another address splits between them. */
export function splitAtScheme(text: Text, at: number): number {
  if (byteAt(text, at + 1) !== 0x2f || byteAt(text, at + 2) !== 0x2f) return -1;
  const start = wordStart(text, at);
  if (start === at || classBefore(text, start) !== SPACE) return -1;
  let back = skipSpacesBack(text, start);
  for (let count = 0; count < 4 * MAX_ADDRESS && classBefore(text, back) !== SPACE; count++) {
    back = characterBefore(text, back);
    if (byteAt(text, back) === 0x3a) return byteAt(text, back + 1) === 0x2f && byteAt(text, back + 2) === 0x2f ? start : -1;
  }
  return -1;
}
