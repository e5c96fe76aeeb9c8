/** Where each word of a sentence stands: common text at a glance, anything else by the twin's rules. */
import { unicodeTableBytes } from './loader.ts';
import { createWalk } from './twin/tokenize-walk.ts';
import { openTables } from './twin/normalize-tables.ts';

const [SEPARATOR, LETTER, LEAD_C2, LEAD_C3, LEAD_E2, OTHER] = [0, 1, 2, 3, 4, 5] as const;

/** By byte: what a character that begins with it is. */
const CLASS = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte < 0x80) return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a) || byte === 0x5f ? LETTER : SEPARATOR;
  return byte === 0xc2 ? LEAD_C2 : byte === 0xc3 ? LEAD_C3 : byte === 0xe2 ? LEAD_E2 : OTHER;
});
/** By byte behind C2: U+00A0–U+00BF that separate words; the others are letters, numbers, the soft hyphen and spacing marks. */
const C2_SEPARATES = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 0xa0 && byte <= 0xbf && !'\u00a8\u00aa\u00ad\u00af\u00b2\u00b3\u00b4\u00b5\u00b8\u00b9\u00ba\u00bc\u00bd\u00be'.includes(String.fromCharCode(byte)) ? 1 : 0));

/**
 * A function that finds the words of bytes [start, end) of UTF-8: pairs [start, end) of byte offsets, as many and in the same order as
 * {@link TokenizeOperations.tokenize} writes hashes. What it returns is overwritten by the next call.
 */
export function wordFinder(): (bytes: Uint8Array, start: number, end: number) => Uint32Array {
  let out = new Uint32Array(512);
  let found = 0;
  let walk: ReturnType<typeof createWalk> | null = null;

  return (bytes, start, end) => {
    if (out.length < 2 * (end - start)) out = new Uint32Array(4 * (end - start));
    found = 0;
    if (!glance(bytes, start, end)) {
      found = 0;
      walk ??= createWalk(openTables(unicodeTableBytes()), (word) => { out[found++] = word.start; out[found++] = word.end; });
      walk(bytes, start, end);
    }
    return out.subarray(0, found);
  };

  /** False where a character is met that needs the rules of Unicode. */
  function glance(bytes: Uint8Array, start: number, end: number): boolean {
    let open = -1;
    for (let at = start; at < end;) {
      let size = 1;
      let letter = false;
      switch (CLASS[bytes[at]!]) {
        case SEPARATOR: break;
        case LETTER: letter = true; break;
        case LEAD_C2:
          if (at + 1 >= end || C2_SEPARATES[bytes[at + 1]!] === 0) return false;
          size = 2;
          break;
        case LEAD_C3: {
          const next = at + 1 < end ? bytes[at + 1]! : 0;
          // All of C3 80–BF but × and ÷ are letters.
          if ((next & 0xc0) !== 0x80 || next === 0x97 || next === 0xb7) return false;
          letter = true;
          size = 2;
          break;
        }
        case LEAD_E2: {
          const last = at + 2 < end && bytes[at + 1] === 0x80 ? bytes[at + 2]! : 0;
          // U+2010–U+2027: dashes, quotation marks, ellipsis; U+2017 decomposes to a mark.
          if (last < 0x90 || last > 0xa7 || last === 0x97) return false;
          size = 3;
          break;
        }
        default: return false;
      }
      if (letter) { if (open < 0) open = at; }
      else if (open >= 0) { out[found++] = open; out[found++] = at; open = -1; }
      at += size;
    }
    if (open >= 0) { out[found++] = open; out[found++] = end; }
    return true;
  }
}
