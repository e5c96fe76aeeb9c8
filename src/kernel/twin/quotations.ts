/**
 * Quotations: the words between a mark that opens and one that closes it. One pass over a whole text with a stack of open marks.
 *
 *   “We waited ‘for hours’ there,” she said.      two records: the inner one, then the outer one
 *   “First paragraph.¶¶“Second paragraph.”        a mark that is repeated carries a quotation on: each paragraph is a record of its own
 *   He called it “a mess.¶¶Then …                 never closed: it ends with its paragraph and is told as such
 *
 * Which marks close which is the usage of the languages (Unicode Standard 17, chapter 6.2, "Quotation Marks"); ’ between letters and
 * the ' of 'tis are apostrophes.
 */
import { CLOSE, COMMA, DIGIT, QUOTE, SPACE } from '../tables/abbreviations-classes.ts';
import { byteAt, characterAt, characterBefore, classAt, classBefore, isLetterClass, isSpace, isTerminatorClass, skipSpacesBack, type Text } from './segment-text.ts';

/** Kinds of a record: closed; carried on in the next paragraph; never closed. */
export const CLOSED = 0;
export const CONTINUED = 1;
export const UNCLOSED = 2;

/** Marks by number; the number of a bit in {@link CLOSERS}. */
const [STRAIGHT, SINGLE, LEFT, RIGHT, LOW, LEFT_1, RIGHT_1, LOW_1, ANGLE_LEFT, ANGLE_RIGHT, ANGLE_LEFT_1, ANGLE_RIGHT_1, CORNER, CORNER_END, WHITE, WHITE_END] =
  [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16] as const;

const bits = (...marks: number[]): number => marks.reduce((sum, mark) => sum | (1 << mark), 0);
/** By the mark that opens: the marks that close it. */
const CLOSERS: readonly number[] = [
  0, bits(STRAIGHT, RIGHT), bits(SINGLE, RIGHT_1), bits(RIGHT, STRAIGHT), bits(RIGHT), bits(LEFT, RIGHT, STRAIGHT), bits(RIGHT_1, SINGLE), 0, bits(LEFT_1, RIGHT_1),
  bits(ANGLE_RIGHT), bits(ANGLE_LEFT, ANGLE_RIGHT), bits(ANGLE_RIGHT_1), bits(ANGLE_LEFT_1, ANGLE_RIGHT_1), bits(CORNER_END), 0, bits(WHITE_END), 0,
];
/** Marks that open nothing, marks within which white space may stand at the edges, marks that may be apostrophes. */
const NEVER_OPEN = bits(RIGHT_1, CORNER_END, WHITE_END);
const SPACED = bits(ANGLE_LEFT, ANGLE_RIGHT, ANGLE_LEFT_1, ANGLE_RIGHT_1, CORNER, CORNER_END, WHITE, WHITE_END);
const APOSTROPHES = bits(SINGLE, LEFT_1, RIGHT_1);
/** Marks that open by their own shape. */
const DIRECTED = bits(LEFT, LOW, LEFT_1, LOW_1, ANGLE_LEFT, ANGLE_LEFT_1);

/** Marks within marks; deeper ones are left alone. */
const DEEPEST = 4;
/** Longer ones are no quotations but a mark that was forgotten. */
const LONGEST = 65_536;

/** Mark that begins at a byte × 4 + its width in bytes, 0 where none does. */
export function markAt(text: Text, at: number): number {
  const first = byteAt(text, at);
  if (first === 0x22) return STRAIGHT * 4 + 1;
  if (first === 0x27) return SINGLE * 4 + 1;
  const second = byteAt(text, at + 1);
  if (first === 0xc2) return second === 0xab ? ANGLE_LEFT * 4 + 2 : second === 0xbb ? ANGLE_RIGHT * 4 + 2 : 0;
  if (second !== 0x80) return 0;
  const third = byteAt(text, at + 2);
  if (first === 0xe3) return third >= 0x8c && third <= 0x8f ? (CORNER + third - 0x8c) * 4 + 3 : 0;
  if (first !== 0xe2) return 0;
  switch (third) {
    case 0x98: return LEFT_1 * 4 + 3;
    case 0x99: return RIGHT_1 * 4 + 3;
    case 0x9a: return LOW_1 * 4 + 3;
    case 0x9c: return LEFT * 4 + 3;
    case 0x9d: return RIGHT * 4 + 3;
    case 0x9e: return LOW * 4 + 3;
    case 0xb9: return ANGLE_LEFT_1 * 4 + 3;
    case 0xba: return ANGLE_RIGHT_1 * 4 + 3;
    default: return 0;
  }
}

/** Ideographs, kana and their marks, in texts without white space; nothing before a mark tells there whether it opens. */
const WIDE_FROM = 0x2e80;

/** English words that lose their beginning, after an apostrophe (Huddleston & Pullum 2002, chapter 18, "Colloquial reductions"). */
const ELIDED = new Set(['tis', 'twas', 'twere', 'twill', 'em', 'n', 'til', 'cos', 'bout', 'neath', 's', 't', 'd', 'm', 'll', 're', 've']);

/** Whether a word that an apostrophe shortens begins at a position: 'tis, '90s. */
function isElided(text: Text, at: number): boolean {
  let word = '';
  for (let byte = byteAt(text, at) | 0x20; byte >= 0x61 && byte <= 0x7a && word.length < 6; byte = byteAt(text, at + word.length) | 0x20) word += String.fromCharCode(byte);
  return ELIDED.has(word) || classAt(text, at) === DIGIT;
}

