/** The lines of a text, their keys and shapes; `../twin/lines.ts` is the specification and draws the records. */

const RECORD: usize = 28;

const SENTENCE: u32 = 1;
const BRACKET: u32 = 2;
const LIST: u32 = 4;
const APART: u32 = 8;
const DIGITS: u32 = 16;
const RIGHTS: u32 = 32;
const LOWER: u32 = 64;
const HINT: u32 = 128;

const MIX_LOW: u32 = 0xcc9e2d51;
const MIX_HIGH: u32 = 0x1b873593;
const NAME: u32 = 0x4e616d65;
const FILTER_MASK: u32 = (1 << 20) - 1;
const MOST: u32 = 0xffff;

// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
function isBreak(byte: u32): bool {
  return byte == 0x0a || byte == 0x0d;
}

/** Bytes of the white space at `at`. */
// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
function blankAt(at: usize, end: usize): usize {
  const byte = <u32>load<u8>(at);
  if (byte == 0x20 || byte == 0x09 || byte == 0x0b || byte == 0x0c) return 1;
  if (byte == 0xc2) return at + 1 < end && load<u8>(at, 1) == 0xa0 ? 2 : 0;
  return byte == 0xe3 && at + 2 < end && load<u16>(at, 1) == 0x8080 ? 3 : 0;
}

// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
function breakAt(at: usize, end: usize): usize {
  return load<u8>(at) == 0x0d && at + 1 < end && load<u8>(at, 1) == 0x0a ? 2 : 1;
}

// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
function mix(state: u32, word: u32, by: u32): u32 {
  return rotl<u32>(state ^ (word * by), 13) * 5 + 0xe6546b64;
}

/**
 * Writes a record for each line of `length` bytes at `text` that is not blank: room for length / 2 + 1 of them.
 * @param filter 2^16 bits, by hashes of words
 * @returns number of records
 */
export function textLines(text: usize, length: i32, records: usize, filter: usize): i32 {
  const stop = text + <usize>length;
  let out = records;
  let apart: u32 = APART;
  for (let at = text; at < stop;) {
    const indent = at;
    while (at < stop) {
      const size = blankAt(at, stop);
      if (size == 0) break;
      at += size;
    }
    if (at >= stop) break;
    if (isBreak(load<u8>(at))) {
      at += breakAt(at, stop);
      apart = APART;
      continue;
    }
    at = line(text, at, stop, at - indent >= 2 ? APART : apart, filter, out);
    out += RECORD;
    if (at < stop) at += breakAt(at, stop);
    apart = 0;
  }
  return <i32>((out - records) / RECORD);
}

/** End of the letters of ASCII that begin at `at`, sixteen at a time; 64 bytes behind the text are readable. */
// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
function asciiEnd(at: usize, stop: usize): usize {
  let letters: u32 = 0xffff;
  while (letters == 0xffff && at < stop) {
    const lower = v128.or(v128.load(at), i8x16.splat(0x20));
    letters = <u32>i8x16.bitmask(i8x16.lt_u(i8x16.sub(lower, i8x16.splat(0x61)), i8x16.splat(26)));
    at += <usize>ctz<u32>(~letters);
  }
  return min<usize>(at, stop);
}

/** End of the letters that begin at `at`, whatever their script. */
function lettersEnd(at: usize, stop: usize): usize {
  while (at < stop) {
    at = asciiEnd(at, stop);
    if (at >= stop || load<u8>(at) < 0x80 || blankAt(at, stop) > 0) break;
    at++;
  }
  return at;
}

/** Hash of letters, as `letterHash` of ../lines.ts has it. */
// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
function letterHash(from: usize, to: usize): u32 {
  let hash = <u32>(to - from);
  while (from + 4 <= to) {
    const word = load<u32>(from);
    hash = mix(hash, word | ((~word & 0x80808080) >>> 2), MIX_HIGH);
    from += 4;
  }
  if (from < to) {
    const word = load<u32>(from);
    hash = mix(hash, (word | ((~word & 0x80808080) >>> 2)) & ((1 << (<u32>(to - from) << 3)) - 1), MIX_HIGH);
  }
  return hash;
}

