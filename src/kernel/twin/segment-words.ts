/** Words before and after a mark, and what the table knows of them. */
import { ABBREVIATION, SLOTS_OFFSET, SLOT_COUNT, STARTER, SHORT_WORD, TITLE } from '../tables/abbreviations.ts';
import { LETTER, LOWER, SPACE, STOP, UPPER } from '../tables/abbreviations-classes.ts';
import { byteAt, characterAt, characterBefore, classAt, classBefore, isLetterClass, type Text } from './segment-text.ts';

/** Longer words are no abbreviations, so nothing is looked up beyond this many characters. */
const MAX_WORD = 32;

/** Groups of a dotted abbreviation: `i. S. d. F. v.` has five. */
const MAX_GROUPS = 6;

/** Start of the run of letters that ends at a position. */
export function wordStart(text: Text, end: number): number {
  let start = end;
  for (let count = 0; count < MAX_WORD && start > 0 && isLetterClass(classBefore(text, start)); count++) start = characterBefore(text, start);
  return start;
}

/** End of the run of letters that begins at a position. */
export function wordEnd(text: Text, start: number): number {
  let end = start;
  for (let count = 0; count < MAX_WORD && isLetterClass(classAt(text, end)); count++) end += characterAt(text, end) & 7;
  return end;
}

/** Letters of a word, at most as many as wordStart and wordEnd go over. */
export function countLetters(text: Text, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += characterAt(text, at) & 7) count++;
  return count;
}

/**
 * Start of the dotted abbreviation whose last word is [start, end): `e.g`, `z. B`, `s. r. o`.
 * Over white space only single letters are taken, so that `end. B` is no abbreviation.
 */
export function dottedStart(text: Text, start: number, end: number): number {
  let first = start;
  let single = countLetters(text, start, end) === 1;
  for (let group = 1; group < MAX_GROUPS; group++) {
    let stop = first;
    const spaced = classBefore(text, stop) === SPACE && byteAt(text, characterBefore(text, stop)) !== 0x0a;
    if (spaced) stop = characterBefore(text, stop);
    if (classBefore(text, stop) !== STOP) break;
    const wordStop = characterBefore(text, stop);
    const begin = wordStart(text, wordStop);
    if (begin === wordStop) break;
    const one = countLetters(text, begin, wordStop) === 1;
    if (spaced && !(one && single)) break;
    const before = classBefore(text, begin);
    if (!one && before === STOP && spaced) break;
    single = one;
    first = begin;
  }
  return first;
}

/** Flags of the bytes [from, to), spaces left out; 0 for an unknown word. See tables/abbreviations.ts. */
export function lookUp(text: Text, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at++) {
    const byte = byteAt(text, at);
    const noBreak = byte === 0xc2 && byteAt(text, at + 1) === 0xa0;
    if (noBreak) at++;
    else if (byte !== 0x20) hash = Math.imul(hash ^ byte, 0x01000193);
  }
  hash = hash >>> 0 || 1;
  for (let slot = hash & (SLOT_COUNT - 1); ; slot = (slot + 1) & (SLOT_COUNT - 1)) {
    const held = wordOf(text.table, SLOTS_OFFSET + slot * 8);
    if (held === hash) return wordOf(text.table, SLOTS_OFFSET + slot * 8 + 4);
    if (held === 0) return 0;
  }
}

function wordOf(table: Uint8Array, at: number): number {
  return ((table[at] as number) | ((table[at + 1] as number) << 8) | ((table[at + 2] as number) << 16) | ((table[at + 3] as number) << 24)) >>> 0;
}

/** Flags of the word that begins at a position. */
export function lookUpAt(text: Text, start: number): number {
  return lookUp(text, start, wordEnd(text, start));
}

/** Flags of the last word before a position, white space between them. */
export function lookUpBefore(text: Text, at: number): number {
  let end = at;
  for (let count = 0; count < 4 && end > 0 && classBefore(text, end) === SPACE; count++) end = characterBefore(text, end);
  return lookUp(text, wordStart(text, end), end);
}

/** Whether a word that commonly opens sentences begins at a position; one before a full stop is an abbreviation or an initial. */
export function isStarter(text: Text, start: number): boolean {
  const end = wordEnd(text, start);
  return classAt(text, end) !== STOP && (lookUp(text, start, end) & STARTER) !== 0;
}

/** Whether a title such as `Mr.` begins at a position. */
export function isTitle(text: Text, start: number): boolean {
  const end = wordEnd(text, start);
  return classAt(text, end) === STOP && (lookUp(text, start, end) & TITLE) !== 0;
}

/**
 * Whether the word [start, end) before a full stop is surely a word, so that even a lower-case letter may follow it:
 * four letters or more (abbreviations are shorter, and the longer ones are listed), a listed short word, or any unlisted
 * word when the next one is a common short word itself.
 */
export function isFullWord(text: Text, start: number, end: number, next: number): boolean {
  const before = classBefore(text, start);
  if (before === STOP) return false;
  const flags = lookUp(text, start, end);
  if ((flags & SHORT_WORD) !== 0) return true;
  const letters = countLetters(text, start, end);
  if ((flags & ABBREVIATION) !== 0 || letters < 3) return false;
  return (letters > 3 && classBefore(text, end) !== UPPER) || (lookUpAt(text, next) & SHORT_WORD) !== 0;
}

/** Whether all letters of the word that begins at a position are capitals, and there are two or more. */
export function isAllCapitals(text: Text, start: number): boolean {
  const end = wordEnd(text, start);
  if (countLetters(text, start, end) < 2) return false;
  for (let at = start; at < end; at += characterAt(text, at) & 7) if (classAt(text, at) !== UPPER) return false;
  return true;
}

/** Whether the word [start, end) is written with small letters alone. */
export function isLowerWord(text: Text, start: number, end: number): boolean {
  for (let at = start; at < end; at += characterAt(text, at) & 7) {
    const kind = classAt(text, at);
    if (kind !== LOWER && kind !== LETTER) return false;
  }
  return end > start;
}
