/** The place at which a candidate character (an end mark, a line break, a bullet …) splits a text. */
import { BULLET, ELLIPSIS, HARD, LETTER, OPEN, CLOSE, SPACE, STOP, UPPER, WIDE, COMMA, DIGIT, LOWER, UNSPACED, DASH, QUOTE } from '../tables/abbreviations-classes.ts';
import { byteAt, characterAt, characterBefore, classAt, classBefore, classOf, countBreaks, isLetterClass, isTerminatorClass, skipSpaces, type Text } from './segment-text.ts';
import { dashOpens, hasClass, isCleanAfter, isCleanBefore, isOmission, opensWithoutSpace, skipCitations, skipClosers, skipEmoticon, skipFootnote, skipLooseClosers, skipOpeners } from './segment-marks.ts';
import { isInQuotedPassage } from './segment-quotes.ts';
import { endsAtStop } from './segment-stop.ts';
import { isStarter } from './segment-words.ts';
import { splitAtBullet, splitAtLabel, splitAtRow } from './segment-lists.ts';
import { splitAtAngle, splitAtComma, splitAtScheme, splitAtSlash, splitAtTime } from './segment-letters.ts';
import { splitAtBreak } from './segment-lines.ts';
import { isLowerWord, wordStart } from './segment-words.ts';

/** Longest run of end marks that is looked over. */
const MAX_RUN = 32;

/** Longest title in book-title marks 《》, in bytes. */
const MAX_BOOK_TITLE = 96;

/** Start of the run of end marks whose last one begins at a position. */
function runStart(text: Text, at: number): number {
  let start = at;
  for (let count = 0; count < MAX_RUN && start > 0 && isTerminatorClass(classBefore(text, start)); count++) start = characterBefore(text, start);
  return start;
}

/** Dots of the spaced ellipsis `. . .` that ends with the dot at a position; 1 for a dot alone. */
function spacedDots(text: Text, at: number): number {
  let dots = 1;
  while (dots < MAX_RUN && byteAt(text, at - 2 * dots + 1) === 0x20 && byteAt(text, at - 2 * dots) === 0x2e) dots++;
  return dots;
}

/** Whether a spaced ellipsis goes on after the dot at a position: `. .` with no number after it. */
function spacedEllipsisGoesOn(text: Text, at: number): boolean {
  if (byteAt(text, at) !== 0x2e || byteAt(text, at + 1) !== 0x20 || byteAt(text, at + 2) !== 0x2e) return false;
  const after = classAt(text, at + 3);
  return after === SPACE || after === CLOSE || after === QUOTE;
}

/**
 * `compounds. . . . The`: a full stop set on its word, then an ellipsis that opens the next sentence.
 */
function splitBeforeEllipsis(text: Text, at: number): number {
  const before = classBefore(text, at);
  if (before === SPACE || before === STOP) return -1;
  let last = at;
  for (let dot = 0; dot < 3; dot++) {
    if (byteAt(text, last + 1) !== 0x20 || byteAt(text, last + 2) !== 0x2e) return -1;
    last += 2;
  }
  if (classAt(text, last + 1) !== SPACE) return -1;
  const next = skipSpaces(text, last + 1);
  return next < text.length && classAt(text, skipOpeners(text, next)) === UPPER ? at + 1 : -1;
}

/** `好吗！》`: an end mark inside the title of a book or film. */
function isInBookTitle(text: Text, at: number): boolean {
  let open = false;
  for (let back = at; back > 0 && back > at - MAX_BOOK_TITLE; ) {
    back = characterBefore(text, back);
    const code = characterAt(text, back) >> 3;
    if (code === 0x300b || code === 0x0a) return false;
    if (code === 0x300a) {
      open = true;
      break;
    }
  }
  if (!open) return false;
  for (let on = at; on < text.length && on < at + MAX_BOOK_TITLE; on += characterAt(text, on) & 7) {
    const code = characterAt(text, on) >> 3;
    if (code === 0x300b) return true;
    if (code === 0x300a || code === 0x0a) return false;
  }
  return false;
}

