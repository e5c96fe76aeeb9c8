/** From the evidence of both sides to a direction, or to none. */

/** Evidence for one side of a pair being the origin, strongest first; counts, 0 where there is none. */
export interface Side {
  readonly attribution: number;
  readonly substitution: number;
  readonly fullerWording: number;
  readonly standingTogether: number;
  readonly dateInText: number;
}

/** Names of the evidence in the order of its strength. */
export const EVIDENCE = Object.freeze(['fullerWording', 'standingTogether', 'substitution', 'attribution', 'dateInText'] as const);

/** Weights. Fuller wording and standing together are counted by sentence; a replacement that holds throughout a document or a named source is worth two. */
const WEIGHTS: Readonly<Record<keyof Side, number>> = Object.freeze({ fullerWording: 1, standingTogether: 1, substitution: 2, attribution: 2, dateInText: 1 });
/** One sentence's evidence is chance. */
const ENOUGH = 2;
/** The other side's evidence must not be worth more than half. */
const CLEARLY = 2;

/** What a side's evidence is worth. */
export function weightOf(side: Side): number {
  return EVIDENCE.reduce((sum, kind) => sum + WEIGHTS[kind] * side[kind], 0);
}

/** 1 where the left is the likely origin, -1 where the right is, 0 where nobody can say. */
export function likelyOrigin(left: Side, right: Side): -1 | 0 | 1 {
  const [a, b] = [weightOf(left), weightOf(right)];
  if (a >= ENOUGH && a >= CLEARLY * b) return 1;
  if (b >= ENOUGH && b >= CLEARLY * a) return -1;
  return 0;
}
