/**
 * Sentence spans of UTF-8 text: the specification that the SIMD kernel follows byte for byte.
 *
 * A text is split at places; what lies between two places, without the white space around it, is a sentence. Every place
 * is found from one candidate character by rules (segment-splits.ts) that look at no more than WINDOW bytes before and
 * after it. Nothing is carried along, so a text can be cut at a place and its parts segmented apart.
 */
import { byteAt, characterAt, characterBefore, isSpace, type Text } from './segment-text.ts';
import { splitAt } from './segment-splits.ts';

/** Bytes before and after a candidate that a decision may depend on. */
export const WINDOW = 2048;

/** Longest sentence in bytes; a longer one is cut at its last white space, else before a character. */
export const MAX_SENTENCE = 65_536;

/** Cuts that are tried before the search moves on in growing steps, so that hostile text costs linear time. */
const MAX_TRIES = 16;

/** Pairs of a growing list of spans. */
interface Spans {
  pairs: Uint32Array;
  count: number;
}

function textOf(bytes: Uint8Array, start: number, end: number, table: Uint8Array): Text {
  return { bytes: bytes.subarray(start, end), length: end - start, table };
}

function add(spans: Spans, start: number, end: number): void {
  if (spans.count * 2 === spans.pairs.length) {
    const grown = new Uint32Array(spans.pairs.length * 2);
    grown.set(spans.pairs);
    spans.pairs = grown;
  }
  spans.pairs[spans.count * 2] = start;
  spans.pairs[spans.count * 2 + 1] = end;
  spans.count++;
}

function trimStart(text: Text, start: number, end: number): number {
  let at = start;
  while (at < end && isSpace(characterAt(text, at) >> 3)) at += characterAt(text, at) & 7;
  return at;
}

function trimEnd(text: Text, start: number, end: number): number {
  let at = end;
  while (at > start && isSpace(characterAt(text, characterBefore(text, at)) >> 3)) at = characterBefore(text, at);
  return at;
}

/** Adds [start, end) without the white space around it, in pieces of at most MAX_SENTENCE bytes; nothing if it is blank. */
function addTrimmed(text: Text, spans: Spans, start: number, end: number): void {
  let first = trimStart(text, start, end);
  const last = trimEnd(text, first, end);
  while (last - first > MAX_SENTENCE) {
    const piece = longCut(text, first);
    add(spans, first, trimEnd(text, first, piece));
    first = trimStart(text, piece, last);
  }
  if (first < last) add(spans, first, last);
}

/** Where a sentence that is too long is cut: after the last white space before the limit, else before a character. */
function longCut(text: Text, first: number): number {
  const limit = first + MAX_SENTENCE;
  for (let at = limit; at > first; at--) if (!isInside(text, at) && isSpace(characterAt(text, characterBefore(text, at)) >> 3)) return at;
  let at = limit;
  while (at > limit - 3 && isInside(text, at)) at--;
  return at;
}

/** Whether a position is inside a character. */
function isInside(text: Text, at: number): boolean {
  return (byteAt(text, at) & 0xc0) === 0x80;
}

/**
 * Sentence spans of `bytes[start, end)` as pairs [start, end) relative to `start`: trimmed of white space, ascending, not
 * overlapping, none empty, none longer than MAX_SENTENCE.
 * @param table what `buildSegmentTable` gives
 */
export function segmentText(bytes: Uint8Array, start: number, end: number, table: Uint8Array): Uint32Array {
  const text = textOf(bytes, start, end, table);
  const spans: Spans = { pairs: new Uint32Array(64), count: 0 };
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const split = splitAt(text, at);
    if (split <= from) continue;
    addTrimmed(text, spans, from, split);
    from = split;
  }
  addTrimmed(text, spans, from, text.length);
  return spans.pairs.slice(0, spans.count * 2);
}

/** As `segmentText`, but every line is a sentence; \n, \r\n and \r end lines, blank ones are left out. */
export function segmentLines(bytes: Uint8Array, start: number, end: number, table: Uint8Array): Uint32Array {
  const text = textOf(bytes, start, end, table);
  const spans: Spans = { pairs: new Uint32Array(64), count: 0 };
  let from = 0;
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && bytes[start + at] !== 0x0a && bytes[start + at] !== 0x0d) continue;
    addTrimmed(text, spans, from, at);
    from = at + 1;
  }
  return spans.pairs.slice(0, spans.count * 2);
}

/** Whether both sides of a sentence start, segmented apart, are split as they are in the whole. */
function isClean(text: Text, start: number): boolean {
  const left: Text = { ...text, length: start };
  const right: Text = { ...text, bytes: text.bytes.subarray(start), length: text.length - start };
  // Splits that lead to `start` itself end the left side; what matters is that no other is lost or won.
  let last = 0;
  let lastLeft = 0;
  for (let at = Math.max(0, start - WINDOW); at < start; at++) {
    const whole = splitAt(text, at);
    const apart = splitAt(left, at);
    if (whole > start) return false;
    const counts = whole > last && trimStart(text, whole, start) < start;
    const countsLeft = apart > lastLeft && trimStart(text, apart, start) < start;
    if (counts !== countsLeft || (counts && whole !== apart)) return false;
    last = Math.max(last, whole);
    lastLeft = Math.max(lastLeft, apart);
  }
  for (let at = start; at < Math.min(text.length, start + WINDOW); at++) {
    const whole = splitAt(text, at);
    const apart = splitAt(right, at - start);
    if (whole > 0 && whole < start) return false;
    if ((whole > start ? whole : -1) !== (apart > 0 ? apart + start : -1)) return false;
  }
  return true;
}

/**
 * A sentence start at or after `from`, relative to `start`, such that segmenting both sides of it apart gives the spans of
 * the whole; -1 if none is found. It is the first one unless more than MAX_TRIES before it fail.
 */
export function cutText(bytes: Uint8Array, start: number, end: number, from: number, table: Uint8Array): number {
  const text = textOf(bytes, start, end, table);
  let tries = 0;
  let least = from;
  for (let at = Math.max(0, trimEnd(text, 0, from) - WINDOW); at < text.length; at++) {
    const split = splitAt(text, at);
    if (split <= 0) continue;
    const next = trimStart(text, split, text.length);
    // The white space up to there holds no other start.
    if (next > at) at = next - 1;
    if (next < least || next >= text.length) continue;
    if (isClean(text, next)) return next;
    least = next + 1;
    if (++tries >= MAX_TRIES) least += WINDOW * tries;
  }
  return -1;
}
