// Kept line for line beside ../twin/segment-stop.ts, the specification.
/** Whether a single full stop ends a sentence or belongs to an abbreviation, an initial, a number or a label. */
import { ABBREVIATION, ANY_CAPITAL, BEFORE_NAME, BEFORE_NUMBER, MONTH, NEVER, ORDINAL, SHORT_WORD, TITLE } from './segment-flags';
import { BULLET, CLOSE, COMMA, DASH, DIGIT, LETTER, LOWER, OPEN, OTHER, QUOTE, SPACE, STOP, UNSPACED, UPPER } from './segment-flags';
import { byteAt, characterAt, characterBefore, classAt, classBefore, isLetterClass, skipSpacesBack } from './segment-text';
import { isLabelPlace } from './segment-labels';
import { splitAtLabel } from './segment-lists';
import { dashOpens, hasClass, skipOpeners } from './segment-marks';
import { countLetters, dottedStart, isAllCapitals, isFullWord, isLowerWord, isStarter, lookUp, lookUpAt, lookUpBefore, wordEnd, wordStart } from './segment-words';

/** № */
const NUMERO = 0x2116;

/** Digits of a label or an ordinal; years have more. */
const MAX_ORDINAL_DIGITS = 3;

/** Whether the word that begins at a position is a roman numeral of capitals. */
function isRoman(text: usize, length: i32, table: usize, start: i32): bool {
  const end = wordEnd(text, length, table, start);
  if (end == start || end - start > 8) return false;
  for (let at = start; at < end; at++) {
    const byte = byteAt(text, length, at);
    // I V X L C D M
    if (byte != 0x49 && byte != 0x56 && byte != 0x58 && byte != 0x4c && byte != 0x43 && byte != 0x44 && byte != 0x4d) return false;
  }
  return true;
}

/** What follows an ordinary word's full stop: anything but a small letter, and that too after a word that is surely one. */
export function followsWord(text: usize, length: i32, table: usize, start: i32, at: i32, closed: bool, next: i32): bool {
  const open = skipOpeners(text, length, table, next);
  const kind = classAt(text, length, table, open);
  if (kind == UPPER || kind == DIGIT || kind == LETTER || kind == UNSPACED || kind == BULLET || kind == OTHER) return true;
  if (kind == DASH) return dashOpens(text, length, table, open);
  if (kind != LOWER) return false;
  return !closed && (start == at || isFullWord(text, length, table, start, at, open));
}

/** An abbreviation by its flags; `next` is the first character after white space. */
export function followsAbbreviation(text: usize, length: i32, table: usize, flags: i32, closed: bool, next: i32): bool {
  const open = skipOpeners(text, length, table, next);
  const kind = classAt(text, length, table, open);
  if (kind == LOWER || kind == OTHER) return (flags & SHORT_WORD) != 0 && !closed;
  if (kind == DIGIT) return (flags & SHORT_WORD) != 0 && (flags & BEFORE_NUMBER) == 0;
  if (kind == DASH || kind == BULLET) return (flags & (ANY_CAPITAL | SHORT_WORD)) != 0 && (kind == BULLET || dashOpens(text, length, table, open));
  if (kind == LETTER || kind == UNSPACED) return (flags & (TITLE | NEVER)) == 0;
  if (kind != UPPER) return false;
  if ((flags & BEFORE_NUMBER) != 0 && isRoman(text, length, table, open)) return (flags & SHORT_WORD) != 0;
  if ((flags & SHORT_WORD) != 0) return true;
  if ((flags & ANY_CAPITAL) != 0) return !isTimeZone(text, length, table, open);
  if ((flags & NEVER) != 0) return closed && isStarter(text, length, table, open);
  if ((flags & TITLE) != 0 && (flags & BEFORE_NAME) == 0) return closed && isStarter(text, length, table, open);
  return isStarter(text, length, table, open);
}

/** `5 p.m. EST`: a short word of capitals after a time of day. */
function isTimeZone(text: usize, length: i32, table: usize, at: i32): bool {
  return isAllCapitals(text, length, table, at) && wordEnd(text, length, table, at) - at <= 4 && !isStarter(text, length, table, at);
}

/** `3.` as a label, an ordinal or the end of a sentence that closes with a number. */
function followsNumber(text: usize, length: i32, table: usize, at: i32, next: i32): bool {
  let start = at;
  for (let count = 0; count < 8 && start > 0 && classBefore(text, length, table, start) == DIGIT; count++) start = characterBefore(text, length, start);
  const digits = countLetters(text, length, table, start, at);
  const before = classBefore(text, length, table, start);
  const open = skipOpeners(text, length, table, next);
  const kind = classAt(text, length, table, open);
  const ordinal = digits <= MAX_ORDINAL_DIGITS && (before == SPACE || before == OPEN || before == BULLET || before == DASH);
  if (ordinal && isLabelPlace(text, length, table, start)) return false;
  if (kind == LOWER) return digits > MAX_ORDINAL_DIGITS && open == next;
  if (kind == UPPER) {
    if (!ordinal) return true;
    if ((lookUpAt(text, length, table, open) & MONTH) != 0) return false;
    return (lookUpBefore(text, length, table, start) & ORDINAL) == 0 || isStarter(text, length, table, open);
  }
  if (kind == DIGIT) return !(ordinal && digits <= 2 && isDatePart(text, length, table, open));
  if (kind == DASH) return dashOpens(text, length, table, open);
  if (kind == OPEN || kind == QUOTE || kind == CLOSE) return false;
  return kind == LETTER || kind == UNSPACED || kind == BULLET || kind == OTHER;
}

