/**
 * The table that the sentence rules consult: the class of each character and what is known about words.
 *
 * Layout (position-independent, little endian, built once per process, the same bytes everywhere):
 *   [0, 12544)         u8 class per code point U+0000–U+30FF, see segment-classes.ts
 *   [12544, +8 × 16384) open-addressing hash table; a slot is u32 hash, u32 flags; hash 0 is an empty slot
 * A word's key is FNV-1a (Fowler, Noll and Vo) over its UTF-8 bytes, spaces left out, so that `z. B` finds `z.B`.
 */
import { english } from './abbreviations-english.ts';
import { german } from './abbreviations-german.ts';
import { romance } from './abbreviations-romance.ts';
import { slavic } from './abbreviations-slavic.ts';
import { buildClasses, CLASSES_LENGTH } from './abbreviations-classes.ts';

/** Word lists of a group of languages, each a string of words parted by white space. */
export interface Abbreviations {
  readonly title: string;
  readonly beforeName: string;
  readonly never: string;
  readonly number: string;
  readonly date: string;
  readonly anyCapital: string;
  readonly starters: string;
  readonly shortWords?: string;
  readonly months?: string;
  readonly ordinal?: string;
  readonly continues?: string;
  readonly closings?: string;
}

/** What is known of a word; a word may have several flags. */
export const TITLE = 1;
export const BEFORE_NAME = 2;
export const NEVER = 4;
export const BEFORE_NUMBER = 8;
export const ANY_CAPITAL = 16;
export const STARTER = 32;
export const SHORT_WORD = 64;
export const MONTH = 128;
export const ORDINAL = 256;
export const CONTINUES = 512;
export const CLOSING = 1024;

/** Every flag that makes a word an abbreviation. */
export const ABBREVIATION = TITLE | BEFORE_NAME | NEVER | BEFORE_NUMBER | ANY_CAPITAL;

export const SLOTS_OFFSET = CLASSES_LENGTH;
/** Slots of the hash table: a power of two that keeps it under half full. */
export const SLOT_COUNT = 16_384;

/** FNV-1a, 32 bits; 0 is kept for empty slots. */
export function hashWord(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0 || 1;
}

function upperFirst(word: string): string {
  const first = String.fromCodePoint(word.codePointAt(0) ?? 0);
  return first.toUpperCase() + word.slice(first.length);
}

/** Spellings under which a list entry is found: never less capitalised than it is written. */
function spellings(word: string): string[] {
  const dotted = word.split('.');
  return [word, upperFirst(word), dotted.map((part) => (part === '' ? part : upperFirst(part))).join('.')];
}

/** As `spellings`, and in capitals throughout; not for every list, because SEC, DEC and NATO are words of their own. */
function spellingsAndCapitals(word: string): string[] {
  return [...spellings(word), word.toUpperCase()];
}

/** The words of all languages with their flags, ends of entries without full stop. */
export function collectWords(): Map<string, number> {
  const words = new Map<string, number>();
  const add = (list: string | undefined, flag: number, variants: (word: string) => string[]): void => {
    for (const entry of (list ?? '').split(/\s+/)) {
      const word = entry.replace(/\.+$/, '');
      if (word === '') continue;
      for (const form of new Set(variants(word))) words.set(form, (words.get(form) ?? 0) | flag);
    }
  };
  for (const group of [english, german, romance, slavic]) {
    add(group.title, TITLE, spellingsAndCapitals);
    add(group.beforeName, BEFORE_NAME, spellings);
    add(group.never, NEVER, spellings);
    add(group.number, BEFORE_NUMBER, spellings);
    // In capitals it is as likely a word: NO. 5, but also SEC. Officials.
    add(group.number, BEFORE_NUMBER | SHORT_WORD, (word) => (word.length > 1 ? [word.toUpperCase()] : []));
    add(group.date, BEFORE_NAME, spellings);
    add(group.date, BEFORE_NUMBER, spellings);
    add(group.anyCapital, ANY_CAPITAL, spellingsAndCapitals);
    // A sentence begins with a capital, so only capitalised forms are looked up.
    add(group.starters, STARTER, (word) => [upperFirst(word), word.toUpperCase()]);
    add(group.shortWords, SHORT_WORD, (word) => [word]);
    add(group.months, MONTH, (word) => [word, upperFirst(word)]);
    add(group.continues, CONTINUES, (word) => [word]);
    add(group.closings, CLOSING, (word) => [word, upperFirst(word)]);
    add(group.ordinal, ORDINAL, (word) => [word, upperFirst(word)]);
  }
  return words;
}

/** Builds the table; 143,616 bytes, to be placed at an address divisible by 4. */
export function buildSegmentTable(): Uint8Array {
  const table = new Uint8Array(SLOTS_OFFSET + SLOT_COUNT * 8);
  table.set(buildClasses());
  const view = new DataView(table.buffer);
  const encoder = new TextEncoder();
  for (const [word, flags] of collectWords()) {
    const hash = hashWord(encoder.encode(word));
    let slot = hash & (SLOT_COUNT - 1);
    for (;;) {
      const at = SLOTS_OFFSET + slot * 8;
      const held = view.getUint32(at, true);
      if (held === 0 || held === hash) {
        view.setUint32(at, hash, true);
        view.setUint32(at + 4, view.getUint32(at + 4, true) | flags, true);
        break;
      }
      slot = (slot + 1) & (SLOT_COUNT - 1);
    }
  }
  return table;
}
