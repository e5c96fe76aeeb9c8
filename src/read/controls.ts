/** Control characters in bytes, counted four bytes at a time. */

/** NUL apart, because a stray one is white space. */
export interface ControlCounts {
  /** bytes below 0x20 and 0x7f, without NUL and without \t \n \f \r */
  readonly controls: number;
  readonly nuls: number;
}

/** 1 for \t \n \f \r, 2 for NUL, 4 for the other control characters. */
const CLASS = (() => {
  const table = new Uint8Array(256);
  table.fill(4, 1, 0x20);
  table[0] = 2;
  table[0x7f] = 4;
  for (const space of [0x09, 0x0a, 0x0c, 0x0d]) table[space] = 1;
  return table;
})();

/**
 * Counts control characters.
 * @param bytes any; may stand in shared memory
 * @param end only bytes before this offset count
 */
export function countControls(bytes: Uint8Array, end: number): ControlCounts {
  let controls = 0;
  let nuls = 0;
  const count = (from: number, to: number): void => {
    for (let at = from; at < to; at++) {
      const kind = CLASS[bytes[at]!]!;
      if (kind === 4) controls += 1;
      else if (kind === 2) nuls += 1;
    }
  };
  const head = -bytes.byteOffset & 3;
  if (end < head + 4) {
    count(0, end);
    return { controls, nuls };
  }
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset + head, (end - head) >>> 2);
  count(0, head);
  for (let index = 0; index < words.length; index++) {
    const word = words[index]!;
    // A byte below 0x20 borrows from its top bit when 0x20 is taken from it; 0x7f overflows into it when 1 is added.
    // Borrows and carries can raise a false alarm in the next byte, never hide one; the table then decides.
    const low = (word - 0x20202020) & ~word;
    const high = (word + 0x01010101) & ~word;
    if (((low | high) & 0x80808080) !== 0) count(head + index * 4, head + index * 4 + 4);
  }
  count(head + words.length * 4, end);
  return { controls, nuls };
}