/** `20. 3. 2020`: one or two digits and a full stop, or a year. */
function isDatePart(text: usize, length: i32, table: usize, at: i32): bool {
  let digits = 0;
  while (digits < 5 && classAt(text, length, table, at + digits) == DIGIT) digits++;
  return (digits <= 2 && classAt(text, length, table, at + digits) == STOP) || digits == 4;
}

/** A single letter: initial, label, or the last letter of `U.S.`. */
function followsLetter(text: usize, length: i32, table: usize, start: i32, at: i32, closed: bool, next: i32): bool {
  const first = dottedStart(text, length, table, start, at);
  if (first < start) {
    const flags = lookUp(text, length, table, first, at) & ABBREVIATION;
    if ((flags & ANY_CAPITAL) != 0 && isOpeningTime(text, length, table, first)) return false;
    return followsAbbreviation(text, length, table, flags == 0 ? BEFORE_NAME : flags, closed, next);
  }
  if (!closed && isLabelPlace(text, length, table, start)) return false;
  const open = skipOpeners(text, length, table, next);
  if (classAt(text, length, table, open) == UPPER && byteAt(text, length, start) == 0x49) {
    // "than I. Then" but "Albert I. Jones": the pronoun stands after a small-letter word.
    const end = characterBefore(text, length, start);
    if (isLowerWord(text, length, table, wordStart(text, length, table, end), end) && classAt(text, length, table, wordEnd(text, length, table, open)) != STOP) return true;
  }
  const flags = lookUp(text, length, table, start, at) & ABBREVIATION;
  return followsAbbreviation(text, length, table, flags == 0 ? BEFORE_NAME : flags, closed, next);
}

/** `1.)` and `a.)` where a label may stand, or as a further item of a list in one line. */
function isLabel(text: usize, length: i32, table: usize, at: i32): bool {
  let start = at;
  while (start > at - MAX_ORDINAL_DIGITS && byteAt(text, length, start - 1) >= 0x30 && byteAt(text, length, start - 1) <= 0x39) start--;
  if (start == at && isLetterClass(classBefore(text, length, table, at))) start = characterBefore(text, length, at);
  return start < at && (isLabelPlace(text, length, table, start) || splitAtLabel(text, length, table, at + 1) >= 0);
}

/** `At 5 a.m.` at the start of a sentence: a time alone is none. */
function isOpeningTime(text: usize, length: i32, table: usize, start: i32): bool {
  let word = skipSpacesBack(text, length, table, start);
  for (let count = 0; count < 8 && (classBefore(text, length, table, word) == DIGIT || classBefore(text, length, table, word) == COMMA || classBefore(text, length, table, word) == STOP); count++) word = characterBefore(text, length, word);
  const end = skipSpacesBack(text, length, table, word);
  const begin = wordStart(text, length, table, end);
  return word < start && begin < end && isLabelPlace(text, length, table, begin);
}

/**
 * Whether the sentence ends at a single full stop.
 * @param at the full stop
 * @param end after its closing quotes and brackets
 * @param next the first character after the white space
 */
export function endsAtStop(text: usize, length: i32, table: usize, at: i32, end: i32, next: i32): bool {
  // The number sign belongs to what is numbered, as in "2012 жыл. № 70".
  if (characterAt(text, length, next) >> 3 == NUMERO) return false;
  const closed = end > at + 1 && (hasClass(text, length, table, at + 1, end, QUOTE) || hasClass(text, length, table, at + 1, end, CLOSE));
  const before = classBefore(text, length, table, at);
  if (byteAt(text, length, at + 1) == 0x29 && isLabel(text, length, table, at)) return false;
  if (before == DIGIT && !closed) return followsNumber(text, length, table, at, next);
  if (!isLetterClass(before)) {
    // N°. 12 and nº. 12
    const sign = byteAt(text, length, at - 1) == 0xb0 || byteAt(text, length, at - 1) == 0xba;
    if (sign && byteAt(text, length, at - 2) == 0xc2 && classAt(text, length, table, next) == DIGIT && isLetterClass(classBefore(text, length, table, at - 2))) return false;
    return followsWord(text, length, table, at, at, closed, next);
  }
  const start = wordStart(text, length, table, at);
  // 20 °C is no initial.
  const degree = byteAt(text, length, start - 1) == 0xb0 && byteAt(text, length, start - 2) == 0xc2;
  if (before != LETTER && !degree && start + (characterAt(text, length, start) & 7) == at) return followsLetter(text, length, table, start, at, closed, next);
  const first = dottedStart(text, length, table, start, at);
  const flags = (first < start ? lookUp(text, length, table, first, at) : 0) | (classBefore(text, length, table, start) == STOP && first == start ? 0 : lookUp(text, length, table, start, at));
  // "of the XII. Regiment": an ordinal where numerals take a full stop; kings and wars stand after a name.
  if (flags == 0 && isRoman(text, length, table, start) && isLowerWord(text, length, table, wordStart(text, length, table, start - 1), start - 1)) return followsAbbreviation(text, length, table, BEFORE_NAME, closed, next);
  if ((flags & ABBREVIATION) != 0) return followsAbbreviation(text, length, table, flags, closed, next);
  return followsWord(text, length, table, start, at, closed, next);
}
