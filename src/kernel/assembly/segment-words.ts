// Kept line for line beside ../twin/segment-words.ts, the specification.
/** Words before and after a mark, and what the table knows of them. */
import { countLettersAt, countLettersBefore } from './segment-search';
import { ABBREVIATION, SLOTS_OFFSET, SLOT_COUNT, STARTER, SHORT_WORD, TITLE } from './segment-flags';
import { LETTER, LOWER, SPACE, STOP, UPPER } from './segment-flags';
import { byteAt, characterAt, characterBefore, classAt, classBefore, isLetterClass } from './segment-text';

/** Longer words are no abbreviations, so nothing is looked up beyond this many characters. */
const MAX_WORD = 32;

/** Groups of a dotted abbreviation: `i. S. d. F. v.` has five. */
const MAX_GROUPS = 6;

/** Start of the run of letters that ends at a position. */
export function wordStart(text: usize, length: i32, table: usize, end: i32): i32 {
  // ASCII letters need no table.
  let count = min(countLettersBefore(text + <usize>end), max(0, end));
  let start = end - count;
  if (count < 16 && (start <= 0 || load<u8>(text + <usize>start - 1) < 0x80)) return start;
  for (; count < MAX_WORD && start > 0 && isLetterClass(classBefore(text, length, table, start)); count++) start = characterBefore(text, length, start);
  return start;
}

/** End of the run of letters that begins at a position. */
export function wordEnd(text: usize, length: i32, table: usize, start: i32): i32 {
  let count = min(countLettersAt(text + <usize>start), max(0, length - start));
  let end = start + count;
  if (count < 16 && byteAt(text, length, end) < 0x80) return end;
  for (; count < MAX_WORD && isLetterClass(classAt(text, length, table, end)); count++) end += characterAt(text, length, end) & 7;
  return end;
}

/** Letters of a word, at most as many as wordStart and wordEnd go over. */
export function countLetters(text: usize, length: i32, table: usize, from: i32, to: i32): i32 {
  let count = 0;
  for (let at = from; at < to; at += characterAt(text, length, at) & 7) count++;
  return count;
}

/**
 * Start of the dotted abbreviation whose last word is [start, end): `e.g`, `z. B`, `s. r. o`.
 * Over white space only single letters are taken, so that `end. B` is no abbreviation.
 */
export function dottedStart(text: usize, length: i32, table: usize, start: i32, end: i32): i32 {
  let first = start;
  let single = countLetters(text, length, table, start, end) == 1;
  for (let group = 1; group < MAX_GROUPS; group++) {
    let stop = first;
    const spaced = classBefore(text, length, table, stop) == SPACE && byteAt(text, length, characterBefore(text, length, stop)) != 0x0a;
    if (spaced) stop = characterBefore(text, length, stop);
    if (classBefore(text, length, table, stop) != STOP) break;
    const wordStop = characterBefore(text, length, stop);
    const begin = wordStart(text, length, table, wordStop);
    if (begin == wordStop) break;
    const one = countLetters(text, length, table, begin, wordStop) == 1;
    if (spaced && !(one && single)) break;
    const before = classBefore(text, length, table, begin);
    if (!one && before == STOP && spaced) break;
    single = one;
    first = begin;
  }
  return first;
}

/** Flags of the bytes [from, to), spaces left out; 0 for an unknown word. See tables/abbreviations.ts. */
export function lookUp(text: usize, length: i32, table: usize, from: i32, to: i32): i32 {
  let hash: u32 = 0x811c9dc5;
  const end = text + <usize>to;
  for (let at = text + <usize>from; at < end; at++) {
    const byte = <u32>load<u8>(at);
    if (byte == 0x20) continue;
    if (byte == 0xc2 && load<u8>(at, 1) == 0xa0) at++;
    else hash = (hash ^ byte) * 0x01000193;
  }
  if (!hash) hash = 1;
  let slot = hash & (SLOT_COUNT - 1);
  let held: u32 = 0;
  while ((held = load<u32>(table + SLOTS_OFFSET + (<usize>slot << 3))) != 0 && held != hash) slot = (slot + 1) & (SLOT_COUNT - 1);
  return held ? <i32>load<u32>(table + SLOTS_OFFSET + (<usize>slot << 3), 4) : 0;
}

/** Flags of the word that begins at a position. */
export function lookUpAt(text: usize, length: i32, table: usize, start: i32): i32 {
  return lookUp(text, length, table, start, wordEnd(text, length, table, start));
}

/** Flags of the last word before a position, white space between them. */
export function lookUpBefore(text: usize, length: i32, table: usize, at: i32): i32 {
  let end = at;
  for (let count = 0; count < 4 && end > 0 && classBefore(text, length, table, end) == SPACE; count++) end = characterBefore(text, length, end);
  return lookUp(text, length, table, wordStart(text, length, table, end), end);
}

/** Whether a word that commonly opens sentences begins at a position; one before a full stop is an abbreviation or an initial. */
export function isStarter(text: usize, length: i32, table: usize, start: i32): bool {
  const end = wordEnd(text, length, table, start);
  return classAt(text, length, table, end) != STOP && (lookUp(text, length, table, start, end) & STARTER) != 0;
}

/** Whether a title such as `Mr.` begins at a position. */
export function isTitle(text: usize, length: i32, table: usize, start: i32): bool {
  const end = wordEnd(text, length, table, start);
  return classAt(text, length, table, end) == STOP && (lookUp(text, length, table, start, end) & TITLE) != 0;
}

/**
 * Whether the word [start, end) before a full stop is surely a word, so that even a lower-case letter may follow it:
 * four letters or more (abbreviations are shorter, and the longer ones are listed), a listed short word, or any unlisted
 * word when the next one is a common short word itself.
 */
export function isFullWord(text: usize, length: i32, table: usize, start: i32, end: i32, next: i32): bool {
  const before = classBefore(text, length, table, start);
  if (before == STOP) return false;
  const flags = lookUp(text, length, table, start, end);
  if ((flags & SHORT_WORD) != 0) return true;
  const letters = countLetters(text, length, table, start, end);
  if ((flags & ABBREVIATION) != 0 || letters < 3) return false;
  return (letters > 3 && classBefore(text, length, table, end) != UPPER) || (lookUpAt(text, length, table, next) & SHORT_WORD) != 0;
}

/** Whether all letters of the word that begins at a position are capitals, and there are two or more. */
export function isAllCapitals(text: usize, length: i32, table: usize, start: i32): bool {
  const end = wordEnd(text, length, table, start);
  if (countLetters(text, length, table, start, end) < 2) return false;
  for (let at = start; at < end; at += characterAt(text, length, at) & 7) if (classAt(text, length, table, at) != UPPER) return false;
  return true;
}

/** Whether the word [start, end) is written with small letters alone. */
export function isLowerWord(text: usize, length: i32, table: usize, start: i32, end: i32): bool {
  for (let at = start; at < end; at += characterAt(text, length, at) & 7) {
    const kind = classAt(text, length, table, at);
    if (kind != LOWER && kind != LETTER) return false;
  }
  return end > start;
}
