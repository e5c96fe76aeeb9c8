/** Bounded searches for bytes, 16 at a time. Loads may go up to 15 bytes beyond what is searched, which the room around a text allows. */

// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
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

/** Spaces (20) at an address, as far as 16. */
// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
export function countSpaces(at: usize): i32 {
  return ctz(i8x16.bitmask(i8x16.ne(v128.load(at), i8x16.splat(0x20))) | 0x10000);
}

/** Spaces and line feeds at an address, as far as 16. */
// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
export function countBlanks(at: usize): i32 {
  const block = v128.load(at);
  return ctz(i8x16.bitmask(v128.not(v128.or(i8x16.eq(block, i8x16.splat(0x20)), i8x16.eq(block, i8x16.splat(0x0a))))) | 0x10000);
}

/** ASCII characters at an address that are neither white space nor control characters, as far as 16. */
// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
export function countVisible(at: usize): i32 {
  return ctz(i8x16.bitmask(i8x16.le_s(v128.load(at), i8x16.splat(0x20))) | 0x10000);
}

// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
function letters(at: usize): i32 {
  const block = v128.or(v128.load(at), i8x16.splat(0x20));
  return i8x16.bitmask(i8x16.lt_u(i8x16.sub(block, i8x16.splat(0x61)), i8x16.splat(26)));
}

/** ASCII letters at an address, as far as 16. */
// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
export function countLettersAt(at: usize): i32 {
  return ctz(~letters(at));
}

/** ASCII letters before an address, as far as 16. */
// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
export function countLettersBefore(at: usize): i32 {
  return clz(~(letters(at - 16) << 16));
}

// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
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
