/** Passages that condense: a few sentences of one text whose words stand all over a long stretch of the other. */
import { ABSENT, BOUNDARY, WEIGHT_UNIT, byStrength, union, type Box, type Fit } from './columns.ts';
import type { Fitter } from './edges.ts';
import { matchedWeight, type Matcher } from './matching.ts';
import { overlap } from './overlaps.ts';

/** Which side is the short one. */
export type ShortSide = 'left' | 'right';

/** A condensed passage; `share` is the weight of the short side's words that the long side has / weight of all of them. */
export interface Condensed extends Box {
  readonly side: ShortSide;
  readonly share: number;
  readonly score: number;
}

/** Tokens of a condensing stretch, at most. */
const LONGEST = 160;
/** The long side is at least so many times as long. */
const TIMES_LONGER = 3;
/** How many stretches one text condenses, at most: whatever is condensed more often is about the same matter throughout. */
const MOST = 3;
/** A stretch must match this much of its weight, .33 more than its text does as a whole, and be worth this many words in all. */
const LEAST_SHARE = 0.55;
const ABOVE_USUAL = 0.33;
const [LEAST_TOLERANCE, MOST_TOLERANCE] = [0.5, 0.9];
const LEAST_SURPLUS = 5;
const LEAST_WEIGHT = 10;
/** Words' worth of the whole text that is added to what lies outside of a stretch. */
const SMOOTHING = 50;
/** Words this rare mark where the condensed stretch begins and ends. */
const MARKING = 0.5;
/** Where local passages explain this share of the matched weight, the rest must be a find of its own: so many words beyond the usual. */
const EXPLAINED = 0.7;
const LEAST_REST = 2;
/** Sentences put together from distant places: tokens between them, tokens in all, and what each must be worth. */
const EXTRACT_GAP = 3;
const EXTRACT_LONGEST = 130;
const EXTRACT_SCORE = 9;

/** A fit seen from its short side. */
interface Stretch { readonly from: number; readonly to: number; readonly farFrom: number; readonly farTo: number }

/** The stretches of one side that condense the other, in the order of the text. They do not overlap. */
export function findCondensed(fitter: Fitter, locals: readonly Fit[], side: ShortSide): Condensed[] {
  const matcher = side === 'left' ? fitter.leftMatcher : fitter.rightMatcher;
  const { fits, extracts } = joinExtracts(fitter, locals, side);
  const found = summaries(matcher, fits.map((one) => seenFrom(one, side))).map((one) => condensed(one, side, one.share, one.score));
  for (const extract of extracts) {
    const { from, to } = seenFrom(extract, side);
    if (found.some((other) => { const known = seenFrom(other, side); return overlap(from, to, known.from, known.to) > 0; })) continue;
    found.push(condensed(seenFrom(extract, side), side, side === 'left' ? extract.leftShare : extract.rightShare, extract.score));
  }
  return found.sort((a, b) => seenFrom(a, side).from - seenFrom(b, side).from);
}

function seenFrom({ leftFrom, leftTo, rightFrom, rightTo }: Box, side: ShortSide): Stretch {
  return side === 'left' ? { from: leftFrom, to: leftTo, farFrom: rightFrom, farTo: rightTo } : { from: rightFrom, to: rightTo, farFrom: leftFrom, farTo: leftTo };
}

function condensed({ from, to, farFrom, farTo }: Stretch, side: ShortSide, share: number, score: number): Condensed {
  const box = side === 'left' ? { leftFrom: from, leftTo: to, rightFrom: farFrom, rightTo: farTo } : { leftFrom: farFrom, leftTo: farTo, rightFrom: from, rightTo: to };
  return Object.freeze({ ...box, side, share, score });
}

/** Joins local passages that follow one another on the short side without a gap and come from distant places, in the same order. */
function joinExtracts({ fit }: Fitter, locals: readonly Fit[], side: ShortSide): { readonly fits: readonly Fit[]; readonly extracts: readonly Fit[] } {
  const fits: Fit[] = [];
  const extracts = new Set<Fit>();
  const start = (one: Fit): number => seenFrom(one, side).from;
  for (const one of locals.toSorted((a, b) => start(a) - start(b) || byStrength(a, b))) {
    const last = fits.at(-1);
    if (last !== undefined && follows(seenFrom(last, side), seenFrom(one, side)) && Math.min(last.score, one.score) >= EXTRACT_SCORE) {
      extracts.delete(last);
      fits[fits.length - 1] = fit(union(last, one));
      extracts.add(fits.at(-1)!);
    } else fits.push(one);
  }
  return { fits, extracts: [...extracts] };
}

function follows(one: Stretch, next: Stretch): boolean {
  return next.from - one.to <= EXTRACT_GAP && next.farFrom > one.farFrom && next.to - one.from <= EXTRACT_LONGEST;
}

interface Summary extends Stretch { readonly share: number; readonly score: number }