function line(text: usize, start: usize, stop: usize, apart: u32, filter: usize, out: usize): usize {
  let low: u32 = 1;
  let high: u32 = 2;
  let names: u32 = 3;
  let words: u32 = 0;
  let wide: u32 = 0;
  let firstBytes: u32 = 0;
  let shape = apart;
  let hasName = false;
  let named = false;
  let at = start;
  let end = start;
  let lastWord = start;
  while (at < stop && !isBreak(load<u8>(at))) {
    const blank = blankAt(at, stop);
    if (blank > 0) { at += blank; continue; }
    const first = <u32>load<u8>(at);
    const from = at;
    let hash: u32 = 0;
    while (at < stop) {
      const row = at;
      at = asciiEnd(at, stop);
      if (at < stop && load<u8>(at) >= 0x80) {
        at = lettersEnd(at, stop);
        for (let i = row; i < at; i++) wide += u32(<u32>load<u8>(i) - 0xe3 <= 0xed - 0xe3);
      }
      if (at > row) {
        const letters = letterHash(row, at);
        hash = mix(hash, letters, MIX_LOW);
        const slot = letters & FILTER_MASK;
        if (<u32>load<u8>(filter + <usize>(slot >>> 3)) & (1 << (slot & 7))) shape |= HINT;
        continue;
      }
      const byte = <u32>load<u8>(at);
      if (isBreak(byte) || blankAt(at, stop) > 0) break;
      while (at < stop && <u32>load<u8>(at) - 0x30 < 10) at++;
      if (at > row) shape |= DIGITS;
      hash = mix(hash, at > row ? 0x30 : byte, MIX_LOW);
      if (at == row) at++;
    }
    end = at;
    lastWord = from;
    if (words == 0) {
      firstBytes = <u32>(at - from);
      if (first - 0x61 < 26) shape |= LOWER;
      if (isListMark(from, at)) shape |= LIST;
    }
    if (first == 0xc2 && at - from >= 2 && load<u8>(from, 1) == 0xa9) shape |= RIGHTS;
    low = mix(low, hash, MIX_LOW);
    high = mix(high, hash, MIX_HIGH);
    const isName = words > 0 && first - 0x41 < 26;
    if (!isName || !named) names = mix(names, isName ? NAME : hash, MIX_LOW);
    named = isName;
    if (isName) hasName = true;
    words++;
  }
  if (endsSentence(lastWord, end)) shape |= SENTENCE;
  if (endsBracket(lastWord, end)) shape |= BRACKET;
  store<u32>(out, <u32>(start - text));
  store<u32>(out, <u32>(end - text), 4);
  store<u32>(out, low, 8);
  store<u32>(out, high, 12);
  store<u32>(out, hasName ? max<u32>(names, 1) : 0, 16);
  store<u32>(out, min<u32>(words + (wide >>> 1), MOST) | (min<u32>(firstBytes, MOST) << 16), 20);
  store<u32>(out, shape, 24);
  return at;
}

function isListMark(from: usize, to: usize): bool {
  const first = <u32>load<u8>(from);
  const size = to - from;
  if (size == 1) return first == 0x2d || first == 0x2a || first == 0x3e;
  if (size == 3 && first == 0xe2 && load<u16>(from, 1) == 0xa280) return true;
  const last = <u32>load<u8>(to - 1);
  return first - 0x30 < 10 && size <= 4 && (last == 0x2e || last == 0x29 || last == 0x3a);
}

function endsBracket(from: usize, to: usize): bool {
  const last = <u32>load<u8>(to - 1);
  if (last == 0x29 || last == 0x5d) return true;
  return to - from >= 3 && load<u16>(to - 3) == 0xbcef && (last == 0x89 || last == 0xbd);
}

function endsSentence(from: usize, to: usize): bool {
  let at = to;
  while (at > from) {
    const byte = <u32>load<u8>(at - 1);
    const two = at - from >= 2 ? <u32>load<u8>(at - 2) : 0;
    const one = at - from >= 3 ? <u32>load<u8>(at - 3) : 0;
    if (byte == 0x22 || byte == 0x27 || byte == 0x29 || byte == 0x5d) at -= 1;
    else if (one == 0xe2 && two == 0x80 && byte - 0x98 <= 7) at -= 3;
    else if (one == 0xe3 && two == 0x80 && byte - 0x8c <= 3) at -= 3;
    else if (two == 0xc2 && byte == 0xbb) at -= 2;
    else break;
  }
  if (at <= from) return false;
  const byte = <u32>load<u8>(at - 1);
  if (byte == 0x2e || byte == 0x21 || byte == 0x3f) return at - from > 1;
  if (at - from < 3) return false;
  const one = <u32>load<u8>(at - 3);
  const two = <u32>load<u8>(at - 2);
  return (one == 0xe2 && two == 0x80 && byte == 0xa6) || (one == 0xe3 && two == 0x80 && byte == 0x82) || (one == 0xef && two == 0xbc && (byte == 0x81 || byte == 0x9f));
}
