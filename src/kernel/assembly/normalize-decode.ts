/** UTF-8 decoding, one character at a time (Unicode §3.9, table 3-7). */

/** U+FFFD of size 1: what a malformed byte decodes to. */
export const REPLACEMENT_DECODED: u32 = (0xfffd << 3) | 1;

/** Code point · 8 + size of the character at `at`, whose first byte is >= 0x80 and whose bytes must lie before `end`. */
// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
export function decode(at: usize, end: usize): u32 {
  // Four bytes always, for texts end in readable zeros; what lies past `end` is refused by size.
  const four = bswap<u32>(load<u32>(at));
  const room = <u32>(end - at);
  if (four >> 28 == 0xe && (four & 0xc0c000) == 0x808000) {
    const c = ((four >> 12) & 0xf000) | ((four >> 10) & 0xfc0) | ((four >> 8) & 0x3f);
    if (room >= 3 && c >= 0x800 && c >> 11 != 0x1b) return (c << 3) | 3;
  } else if (four >> 29 == 6 && (four & 0xc00000) == 0x800000) {
    const c = ((four >> 18) & 0x7c0) | ((four >> 16) & 0x3f);
    if (room >= 2 && c >= 0x80) return (c << 3) | 2;
  } else if (four >> 27 == 0x1e && (four & 0xc0c0c0) == 0x808080) {
    const c = ((four >> 6) & 0x1c0000) | ((four >> 4) & 0x3f000) | ((four >> 2) & 0xfc0) | (four & 0x3f);
    if (room >= 4 && c >= 0x10000 && c < 0x110000) return (c << 3) | 4;
  }
  return REPLACEMENT_DECODED;
}
