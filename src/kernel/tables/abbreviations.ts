/**
 * What is known about words that stand before a full stop: the word lists' shape, the flags, and where the table has them.
 *
 * Layout of the table (position-independent, little endian, written once by the build, the same bytes everywhere):
 *   [0, 12544)          u8 class per code point U+0000–U+30FF, see abbreviations-classes.ts
 *   [12544, +8 × 16384) open-addressing hash table; a slot is u32 hash, u32 flags; hash 0 is an empty slot
 * A word's key is FNV-1a (Fowler, Noll and Vo) over its UTF-8 bytes, spaces left out, so that `z. B` finds `z.B`.
 */
import { CLASSES_LENGTH } from './abbreviations-classes.ts';

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