/** Stretches of whole sentences that match far more of the other text than their own text does elsewhere. */
function summaries(matcher: Matcher, locals: readonly Stretch[]): Summary[] {
  const { own } = matcher;
  const { stem, size } = own.text;
  const knownWeight = own.weight.map((weight, s) => (own.mate[s] === ABSENT ? 0 : weight));
  /** weight before a token of those that stand anywhere in the other text */
  const known = new Float64Array(size + 1);
  for (let i = 0, sum = 0; i < size; i++) known[i + 1] = sum += knownWeight[stem[i]!]!;
  const whole = known[size]! / own.sum[size]!;
  /** share of the weight outside of a stretch that the other text has, what words match by being about the same matter; a short rest says little */
  const usual = (from: number, to: number): number => {
    const [knownRest, rest] = [known[size]! - (known[to]! - known[from]!), own.sum[size]! - (own.sum[to]! - own.sum[from]!)];
    return (knownRest + SMOOTHING * WEIGHT_UNIT * whole) / (rest + SMOOTHING * WEIGHT_UNIT);
  };
  const found: Summary[] = [];
  for (const { from, to } of bestStretches(matcher, known, usual)) {
    const far = extent(matcher, from, to);
    const matched = known[to]! - known[from]!;
    if (far === null || far[1] - far[0] < TIMES_LONGER * (to - from)) continue;
    if (isLocal(matcher, from, to, locals, EXPLAINED * matched, ABOVE_USUAL + usual(from, to))) continue;
    found.push({ from, to, farFrom: far[0], farTo: far[1], share: matched / (own.sum[to]! - own.sum[from]!), score: matched / WEIGHT_UNIT });
  }
  return found;
}

/** The best stretches of whole sentences, apart from one another. */
function bestStretches({ own }: Matcher, known: Float64Array, usual: (from: number, to: number) => number): { readonly from: number; readonly to: number }[] {
  const { boundary, size } = own.text;
  const starts = [0];
  for (let i = 0; i < size; i++) if (i + 1 === size || boundary[i] === BOUNDARY.SENTENCE) starts.push(i + 1);
  const candidates: { from: number; to: number; surplus: number }[] = [];
  for (let a = 0; a + 1 < starts.length; a++) {
    for (let b = a + 1; b < starts.length && starts[b]! - starts[a]! <= LONGEST; b++) {
      const [from, to] = [starts[a]!, starts[b]!];
      const [matched, total] = [known[to]! - known[from]!, own.sum[to]! - own.sum[from]!];
      // The least tolerance first: most stretches fail by it, and it needs no share of the rest.
      if (matched < LEAST_SHARE * total || matched - LEAST_TOLERANCE * total < LEAST_SURPLUS * WEIGHT_UNIT) continue;
      const surplus = matched - Math.min(MOST_TOLERANCE, Math.max(LEAST_TOLERANCE, usual(from, to) + ABOVE_USUAL)) * total;
      if (surplus >= LEAST_SURPLUS * WEIGHT_UNIT) candidates.push({ from, to, surplus });
    }
  }
  candidates.sort((a, b) => b.surplus - a.surplus || a.from - b.from || a.to - b.to);
  const best: { from: number; to: number }[] = [];
  for (const { from, to } of candidates) {
    if (best.length === MOST) break;
    if (best.every((other) => overlap(from, to, other.from, other.to) <= 0)) best.push({ from, to });
  }
  return best;
}

/** Whole sentences of the other text from the first to the last that has a marking word of tokens [from, to); null where those weigh too little. */
function extent({ own, other }: Matcher, from: number, to: number): readonly [number, number] | null {
  const stems = new Set<number>();
  for (let i = from; i < to; i++) if (own.mate[own.text.stem[i]!] !== ABSENT) stems.add(own.text.stem[i]!);
  const { places, first, boundary, size } = other.text;
  let [weight, start, end] = [0, size, 0];
  for (const stem of stems) {
    weight += own.weight[stem]!;
    if (own.weight[stem]! < MARKING * WEIGHT_UNIT) continue;
    const mate = own.mate[stem]!;
    start = Math.min(start, places[first[mate]!]!);
    end = Math.max(end, places[first[mate + 1]! - 1]! + 1);
  }
  if (weight < LEAST_WEIGHT * WEIGHT_UNIT || start >= end) return null;
  while (start > 0 && boundary[start - 1] !== BOUNDARY.SENTENCE) start--;
  while (end < size && boundary[end - 1] !== BOUNDARY.SENTENCE) end++;
  return [start, end];
}

/** Whether local passages match at least `enough` of the weight of tokens [from, to), and what they leave is no find of its own. */
function isLocal(matcher: Matcher, from: number, to: number, locals: readonly Stretch[], enough: number, tolerance: number): boolean {
  const { text: { stem }, weight, mate } = matcher.own;
  const explained = new Uint8Array(to - from);
  let sum = 0;
  for (const local of locals) {
    if (overlap(from, to, local.from, local.to) <= 0) continue;
    matchedWeight(matcher, local.from, local.to, local.farFrom, local.farTo);
    for (let i = Math.max(from, local.from); i < Math.min(to, local.to); i++) {
      if (matcher.matched[i] === 0) continue;
      explained[i - from] = 1;
      sum += weight[stem[i]!]!;
    }
  }
  if (sum < enough) return false;
  let rest = 0;
  for (let i = from; i < to; i++) if (explained[i - from] === 0) rest += weight[stem[i]!]! * ((mate[stem[i]!] === ABSENT ? 0 : 1) - tolerance);
  return rest < LEAST_REST * WEIGHT_UNIT;
}
