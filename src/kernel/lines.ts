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

/** Multipliers of MurmurHash3 (Appleby 2011), by which letters are mixed into words and words into lines. */
export const MIX_LOW = 0xcc9e2d51;
export const MIX_HIGH = 0x1b873593;

/** One step of MurmurHash3 but for its first rotation: `state` with a `word` of 32 bits mixed in. */
export function mix(state: number, word: number, by: number): number {
  const turned = state ^ Math.imul(word, by);
  return (Math.imul((turned << 13) | (turned >>> 19), 5) + 0xe6546b64) | 0;
}

/**
 * Hash of letters [from, to), four bytes at a time: letters of ASCII in lower case, bytes above as they are, zeros behind the last one.
 * @returns an unsigned number of 32 bits
 */
export function letterHash(bytes: Uint8Array, from: number, to: number): number {
  let hash = to - from;
  for (let at = from; at < to; at += 4) {
    let word = 0;
    for (let i = Math.min(3, to - at - 1); i >= 0; i--) {
      const byte = bytes[at + i]!;
      word = (word << 8) | (byte < 0x80 ? byte | 0x20 : byte);
    }
    hash = mix(hash, word, MIX_HIGH);
  }
  return hash >>> 0;
}
