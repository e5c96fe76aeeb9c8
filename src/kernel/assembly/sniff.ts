// Control characters in bytes, sixteen at a time; the TypeScript twin is read/controls.ts.

/** Blocks after which byte-wide counters are emptied: each block adds at most one to each of them. */
const BLOCKS_PER_SUM: u32 = 255;

function isSpace(byte: u32): bool {
  return byte == 0x09 || byte == 0x0a || byte == 0x0c || byte == 0x0d;
}

function sumBytes(counters: v128): u32 {
  const pairs = i16x8.extadd_pairwise_i8x16_u(counters);
  const quads = i32x4.extadd_pairwise_i16x8_u(pairs);
  return <u32>i32x4.extract_lane(quads, 0) + <u32>i32x4.extract_lane(quads, 1)
    + <u32>i32x4.extract_lane(quads, 2) + <u32>i32x4.extract_lane(quads, 3);
}

/**
 * Counts control characters.
 * @param text address of the bytes
 * @param length bytes, at most 65,536: a beginning is enough to tell text from binary
 * @returns NULs in the upper 16 bits, other bytes below 0x20 and 0x7f (without \t \n \f \r) in the lower; each at most 65,535
 */
export function countControls(text: usize, length: u32): u32 {
  let controls: u32 = 0;
  let nuls: u32 = 0;
  let at = text;
  const end = text + <usize>length;
  while (at + 16 <= end) {
    let controlCounters = i8x16.splat(0);
    let nulCounters = i8x16.splat(0);
    for (let block: u32 = 0; block < BLOCKS_PER_SUM && at + 16 <= end; block++, at += 16) {
      const bytes = v128.load(at);
      const nul = i8x16.eq(bytes, i8x16.splat(0));
      const space = v128.or(
        v128.or(i8x16.eq(bytes, i8x16.splat(0x09)), i8x16.eq(bytes, i8x16.splat(0x0a))),
        v128.or(i8x16.eq(bytes, i8x16.splat(0x0c)), i8x16.eq(bytes, i8x16.splat(0x0d))));
      const low = v128.or(i8x16.lt_u(bytes, i8x16.splat(0x20)), i8x16.eq(bytes, i8x16.splat(0x7f)));
      // A mask is -1 in every lane that holds: taking it away counts one.
      controlCounters = i8x16.sub(controlCounters, v128.andnot(low, v128.or(space, nul)));
      nulCounters = i8x16.sub(nulCounters, nul);
    }
    controls += sumBytes(controlCounters);
    nuls += sumBytes(nulCounters);
  }
  for (; at < end; at++) {
    const byte = <u32>load<u8>(at);
    if (byte == 0) nuls++;
    else if ((byte < 0x20 && !isSpace(byte)) || byte == 0x7f) controls++;
  }
  return (min<u32>(nuls, 0xffff) << 16) | min<u32>(controls, 0xffff);
}
