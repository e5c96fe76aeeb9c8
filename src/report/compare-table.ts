/** The format `table` of a comparison: passages in two columns, for people. */
import type { ComparedPair, Comparison, PassageChange, PassageRecord } from '../model/comparison.ts';
import type { Place } from '../model/report.ts';
import { cellsOf } from './cells.ts';
import { counted, percent } from './figure.ts';
import { inert } from './inert.ts';
import { plain, type Paint, type Palette } from './paint.ts';
import type { TableOptions } from './table.ts';
import { markedSide } from './wording.ts';
import { wrap } from './wrap.ts';

/** Lines of one passage. */
const MOST_LINES = 14;
/** Cells of a column below which both texts stand one below the other. */
const LEAST_COLUMN = 28;
const INDENT = '     ';
const RULE = ' │ ';
const OPS: Readonly<Record<'left' | 'right', { readonly open: string; readonly close: string }>> = Object.freeze({ left: { open: '[-', close: '-]' }, right: { open: '{+', close: '+}' } });

/** The comparison as text, ended by one line with the totals. `top` limits the passages of a pair. */
export function* compareTable(comparison: Comparison, { top = 20, width = 80, color = plain }: TableOptions = {}): Iterable<string> {
  for (const pair of comparison.pairs) {
    if (pair.passages.length > 0) yield* pairLines(pair, { top, width, color });
  }
  yield `${summaryLine(comparison, color)}\n`;
}

function* pairLines({ left, right, passages }: ComparedPair, { top, width, color }: Required<TableOptions>): Iterable<string> {
  yield `${color.bold(inert(left))}\n${color.bold(inert(right))}\n\n`;
  for (const [index, passage] of passages.slice(0, top).entries()) {
    yield `${color.dim(String(index + 1).padStart(3))}  ${color.bold(headOf(passage))}\n`;
    yield* passageLines(passage, width, color);
    yield '\n';
  }
  if (passages.length > top) yield `${color.dim(`… and ${counted(passages.length - top, 'more passage')}; --top N shows more`)}\n\n`;
}

function headOf({ kind, condensedSide, share }: PassageRecord): string {
  const side = condensedSide === null ? '' : condensedSide === 'left' ? ', the first text sums up the second' : ', the second text sums up the first';
  return `${kind}${side} · ${percent(share)} matched`;
}

function* passageLines({ left, right, leftText, rightText, changes }: PassageRecord, width: number, color: Palette): Iterable<string> {
  const column = Math.floor((width - INDENT.length - RULE.length) / 2);
  const beside = column >= LEAST_COLUMN;
  const room = Math.max(beside ? column : width - INDENT.length, 20);
  const one = sideLines(leftText, left, changes, 'left', room, color);
  const other = sideLines(rightText, right, changes, 'right', room, color);
  if (!beside) {
    for (const line of [...one, ...other]) yield `${INDENT}${line.text}\n`;
    return;
  }
  for (let k = 0; k < Math.max(one.length, other.length); k++) {
    const [a, b] = [one[k] ?? { text: '', cells: 0 }, other[k] ?? { text: '', cells: 0 }];
    yield `${`${INDENT}${a.text}${' '.repeat(Math.max(0, room - a.cells))}${color.dim(RULE)}${b.text}`.trimEnd()}\n`;
  }
}

interface Line { readonly text: string; readonly cells: number }

/** The place, then the text with its changed words marked; `cells` is what a line takes on a terminal. */
function sideLines(text: string, place: Place, changes: readonly PassageChange[], side: 'left' | 'right', room: number, color: Palette): Line[] {
  const paint: Paint = side === 'left' ? color.red : color.green;
  const spans = changes.map((change) => change[side]).filter(([from, to]) => from < to).map(([from, to]) => [from - place.start, to - place.start] as const);
  const lines = place.line === place.endLine ? `line ${place.line}` : `lines ${place.line}–${place.endLine}`;
  const marked = (palette: (text: string) => string): string[] => wrap(markedSide(text, spans, { ...OPS[side], paint: palette }), room, MOST_LINES);
  const bare = marked((words) => words);
  const painted = marked(paint);
  return [{ text: color.cyan(lines), cells: lines.length }, ...painted.map((line, k) => ({ text: line, cells: cellsOf(bare[k]!) }))];
}

function summaryLine({ summary }: Comparison, color: Palette): string {
  const { pairs, passages, matchedPairs, skippedFiles } = summary;
  const kinds = [[summary.verbatim, 'verbatim'], [summary.reworded, 'reworded'], [summary.condensed, 'condensed']] as const;
  const told = kinds.filter(([count]) => count > 0).map(([count, kind]) => `${count} ${kind}`).join(', ');
  const where = pairs === 1 ? '' : ` in ${counted(matchedPairs, 'pair')} of ${counted(pairs, 'pair')}`;
  const found = passages === 0 ? `No passage found in ${counted(pairs, 'pair')} of texts.` : `${counted(passages, 'passage')}${where}: ${told}.`;
  return color.bold(found) + (skippedFiles > 0 ? ` ${counted(skippedFiles, 'file')} skipped.` : '');
}
