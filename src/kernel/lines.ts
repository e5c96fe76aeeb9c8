/** The layout of line records, see twin/lines.ts, which has the words to it. */

/** u32 in a record: | start | end | key low | key high | names key | words u16, first word's bytes u16 | shape |. */
export const LINE_RECORD = 7;

/** Fields of a record. */
export const FIELD = Object.freeze({ START: 0, END: 1, LOW: 2, HIGH: 3, NAMES: 4, SIZES: 5, SHAPE: 6 } as const);

/** Shape bits. */
export const SHAPE = Object.freeze({
  /** ends as a sentence does, closing marks aside */
  SENTENCE: 1,
  /** ends with a closing bracket */
  BRACKET: 2,
  /** begins with a list mark */
  LIST: 4,
  /** a blank line, or nothing, stands before, or it is indented as a paragraph is */
  APART: 8,
  DIGITS: 16,
  /** holds a copyright sign */
  RIGHTS: 32,
  /** begins with a lower-case letter of ASCII */
  LOWER: 64,
  /** a word of it is in the filter */
  HINT: 128,
} as const);

/** Bits of a filter of words, by the lowest bits of their hashes; 128 KB, so that it stays in the cache and few words are in it by chance. */
export const FILTER_BITS = 20;

/** FNV-1a (Fowler, Noll, Vo 1991). */
export const FNV_BASIS = 0x811c9dc5;
export const FNV_PRIME = 0x01000193;

/** Hash of a word for a filter: its letters of ASCII in lower case, and all bytes above. */
export function filterHash(word: Uint8Array): number {
  let hash = FNV_BASIS;
  for (const byte of word) {
    const folded = byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte;
    if (folded >= 0x80 || (folded >= 0x61 && folded <= 0x7a)) hash = Math.imul(hash ^ folded, FNV_PRIME);
  }
  return hash >>> 0;
}
