/** Items of a list set in one line: `1. Foo 2. Bar`, `a) foo b) bar`, bullets, and rows of asterisks between sentences. */
import { BULLET, DIGIT, LOWER, SPACE, UPPER } from '../tables/abbreviations-classes.ts';
import { byteAt, characterBefore, classAt, classBefore, isTerminatorClass, skipSpaces, skipSpacesBack, type Text } from './segment-text.ts';
import { isLabelPlace } from './segment-labels.ts';
import { wordStart } from './segment-words.ts';

/** Bytes before a label in which the label before it must stand. */
const MAX_ITEM = 256;

/** Labels that are followed back to the first of a list. */
const MAX_ITEMS = 3;

const STOP_BYTE = 0x2e;
const PARENTHESIS = 0x29;

/** A label's value: 1 to 99 for digits, 1 to 26 for a small letter, 0 for anything else in [start, end). */
function labelValue(text: Text, start: number, end: number): number {
  const first = byteAt(text, start);
  if (end - start === 1 && first >= 0x61 && first <= 0x7a) return first - 0x60;
  let value = 0;
  for (let at = start; at < end; at++) {
    const byte = byteAt(text, at);
    if (byte < 0x30 || byte > 0x39) return 0;
    value = value * 10 + byte - 0x30;
  }
  return end - start <= 2 ? value : 0;
}

function isSmallLetter(byte: number): boolean {
  return byte >= 0x61 && byte <= 0x7a;
}

/** Start of the digits or the one letter before a label's mark; the mark itself where there is no label. */
function labelStart(text: Text, mark: number): number {
  let start = mark;
  while (start > mark - 3 && byteAt(text, start - 1) >= 0x30 && byteAt(text, start - 1) <= 0x39) start--;
  if (start === mark && isSmallLetter(byteAt(text, mark - 1))) start = mark - 1;
  return start < mark && classBefore(text, start) === SPACE ? start : mark;
}

/** Whether the same word stands before both places, as in `Section 1. … Section 2.`: then they are references. */
function sameWordBefore(text: Text, left: number, right: number): boolean {
  const leftEnd = left - 1;
  const rightEnd = right - 1;
  const leftStart = wordStart(text, leftEnd);
  const rightStart = wordStart(text, rightEnd);
  if (leftStart === leftEnd || leftEnd - leftStart !== rightEnd - rightStart) return false;
  for (let offset = 0; offset < leftEnd - leftStart; offset++) {
    if (byteAt(text, leftStart + offset) !== byteAt(text, rightStart + offset)) return false;
  }
  return true;
}

/** Start of the label of a value before a position in the same line, -1 if there is none; `letters` tells a) from 1). */
function labelBefore(text: Text, from: number, value: number, letters: boolean, parenthesis: boolean): number {
  for (let at = from - 1; at > 0 && at > from - MAX_ITEM; at--) {
    const byte = byteAt(text, at);
    if (byte === 0x0a || byte === 0x0d) return -1;
    if (byte !== (parenthesis ? PARENTHESIS : STOP_BYTE) || classAt(text, at + 1) !== SPACE) continue;
    const mark = parenthesis && byteAt(text, at - 1) === STOP_BYTE ? at - 1 : at;
    const start = labelStart(text, mark);
    if (start < mark && labelValue(text, start, mark) === value && isSmallLetter(byteAt(text, start)) === letters) return start;
  }
  return -1;
}

/**
 * The start of a list label whose mark (`.` or `)`) is at a position, when the labels before it lead back to the first of a
 * list that begins its line or follows an end mark or colon; else -1. One look goes back over at most three items.
 */
export function splitAtLabel(text: Text, at: number): number {
  const parenthesis = byteAt(text, at) === PARENTHESIS;
  const mark = parenthesis && byteAt(text, at - 1) === STOP_BYTE ? at - 1 : at;
  const start = labelStart(text, mark);
  if (start === mark || classAt(text, at + 1) !== SPACE) return -1;
  let value = labelValue(text, start, mark);
  if (value < 2) return -1;
  const letters = isSmallLetter(byteAt(text, start));
  const next = classAt(text, skipSpaces(text, at + 1));
  if (next !== UPPER && !((parenthesis || letters) && (next === LOWER || next === DIGIT))) return -1;
  // The bullet before a label splits already.
  if (classBefore(text, skipSpacesBack(text, start)) === BULLET) return -1;
  let label = start;
  for (let item = 1; item <= MAX_ITEMS; item++) {
    value--;
    const previous = labelBefore(text, label, value, letters, parenthesis);
    if (previous < 0) return item > 1 && opensList(text, label) ? start : -1;
    if (item === MAX_ITEMS && sameWordBefore(text, previous, label)) return -1;
    label = previous;
    if (value === 1) return opensList(text, label) ? start : -1;
  }
  return start;
}

/** Whether the first label of a list stands where a list may begin. */
function opensList(text: Text, label: number): boolean {
  if (isLabelPlace(text, label)) return true;
  const colon = characterBefore(text, label);
  return byteAt(text, colon - 1) === 0x3a || isTerminatorClass(classBefore(text, colon));
}

/** A bullet after white space, or at the start: the item begins here. */
export function splitAtBullet(text: Text, at: number): number {
  return classBefore(text, at) === SPACE ? at : -1;
}

/** Shorter rows of underscores are blanks to be filled in. */
const MIN_UNDERSCORES = 8;

/** Longest row of separators that is looked over. */
const MAX_ROW = 128;

/**
 * A row of three or more equal signs (`***`, `====`) between white space is a sentence of its own: it splits before its
 * first sign and after its last.
 */
export function splitAtRow(text: Text, at: number): number {
  const byte = byteAt(text, at);
  const opens = byteAt(text, at - 1) !== byte;
  const closes = byteAt(text, at + 1) !== byte;
  if (opens === closes) return -1;
  const step = opens ? 1 : -1;
  let other = at;
  for (let count = 0; count < MAX_ROW && byteAt(text, other + step) === byte; count++) other += step;
  const first = opens ? at : other;
  const last = opens ? other : at;
  if (last - first < (byte === 0x5f ? MIN_UNDERSCORES : 3) - 1 || last - first >= MAX_ROW || classBefore(text, first) !== SPACE || classAt(text, last + 1) !== SPACE) return -1;
  return opens ? first : last + 1;
}
