// Kept line for line beside ../twin/segment-splits.ts, the specification.
/** The place at which a candidate character (an end mark, a line break, a bullet …) splits a text. */
import { BULLET, ELLIPSIS, HARD, LETTER, OPEN, CLOSE, SPACE, STOP, UPPER, WIDE, COMMA, DIGIT, LOWER, UNSPACED, DASH, QUOTE } from './segment-flags';
import { byteAt, characterAt, characterBefore, classAt, classBefore, classOf, countBreaks, isLetterClass, isTerminatorClass, skipSpaces } from './segment-text';
import { dashOpens, hasClass, isCleanAfter, isCleanBefore, isOmission, opensWithoutSpace, skipCitations, skipClosers, skipEmoticon, skipFootnote, skipLooseClosers, skipOpeners } from './segment-marks';
import { isInQuotedPassage } from './segment-quotes';
import { endsAtStop } from './segment-stop';
import { isStarter } from './segment-words';
import { splitAtBullet, splitAtLabel, splitAtRow } from './segment-lists';
import { splitAtAngle, splitAtComma, splitAtScheme, splitAtSlash, splitAtTime } from './segment-letters';
import { splitAtBreak } from './segment-lines';
import { isLowerWord, wordStart } from './segment-words';

/** Longest run of end marks that is looked over. */
const MAX_RUN = 32;

/** Longest title in book-title marks 《》, in bytes. */
const MAX_BOOK_TITLE = 96;

/** Start of the run of end marks whose last one begins at a position. */
function runStart(text: usize, length: i32, table: usize, at: i32): i32 {
  let start = at;
  for (let count = 0; count < MAX_RUN && start > 0 && isTerminatorClass(classBefore(text, length, table, start)); count++) start = characterBefore(text, length, start);
  return start;
}

/** Dots of the spaced ellipsis `. . .` that ends with the dot at a position; 1 for a dot alone. */
function spacedDots(text: usize, length: i32, table: usize, at: i32): i32 {
  let dots = 1;
  while (dots < MAX_RUN && byteAt(text, length, at - 2 * dots + 1) == 0x20 && byteAt(text, length, at - 2 * dots) == 0x2e) dots++;
  return dots;
}

/** Whether a spaced ellipsis goes on after the dot at a position: `. .` with no number after it. */
function spacedEllipsisGoesOn(text: usize, length: i32, table: usize, at: i32): bool {
  if (byteAt(text, length, at) != 0x2e || byteAt(text, length, at + 1) != 0x20 || byteAt(text, length, at + 2) != 0x2e) return false;
  const after = classAt(text, length, table, at + 3);
  return after == SPACE || after == CLOSE || after == QUOTE;
}

/**
 * `compounds. . . . The`: a full stop set on its word, then an ellipsis that opens the next sentence.
 */
function splitBeforeEllipsis(text: usize, length: i32, table: usize, at: i32): i32 {
  const before = classBefore(text, length, table, at);
  if (before == SPACE || before == STOP) return -1;
  let last = at;
  for (let dot = 0; dot < 3; dot++) {
    if (byteAt(text, length, last + 1) != 0x20 || byteAt(text, length, last + 2) != 0x2e) return -1;
    last += 2;
  }
  if (classAt(text, length, table, last + 1) != SPACE) return -1;
  const next = skipSpaces(text, length, table, last + 1);
  return next < length && classAt(text, length, table, skipOpeners(text, length, table, next)) == UPPER ? at + 1 : -1;
}

/** `好吗！》`: an end mark inside the title of a book or film. */
function isInBookTitle(text: usize, length: i32, table: usize, at: i32): bool {
  let open = false;
  for (let back = at; back > 0 && back > at - MAX_BOOK_TITLE; ) {
    back = characterBefore(text, length, back);
    const code = characterAt(text, length, back) >> 3;
    if (code == 0x300b || code == 0x0a) return false;
    if (code == 0x300a) {
      open = true;
      break;
    }
  }
  if (!open) return false;
  for (let on = at; on < length && on < at + MAX_BOOK_TITLE; on += characterAt(text, length, on) & 7) {
    const code = characterAt(text, length, on) >> 3;
    if (code == 0x300b) return true;
    if (code == 0x300a || code == 0x0a) return false;
  }
  return false;
}

/** Hiragana after a closing bracket goes on with the sentence around the quotation: 「…。」と言った. */
function isQuotingParticle(text: usize, length: i32, table: usize, at: i32): bool {
  const code = characterAt(text, length, at) >> 3;
  return code >= 0x3041 && code <= 0x3096;
}

