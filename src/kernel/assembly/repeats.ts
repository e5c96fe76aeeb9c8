/**
 * Which shingles may stand more than once: one byte a word, in the order of the rows, for the shingle that begins there and may cross
 * sentence ends. What looks for repeats later reads these bytes one after the other and leaves the far larger counters alone.
 *
 *   words of a document   w0 w1 w2 . w3 w4 w5 w6 .        `word[row]` = number of the row's first word = place of its first byte
 *   bytes                 b0 b1 b2   b3 b4 b5 b6          bit 0 COUNTED, bit 1 COPIED
 */
import { FIRST, slotOf } from './counters';
import { shingleKey } from './hash';

/** The shingle was counted more than once. */
export const COUNTED: u32 = 1;
/** The shingle stands inside a sentence whose words stand in more than one row. */
export const COPIED: u32 = 2;

/**
 * Writes the bytes of all shingles that cross the ends of rows [from, to), whose words end at `wordsEnd`, and of those inside rows that
 * are copies; writeSets writes those inside first occurrences.
 */
export function markRepeats(at: usize, size: usize, mark: usize, word: usize, from: i32, to: i32, wordsEnd: usize, k: i32, table: usize, bits: i32, repeats: usize): void {
  for (let row = from; row < to; row++) {
    const words = <usize>load<u32>(at + (<usize>row << 2)) << 2;
    const length = <i32>load<u32>(size + (<usize>row << 2));
    const bytes = repeats + <usize>load<u32>(word + (<usize>row << 2));
    const inner = max(length - k + 1, 0);
    if (!(load<u8>(mark + <usize>row) & FIRST)) memory.fill(bytes, <u8>COPIED, inner);
    for (let i = inner; i < length; i++) {
      const shingle = words + (<usize>i << 2);
      const fits = shingle + (<usize>k << 2) <= wordsEnd;
      store<u8>(bytes + <usize>i, fits ? u8(load<u8>(slotOf(table, bits, shingleKey(shingle, k))) > 1) : 0);
    }
  }
}
