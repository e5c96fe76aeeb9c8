/** Cuts text for people into the pieces that are wrapped. */
import { inert } from './inert.ts';

/** A word with the punctuation that hangs on it; in scripts without spaces one character. */
export interface Piece {
  readonly text: string;
  /** whether white space stood before it */
  readonly spaced: boolean;
}

/** Scripts that set no spaces between words: a line may be broken after any of their characters. */
const UNSPACED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`;
/** Where none of these stands, none of those scripts does. */
const MAYBE_UNSPACED = /[\u0e00-\u1fff\u2e80-\uffff]/;
const SPACED_PIECE = /(?<space>\s*)(?<word>\S+)/g;

let piece: RegExp | null = null;

/** Opening marks stay with what follows them, closing marks with what they follow, so that no line begins with a full stop. */
function unspacedPiece(): RegExp {
  return piece ??= new RegExp(
    String.raw`(?<space>\s*)(?:(?<one>[\p{Ps}\p{Pi}]*[${UNSPACED}]\p{M}*[\p{Po}\p{Pe}\p{Pf}\u30fc]*)|(?<word>(?:(?![${UNSPACED}])\S)+))`, 'gu');
}

/**
 * @param limit most pieces that are looked at
 * @returns the pieces, already {@link inert}, and whether the text goes on beyond them
 */
export function piecesOf(text: string, limit: number): { pieces: Piece[]; cut: boolean } {
  const pieces: Piece[] = [];
  for (const { groups } of text.matchAll(MAYBE_UNSPACED.test(text) ? unspacedPiece() : SPACED_PIECE)) {
    if (pieces.length === limit) return { pieces, cut: true };
    const raw = groups!['one'] ?? groups!['word']!;
    pieces.push({ text: inert(raw), spaced: groups!['space'] !== '' });
  }
  return { pieces, cut: false };
}