/** Hiragana after a closing bracket goes on with the sentence around the quotation: 「…。」と言った. */
function isQuotingParticle(text: Text, at: number): boolean {
  const code = characterAt(text, at) >> 3;
  return code >= 0x3041 && code <= 0x3096;
}

/** `works at Yahoo! in`: one exclamation mark on a capitalised word after a small-letter word is part of a name. */
function isNameWithMark(text: Text, at: number): boolean {
  if (byteAt(text, at) !== 0x21) return false;
  const start = wordStart(text, at);
  if (start === at || classAt(text, start) !== UPPER || classBefore(text, start) !== SPACE) return false;
  const end = characterBefore(text, start);
  return isLowerWord(text, wordStart(text, end), end);
}

/** What follows `!`, `?` and their runs. */
function endsAtHard(text: Text, start: number, at: number, end: number, next: number): boolean {
  const open = skipOpeners(text, next);
  const kind = classAt(text, open);
  if (kind === COMMA || kind === CLOSE || kind === QUOTE) return false;
  if (isTerminatorClass(kind)) return opensEllipsis(text, open);
  if (kind === DASH) return dashOpens(text, open);
  if (kind !== LOWER) return true;
  if (open > next) return true;
  // "This is great!" she said.
  if (hasClass(text, at, end, QUOTE) || hasClass(text, at, end, CLOSE)) return false;
  return !(start === at && isNameWithMark(text, at));
}

/** What follows an ellipsis or a run of dots. */
function endsAtEllipsis(text: Text, start: number, end: number, next: number): boolean {
  const before = classBefore(text, start);
  if (before === OPEN) return false;
  const open = skipOpeners(text, next);
  const kind = classAt(text, open);
  // "I" is always a capital, so it tells nothing.
  if (kind === UPPER) return !(byteAt(text, open) === 0x49 && !isLetterClass(classAt(text, open + 1)));
  return kind === LETTER || kind === UNSPACED || (end > start && kind === BULLET);
}

/** `...and then` opens a sentence; so does `.5`. */
function opensEllipsis(text: Text, at: number): boolean {
  let next = at;
  for (let count = 0; count < MAX_RUN && isTerminatorClass(classAt(text, next)) && classAt(text, next) !== HARD; count++) next += characterAt(text, next) & 7;
  const kind = classAt(text, next);
  return kind === DIGIT || (next - at >= 2 && (kind === LOWER || kind === UPPER));
}

/** Where an end mark splits, or -1. */
function splitAtMark(text: Text, at: number, own: number): number {
  const width = characterAt(text, at) & 7;
  let end = at + width;
  // Only the last mark of a run decides.
  if (isTerminatorClass(classAt(text, end))) return -1;
  if (spacedEllipsisGoesOn(text, at)) return splitBeforeEllipsis(text, at);
  let mark = own;
  let start = runStart(text, at);
  if (mark === STOP && start < at) {
    mark = ELLIPSIS;
    if (hasClass(text, start, at, HARD) || hasClass(text, start, at, WIDE)) mark = HARD;
  }
  const dots = mark === STOP ? spacedDots(text, at) : 1;
  if (dots > 1) {
    start = at - 2 * (dots - 1);
    if (dots === 4 && classBefore(text, start) !== SPACE) return -1;
    mark = ELLIPSIS;
  }
  const closers = skipClosers(text, end);
  if (closers < 0) return -1;
  const closed = closers > end;
  end = skipCitations(text, closers);
  if (mark === STOP && end === at + width) end = skipFootnote(text, at, end);
  if (end >= text.length) return -1;
  const after = classAt(text, end);
  if (after !== SPACE) return splitWithoutSpace(text, mark, start, at, end, closed, after);
  const loose = skipLooseClosers(text, end);
  const next = skipSpaces(text, loose);
  if (next >= text.length || countBreaks(text, loose, next) > 1) return -1;
  if (mark === WIDE) return classAt(text, next) === COMMA || isInBookTitle(text, at) ? -1 : loose;
  const kind = classAt(text, next);
  if (kind === COMMA) return -1;
  let ends = false;
  if (mark === HARD) ends = endsAtHard(text, start, at, loose, next);
  else if (mark === ELLIPSIS) ends = endsAtEllipsis(text, start, end, next);
  else if (isTerminatorClass(kind)) ends = opensEllipsis(text, next);
  else if (kind === OPEN && isOmission(text, next)) ends = true;
  else ends = endsAtStop(text, at, hasClass(text, end, loose, QUOTE) ? loose : end, next);
  return ends && !isInQuotedPassage(text, at, loose) ? loose : -1;
}