/** `works at Yahoo! in`: one exclamation mark on a capitalised word after a small-letter word is part of a name. */
function isNameWithMark(text: usize, length: i32, table: usize, at: i32): bool {
  if (byteAt(text, length, at) != 0x21) return false;
  const start = wordStart(text, length, table, at);
  if (start == at || classAt(text, length, table, start) != UPPER || classBefore(text, length, table, start) != SPACE) return false;
  const end = characterBefore(text, length, start);
  return isLowerWord(text, length, table, wordStart(text, length, table, end), end);
}

/** What follows `!`, `?` and their runs. */
function endsAtHard(text: usize, length: i32, table: usize, start: i32, at: i32, end: i32, next: i32): bool {
  const open = skipOpeners(text, length, table, next);
  const kind = classAt(text, length, table, open);
  if (kind == COMMA || kind == CLOSE || kind == QUOTE) return false;
  if (isTerminatorClass(kind)) return opensEllipsis(text, length, table, open);
  if (kind == DASH) return dashOpens(text, length, table, open);
  if (kind != LOWER) return true;
  if (open > next) return true;
  // "This is great!" she said.
  if (hasClass(text, length, table, at, end, QUOTE) || hasClass(text, length, table, at, end, CLOSE)) return false;
  return !(start == at && isNameWithMark(text, length, table, at));
}

/** What follows an ellipsis or a run of dots. */
function endsAtEllipsis(text: usize, length: i32, table: usize, start: i32, end: i32, next: i32): bool {
  const before = classBefore(text, length, table, start);
  if (before == OPEN) return false;
  const open = skipOpeners(text, length, table, next);
  const kind = classAt(text, length, table, open);
  // "I" is always a capital, so it tells nothing.
  if (kind == UPPER) return !(byteAt(text, length, open) == 0x49 && !isLetterClass(classAt(text, length, table, open + 1)));
  return kind == LETTER || kind == UNSPACED || (end > start && kind == BULLET);
}

/** `...and then` opens a sentence; so does `.5`. */
function opensEllipsis(text: usize, length: i32, table: usize, at: i32): bool {
  let next = at;
  for (let count = 0; count < MAX_RUN && isTerminatorClass(classAt(text, length, table, next)) && classAt(text, length, table, next) != HARD; count++) next += characterAt(text, length, next) & 7;
  const kind = classAt(text, length, table, next);
  return kind == DIGIT || (next - at >= 2 && (kind == LOWER || kind == UPPER));
}

/** Where an end mark splits, or -1. */
function splitAtMark(text: usize, length: i32, table: usize, at: i32, own: i32): i32 {
  const width = characterAt(text, length, at) & 7;
  let end = at + width;
  // Only the last mark of a run decides.
  if (isTerminatorClass(classAt(text, length, table, end))) return -1;
  if (spacedEllipsisGoesOn(text, length, table, at)) return splitBeforeEllipsis(text, length, table, at);
  let mark = own;
  let start = runStart(text, length, table, at);
  if (mark == STOP && start < at) {
    mark = ELLIPSIS;
    if (hasClass(text, length, table, start, at, HARD) || hasClass(text, length, table, start, at, WIDE)) mark = HARD;
  }
  const dots = mark == STOP ? spacedDots(text, length, table, at) : 1;
  if (dots > 1) {
    start = at - 2 * (dots - 1);
    if (dots == 4 && classBefore(text, length, table, start) != SPACE) return -1;
    mark = ELLIPSIS;
  }
  const closers = skipClosers(text, length, table, end);
  if (closers < 0) return -1;
  const closed = closers > end;
  end = skipCitations(text, length, table, closers);
  if (mark == STOP && end == at + width) end = skipFootnote(text, length, table, at, end);
  if (end >= length) return -1;
  const after = classAt(text, length, table, end);
  if (after != SPACE) return splitWithoutSpace(text, length, table, mark, start, at, end, closed, after);
  const loose = skipLooseClosers(text, length, table, end);
  const next = skipSpaces(text, length, table, loose);
  if (next >= length || countBreaks(text, length, loose, next) > 1) return -1;
  if (mark == WIDE) return classAt(text, length, table, next) == COMMA || isInBookTitle(text, length, table, at) ? -1 : loose;
  const kind = classAt(text, length, table, next);
  if (kind == COMMA) return -1;
  let ends = false;
  if (mark == HARD) ends = endsAtHard(text, length, table, start, at, loose, next);
  else if (mark == ELLIPSIS) ends = endsAtEllipsis(text, length, table, start, end, next);
  else if (isTerminatorClass(kind)) ends = opensEllipsis(text, length, table, next);
  else if (kind == OPEN && isOmission(text, length, table, next)) ends = true;
  else ends = endsAtStop(text, length, table, at, hasClass(text, length, table, end, loose, QUOTE) ? loose : end, next);
  return ends && !isInQuotedPassage(text, length, table, at, loose) ? loose : -1;
}

