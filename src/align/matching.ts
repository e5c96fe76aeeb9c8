/** Tokens of two stretches matched one to one: a word that stands twice on one side needs two partners on the other. */
import { ABSENT, type Side } from './columns.ts';

/** Which tokens of `own` have a partner in a stretch of `other`. Of several matchers of one text each has its own counts. */
export interface Matcher {
  readonly own: Side;
  readonly other: Side;
  /** by token of `own`, where it was looked at: 1 if it has a partner, else 0 */
  readonly matched: Uint8Array;
  /** by stem of `other`: tokens that are still without a partner */
  readonly spare: Int32Array;
}

/** A matcher for one direction of a pair. */
export function createMatcher(own: Side, other: Side): Matcher {
  return Object.freeze({ own, other, matched: new Uint8Array(own.text.size), spare: new Int32Array(other.text.vocabulary.length) });
}

/** Makes the tokens [from, to) of the other text the partners to be had. */
export function offer({ other, spare }: Matcher, from: number, to: number): void {
  const { stem } = other.text;
  for (let j = from; j < to; j++) spare[stem[j]!]!++;
}

/** Takes back what was offered. */
export function withdraw({ other, spare }: Matcher, from: number, to: number): void {
  const { stem } = other.text;
  for (let j = from; j < to; j++) spare[stem[j]!] = 0;
}

/** Gives token i a partner if there is one left. */
export function take({ own, spare, matched }: Matcher, i: number): boolean {
  const mate = own.mate[own.text.stem[i]!]!;
  const found = mate !== ABSENT && spare[mate]! > 0;
  if (found) spare[mate]!--;
  matched[i] = found ? 1 : 0;
  return found;
}

/** Gives partners to tokens [from, to) from the middle outwards, since the edges are the doubtful ones. Returns the matched weight. */
export function takeCore(matcher: Matcher, from: number, to: number): number {
  const { text, weight } = matcher.own;
  let sum = 0;
  for (let before = (from + to) >> 1, behind = before; before > from || behind < to;) {
    if (behind < to && take(matcher, behind)) sum += weight[text.stem[behind]!]!;
    behind++;
    if (before > from && take(matcher, --before)) sum += weight[text.stem[before]!]!;
  }
  return sum;
}

/** Matched weight of tokens [from, to) against tokens [otherFrom, otherTo); leaves `matched` behind. */
export function matchedWeight(matcher: Matcher, from: number, to: number, otherFrom: number, otherTo: number): number {
  offer(matcher, otherFrom, otherTo);
  const sum = takeCore(matcher, from, to);
  withdraw(matcher, otherFrom, otherTo);
  return sum;
}
