/**
 * 64-bit unsigned arithmetic on [low, high] pairs of u32: what WebAssembly does in one instruction. Every operation changes its first
 * argument in place, so that loops over words allocate nothing. (BigInt would read better and run thirty times slower.)
 */
export type U64 = Uint32Array;

/** A register holding `high * 2^32 + low`. */
export function u64(high = 0, low = 0): U64 {
  return Uint32Array.of(low, high);
}

/** a = value */
export function set(a: U64, high: number, low: number): void {
  a[0] = low;
  a[1] = high;
}

/** a = a · b mod 2^64 */
export function multiply(a: U64, b: U64): void {
  const aLow = a[0]!;
  const bLow = b[0]!;
  const aLow0 = aLow & 0xffff;
  const aLow1 = aLow >>> 16;
  const bLow0 = bLow & 0xffff;
  const bLow1 = bLow >>> 16;
  // 16-bit halves: every product and the sum of three stay below 2^53, where doubles are exact.
  const bottom = aLow0 * bLow0;
  const middle = aLow0 * bLow1 + aLow1 * bLow0 + (bottom >>> 16);
  a[1] = aLow1 * bLow1 + Math.floor(middle / 0x10000) + Math.imul(aLow, b[1]!) + Math.imul(a[1]!, bLow);
  a[0] = (middle << 16) | (bottom & 0xffff);
}

/** a = a + b mod 2^64 */
export function add(a: U64, b: U64): void {
  const low = a[0]! + b[0]!;
  a[1] = a[1]! + b[1]! + (low > 0xffffffff ? 1 : 0);
  a[0] = low;
}

/** a = a ^ b */
export function xor(a: U64, b: U64): void {
  a[0] = a[0]! ^ b[0]!;
  a[1] = a[1]! ^ b[1]!;
}

/** a = a ^ (a >>> bits), 1 <= bits <= 32 */
export function xorShift(a: U64, bits: number): void {
  const high = a[1]!;
  const shiftedLow = bits === 32 ? high : (a[0]! >>> bits) | (high << (32 - bits));
  const shiftedHigh = bits === 32 ? 0 : high >>> bits;
  a[0] = a[0]! ^ shiftedLow;
  a[1] = high ^ shiftedHigh;
}
