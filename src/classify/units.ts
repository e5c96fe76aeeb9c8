/** The units of page furniture: lines, and what was one line before somebody wrapped it at a width. */
import { FIELD, LINE_RECORD, SHAPE } from '../kernel/lines.ts';

/** Texts are wrapped at a width between these, in bytes: 72 for mail (RFC 5322 advises 78), rarely more than 100. */
const NARROWEST = 50;
const WIDEST = 100;
/** A line is as full as it can be if the next word would have made it longer than the longest line, give or take a few bytes. */
const SLACK = 2;

/** The width at which most of a text's lines were wrapped, 0 where they were not. */
function widthOf(lines: Uint32Array): number {
  let longest = 0;
  for (let at = 0; at < lines.length; at += LINE_RECORD) longest = Math.max(longest, lines[at + FIELD.END]! - lines[at + FIELD.START]!);
  return longest >= NARROWEST && longest <= WIDEST ? longest : 0;
}

/**
 * Records of units from records of lines: a line that was as full as it could be goes on in the next.
 * @param lines records of a text's lines, which are overwritten
 * @returns the records of its units, a part of the same array
 */
export function unitsOf(lines: Uint32Array): Uint32Array {
  const width = widthOf(lines);
  if (width === 0) return lines;
  let to = 0;
  let lastSize = 0;
  for (let at = 0; at < lines.length; at += LINE_RECORD) {
    const size = lines[at + FIELD.END]! - lines[at + FIELD.START]!;
    const [shape, sizes] = [lines[at + FIELD.SHAPE]!, lines[at + FIELD.SIZES]!];
    const joins = to > 0 && (shape & (SHAPE.APART | SHAPE.LIST)) === 0 && lastSize + 1 + (sizes >>> 16) > width - SLACK;
    lastSize = size;
    if (!joins) {
      lines.copyWithin(to, at, at + LINE_RECORD);
      to += LINE_RECORD;
      continue;
    }
    const unit = to - LINE_RECORD;
    const before = lines[unit + FIELD.SHAPE]!;
    lines[unit + FIELD.END] = lines[at + FIELD.END]!;
    lines[unit + FIELD.LOW] = Math.imul(lines[unit + FIELD.LOW]! ^ (lines[unit + FIELD.LOW]! >>> 15), 0x85ebca6b) + lines[at + FIELD.LOW]!;
    lines[unit + FIELD.HIGH] = Math.imul(lines[unit + FIELD.HIGH]! ^ (lines[unit + FIELD.HIGH]! >>> 13), 0xc2b2ae35) + lines[at + FIELD.HIGH]!;
    lines[unit + FIELD.NAMES] = 0;
    lines[unit + FIELD.SIZES] = (lines[unit + FIELD.SIZES]! & 0xffff0000) | Math.min(0xffff, (lines[unit + FIELD.SIZES]! & 0xffff) + (sizes & 0xffff));
    const ends = SHAPE.SENTENCE | SHAPE.BRACKET;
    lines[unit + FIELD.SHAPE] = (before & ~ends) | (shape & (ends | SHAPE.DIGITS | SHAPE.RIGHTS | SHAPE.HINT));
  }
  return lines.subarray(0, to);
}
