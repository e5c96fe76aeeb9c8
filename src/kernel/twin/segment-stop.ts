/** Whether a single full stop ends a sentence or belongs to an abbreviation, an initial, a number or a label. */
import { ABBREVIATION, ANY_CAPITAL, BEFORE_NAME, BEFORE_NUMBER, MONTH, NEVER, ORDINAL, SHORT_WORD, TITLE } from '../tables/abbreviations.ts';
import { BULLET, CLOSE, COMMA, DASH, DIGIT, LETTER, LOWER, OPEN, OTHER, QUOTE, SPACE, STOP, UNSPACED, UPPER } from '../tables/abbreviations-classes.ts';
import { byteAt, characterAt, characterBefore, classAt, classBefore, isLetterClass, skipSpacesBack, type Text } from './segment-text.ts';
import { isLabelPlace } from './segment-labels.ts';
import { splitAtLabel } from './segment-lists.ts';
import { dashOpens, hasClass, skipOpeners } from './segment-marks.ts';
import { countLetters, dottedStart, isAllCapitals, isFullWord, isLowerWord, isStarter, lookUp, lookUpAt, lookUpBefore, wordEnd, wordStart } from './segment-words.ts';

/** № */
const NUMERO = 0x2116;

/** Digits of a label or an ordinal; years have more. */
const MAX_ORDINAL_DIGITS = 3;

/** Whether the word that begins at a position is a roman numeral of capitals. */
function isRoman(text: Text, start: number): boolean {
  const end = wordEnd(text, start);
  if (end === start || end - start > 8) return false;
  for (let at = start; at < end; at++) {
    const byte = byteAt(text, at);
    // I V X L C D M
    if (byte !== 0x49 && byte !== 0x56 && byte !== 0x58 && byte !== 0x4c && byte !== 0x43 && byte !== 0x44 && byte !== 0x4d) return false;
  }
  return true;
}

/** What follows an ordinary word's full stop: anything but a small letter, and that too after a word that is surely one. */
function followsWord(text: Text, start: number, at: number, closed: boolean, next: number): boolean {
  const open = skipOpeners(text, next);
  const kind = classAt(text, open);
  if (kind === UPPER || kind === DIGIT || kind === LETTER || kind === UNSPACED || kind === BULLET || kind === OTHER) return true;
  if (kind === DASH) return dashOpens(text, open);
  if (kind !== LOWER) return false;
  return !closed && (start === at || isFullWord(text, start, at, open));
}

/** An abbreviation by its flags; `next` is the first character after white space. */
function followsAbbreviation(text: Text, flags: number, closed: boolean, next: number): boolean {
  const open = skipOpeners(text, next);
  const kind = classAt(text, open);
  if (kind === LOWER || kind === OTHER) return (flags & SHORT_WORD) !== 0 && !closed;
  if (kind === DIGIT) return (flags & SHORT_WORD) !== 0 && (flags & BEFORE_NUMBER) === 0;
  if (kind === DASH || kind === BULLET) return (flags & (ANY_CAPITAL | SHORT_WORD)) !== 0 && (kind === BULLET || dashOpens(text, open));
  if (kind === LETTER || kind === UNSPACED) return (flags & (TITLE | NEVER)) === 0;
  if (kind !== UPPER) return false;
  if ((flags & BEFORE_NUMBER) !== 0 && isRoman(text, open)) return (flags & SHORT_WORD) !== 0;
  if ((flags & SHORT_WORD) !== 0) return true;
  if ((flags & ANY_CAPITAL) !== 0) return !isTimeZone(text, open);
  if ((flags & NEVER) !== 0) return closed && isStarter(text, open);
  if ((flags & TITLE) !== 0 && (flags & BEFORE_NAME) === 0) return closed && isStarter(text, open);
  return isStarter(text, open);
}

/** `5 p.m. EST`: a short word of capitals after a time of day. */
function isTimeZone(text: Text, at: number): boolean {
  return isAllCapitals(text, at) && wordEnd(text, at) - at <= 4 && !isStarter(text, at);
}

/** `3.` as a label, an ordinal or the end of a sentence that closes with a number. */
function followsNumber(text: Text, at: number, next: number): boolean {
  let start = at;
  for (let count = 0; count < 8 && start > 0 && classBefore(text, start) === DIGIT; count++) start = characterBefore(text, start);
  const digits = countLetters(text, start, at);
  const before = classBefore(text, start);
  const open = skipOpeners(text, next);
  const kind = classAt(text, open);
  const ordinal = digits <= MAX_ORDINAL_DIGITS && (before === SPACE || before === OPEN || before === BULLET || before === DASH);
  if (ordinal && isLabelPlace(text, start)) return false;
  if (kind === LOWER) return digits > MAX_ORDINAL_DIGITS && open === next;
  if (kind === UPPER) {
    if (!ordinal) return true;
    if ((lookUpAt(text, open) & MONTH) !== 0) return false;
    return (lookUpBefore(text, start) & ORDINAL) === 0 || isStarter(text, open);
  }
  if (kind === DIGIT) return !(ordinal && digits <= 2 && isDatePart(text, open));
  if (kind === DASH) return dashOpens(text, open);
  if (kind === OPEN || kind === QUOTE || kind === CLOSE) return false;
  return kind === LETTER || kind === UNSPACED || kind === BULLET || kind === OTHER;
}

