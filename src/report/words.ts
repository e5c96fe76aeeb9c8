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
/** Where none of these stands, none of those scripts does. */
const MAYBE_UNSPACED = /[\u0e00-\u1fff\u2e80-\uffff]/;
const SPACED_PIECE = /(?<space>\s*)(?<word>\S+)/g;
const NOT_COMPARED = /[^\p{L}\p{M}\p{N}]+/gu;
/** Texts of these alone need no tables of Unicode to be stripped of what is not compared; loading those takes milliseconds. */
const PLAIN = /^[\x00-\x7f\u2010-\u2027]*$/;
const NOT_COMPARED_PLAIN = /[^a-z0-9]+/g;

let piece: RegExp | null = null;

/** Opening marks stay with what follows them, closing marks with what they follow, so that no line begins with a full stop. */
function unspacedPiece(): RegExp {
  return piece ??= new RegExp(
    String.raw`(?<space>\s*)(?:(?<one>[\p{Ps}\p{Pi}]*[${UNSPACED}]\p{M}*[\p{Po}\p{Pe}\p{Pf}\u30fc]*)|(?<word>(?:(?![${UNSPACED}])\S)+))`, 'gu');
}

function keyOf(raw: string): string {
  if (PLAIN.test(raw)) return raw.toLowerCase().replace(NOT_COMPARED_PLAIN, '') || raw;
  return raw.normalize('NFKC').toLowerCase().replace(NOT_COMPARED, '') || raw;
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
    pieces.push({ text: inert(raw), spaced: groups!['space'] !== '', key: keyOf(raw) });
  }
  return { pieces, cut: false };
}
