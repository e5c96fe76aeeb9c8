/** Bounded searches for bytes, 16 at a time. Loads may go up to 15 bytes beyond what is searched, which the room around a text allows. */

// @ts-ignore: decorator
@inline
function breaks(at: usize): i32 {
  const block = v128.load(at);
  return i8x16.bitmask(v128.or(i8x16.eq(block, i8x16.splat(0x0a)), i8x16.eq(block, i8x16.splat(0x0d))));
}

/** First line break at or after a position, else `stop`. */
export function findBreak(text: usize, at: i32, stop: i32): i32 {
  for (let from = at; from < stop; from += 16) {
    const mask = breaks(text + <usize>from);
    if (mask) return min(from + ctz(mask), stop);
  }
  return stop;
}

/** Position after the last line break before a position, else `stop`. */
export function findBreakBefore(text: usize, at: i32, stop: i32): i32 {
  for (let to = at; to > stop; to -= 16) {
    const mask = breaks(text + <usize>to - 16);
    if (mask) return max(to - 16 + 32 - clz(mask), stop);
  }
  return stop;
}

// @ts-ignore: decorator
@inline
function quotes(at: usize): i32 {
  const block = v128.load(at);
  const low = i8x16.sub(block, i8x16.splat(-100));
  return i8x16.bitmask(v128.or(i8x16.eq(block, i8x16.splat(0x22)), i8x16.lt_u(low, i8x16.splat(3))));
}

/** First byte 0x22 or 0x9C–0x9E at or after a position, else `stop`. */
export function findQuoteByte(text: usize, at: i32, stop: i32): i32 {
  for (let from = at; from < stop; from += 16) {
    const mask = quotes(text + <usize>from);
    if (mask) return min(from + ctz(mask), stop);
  }
  return stop;
}

/** Last byte 0x22 or 0x9C–0x9E at or before a position and after `stop`, else `stop`. */
export function findQuoteByteBefore(text: usize, at: i32, stop: i32): i32 {
  for (let to = at + 1; to > stop + 1; to -= 16) {
    const mask = quotes(text + <usize>to - 16);
    if (mask) return max(to - 16 + 31 - clz(mask), stop);
  }
  return stop;
}
