/**
 * Sentence spans of UTF-8 text, byte for byte those of ../twin/segment.ts, which explains the rules.
 *
 * Candidates are found 16 bytes at a time: a byte is one if the masks of its two halves (nibbles) share a bit.
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
import { byteAt, characterAt, characterBefore, isSpace } from './segment-text';
import { splitAt } from './segment-splits';

export const WINDOW: i32 = 2048;
export const MAX_SENTENCE: i32 = 65536;
const MAX_TRIES: i32 = 16;

// @ts-ignore: decorator
@inline
function candidates(block: v128): i32 {
  const lows = i8x16(-128, -126, -128, -128, 0, 0, 0x40, 0, 0x40, 0x02, 0x07, 0x44, 0x02, 0x25, 0x16, -114);
  const highs = i8x16(0x01, 0, 0x02, 0x04, 0, 0x08, 0, 0x10, 0, 0, 0, 0, 0x20, 0x40, -128, 0);
  const low = i8x16.swizzle(lows, v128.and(block, i8x16.splat(0x0f)));
  const high = i8x16.swizzle(highs, i8x16.shr_u(block, 4));
  return i8x16.bitmask(i8x16.ne(v128.and(low, high), i8x16.splat(0)));
}

function isSpaceBefore(text: usize, length: i32, at: i32): bool {
  return isSpace(characterAt(text, length, characterBefore(text, length, at)) >> 3);
}

function trimStart(text: usize, length: i32, start: i32, end: i32): i32 {
  let at = start;
  while (at < end && isSpace(characterAt(text, length, at) >> 3)) at += characterAt(text, length, at) & 7;
  return at;
}

function trimEnd(text: usize, length: i32, start: i32, end: i32): i32 {
  let at = end;
  while (at > start && isSpaceBefore(text, length, at)) at = characterBefore(text, length, at);
  return at;
}

// @ts-ignore: decorator
@inline
function isInside(text: usize, length: i32, at: i32): bool {
  return (byteAt(text, length, at) & 0xc0) == 0x80;
}

function longCut(text: usize, length: i32, first: i32): i32 {
  const limit = first + MAX_SENTENCE;
  for (let at = limit; at > first; at--) if (!isInside(text, length, at) && isSpaceBefore(text, length, at)) return at;
  let at = limit;
  while (at > limit - 3 && isInside(text, length, at)) at--;
  return at;
}

/** Writes the pieces of [start, end) at `spans`; returns the address after them. */
function addTrimmed(text: usize, length: i32, spans: usize, start: i32, end: i32): usize {
  let first = trimStart(text, length, start, end);
  const last = trimEnd(text, length, first, end);
  while (last - first > MAX_SENTENCE) {
    const piece = longCut(text, length, first);
    store<u32>(spans, first);
    store<u32>(spans, trimEnd(text, length, first, piece), 4);
    spans += 8;
    first = trimStart(text, length, piece, last);
  }
  if (first >= last) return spans;
  store<u32>(spans, first);
  store<u32>(spans, last, 4);
  return spans + 8;
}

/**
 * Writes u32 pairs [start, end) relative to `text`, ascending, trimmed of white space; room for length / 2 + 1 pairs.
 * 64 bytes before and after the text are readable. Returns the number of pairs.
 */
export function segment(text: usize, length: i32, spans: usize, tables: usize): i32 {
  let out = spans;
  let from = 0;
  for (let base = 0; base < length; base += 16) {
    let mask = candidates(v128.load(text + <usize>base));
    while (mask) {
      const at = base + ctz(mask);
      mask &= mask - 1;
      if (at >= length) break;
      const split = splitAt(text, length, tables, at);
      if (split <= from) continue;
      out = addTrimmed(text, length, out, from, split);
      from = split;
    }
  }
  out = addTrimmed(text, length, out, from, length);
  return <i32>((out - spans) >> 3);
}

/** As `segment`, but every line is a sentence; blank lines are left out. */
export function segmentLines(text: usize, length: i32, spans: usize): i32 {
  let out = spans;
  let from = 0;
  for (let base = 0; base < length; base += 16) {
    const block = v128.load(text + <usize>base);
    let mask = i8x16.bitmask(v128.or(i8x16.eq(block, i8x16.splat(0x0a)), i8x16.eq(block, i8x16.splat(0x0d))));
    while (mask) {
      const at = base + ctz(mask);
      mask &= mask - 1;
      if (at >= length) break;
      out = addTrimmed(text, length, out, from, at);
      from = at + 1;
    }
  }
  out = addTrimmed(text, length, out, from, length);
  return <i32>((out - spans) >> 3);
}

function splitBefore(text: usize, length: i32, split: i32, stop: i32): i32 {
  return split > 0 && trimStart(text, length, split, stop) < stop ? split : -1;
}

function isClean(text: usize, length: i32, table: usize, start: i32): bool {
  for (let at = max(0, start - WINDOW); at < start; at++) {
    const split = splitAt(text, length, table, at);
    if (split > start) return false;
    if (splitBefore(text, length, split, start) != splitBefore(text, start, splitAt(text, start, table, at), start)) return false;
  }
  for (let at = start; at < min(length, start + WINDOW); at++) {
    const split = splitAt(text, length, table, at);
    if (split > 0 && split < start) return false;
    const apart = splitAt(text + <usize>start, length - start, table, at - start);
    if ((split > start ? split : -1) != (apart > 0 ? apart + start : -1)) return false;
  }
  return true;
}

/** A sentence start at or after `from` where the text can be cut without changing a span; -1 if none is found. */
export function cut(text: usize, length: i32, from: i32, tables: usize): i32 {
  let tries = 0;
  let least = from;
  for (let at = max(0, trimEnd(text, length, 0, from) - WINDOW); at < length; at++) {
    const split = splitAt(text, length, tables, at);
    if (split <= 0) continue;
    const next = trimStart(text, length, split, length);
    if (next > at) at = next - 1;
    if (next < least || next >= length) continue;
    if (isClean(text, length, tables, next)) return next;
    least = next + 1;
    if (++tries >= MAX_TRIES) least += WINDOW * tries;
  }
  return -1;
}
