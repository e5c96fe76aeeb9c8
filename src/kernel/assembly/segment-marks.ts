// Kept line for line beside ../twin/segment-marks.ts, the specification.
/** What stands around an end mark: closing quotes and brackets, citations, emoticons, openers of the next sentence. */
import { CLOSE, COMMA, DASH, DIGIT, HARD, LOWER, OPEN, QUOTE, SPACE, STOP, UPPER, WIDE } from './segment-flags';
import { byteAt, characterAt, characterBefore, classAt, classBefore, countBreaks, isLetterClass, isTerminatorClass, skipSpaces } from './segment-text';
import { isStarter, isTitle } from './segment-words';

/** Closers that may follow one mark: `."')]` and Markdown's ** are five. */
const MAX_CLOSERS = 8;

/** Notes that may follow one mark, `[3] [4] [12]`. */
const MAX_NOTES = 4;

/** Digits and separators inside one citation, `[12, 14-17]`. */
const MAX_CITATION = 24;

const ASTERISK = 0x2a;
const UNDERSCORE = 0x5f;

function isEmphasis(byte: i32): bool {
  return byte == ASTERISK || byte == UNDERSCORE;
}

/**
 * The end of the closing quotes, brackets and emphasis directly after a mark; -1 when another end mark stands among
 * them, which then decides itself. A quotation mark before a letter opens something and is not taken.
 */
export function skipClosers(text: usize, length: i32, table: usize, at: i32): i32 {
  let end = at;
  for (let count = 0; count < MAX_CLOSERS; count++) {
    const kind = classAt(text, length, table, end);
    const next = end + (characterAt(text, length, end) & 7);
    if (kind == QUOTE || isEmphasis(byteAt(text, length, end))) {
      const after = classAt(text, length, table, next);
      if (isLetterClass(after) || after == DIGIT || after == OPEN) return end;
    } else if (kind == STOP || kind == HARD || kind == WIDE) {
      return end == at ? end : -1;
    } else if (kind != CLOSE) {
      return end;
    }
    end = next;
  }
  return end;
}

/** Whether a character of a class stands in [from, to). */
export function hasClass(text: usize, length: i32, table: usize, from: i32, to: i32, kind: i32): bool {
  for (let at = from; at < to; at += characterAt(text, length, at) & 7) if (classAt(text, length, table, at) == kind) return true;
  return false;
}

/** The end of a citation that begins at a position, `[17]` or `[2–11]`; the position itself where there is none. */
export function skipCitation(text: usize, length: i32, table: usize, at: i32): i32 {
  if (byteAt(text, length, at) != 0x5b) return at;
  let end = at + 1;
  let digits = 0;
  for (let count = 0; count < MAX_CITATION; count++) {
    const kind = classAt(text, length, table, end);
    if (kind == DIGIT) digits++;
    else if (kind != COMMA && kind != DASH && kind != SPACE) break;
    if (end >= length) return at;
    end += characterAt(text, length, end) & 7;
  }
  return digits > 0 && byteAt(text, length, end) == 0x5d ? end + 1 : at;
}

/** The end of the citations directly after a mark, `.[1][2]`. */
export function skipCitations(text: usize, length: i32, table: usize, at: i32): i32 {
  let end = at;
  for (let count = 0; count < MAX_NOTES; count++) {
    const next = skipCitation(text, length, table, end);
    if (next == end) break;
    end = next;
  }
  return end;
}

/**
 * The end of a footnote number set directly after a mark (`consultation.11 12 Take`), as superscripts come out of
 * web pages; the position itself where the digits belong to a number or nothing with a capital follows.
 */
