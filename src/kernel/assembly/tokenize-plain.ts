/**
 * The quick way for words of any script whose characters map one to one and gather no marks: most of Cyrillic, Greek, Polish, Arabic,
 * Korean. Anything else is left to the general path, which gives the same hash where both apply.
 */
import { WORD_START, wordBlock } from './hash';
import { REPLACEMENT_DECODED, decode } from './normalize-decode';
import { BOUNDARY, composedLength, entryOf, recordOf } from './normalize-tables';

const KIND_LETTER: u32 = 1;
const SHARP_S: u32 = 0xdf;
/** Bits of the scripts seen (1 << script): Latin beside Greek or Cyrillic must be judged. */
const LATIN: u32 = 1 << 1;
const GREEK_CYRILLIC: u32 = (1 << 2) | (1 << 3);

/** Hash of bytes [from, to), word bytes or >= 0x80 throughout, if they are one plain word; otherwise 0. */
export function plainHash(from: usize, to: usize): u64 {
  let h = WORD_START;
  let block: u64 = 0;
  let blockSize: u64 = 0;
  let scripts: u32 = 0;
  let at = from;
  while (at < to) {
    let bytes: u64 = load<u8>(at);
    let size: u64 = 1;
    if (bytes < 0x80) {
      bytes |= 0x20;
      // Digits and _ (now 7F) have no script, as bit 0 of `scripts` does not count.
      scripts |= <u32>(bytes - 0x61 < 26) << 1;
      at++;
    } else {
      const decoded = decode(at, to);
      if (decoded == REPLACEMENT_DECODED) return 0;
      at += decoded & 7;
      let c = decoded >> 3;
      const entry = entryOf(c);
      if ((entry & (BOUNDARY | 3)) != (BOUNDARY | KIND_LETTER)) return 0;
      scripts |= 1 << ((entry >> 2) & 3);
      const record = recordOf(entry);
      if (record) {
        // Full-width letters are judged by the sentence.
        if (c - 0xff10 <= 0xff5a - 0xff10) return 0;
        if (composedLength(record) == 1) c = load<u32>(record, 4);
        else if (c != SHARP_S) return 0;
      }
      if (c < 0x80) {
        bytes = c | 0x20;
      } else if (c == SHARP_S) {
        bytes = 0x7373;
        size = 2;
      } else if (c < 0x800) {
        bytes = 0x80c0 | (c >> 6) | ((c & 0x3f) << 8);
        size = 2;
      } else if (c < 0x10000) {
        bytes = 0x8080e0 | (c >> 12) | (((c >> 6) & 0x3f) << 8) | ((c & 0x3f) << 16);
        size = 3;
      } else return 0;
    }
    block |= bytes << (blockSize << 3);
    blockSize += size;
    if (blockSize >= 8) {
      h = wordBlock(h, block, 8);
      blockSize -= 8;
      block = bytes >> ((size - blockSize) << 3);
    }
  }
  if (scripts & LATIN && scripts & GREEK_CYRILLIC) return 0;
  return blockSize ? wordBlock(h, block, blockSize) : h;
}
