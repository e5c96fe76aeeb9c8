/** Cuts text for people into the pieces that are wrapped and compared. */
import { inert } from './inert.ts';

/** A word with the punctuation that hangs on it; in scripts without spaces one character. */
export interface Piece {
  readonly text: string;
  /** whether white space stood before it */
  readonly spaced: boolean;
  /** what is compared: letters and digits, folded; the text itself where there are none */
  readonly key: string;
}

/** Scripts that set no spaces between words: a line may be broken after any of their characters. */
const UNSPACED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`;
/** Opening marks stay with what follows them, closing marks with what they follow, so that no line begins with a full stop. */
const PIECE = new RegExp(
  String.raw`(\s*)(?:([\p{Ps}\p{Pi}]*[${UNSPACED}]\p{M}*[\p{Po}\p{Pe}\p{Pf}\u30fc]*)|((?:(?![${UNSPACED}])\S)+))`, 'gu');
const NOT_COMPARED = /[^\p{L}\p{M}\p{N}]+/gu;

/**
 * @param limit most pieces that are looked at
 * @returns the pieces, already {@link inert}, and whether the text goes on beyond them
 */
export function piecesOf(text: string, limit: number): { pieces: Piece[]; cut: boolean } {
  const pieces: Piece[] = [];
  for (const [, space, unspaced, word] of text.matchAll(PIECE)) {
    if (pieces.length === limit) return { pieces, cut: true };
    const raw = unspaced ?? word!;
    const key = raw.normalize('NFKC').toLowerCase().replace(NOT_COMPARED, '');
    pieces.push({ text: inert(raw), spaced: space !== '', key: key === '' ? raw : key });
  }
  return { pieces, cut: false };
}