export function skipFootnote(text: usize, length: i32, table: usize, mark: i32, at: i32): i32 {
  const before = classBefore(text, length, table, mark);
  if (before != LOWER && before != CLOSE) return at;
  let end = at;
  for (let number = 0; number < 3; number++) {
    let digits = 0;
    while (digits < 4 && classAt(text, length, table, end + digits) == DIGIT && byteAt(text, length, end + digits) < 0x80) digits++;
    if (digits == 0 || digits > 3 || classAt(text, length, table, end + digits) != SPACE) return at;
    end += digits;
    const next = skipSpaces(text, length, table, end);
    if (classAt(text, length, table, next) == UPPER) return end;
    if (next != end + 1) return at;
    end = next;
  }
  return at;
}

/** The end of an emoticon or emoji that begins at a position, such as `:-)` or `;)`; the position itself where there is none. */
export function skipEmoticon(text: usize, length: i32, table: usize, at: i32): i32 {
  const first = byteAt(text, length, at);
  if (first == 0x3a || first == 0x3b || first == 0x3d) {
    const mouth = byteAt(text, length, at + 1) == 0x2d ? at + 2 : at + 1;
    const byte = byteAt(text, length, mouth);
    let end = mouth;
    while (end < mouth + 8 && byteAt(text, length, end) == byte) end++;
    const isMouth = byte == 0x29 || byte == 0x28 || byte == 0x44 || byte == 0x50 || byte == 0x70 || byte == 0x2f || byte == 0x5d || byte == 0x5b;
    return isMouth && classAt(text, length, table, end) == SPACE ? end : at;
  }
  let end = at;
  for (let count = 0; count < MAX_CLOSERS && isEmoji(characterAt(text, length, end) >> 3); count++) end += characterAt(text, length, end) & 7;
  return end;
}

/** Pictographs, dingbats, and the joiners between their parts. */
function isEmoji(code: i32): bool {
  return (code >= 0x1f300 && code < 0x1fb00) || (code >= 0x2600 && code < 0x27c0) || code == 0x200d || code == 0xfe0f;
}

/**
 * The end of a footnote number after white space, `rights. 4 Even though`: a sentence does not begin with a number and a
 * capitalised function word; the position itself where there is none.
 */
export function skipNote(text: usize, length: i32, table: usize, at: i32): i32 {
  let end = at;
  while (end < at + 3 && classAt(text, length, table, end) == DIGIT) end += characterAt(text, length, end) & 7;
  if (end == at || end > at + 3 || classAt(text, length, table, end) != SPACE) return at;
  const next = skipSpaces(text, length, table, end);
  return classAt(text, length, table, next) == UPPER && isStarter(text, length, table, next) ? end : at;
}

/**
 * The end of what still belongs to the sentence after white space: citations, emoticons, and closing quotation marks
 * set off by a space as French has them; the end given where there is nothing of the kind.
 */
export function skipLooseClosers(text: usize, length: i32, table: usize, at: i32): i32 {
  let end = at;
  for (let count = 0; count < MAX_NOTES; count++) {
    const next = skipSpaces(text, length, table, end);
    const breaks = countBreaks(text, length, end, next);
    if (breaks > 1) return end;
    let after = skipCitation(text, length, table, next);
    if (after == next) after = skipEmoticon(text, length, table, next);
    if (after == next && count == 0 && breaks == 0 && classBefore(text, length, table, at) != DIGIT && classBefore(text, length, table, characterBefore(text, length, at)) != DIGIT) after = skipNote(text, length, table, next);
    if (after == next && classAt(text, length, table, next) == QUOTE) {
      const width = characterAt(text, length, next) & 7;
      const beyond = classAt(text, length, table, next + width);
      if (beyond == SPACE || beyond == COMMA || beyond == STOP) after = next + width;
    }
    if (after == next) return end;
    end = after;
  }
  return end;
}

/** The first character of the next sentence's words, after its opening quotes, brackets and emphasis. */
export function skipOpeners(text: usize, length: i32, table: usize, at: i32): i32 {
  let start = at;
  for (let count = 0; count < MAX_CLOSERS; count++) {
    const kind = classAt(text, length, table, start);
    const next = start + (characterAt(text, length, start) & 7);
    const opens = kind == OPEN || ((kind == QUOTE || isEmphasis(byteAt(text, length, start))) && classAt(text, length, table, next) != SPACE);
    if (!opens) break;
    start = next;
  }
  return start;
}

