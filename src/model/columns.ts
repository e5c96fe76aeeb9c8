/**
 * The columns that stages hand to each other: addresses in the shared memory and lengths, so that they can be sent to any thread.
 * A row is a sentence; rows stand in the order of documents and, within one, of the text.
 */

/** Sentences of a scan. All columns have `count` entries. */
export interface Rows {
  readonly count: number;
  /** u32: index (address / 4) of the first word's hash; the words of a piece stand one after the other */
  readonly at: number;
  /** u32: words */
  readonly size: number;
  /** u32: words of all rows before it */
  readonly word: number;
  /** u32: span in the document's bytes */
  readonly start: number;
  readonly end: number;
  /** u32: number of the document */
  readonly document: number;
  /** u64: key of all words in order, 0 where there are none */
  readonly content: number;
  /** u8: bit 0 graphemes are words, bit 1 disguised letters */
  readonly flags: number;
  /** u8: bits FIRST, COMPARED, REPEATED */
  readonly mark: number;
  /** u32: the first row with the same words */
  readonly first: number;
}

/** mark bits, as in kernel/assembly/counters.ts */
export const FIRST = 1;
export const COMPARED = 2;
export const REPEATED = 4;

/** Stretches of documents whose rows and words stand together: one per document, more for a document of several megabytes. */
export interface Pieces {
  readonly count: number;
  /** first row, and one more entry at the end: the number of rows */
  readonly row: Uint32Array;
  /** address behind the last word of the piece's document */
  readonly wordsEnd: Uint32Array;
  /** pieces of job j are bounds[j] … bounds[j + 1]; depends on the data alone */
  readonly bounds: Uint32Array;
}

/** Approximate shingle frequencies, see kernel/assembly/counters.ts. */
export interface Counters {
  /** one table per thread; the first one holds the sum once they are merged */
  readonly tables: readonly number[];
  readonly bits: number;
}

/** u8 per word: whether the shingle that begins there may stand more than once, see kernel/assembly/repeats.ts. */
export interface Repeats {
  readonly address: number;
}

/** Shingle sets of the rows that can match anything, see kernel/assembly/sets.ts. */
export interface Sets {
  /** u32 per row: address / 8 */
  readonly at: number;
  /** u32 per row: entries, 0 where there is no set */
  readonly size: number;
  /** u32: the rows that have a set, ascending */
  readonly rows: number;
  readonly count: number;
  /** entries of all sets together */
  readonly entries: number;
}

/** Keys of runs of words, see kernel/assembly/runs.ts. */
export interface Runs {
  readonly count: number;
  /** u64 */
  readonly keys: number;
  /** u32 */
  readonly rows: number;
  /** u32: first word of the run within its row */
  readonly offsets: number;
}

/** Verified pairs: | left row u32 | right row u32 | shared shingles u32, top bit: one is the other's representative | */
export interface Pairs {
  readonly address: number;
  readonly count: number;
}

/** Verified containments: | contained row u32 | containing row u32 | shared shingles u32 | set size of the containing row u32 | */
export interface Containments {
  readonly address: number;
  readonly count: number;
}

/** Where the texts lie: document d is bytes [offset, offset + length) of its chunk, its text begins at `begin`. */
export interface TextColumns {
  readonly chunks: readonly SharedArrayBuffer[];
  readonly chunk: Uint32Array;
  readonly offset: Uint32Array;
  readonly length: Uint32Array;
  readonly begin: Uint32Array;
}
