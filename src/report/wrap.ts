/** Breaks pieces of text into lines of a terminal, where a character may be one or two cells wide. */
import { cellsOf, graphemesOf } from './cells.ts';
import type { Paint } from './paint.ts';

/** A piece that is not broken unless it is wider than a line. */
export interface Styled {
  readonly text: string;
  /** whether a space goes before it, unless it begins a line */
  readonly spaced: boolean;
  readonly paint: Paint;
}

const ELLIPSIS = ' …';

/**
 * @param width cells of a line, at least 2
 * @param maxLines where more would follow, the last line ends with an ellipsis
 */
export function wrap(items: readonly Styled[], width: number, maxLines = Infinity): string[] {
  const lines: string[] = [];
  let line: Styled[] = [];
  let used = 0;
  for (const item of items.flatMap((whole) => fitting(whole, width))) {
    const cells = cellsOf(item.text);
    const gap = item.spaced && line.length > 0 ? 1 : 0;
    if (line.length > 0 && used + gap + cells > width) {
      if (lines.length + 1 === maxLines) return [...lines, cutOff(line, width)];
      lines.push(painted(line));
      line = [];
      used = 0;
    }
    used += cells + (line.length > 0 ? gap : 0);
    line.push(item);
  }
  return line.length > 0 ? [...lines, painted(line)] : lines;
}

/** A last line with an ellipsis that still fits. */
function cutOff(line: Styled[], width: number): string {
  const cells = (items: readonly Styled[]): number => items.reduce((sum, { text, spaced }, i) => sum + cellsOf(text) + (spaced && i > 0 ? 1 : 0), 0);
  let end = line.length;
  while (end > 1 && cells(line.slice(0, end)) > width - ELLIPSIS.length) end--;
  return painted(line.slice(0, end)) + ELLIPSIS;
}

/** An item too wide for a line (an address, a word of a thousand letters) in parts that are not. */
function fitting(item: Styled, width: number): Styled[] {
  if (cellsOf(item.text) <= width) return [item];
  const parts: Styled[] = [];
  let text = '';
  let used = 0;
  for (const grapheme of graphemesOf(item.text)) {
    const cells = cellsOf(grapheme);
    if (used + cells > width && text !== '') {
      parts.push({ ...item, text, spaced: item.spaced && parts.length === 0 });
      text = '';
      used = 0;
    }
    text += grapheme;
    used += cells;
  }
  return [...parts, { ...item, text, spaced: item.spaced && parts.length === 0 }];
}

/** A line with one application of its paint for each run of items that share it. */
function painted(line: readonly Styled[]): string {
  let out = '';
  for (let i = 0; i < line.length;) {
    const { paint } = line[i]!;
    let text = line[i]!.text;
    const gap = i > 0 && line[i]!.spaced ? ' ' : '';
    for (i++; i < line.length && line[i]!.paint === paint; i++) text += (line[i]!.spaced ? ' ' : '') + line[i]!.text;
    out += gap + paint(text);
  }
  return out;
}
