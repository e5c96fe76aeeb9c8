/**
 * Candidates: the bytes at which a rule may split.
 *
 * They are found 16 at a time: a byte is one if the masks of its two halves (nibbles) share a bit.
 *   bit  high half  low halves             bytes
 *   0    0          A D                    \n \r
 *   1    2          1 9 A C E F            ! ) * , . /
 *   2    3          A B D E F              : ; = > ?
 *   3    5          F                      _
 *   4    7          E                      ~
 *   5    C          D                      first byte of U+037E
 *   6    D          6 8 B                  first bytes of U+0589, U+061F, U+06D4
 *   7    E          0 1 2 3 F              first bytes of dandas and their kin, … • 。 ！
 */

/** Bit i is set if byte i of the block is a candidate. */
// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
export function candidates(block: v128): i32 {
  const lows = i8x16(-128, -126, -128, -128, 0, 0, 0x40, 0, 0x40, 0x02, 0x07, 0x44, 0x02, 0x25, 0x16, -114);
  const highs = i8x16(0x01, 0, 0x02, 0x04, 0, 0x08, 0, 0x10, 0, 0, 0, 0, 0x20, 0x40, -128, 0);
  const low = i8x16.swizzle(lows, v128.and(block, i8x16.splat(0x0f)));
  const high = i8x16.swizzle(highs, i8x16.shr_u(block, 4));
  return i8x16.bitmask(i8x16.ne(v128.and(low, high), i8x16.splat(0)));
}

// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
function isDigit(byte: u32): bool {
  return byte - 0x30 <= 9;
}

/**
 * Whether the rules for a candidate can be left out, because two bytes around it tell that none will split. Most commas,
 * brackets and decimal points end here; whatever is not ASCII is left to the rules.
 * @param at address of the candidate; 64 bytes before and after the text are readable zeros
 */
// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
export function isIdle(at: usize): bool {
  const byte = <u32>load<u8>(at);
  const next = <u32>load<u8>(at, 1);
  const before = <u32>load<u8>(at - 1);
  // The second of two line breaks: the first has split.
  if (byte == 0x0a) return before == 0x0a;
  // A closing formula before a capital.
  if (byte == 0x2c) {
    if (next > 0x20 && next < 0x80) return true;
    const after = <u32>load<u8>(at, 2);
    return (next == 0x20 || next == 0x0a) && after > 0x20 && after < 0x80 && after - 0x41 > 25;
  }
  if (byte == 0x2e) {
    // `java.lang`, `3.14`: a run of end marks before it would be another matter.
    if (next - 0x61 <= 25) return before < 0x80 && before != 0x2e && before != 0x21 && before != 0x3f;
    return isDigit(next) && isDigit(before);
  }
  // A label: digits, a full stop or one small letter, behind white space.
  if (byte == 0x29) {
    if (before >= 0x80 || before == 0x2e) return false;
    const digit = isDigit(before);
    if (!digit && before - 0x61 > 25) return true;
    const first = <u32>load<u8>(at - 2);
    return first > 0x20 && first < 0x80 && !(digit && isDigit(first));
  }
  // A date.
  if (byte == 0x2f) return !isDigit(before) || !isDigit(next);
  // A scheme, a time, an emoticon, or a mark after a Greek or Armenian letter.
  if (byte == 0x3a || byte == 0x3b) return before > 0x20 && before < 0x80 && next < 0x80 && next != 0x2f && !isDigit(next);
  if (byte == 0x3e) return next > 0x20 && next < 0x80;
  // A row of one sign, three or more: its first and its last.
  if (byte == 0x2a || byte == 0x3d || byte == 0x5f || byte == 0x7e) {
    const opens = next == byte;
    return opens == (before == byte) || <u32>load<u8>(opens ? at + 2 : at - 2) != byte;
  }
  // Dashes but the em dash and quotation marks of General Punctuation; kana.
  if (byte == 0xe2) return next == 0x80 && <u32>load<u8>(at, 2) - 0x90 < 16 && load<u8>(at, 2) != 0x94;
  if (byte == 0xe3) return next != 0x80;
  return false;
}
