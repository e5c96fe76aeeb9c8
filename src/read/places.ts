/** Byte offsets of a document → UTF-16 offsets, lines and columns, without decoding the text. */

/** A span in UTF-16 code units with 1-based lines and columns; the end's belong to the last character. */
export interface SpanPlace {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Bytes between two marks; a place is found by counting on from the mark before it. */
const STEP_BITS = 6;
const STEP = 1 << STEP_BITS;
const [NEWLINE, RETURN] = [0x0a, 0x0d] as const;

/** Counts at a byte offset: units before it, its line (0-based), and the unit at which that line begins. */
interface Mark { offset: number; units: number; line: number; lineStart: number }

/** Counts on to `to`. A unit is counted at a character's first byte, two for characters beyond U+FFFF. */
function count(bytes: Uint8Array, to: number, mark: Mark): void {
  let { units, line, lineStart } = mark;
  for (let i = mark.offset; i < to; i++) {
    const byte = bytes[i]!;
    if (byte < 0x80) {
      units++;
      if (byte === NEWLINE || (byte === RETURN && bytes[i + 1] !== NEWLINE)) { line++; lineStart = units; }
    } else if (byte >= 0xc0) units += byte >= 0xf0 ? 2 : 1;
  }
  mark.offset = to;
  mark.units = units;
  mark.line = line;
  mark.lineStart = lineStart;
}

/** As {@link count} where bytes may be no characters: each such sequence is decoded as one U+FFFD. Ends at `to` or up to three bytes behind it. */
function countIllFormed(bytes: Uint8Array, to: number, mark: Mark): void {
  while (mark.offset < to) {
    const length = sequenceLength(bytes, mark.offset);
    const byte = bytes[mark.offset]!;
    mark.offset += length;
    mark.units += length === 4 ? 2 : 1;
    if (byte === NEWLINE || (byte === RETURN && bytes[mark.offset] !== NEWLINE)) { mark.line++; mark.lineStart = mark.units; }
  }
}

/** Bytes of the character at `at`, or of the longest beginning of one ("maximal subpart", Unicode 17, 3.9; four bytes are always a character). */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!;
  const following = lead < 0xc2 || lead > 0xf4 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
  // The second byte's range rules out overlong forms, surrogates and what lies beyond U+10FFFF.
  let low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  let high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  let length = 1;
  while (length <= following && bytes[at + length]! >= low && bytes[at + length]! <= high) { length++; low = 0x80; high = 0xbf; }
  return length;
}

/** A function from byte spans of this document to places. The document is read through once. */
export function placesOf(bytes: Uint8Array, wellFormed = true): (start: number, end: number) => SpanPlace {
  const steps = (bytes.length >>> STEP_BITS) + 1;
  const marks = new Uint32Array(4 * steps);
  const countTo = wellFormed ? count : countIllFormed;
  const at: Mark = { offset: 0, units: 0, line: 0, lineStart: 0 };
  for (let step = 0; step < steps; step++) {
    marks[4 * step] = at.offset;
    marks[4 * step + 1] = at.units;
    marks[4 * step + 2] = at.line;
    marks[4 * step + 3] = at.lineStart;
    countTo(bytes, Math.min(bytes.length, (step + 1) * STEP), at);
  }
  const seek = (offset: number): void => {
    // Spans of one sentence come one after the other: most often the last place is nearer than the mark.
    if (offset >= at.offset && offset - at.offset < (offset & (STEP - 1))) return countTo(bytes, offset, at);
    let step = offset >>> STEP_BITS;
    // A mark may stand a few bytes behind its step.
    if (marks[4 * step]! > offset) step--;
    const mark = 4 * step;
    at.offset = marks[mark]!;
    at.units = marks[mark + 1]!;
    at.line = marks[mark + 2]!;
    at.lineStart = marks[mark + 3]!;
    // As many units as bytes and no line end up to the next mark: nothing to count.
    if (mark + 4 < marks.length && marks[mark + 5]! - at.units === STEP && marks[mark + 4]! - at.offset === STEP && marks[mark + 6] === at.line) {
      at.units += offset - at.offset;
      at.offset = offset;
    } else countTo(bytes, offset, at);
  };
  return (start, end) => {
    seek(start);
    const { units, line, lineStart } = at;
    if (end >>> STEP_BITS === start >>> STEP_BITS) countTo(bytes, end, at);
    else seek(end);
    // A span ends with a word or a mark, never with a line end, so its last unit stands in the line of its end.
    return { start: units, end: at.units, line: line + 1, column: units - lineStart + 1, endLine: at.line + 1, endColumn: at.units - at.lineStart };
  };
}