/** An end mark with no white space after it and its closers. */
function splitWithoutSpace(text: Text, mark: number, start: number, at: number, end: number, closed: boolean, after: number): number {
  if (mark === WIDE) {
    // A full-width full stop is a decimal point too: ３．２９.
    if (after === COMMA || (after === DIGIT && classBefore(text, at) === DIGIT) || isInBookTitle(text, at)) return -1;
    return closed && isQuotingParticle(text, end) ? -1 : end;
  }
  if (mark === HARD && after === LETTER && classBefore(text, start) === LETTER) return end;
  if (closed || end > at + 1) return -1;
  if (mark === STOP) return opensWithoutSpace(text, at, end) ? end : -1;
  return isCleanBefore(text, start) && (after === UPPER || (mark === HARD && after === LOWER)) && isCleanAfter(text, end) ? end : -1;
  return -1;
}

/** Where an emoticon that stands between words splits: before a capital that commonly opens sentences. */
function splitAtEmoticon(text: Text, at: number): number {
  if (classBefore(text, at) !== SPACE) return -1;
  const end = skipEmoticon(text, at);
  if (end === at) return -1;
  const next = skipSpaces(text, end);
  return next < text.length && classAt(text, next) === UPPER ? end : -1;
}

/** `I kept — You know what`: a dash between spaces breaks a sentence off where a common opening word with a capital follows. */
function splitAtDash(text: Text, at: number): number {
  const end = at + (characterAt(text, at) & 7);
  if (classBefore(text, at) !== SPACE || classAt(text, end) !== SPACE) return -1;
  const next = skipSpaces(text, end);
  return classAt(text, next) === UPPER && isStarter(text, next) && byteAt(text, next) !== 0x49 ? end : -1;
}

/** The place at which the candidate at a position splits the text, or -1. */
export function splitAt(text: Text, at: number): number {
  const byte = byteAt(text, at);
  if (byte === 0x0a || byte === 0x0d) return splitAtBreak(text, at);
  if (byte === 0x2e || byte === 0x29) {
    const label = splitAtLabel(text, at);
    if (label >= 0) return label;
    return byte === 0x2e ? splitAtMark(text, at, STOP) : -1;
  }
  if (byte === 0x21 || byte === 0x3f) return splitAtMark(text, at, HARD);
  if (byte === 0x2a || byte === 0x3d || byte === 0x5f || byte === 0x7e) return splitAtRow(text, at);
  if (byte === 0x2c) return splitAtComma(text, at);
  if (byte === 0x2f) return splitAtSlash(text, at);
  if (byte === 0x3e) return splitAtAngle(text, at);
  if (byte === 0x3a) {
    if (byteAt(text, at + 1) === 0x2f) return splitAtScheme(text, at);
    if (classAt(text, at + 1) === DIGIT) return splitAtTime(text, at);
    // The Armenian full stop is often typed as a colon.
    const code = characterAt(text, characterBefore(text, at)) >> 3;
    return code >= 0x531 && code < 0x590 ? splitAtMark(text, at, HARD) : splitAtEmoticon(text, at);
  }
  if (byte === 0x3b) {
    // The Greek question mark is often typed as a semicolon.
    const code = characterAt(text, characterBefore(text, at)) >> 3;
    return (code >= 0x370 && code < 0x400) || (code >= 0x1f00 && code < 0x2000) ? splitAtMark(text, at, HARD) : splitAtEmoticon(text, at);
  }
  if (byte < 0xc2) return -1;
  const code = characterAt(text, at) >> 3;
  const kind = classOf(text, code);
  if (isTerminatorClass(kind)) return splitAtMark(text, at, kind);
  if (kind === BULLET) return splitAtBullet(text, at);
  if (code === 0x2014) return splitAtDash(text, at);
  return code === 0x2029 || code === 0x2028 ? at : -1;
}