/** `20. 3. 2020`: one or two digits and a full stop, or a year. */
function isDatePart(text: Text, at: number): boolean {
  let digits = 0;
  while (digits < 5 && classAt(text, at + digits) === DIGIT) digits++;
  return (digits <= 2 && classAt(text, at + digits) === STOP) || digits === 4;
}

/** A single letter: initial, label, or the last letter of `U.S.`. */
function followsLetter(text: Text, start: number, at: number, closed: boolean, next: number): boolean {
  const first = dottedStart(text, start, at);
  if (first < start) {
    const flags = lookUp(text, first, at) & ABBREVIATION;
    if ((flags & ANY_CAPITAL) !== 0 && isOpeningTime(text, first)) return false;
    return followsAbbreviation(text, flags === 0 ? BEFORE_NAME : flags, closed, next);
  }
  if (!closed && isLabelPlace(text, start)) return false;
  const open = skipOpeners(text, next);
  if (classAt(text, open) === UPPER && byteAt(text, start) === 0x49) {
    // "than I. Then" but "Albert I. Jones": the pronoun stands after a small-letter word.
    const end = characterBefore(text, start);
    if (isLowerWord(text, wordStart(text, end), end) && classAt(text, wordEnd(text, open)) !== STOP) return true;
  }
  const flags = lookUp(text, start, at) & ABBREVIATION;
  return followsAbbreviation(text, flags === 0 ? BEFORE_NAME : flags, closed, next);
}

/** `1.)` and `a.)` where a label may stand, or as a further item of a list in one line. */
function isLabel(text: Text, at: number): boolean {
  let start = at;
  while (start > at - MAX_ORDINAL_DIGITS && byteAt(text, start - 1) >= 0x30 && byteAt(text, start - 1) <= 0x39) start--;
  if (start === at && isLetterClass(classBefore(text, at))) start = characterBefore(text, at);
  return start < at && (isLabelPlace(text, start) || splitAtLabel(text, at + 1) >= 0);
}

/** `At 5 a.m.` at the start of a sentence: a time alone is none. */
function isOpeningTime(text: Text, start: number): boolean {
  let word = skipSpacesBack(text, start);
  for (let count = 0; count < 8 && (classBefore(text, word) === DIGIT || classBefore(text, word) === COMMA || classBefore(text, word) === STOP); count++) word = characterBefore(text, word);
  const end = skipSpacesBack(text, word);
  const begin = wordStart(text, end);
  return word < start && begin < end && isLabelPlace(text, begin);
}

/**
 * Whether the sentence ends at a single full stop.
 * @param at the full stop
 * @param end after its closing quotes and brackets
 * @param next the first character after the white space
 */
export function endsAtStop(text: Text, at: number, end: number, next: number): boolean {
  // The number sign belongs to what is numbered, as in "2012 жыл. № 70".
  if (characterAt(text, next) >> 3 === NUMERO) return false;
  const closed = end > at + 1 && (hasClass(text, at + 1, end, QUOTE) || hasClass(text, at + 1, end, CLOSE));
  const before = classBefore(text, at);
  if (byteAt(text, at + 1) === 0x29 && isLabel(text, at)) return false;
  if (before === DIGIT && !closed) return followsNumber(text, at, next);
  if (!isLetterClass(before)) {
    // N°. 12 and nº. 12
    const sign = byteAt(text, at - 1) === 0xb0 || byteAt(text, at - 1) === 0xba;
    if (sign && byteAt(text, at - 2) === 0xc2 && classAt(text, next) === DIGIT && isLetterClass(classBefore(text, at - 2))) return false;
    return followsWord(text, at, at, closed, next);
  }
  const start = wordStart(text, at);
  // 20 °C is no initial.
  const degree = byteAt(text, start - 1) === 0xb0 && byteAt(text, start - 2) === 0xc2;
  if (before !== LETTER && !degree && start + (characterAt(text, start) & 7) === at) return followsLetter(text, start, at, closed, next);
  const first = dottedStart(text, start, at);
  const flags = (first < start ? lookUp(text, first, at) : 0) | (classBefore(text, start) === STOP && first === start ? 0 : lookUp(text, start, at));
  // "of the XII. Regiment": an ordinal where numerals take a full stop; kings and wars stand after a name.
  if (flags === 0 && isRoman(text, start) && isLowerWord(text, wordStart(text, start - 1), start - 1)) return followsAbbreviation(text, BEFORE_NAME, closed, next);
  if ((flags & ABBREVIATION) !== 0) return followsAbbreviation(text, flags, closed, next);
  return followsWord(text, start, at, closed, next);
}
