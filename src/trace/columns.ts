/** What tracing reads: sentences as numbers of words, documents as numbers of sentences. */

/** A sentence in two documents: their rows, and the words of a run where only that is shared, else 0. */
export interface Link {
  readonly left: number;
  readonly right: number;
  readonly run: number;
}

/** Columns of all rows, and what is common in the whole scan. */
export interface TraceColumns {
  /** word hashes; row r has words[at[r]] … words[at[r] + size[r]] */
  readonly words: Uint32Array;
  readonly at: Uint32Array;
  readonly size: Uint32Array;
  readonly document: Uint32Array;
  /** pairs low, high: equal for rows with the same words */
  readonly content: Uint32Array;
  /** first row of each document, and one more entry */
  readonly documentRow: Uint32Array;
  /** whether a word is so frequent that sharing it says nothing */
  readonly isCommon: (word: number) => boolean;
}

/** Slots of the table of word counts: frequent words stand out whatever collides. */
const SLOT_BITS = 16;
/** Words that are counted at most; more would not change what is frequent. */
const MOST_COUNTED = 1 << 20;
/** A word that is every 500th or more often is common: in prose some 60 words that carry no subject, and the scan's own subject. */
const COMMON_SHARE = 1 / 500;
const COMMON_LEAST = 8;

/** Counts the words of every so many rows, and tells which are common. */
export function commonWords({ words, at, size }: Pick<TraceColumns, 'words' | 'at' | 'size'>, total: number): (word: number) => boolean {
  const counts = new Uint32Array(1 << SLOT_BITS);
  const step = Math.max(1, Math.ceil(total / MOST_COUNTED));
  let counted = 0;
  for (let row = 0; row < at.length; row += step) {
    const end = at[row]! + size[row]!;
    for (let i = at[row]!; i < end; i++) counts[words[i]! >>> (32 - SLOT_BITS)]!++;
    counted += size[row]!;
  }
  const limit = Math.max(COMMON_LEAST, counted * COMMON_SHARE);
  return (word) => counts[word >>> (32 - SLOT_BITS)]! > limit;
}

/** Whether two rows have the same words. */
export function sameWords({ content }: TraceColumns, a: number, b: number): boolean {
  return content[2 * a] === content[2 * b] && content[2 * a + 1] === content[2 * b + 1];
}
