/** A text as the alignment reads it: columns of tokens, and the tokens of each stem. */

/** Weights are whole numbers of this unit, so that sums do not depend on their order and texts can be swapped. */
export const WEIGHT_UNIT = 1024;

/** What stands behind a token: the end of a sentence or paragraph, a line break, or nothing that matters. */
export const BOUNDARY = Object.freeze({ NONE: 0, LINE: 1, SENTENCE: 2 } as const);

/**
 * Columns of one text. Tokens are numbered in the order of the text, stems in that of their first tokens.
 *
 *   token   stem | start | end | boundary | word
 *   stem    vocabulary | hash | first ─→ places: the tokens that have it, ascending
 */
export interface AlignText {
  /** number of tokens */
  readonly size: number;
  /** by token: number of its stem */
  readonly stem: Uint32Array;
  /** by token: bytes [start, end) of the document */
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  /** by token: {@link BOUNDARY} behind it */
  readonly boundary: Uint8Array;
  /** by token: hash of the word itself */
  readonly word: Uint32Array;
  /** by stem: its number in the vocabulary of the thread, by which texts are paired; another thread may have another number for it */
  readonly vocabulary: Uint32Array;
  /** by stem: its hash, the same on every thread */
  readonly hash: Uint32Array;
  /** by stem: its tokens are places[first[stem] … first[stem + 1]) */
  readonly first: Uint32Array;
  readonly places: Uint32Array;
}

/** Two texts, and what their stems weigh in one another's company. */
export interface TextPair {
  readonly left: Side;
  readonly right: Side;
}

/** One text of a pair. */
export interface Side {
  readonly text: AlignText;
  /** by stem: number of the same stem in the other text, {@link ABSENT} where it has none */
  readonly mate: Uint32Array;
  /** by stem: its weight in units of 1 / {@link WEIGHT_UNIT} */
  readonly weight: Uint32Array;
  /** by token, one more than there are: weights of all tokens before it */
  readonly sum: Float64Array;
}

/** No stem. */
export const ABSENT = 0xffffffff;

/** Tokens [leftFrom, leftTo) of the left text and [rightFrom, rightTo) of the right one; neither is empty. */
export interface Box {
  readonly leftFrom: number;
  readonly leftTo: number;
  readonly rightFrom: number;
  readonly rightTo: number;
}

/** A box and how well its sides match, token for token. */
export interface Fit extends Box {
  /** 0…1, weight of the left tokens that have a partner in the right side / weight of all of them */
  readonly leftShare: number;
  readonly rightShare: number;
  /** the smaller matched weight of both sides: so many words that each text has once */
  readonly score: number;
}

/** The smallest box around two. */
export function union(a: Box, b: Box): Box {
  return {
    leftFrom: Math.min(a.leftFrom, b.leftFrom), leftTo: Math.max(a.leftTo, b.leftTo),
    rightFrom: Math.min(a.rightFrom, b.rightFrom), rightTo: Math.max(a.rightTo, b.rightTo),
  };
}

/** Order of fits: strongest first, ties by place, so that swapping the texts swaps the result. */
export function byStrength(a: Fit, b: Fit): number {
  return b.score - a.score || a.leftFrom + a.rightFrom - b.leftFrom - b.rightFrom
    || Math.abs(a.leftFrom - a.rightFrom) - Math.abs(b.leftFrom - b.rightFrom) || a.leftFrom - b.leftFrom;
}
