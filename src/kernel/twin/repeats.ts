/**
 * Which shingles may stand more than once: one byte a word, in the order of the rows, for the shingle that begins there and may cross
 * sentence ends.
 *
 *   words of a document   w0 w1 w2 . w3 w4 w5 w6 .        `word[row]` = number of the row's first word = place of its first byte
 *   bytes                 b0 b1 b2   b3 b4 b5 b6          bit 0 COUNTED, bit 1 COPIED
 */
import { FIRST, slotOf } from './counters.ts';
import { shingleKey } from './hash.ts';
import { u64, type U64 } from './u64.ts';
import type { View } from './view.ts';

/** The shingle was counted more than once. */
export const COUNTED = 1;
/** The shingle stands inside a sentence whose words stand in more than one row. */
export const COPIED = 2;

const key: U64 = u64();

/**
 * Writes the bytes of all shingles that cross the ends of rows [from, to), whose words end at `wordsEnd`, and of those inside rows that
 * are copies; writeSets writes those inside first occurrences.
 */
export function markRepeats({ u8, u32 }: View, at: number, size: number, mark: number, word: number, from: number, to: number, wordsEnd: number, k: number,
  table: number, bits: number, repeats: number): void {
  for (let row = from; row < to; row++) {
    const first = u32[(at >>> 2) + row]!;
    const length = u32[(size >>> 2) + row]!;
    const bytes = repeats + u32[(word >>> 2) + row]!;
    const inner = Math.max(length - k + 1, 0);
    if (!(u8[mark + row]! & FIRST)) u8.fill(COPIED, bytes, bytes + inner);
    for (let i = inner; i < length; i++) {
      shingleKey(u32, first + i, k, key);
      u8[bytes + i] = first + i + k <= wordsEnd >>> 2 && u8[slotOf(table, bits, key[1]!)]! > 1 ? COUNTED : 0;
    }
  }
}
