/** A text as the table shows it: whole, or with the words marked that differ from another text. */
import { difference } from './difference.ts';
import type { Paint, Palette } from './paint.ts';
import type { Piece } from './words.ts';
import { piecesOf } from './words.ts';
import type { Styled } from './wrap.ts';

/** Words of a text that are shown or compared; the table of the comparison stays below 100,000 cells. */
const MOST_PIECES = 300;
/** UTF-16 units of equal words shown on either side of a change: half a line. */
const CONTEXT = 36;
/** Units shown at either end of a long change. */
const CHANGE_END = 48;
/** Leaving out less than this would cost more in reading than it saves. */
const LEAST_LEFT_OUT = 36;

const same: Paint = (text) => text;
const gap = (paint: Paint): Styled => ({ text: '…', spaced: true, paint });

/** The text from its beginning. */
export function wholeText(text: string, paint: Paint = same): Styled[] {
  const { pieces, cut } = piecesOf(text, MOST_PIECES);
  const items = pieces.map((piece) => ({ text: piece.text, spaced: piece.spaced, paint }));
  return cut ? [...items, gap(paint)] : items;
}

/** `to` with what it lacks of `from` as `[-words-]` and what it has beyond it as `{+words+}`; long equal stretches are left out. */
export function markedText(from: string, to: string, palette: Palette): Styled[] {
  const before = piecesOf(from, MOST_PIECES);
  const after = piecesOf(to, MOST_PIECES);
  const stretches = difference(before.pieces.map((piece) => piece.key), after.pieces.map((piece) => piece.key));
  // Punctuation alone differs, or words beyond the last that is looked at.
  if (stretches.every(({ state }) => state === 'equal')) return wholeText(to);
  const items: Styled[] = [];
  let i = 0;
  let j = 0;
  stretches.forEach(({ state, length }, index) => {
    if (state === 'equal') {
      const first = index === 0;
      const last = index === stretches.length - 1 && !after.cut;
      const kept = shortened(after.pieces.slice(j, j + length), first ? 0 : CONTEXT, last ? 0 : CONTEXT, same);
      // The first word of a text has no space before it, unless something was taken away there.
      items.push(...(j === 0 && i > 0 ? afterSpace(kept) : kept));
    } else {
      const deleted = state === 'delete';
      const pieces = deleted ? before.pieces.slice(i, i + length) : after.pieces.slice(j, j + length);
      const shown = shortened(pieces, CHANGE_END, CHANGE_END, deleted ? palette.red : palette.green);
      // What replaces something stands right behind it.
      const joined = !deleted && stretches[index - 1]?.state === 'delete';
      items.push(...bracketed(shown, deleted ? '[-' : '{+', deleted ? '-]' : '+}', joined));
    }
    if (state !== 'insert') i += length;
    if (state !== 'delete') j += length;
  });
  return after.cut ? [...items, gap(same)] : items;
}

/** The items with a space before the first. */
export function afterSpace(items: readonly Styled[]): Styled[] {
  return items.map((item, index) => (index === 0 ? { ...item, spaced: true } : item));
}

/** The pieces within `head` units from the beginning and `tail` units from the end, all of them where little is left out. */
function shortened(pieces: readonly Piece[], head: number, tail: number, paint: Paint): Styled[] {
  const items = pieces.map((piece) => ({ text: piece.text, spaced: piece.spaced, paint }));
  const first = fitting(items, head);
  const last = items.length - fitting(items.toReversed(), tail);
  const leftOut = items.slice(first, last).reduce((sum, { text }) => sum + text.length + 1, 0);
  return leftOut < LEAST_LEFT_OUT ? items : [...items.slice(0, first), gap(paint), ...items.slice(last)];
}

/** How many of the first items take no more than `units`. */
function fitting(items: readonly Styled[], units: number): number {
  let used = 0;
  const over = items.findIndex(({ text }) => (used += text.length + 1) > units);
  return over < 0 ? items.length : over;
}

function bracketed(items: readonly Styled[], open: string, close: string, joined: boolean): Styled[] {
  const last = items.length - 1;
  return items.map((item, index) => ({
    ...item,
    text: (index === 0 ? open : '') + item.text + (index === last ? close : ''),
    spaced: item.spaced && !(joined && index === 0),
  }));
}
