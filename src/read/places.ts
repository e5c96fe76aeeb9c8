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
const STEP_BITS = 10;
const STEP = 1 << STEP_BITS;
const [NEWLINE, RETURN] = [0x0a, 0x0d] as const;

/** Counts at a byte offset: units before it, its line (0-based), and the unit at which that line begins. */
interface Mark { units: number; line: number; lineStart: number }

/** Counts on over bytes [from, to). A unit is counted at a character's first byte, two for characters beyond U+FFFF. */
function count(bytes: Uint8Array, from: number, to: number, mark: Mark): void {
  let { units, line, lineStart } = mark;
  for (let i = from; i < to; i++) {
    const byte = bytes[i]!;
    if (byte < 0x80) {
      units++;
      if (byte === NEWLINE || (byte === RETURN && bytes[i + 1] !== NEWLINE)) { line++; lineStart = units; }
    } else if (byte >= 0xc0) units += byte >= 0xf0 ? 2 : 1;
  }
  mark.units = units;
  mark.line = line;
  mark.lineStart = lineStart;
}

/** A function from byte spans of this document to places. The document is read through once. */
export function placesOf(bytes: Uint8Array): (start: number, end: number) => SpanPlace {
  const steps = (bytes.length >>> STEP_BITS) + 1;
  const marks = new Uint32Array(3 * steps);
  const at: Mark = { units: 0, line: 0, lineStart: 0 };
  for (let step = 0; step < steps; step++) {
    marks[3 * step] = at.units;
    marks[3 * step + 1] = at.line;
    marks[3 * step + 2] = at.lineStart;
    count(bytes, step * STEP, Math.min(bytes.length, (step + 1) * STEP), at);
  }
  const seek = (offset: number): void => {
    const step = offset >>> STEP_BITS;
    at.units = marks[3 * step]!;
    at.line = marks[3 * step + 1]!;
    at.lineStart = marks[3 * step + 2]!;
    count(bytes, step * STEP, offset, at);
  };
  return (start, end) => {
    seek(start);
    const { units, line, lineStart } = at;
    if (end >>> STEP_BITS === start >>> STEP_BITS) count(bytes, start, end, at);
    else seek(end);
    // A span ends with a word or a mark, never with a line end, so its last unit stands in the line of its end.
    return { start: units, end: at.units, line: line + 1, column: units - lineStart + 1, endLine: at.line + 1, endColumn: at.units - at.lineStart };
  };
}
