/** Control characters in bytes, 16 at a time; `../twin/controls.ts` is the specification. */

/** 1 if one of `length` bytes at `text` is a control character but \t \n \f \r, or NUL; else 0. Reads up to 15 bytes beyond. */
export function holdsControls(text: usize, length: i32): i32 {
  // 00–0F but 09 0A 0C 0D; a swizzle gives 0 for all bytes from 10 on.
  const low = i8x16(-1, -1, -1, -1, -1, -1, -1, -1, -1, 0, 0, -1, 0, 0, -1, -1);
  for (let base = 0; base < length; base += 16) {
    const block = v128.load(text + <usize>base);
    const high = v128.or(i8x16.lt_u(i8x16.sub(block, i8x16.splat(0x10)), i8x16.splat(0x10)), i8x16.eq(block, i8x16.splat(0x7f)));
    const found = i8x16.bitmask(v128.or(i8x16.swizzle(low, block), high));
    if (found && ctz(found) < length - base) return 1;
  }
  return 0;
}