/** Whether what stands before a mark lets it open: white space, brackets, other marks, dashes; a comma or colon where the mark itself tells. */
function leavesOpen(text: Text, mark: number, from: number): boolean {
  const kind = classBefore(text, from);
  if (kind === COMMA) return ((DIRECTED >> mark) & 1) === 1;
  if (isLetterClass(kind)) return characterAt(text, characterBefore(text, from)) >> 3 >= WIDE_FROM;
  return kind !== DIGIT && kind !== CLOSE && !isTerminatorClass(kind);
}

function mayOpen(text: Text, mark: number, from: number, to: number): boolean {
  if ((NEVER_OPEN >> mark) & 1 || to >= text.length) return false;
  if (mark === CORNER || mark === WHITE) return true;
  if (!leavesOpen(text, mark, from)) return false;
  const after = classAt(text, to);
  if (after === SPACE) return ((SPACED >> mark) & 1) === 1 && classBefore(text, from) === SPACE;
  if (!((APOSTROPHES >> mark) & 1)) return true;
  return (isLetterClass(after) || after === QUOTE) && !isElided(text, to);
}

function mayClose(text: Text, mark: number, from: number, to: number): boolean {
  if (classBefore(text, from) === SPACE && !((SPACED >> mark) & 1)) return false;
  if (!((APOSTROPHES >> mark) & 1)) return true;
  const after = classAt(text, to);
  return !isLetterClass(after) && after !== DIGIT;
}

/** Line break at which a paragraph ends in [from, to): one that only blanks part from the next; `to` if there is none. */
function paragraphEnd(text: Text, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    if (byteAt(text, at) !== 0x0a) continue;
    let next = at + 1;
    while (next < to && (byteAt(text, next) === 0x20 || byteAt(text, next) === 0x09 || byteAt(text, next) === 0x0d)) next++;
    if (next < to && byteAt(text, next) === 0x0a) return at;
    at = next - 1;
  }
  return to;
}

/** Start of the line of a position if only blanks stand before it there, else -1. */
function lineBefore(text: Text, at: number, least: number): number {
  let from = at;
  while (from > least && (byteAt(text, from - 1) === 0x20 || byteAt(text, from - 1) === 0x09)) from--;
  return from > least && byteAt(text, from - 1) === 0x0a ? from - 1 : -1;
}

/** Adds a record, trimmed of white space; nothing where no character is left. */
function add(text: Text, records: number[], start: number, end: number, kind: number): void {
  while (start < end && isSpace(characterAt(text, start) >> 3)) start += characterAt(text, start) & 7;
  while (start < end && byteAt(text, end - 1) <= 0x20) end--;
  if (start < end && end - start <= LONGEST) records.push(start, end, kind);
}

/**
 * Quotations of a text as they are closed: triples start, end (bytes between the marks, trimmed of white space) and kind.
 * ASCII apostrophes that are never closed are no quotations.
 */
export function findQuotations(text: Text): number[] {
  const records: number[] = [];
  const marks: number[] = [];
  const starts: number[] = [];
  let last = 0;
  for (let at = 0; at < text.length; at++) {
    const found = markAt(text, at);
    if (found === 0) continue;
    const mark = found >> 2;
    const to = at + (found & 3);
    if (marks.length > 0) {
      const end = paragraphEnd(text, last, at);
      if (end < at) leaveParagraph(end, lineBefore(text, at, end) >= 0 && mark === marks[0] ? CONTINUED : UNCLOSED);
    }
    last = to;
    if (!close(mark, at, to)) open(mark, at, to);
    at = to - 1;
  }
  if (marks.length > 0) leaveParagraph(paragraphEnd(text, last, text.length), UNCLOSED);
  return records;

  function leaveParagraph(end: number, kind: number): void {
    if (!((APOSTROPHES >> marks[0]!) & 1)) add(text, records, starts[0]!, end, kind);
    marks.length = starts.length = 0;
  }
  function close(mark: number, from: number, to: number): boolean {
    if (!mayClose(text, mark, from, to)) return false;
    for (let depth = marks.length - 1; depth >= 0; depth--) {
      if (!((CLOSERS[marks[depth]!]! >> mark) & 1)) continue;
      add(text, records, starts[depth]!, from, CLOSED);
      marks.length = starts.length = depth;
      return true;
    }
    return false;
  }
  function open(mark: number, from: number, to: number): void {
    if (!mayOpen(text, mark, from, to)) return;
    const again = marks.indexOf(mark);
    if (again >= 0) {
      // The same mark once more carries the quotation on at the start of a line, and behind a sentence where paragraphs were joined;
      // elsewhere the first was never closed.
      const line = lineBefore(text, from, starts[again]!);
      const end = skipSpacesBack(text, from);
      if (again === 0 && line >= 0) add(text, records, starts[0]!, line, CONTINUED);
      else if (again === 0 && end < from && end > starts[0]! && isTerminatorClass(classBefore(text, end))) add(text, records, starts[0]!, end, CONTINUED);
      marks.length = starts.length = again;
    }
    if (marks.length === DEEPEST) return;
    marks.push(mark);
    starts.push(to);
  }
}