/** An end mark with no white space after it and its closers. */
function splitWithoutSpace(text: usize, length: i32, table: usize, mark: i32, start: i32, at: i32, end: i32, closed: bool, after: i32): i32 {
  if (mark == WIDE) {
    // A full-width full stop is a decimal point too: ３．２９.
    if (after == COMMA || (after == DIGIT && classBefore(text, length, table, at) == DIGIT) || isInBookTitle(text, length, table, at)) return -1;
    return closed && isQuotingParticle(text, length, table, end) ? -1 : end;
  }
  if (mark == HARD && after == LETTER && classBefore(text, length, table, start) == LETTER) return end;
  if (closed || end > at + 1) return -1;
  if (mark == STOP) return opensWithoutSpace(text, length, table, at, end) ? end : -1;
  return isCleanBefore(text, length, table, start) && (after == UPPER || (mark == HARD && after == LOWER)) && isCleanAfter(text, length, table, end) ? end : -1;
  return -1;
}

/** Where an emoticon that stands between words splits: before a capital that commonly opens sentences. */
function splitAtEmoticon(text: usize, length: i32, table: usize, at: i32): i32 {
  if (classBefore(text, length, table, at) != SPACE) return -1;
  const end = skipEmoticon(text, length, table, at);
  if (end == at) return -1;
  const next = skipSpaces(text, length, table, end);
  return next < length && classAt(text, length, table, next) == UPPER ? end : -1;
}

/** `I kept — You know what`: a dash between spaces breaks a sentence off where a common opening word with a capital follows. */
function splitAtDash(text: usize, length: i32, table: usize, at: i32): i32 {
  const end = at + (characterAt(text, length, at) & 7);
  if (classBefore(text, length, table, at) != SPACE || classAt(text, length, table, end) != SPACE) return -1;
  const next = skipSpaces(text, length, table, end);
  return classAt(text, length, table, next) == UPPER && isStarter(text, length, table, next) && byteAt(text, length, next) != 0x49 ? end : -1;
}

/** The place at which the candidate at a position splits the text, or -1. */
export function splitAt(text: usize, length: i32, table: usize, at: i32): i32 {
  const byte = byteAt(text, length, at);
  if (byte == 0x0a || byte == 0x0d) return splitAtBreak(text, length, table, at);
  if (byte == 0x2e || byte == 0x29) {
    const label = splitAtLabel(text, length, table, at);
    if (label >= 0) return label;
    return byte == 0x2e ? splitAtMark(text, length, table, at, STOP) : -1;
  }
  if (byte == 0x21 || byte == 0x3f) return splitAtMark(text, length, table, at, HARD);
  if (byte == 0x2a || byte == 0x3d || byte == 0x5f || byte == 0x7e) return splitAtRow(text, length, table, at);
  if (byte == 0x2c) return splitAtComma(text, length, table, at);
  if (byte == 0x2f) return splitAtSlash(text, length, table, at);
  if (byte == 0x3e) return splitAtAngle(text, length, table, at);
  if (byte == 0x3a) {
    if (byteAt(text, length, at + 1) == 0x2f) return splitAtScheme(text, length, table, at);
    if (classAt(text, length, table, at + 1) == DIGIT) return splitAtTime(text, length, table, at);
    // The Armenian full stop is often typed as a colon.
    const code = characterAt(text, length, characterBefore(text, length, at)) >> 3;
    return code >= 0x531 && code < 0x590 ? splitAtMark(text, length, table, at, HARD) : splitAtEmoticon(text, length, table, at);
  }
  if (byte == 0x3b) {
    // The Greek question mark is often typed as a semicolon.
    const code = characterAt(text, length, characterBefore(text, length, at)) >> 3;
    return (code >= 0x370 && code < 0x400) || (code >= 0x1f00 && code < 0x2000) ? splitAtMark(text, length, table, at, HARD) : splitAtEmoticon(text, length, table, at);
  }
  if (byte < 0xc2) return -1;
  const code = characterAt(text, length, at) >> 3;
  const kind = classOf(table, code);
  if (isTerminatorClass(kind)) return splitAtMark(text, length, table, at, kind);
  if (kind == BULLET) return splitAtBullet(text, length, table, at);
  if (code == 0x2014) return splitAtDash(text, length, table, at);
  return code == 0x2029 || code == 0x2028 ? at : -1;
}