/**
 * Whether a dash after an end mark opens a new sentence: only with a capital after it. `? – said he` goes on.
 */
export function dashOpens(text: usize, length: i32, table: usize, at: i32): bool {
  let next = at;
  for (let count = 0; count < 3 && classAt(text, length, table, next) == DASH; count++) next += characterAt(text, length, next) & 7;
  // A minus sign or the second half of a range.
  if (classAt(text, length, table, next) == DIGIT) return false;
  next = skipOpeners(text, length, table, skipSpaces(text, length, table, next));
  const kind = classAt(text, length, table, next);
  return kind == UPPER || kind == DIGIT;
}

/**
 * Whether a sentence begins without white space after an end mark, `world.Today is`: a small-letter word or a number before
 * it, a common opening word after it, and no other punctuation of addresses and code around them.
 */
export function opensWithoutSpace(text: usize, length: i32, table: usize, mark: i32, next: i32): bool {
  const before = classBefore(text, length, table, mark);
  if (before != LOWER && before != DIGIT && before != CLOSE) return false;
  if (classAt(text, length, table, next) != UPPER) return false;
  let start = mark;
  for (let count = 0; count < 48 && classBefore(text, length, table, start) != SPACE; count++) {
    start = characterBefore(text, length, start);
    const byte = byteAt(text, length, start);
    if (byte == 0x2f || byte == 0x40 || byte == 0x5f || byte == 0x5c || byte == 0x3d || byte == 0x23) return false;
    if (isTerminatorClass(classAt(text, length, table, start)) && classBefore(text, length, table, start) != DIGIT) return false;
  }
  let end = next;
  for (let count = 0; count < 24 && isLetterClass(classAt(text, length, table, end)); count++) end += characterAt(text, length, end) & 7;
  const kind = classAt(text, length, table, end);
  if (kind != SPACE && kind != COMMA && kind != QUOTE && kind != STOP) return false;
  // The table last: most of what has no space after its full stop is a name such as `java.util.List`.
  return isStarter(text, length, table, next) || isTitle(text, length, table, next);
}

/** Whether a plain word of small letters, two or more, stands between white space and an end mark. */
export function isCleanBefore(text: usize, length: i32, table: usize, mark: i32): bool {
  let start = mark;
  for (let count = 0; count < 24 && classBefore(text, length, table, start) == LOWER; count++) start = characterBefore(text, length, start);
  if (classBefore(text, length, table, start) == UPPER) start = characterBefore(text, length, start);
  const code = characterAt(text, length, start) >> 3;
  // In Armenian the dots of an ellipsis never end a sentence.
  return mark - start >= 2 && classBefore(text, length, table, start) == SPACE && !(code >= 0x531 && code < 0x590);
}

/** Whether a plain word stands between an end mark and white space or a comma. */
export function isCleanAfter(text: usize, length: i32, table: usize, at: i32): bool {
  let end = at;
  for (let count = 0; count < 24 && isLetterClass(classAt(text, length, table, end)); count++) end += characterAt(text, length, end) & 7;
  const kind = classAt(text, length, table, end);
  return end > at && (kind == SPACE || kind == COMMA || kind == QUOTE);
}

/** `[...]` and `[…]`: words left out, which stand for sentences of their own after an end mark. */
export function isOmission(text: usize, length: i32, table: usize, at: i32): bool {
  if (byteAt(text, length, at) != 0x5b) return false;
  let end = at + 1;
  for (let count = 0; count < 4 && isTerminatorClass(classAt(text, length, table, end)); count++) end += characterAt(text, length, end) & 7;
  return end > at + 1 && byteAt(text, length, end) == 0x5d;
}
