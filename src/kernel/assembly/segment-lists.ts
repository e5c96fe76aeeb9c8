// Kept line for line beside ../twin/segment-lists.ts, the specification.
/** Items of a list set in one line: `1. Foo 2. Bar`, `a) foo b) bar`, bullets, and rows of asterisks between sentences. */
import { BULLET, DIGIT, LOWER, SPACE, UPPER } from './segment-flags';
import { byteAt, characterBefore, classAt, classBefore, isTerminatorClass, skipSpaces, skipSpacesBack } from './segment-text';
import { isLabelPlace } from './segment-labels';
import { wordStart } from './segment-words';

/** Bytes before a label in which the label before it must stand. */
const MAX_ITEM = 256;

/** Labels that are followed back to the first of a list. */
const MAX_ITEMS = 3;

const STOP_BYTE = 0x2e;
const PARENTHESIS = 0x29;

/** A label's value: 1 to 99 for digits, 1 to 26 for a small letter, 0 for anything else in [start, end). */
function labelValue(text: usize, length: i32, table: usize, start: i32, end: i32): i32 {
  const first = byteAt(text, length, start);
  if (end - start == 1 && first >= 0x61 && first <= 0x7a) return first - 0x60;
  let value = 0;
  for (let at = start; at < end; at++) {
    const byte = byteAt(text, length, at);
    if (byte < 0x30 || byte > 0x39) return 0;
    value = value * 10 + byte - 0x30;
  }
  return end - start <= 2 ? value : 0;
}

function isSmallLetter(byte: i32): bool {
  return byte >= 0x61 && byte <= 0x7a;
}

/** Start of the digits or the one letter before a label's mark; the mark itself where there is no label. */
function labelStart(text: usize, length: i32, table: usize, mark: i32): i32 {
  let start = mark;
  while (start > mark - 3 && byteAt(text, length, start - 1) >= 0x30 && byteAt(text, length, start - 1) <= 0x39) start--;
  if (start == mark && isSmallLetter(byteAt(text, length, mark - 1))) start = mark - 1;
  return start < mark && classBefore(text, length, table, start) == SPACE ? start : mark;
}

/** Whether the same word stands before both places, as in `Section 1. … Section 2.`: then they are references. */
function sameWordBefore(text: usize, length: i32, table: usize, left: i32, right: i32): bool {
  const leftEnd = left - 1;
  const rightEnd = right - 1;
  const leftStart = wordStart(text, length, table, leftEnd);
  const rightStart = wordStart(text, length, table, rightEnd);
  if (leftStart == leftEnd || leftEnd - leftStart != rightEnd - rightStart) return false;
  for (let offset = 0; offset < leftEnd - leftStart; offset++) {
    if (byteAt(text, length, leftStart + offset) != byteAt(text, length, rightStart + offset)) return false;
  }
  return true;
}

/** Start of the label of a value before a position in the same line, -1 if there is none; `letters` tells a) from 1). */
function labelBefore(text: usize, length: i32, table: usize, from: i32, value: i32, letters: bool, parenthesis: bool): i32 {
  for (let at = from - 1; at > 0 && at > from - MAX_ITEM; at--) {
    const byte = byteAt(text, length, at);
    if (byte == 0x0a || byte == 0x0d) return -1;
    if (byte != (parenthesis ? PARENTHESIS : STOP_BYTE) || classAt(text, length, table, at + 1) != SPACE) continue;
    const mark = parenthesis && byteAt(text, length, at - 1) == STOP_BYTE ? at - 1 : at;
    const start = labelStart(text, length, table, mark);
    if (start < mark && labelValue(text, length, table, start, mark) == value && isSmallLetter(byteAt(text, length, start)) == letters) return start;
  }
  return -1;
}

/**
 * The start of a list label whose mark (`.` or `)`) is at a position, when the labels before it lead back to the first of a
 * list that begins its line or follows an end mark or colon; else -1. One look goes back over at most three items.
 */
export function splitAtLabel(text: usize, length: i32, table: usize, at: i32): i32 {
  const parenthesis = byteAt(text, length, at) == PARENTHESIS;
  const mark = parenthesis && byteAt(text, length, at - 1) == STOP_BYTE ? at - 1 : at;
  const start = labelStart(text, length, table, mark);
  if (start == mark || classAt(text, length, table, at + 1) != SPACE) return -1;
  let value = labelValue(text, length, table, start, mark);
  if (value < 2) return -1;
  const letters = isSmallLetter(byteAt(text, length, start));
  const next = classAt(text, length, table, skipSpaces(text, length, table, at + 1));
  if (next != UPPER && !((parenthesis || letters) && (next == LOWER || next == DIGIT))) return -1;
  // The bullet before a label splits already.
  if (classBefore(text, length, table, skipSpacesBack(text, length, table, start)) == BULLET) return -1;
  let label = start;
  for (let item = 1; item <= MAX_ITEMS; item++) {
    value--;
    const previous = labelBefore(text, length, table, label, value, letters, parenthesis);
    if (previous < 0) return item > 1 && opensList(text, length, table, label) ? start : -1;
    if (item == MAX_ITEMS && sameWordBefore(text, length, table, previous, label)) return -1;
    label = previous;
    if (value == 1) return opensList(text, length, table, label) ? start : -1;
  }
  return start;
}

/** Whether the first label of a list stands where a list may begin. */
function opensList(text: usize, length: i32, table: usize, label: i32): bool {
  if (isLabelPlace(text, length, table, label)) return true;
  const colon = characterBefore(text, length, label);
  return byteAt(text, length, colon - 1) == 0x3a || isTerminatorClass(classBefore(text, length, table, colon));
}

/** A bullet after white space, or at the start: the item begins here. */
export function splitAtBullet(text: usize, length: i32, table: usize, at: i32): i32 {
  return classBefore(text, length, table, at) == SPACE ? at : -1;
}

/** Shorter rows of underscores are blanks to be filled in. */
const MIN_UNDERSCORES = 8;

/** Longest row of separators that is looked over. */
const MAX_ROW = 128;

/**
 * A row of three or more equal signs (`***`, `===`) between white space is a sentence of its own: it splits before its
 * first sign and after its last.
 */
export function splitAtRow(text: usize, length: i32, table: usize, at: i32): i32 {
  const byte = byteAt(text, length, at);
  const opens = byteAt(text, length, at - 1) != byte;
  const closes = byteAt(text, length, at + 1) != byte;
  if (opens == closes) return -1;
  const step = opens ? 1 : -1;
  let other = at;
  for (let count = 0; count < MAX_ROW && byteAt(text, length, other + step) == byte; count++) other += step;
  const first = opens ? at : other;
  const last = opens ? other : at;
  if (last - first < (byte == 0x5f ? MIN_UNDERSCORES : 3) - 1 || last - first >= MAX_ROW || classBefore(text, length, table, first) != SPACE || classAt(text, length, table, last + 1) != SPACE) return -1;
  return opens ? first : last + 1;
}
