/** Where a passage begins and ends, to the word. */
import { BOUNDARY, WEIGHT_UNIT, type Box, type Fit, type TextPair } from './columns.ts';
import { createMatcher, matchedWeight, offer, take, takeCore, withdraw, type Matcher } from './matching.ts';

/** Tokens beyond either edge that a passage may grow by in a round. */
const MARGIN = 60;
const ROUNDS = 3;
/**
 * Share of matched weight at which a token neither helps nor harms: .24, and as much more as the passage itself matches above .7,
 * since beside a verbatim copy a word that is matched by chance is weak evidence. Grid: .20, .22, .24, .26, .30.
 */
const TOLERANCE = 0.24;
const USUAL_MATCH = 0.7;
const MOST_MATCH = 0.97;
/** What it is worth, in words, that an edge is the end of a sentence or a line. */
const BONUS = Object.freeze([0, 0.5, 1]);

/** Fits boxes to what the texts share. */
export interface Fitter {
  /** by side: which tokens have partners */
  readonly leftMatcher: Matcher;
  readonly rightMatcher: Matcher;
  /** how well the sides of a box match */
  readonly fit: (box: Box) => Fit;
  /** moves the edges of a box to where the match begins and ends */
  readonly settle: (box: Box) => Fit;
}

/** A fitter for one pair; what it works with is as large as the texts. */
export function createFitter({ left, right }: TextPair): Fitter {
  const [leftMatcher, rightMatcher] = [createMatcher(left, right), createMatcher(right, left)];

  const fit = ({ leftFrom, leftTo, rightFrom, rightTo }: Box): Fit => {
    const a = matchedWeight(leftMatcher, leftFrom, leftTo, rightFrom, rightTo);
    const b = matchedWeight(rightMatcher, rightFrom, rightTo, leftFrom, leftTo);
    return Object.freeze({
      leftFrom, leftTo, rightFrom, rightTo, score: Math.min(a, b) / WEIGHT_UNIT,
      leftShare: a / (left.sum[leftTo]! - left.sum[leftFrom]!), rightShare: b / (right.sum[rightTo]! - right.sum[rightFrom]!),
    });
  };

  const settle = (box: Box): Fit => {
    let settled = box;
    for (let round = 0; round < ROUNDS; round++) {
      const { leftFrom, leftTo, rightFrom, rightTo } = settled;
      const [a, aEnd] = edges(leftMatcher, leftFrom, leftTo, rightFrom, rightTo);
      const [b, bEnd] = edges(rightMatcher, rightFrom, rightTo, leftFrom, leftTo);
      if (a === leftFrom && aEnd === leftTo && b === rightFrom && bEnd === rightTo) break;
      settled = { leftFrom: a, leftTo: aEnd, rightFrom: b, rightTo: bEnd };
    }
    return fit(settled);
  };

  return Object.freeze({ leftMatcher, rightMatcher, fit, settle });
}

/** New edges of tokens [from, to), held against a box's other side. Each edge is where the sum of what speaks for its tokens is largest. */
function edges(matcher: Matcher, from: number, to: number, otherFrom: number, otherTo: number): readonly [number, number] {
  const { own, spare, matched } = matcher;
  const { text: { stem, boundary, size }, weight, mate, sum } = own;
  const [low, high] = [Math.max(0, from - MARGIN), Math.min(size, to + MARGIN)];
  offer(matcher, otherFrom, otherTo);
  const share = takeCore(matcher, from, to) / (sum[to]! - sum[from]!);
  // What is left over is offered to both margins: which of them it belongs to is not known yet.
  for (let i = to; i < high; i++) take(matcher, i);
  for (let i = to; i < high; i++) if (matched[i] === 1) spare[mate[stem[i]!]!]!++;
  for (let i = from - 1; i >= low; i--) take(matcher, i);
  withdraw(matcher, otherFrom, otherTo);

  const tolerance = TOLERANCE + Math.max(0, Math.min(MOST_MATCH, share) - USUAL_MATCH);
  const middle = (from + to) >> 1;
  let [start, end, best, running] = [from, to, -Infinity, 0];
  for (let i = middle; i < high; i++) {
    running += weight[stem[i]!]! * (matched[i]! - tolerance);
    const worth = running + WEIGHT_UNIT * BONUS[boundary[i]!]!;
    if (worth > best) [best, end] = [worth, i + 1];
  }
  [best, running] = [-Infinity, 0];
  for (let i = middle - 1; i >= low; i--) {
    running += weight[stem[i]!]! * (matched[i]! - tolerance);
    const worth = running + WEIGHT_UNIT * BONUS[i === 0 ? BOUNDARY.SENTENCE : boundary[i - 1]!]!;
    if (worth > best) [best, start] = [worth, i];
  }
  return [start, end];
}
