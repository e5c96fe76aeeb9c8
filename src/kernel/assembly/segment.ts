/**
 * Sentence spans of UTF-8 text, byte for byte those of ../twin/segment.ts, which explains the rules.
 */
import { byteAt, characterAt, characterBefore, isSpace } from './segment-text';
import { endLine, JOINS, openLines, quickBreak, startLine, UNDECIDED } from './segment-breaks';
import { candidates, isIdle } from './segment-candidates';
import { openQuotes } from './segment-quotes';
import { countBlanks } from './segment-search';
import { splitAtBreak } from './segment-lines';
import { splitAt } from './segment-splits';
import { splitAtStop } from './segment-stops';

export const WINDOW: i32 = 2048;
export const MAX_SENTENCE: i32 = 65536;
const MAX_TRIES: i32 = 16;

/** Space and line feed, which are nearly all white space. */
// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
function isBlank(byte: u32): bool {
  return byte == 0x20 || byte == 0x0a;
}

function isSpaceBefore(text: usize, length: i32, at: i32): bool {
  return isSpace(characterAt(text, length, characterBefore(text, length, at)) >> 3);
}

function trimStart(text: usize, length: i32, start: i32, end: i32): i32 {
  let at = min(end, start + countBlanks(text + <usize>start));
  while (at < end && isSpace(characterAt(text, length, at) >> 3)) at += characterAt(text, length, at) & 7;
  return at;
}

function trimEnd(text: usize, length: i32, start: i32, end: i32): i32 {
  let at = end;
  while (at > start && isBlank(<u32>load<u8>(text + <usize>at - 1))) at--;
  while (at > start && isSpaceBefore(text, length, at)) at = characterBefore(text, length, at);
  return at;
}

// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
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
  openLines();
  openQuotes();
  let out = spans;
  let from = 0;
  for (let base = 0; base < length; base += 16) {
    let mask = candidates(v128.load(text + <usize>base));
    while (mask) {
      const at = base + ctz(mask);
      mask &= mask - 1;
      if (isIdle(text + <usize>at)) continue;
      if (at >= length) break;
      let split = at;
      const byte = load<u8>(text + <usize>at);
      if (byte == 0x0a) {
        endLine(text, at);
        // An end mark has split here already, so that another split would part nothing.
        if (at == from) continue;
        // Two line breaks split at the first.
        if (load<u8>(text + <usize>at, 1) != 0x0a) {
          const quick = quickBreak(text, length, tables, at);
          if (quick == JOINS) continue;
          if (quick == UNDECIDED) split = splitAtBreak(text, length, tables, at);
        }
      } else if (byte == 0x2e) {
        split = splitAtStop(text, length, tables, at);
      } else {
        if (byte == 0x0d) startLine(at + 1);
        split = splitAt(text, length, tables, at);
      }
      if (split <= from) continue;
      out = addTrimmed(text, length, out, from, split);
      from = split;
    }
  }
  out = addTrimmed(text, length, out, from, length);
  return <i32>((out - spans) >> 3);
}

/** As `segment`, but every line is a sentence; blank lines are left out. `tables` is not needed: lines have no rules. */
export function segmentLines(text: usize, length: i32, spans: usize, tables: usize): i32 {
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

function isClean(text: usize, length: i32, table: usize, start: i32): bool {
  let last = 0;
  let lastLeft = 0;
  for (let at = max(0, start - WINDOW); at < start; at++) {
    const whole = splitAt(text, length, table, at);
    const apart = splitAt(text, start, table, at);
    if (whole > start) return false;
    const counts = whole > last && trimStart(text, length, whole, start) < start;
    const countsLeft = apart > lastLeft && trimStart(text, length, apart, start) < start;
    if (counts != countsLeft || (counts && whole != apart)) return false;
    last = max(last, whole);
    lastLeft = max(lastLeft, apart);
  }
  for (let at = start; at < min(length, start + WINDOW); at++) {
    const whole = splitAt(text, length, table, at);
    if (whole > 0 && whole < start) return false;
    const apart = splitAt(text + <usize>start, length - start, table, at - start);
    if ((whole > start ? whole : -1) != (apart > 0 ? apart + start : -1)) return false;
  }
  return true;
}

/** A sentence start at or after `from` where the text can be cut without changing a span; -1 if none is found. */
export function cut(text: usize, length: i32, from: i32, tables: usize): i32 {
  openQuotes();
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
