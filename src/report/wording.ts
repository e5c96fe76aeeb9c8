/** A text as the table shows it: whole, or with the words marked that differ from another text. */
import type { Change } from '../model/report.ts';
import type { Paint, Palette } from './paint.ts';
import type { Piece } from './words.ts';
import { piecesOf } from './words.ts';
import type { Styled } from './wrap.ts';

/** Words of a text that are shown. */
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

/**
 * `to` with what it lacks of `from` as `[-words-]` and what it has beyond it as `{+words+}`; long equal stretches are left out.
 * @param changes offsets into both texts
 */
export function markedText(from: string, to: string, changes: readonly Change[], palette: Palette): Styled[] {
  // Punctuation alone differs, or words beyond the last that is looked at.
  const near = changes.filter(({ representative, member }) => representative[0] < from.length && member[0] <= to.length);
  if (near.length === 0) return wholeText(to);
  const items: Styled[] = [];
  let at = 0;
  let looked = 0;
  const equal = (end: number, last: boolean): void => {
    const pieces = piecesIn(to, at, end, MOST_PIECES - looked);
    looked += pieces.length;
    const kept = shortened(pieces, items.length === 0 ? 0 : CONTEXT, last ? 0 : CONTEXT, same);
    // The first word of a text has no space before it, unless something was taken away there.
    items.push(...(at === 0 && items.length > 0 ? afterSpace(kept) : kept));
  };
  for (const { representative, member } of near) {
    if (looked >= MOST_PIECES) return [...items, gap(same)];
    // Nothing stands before the first word but marks.
    if (member[0] > at) equal(member[0], false);
    const deleted = piecesIn(from, representative[0], representative[1], MOST_PIECES);
    if (deleted.length > 0) items.push(...bracketed(shortened(deleted, CHANGE_END, CHANGE_END, palette.red), '[-', '-]', false));
    const inserted = piecesIn(to, member[0], member[1], MOST_PIECES);
    looked += inserted.length;
    // What replaces something stands right behind it.
    if (inserted.length > 0) items.push(...bracketed(shortened(inserted, CHANGE_END, CHANGE_END, palette.green), '{+', '+}', deleted.length > 0));
    at = Math.max(at, member[1]);
  }
  if (looked < MOST_PIECES) equal(to.length, true);
  return looked < MOST_PIECES ? items : [...items, gap(same)];
}

/**
 * One side of a difference: its text with the words that the other side has not between marks.
 * @param text of the side
 * @param spans [start, end) of those words in `text`, ascending
 * @param marks around those words
 * @param marks.open before them
 * @param marks.close behind them
 * @param marks.paint their colour
 */
export function markedSide(text: string, spans: readonly (readonly [number, number])[], marks: { readonly open: string; readonly close: string; readonly paint: Paint }): Styled[] {
  const items: Styled[] = [];
  let at = 0;
  const plainTo = (end: number): void => {
    items.push(...piecesIn(text, at, end, MOST_PIECES).map(({ text: word, spaced }) => ({ text: word, spaced, paint: same })));
    at = Math.max(at, end);
  };
  for (const [from, to] of spans) {
    if (items.length >= MOST_PIECES) return [...items, gap(same)];
    if (from > at) plainTo(from);
    const words = piecesIn(text, from, to, MOST_PIECES).map(({ text: word, spaced }) => ({ text: word, spaced, paint: marks.paint }));
    items.push(...bracketed(words, marks.open, marks.close, false));
    at = to;
  }
  if (at < text.length && items.length < MOST_PIECES) plainTo(text.length);
  return items.length >= MOST_PIECES ? [...items, gap(same)] : items;
}

/** Pieces of text[start, end), the first spaced where white space stands before it. */
function piecesIn(text: string, start: number, end: number, limit: number): Piece[] {
  const { pieces } = piecesOf(text.slice(start, end), limit);
  const [first] = pieces;
  if (first && start > 0 && /\s/.test(text[start - 1]!)) pieces[0] = { ...first, spaced: true };
  return pieces;
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
