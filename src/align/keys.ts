/** By what tokens of two texts meet: their stem where it is rare enough, else three stems in a row. */
import { ABSENT, WEIGHT_UNIT, type AlignText, type TextPair } from './columns.ts';
import { tripleHash } from './triples.ts';

/** A key makes no points where it stands so often that left count × right count is above this: also the guard against repetitive texts. */
const MOST_POINTS_OF_A_KEY = 200;
/** Stems that weigh less (of 1) make no points. */
const LEAST_WEIGHT = 0.1;
/** Below so many tokens in both texts together nearly every stretch has a word rare enough, and keys of three stems find nothing new. */
const LONG_TEXTS = 20_000;

/** Keys of the left tokens and the right tokens that each key meets: what twin/points.ts draws as stems, uses and places. */
export interface MeetingKeys {
  readonly keys: Uint32Array;
  readonly uses: Uint32Array;
  readonly places: Uint32Array;
  /** number of points that they make */
  readonly count: number;
}

/** The keys of a pair. */
export function meetingKeys(pair: TextPair): MeetingKeys {
  const stems = stemKeys(pair);
  return pair.left.text.size + pair.right.text.size < LONG_TEXTS ? stems : withTriples(pair, stems);
}

function stemKeys({ left, right }: TextPair): MeetingKeys {
  const uses = new Uint32Array(2 * left.mate.length);
  let count = 0;
  for (let stem = 0; stem < left.mate.length; stem++) {
    const mate = left.mate[stem]!;
    if (mate === ABSENT || left.weight[stem]! < LEAST_WEIGHT * WEIGHT_UNIT) continue;
    const [from, to] = [right.text.first[mate]!, right.text.first[mate + 1]!];
    const points = (left.text.first[stem + 1]! - left.text.first[stem]!) * (to - from);
    if (points > MOST_POINTS_OF_A_KEY) continue;
    uses[2 * stem] = from;
    uses[2 * stem + 1] = to;
    count += points;
  }
  return { keys: left.text.stem, uses, places: right.text.places, count };
}

/**
 * Adds keys of three stems for the tokens whose own stem is too frequent. In a book nearly all words are, and whole pages of it would
 * have no points.
 */
function withTriples({ left, right }: TextPair, { keys: stems, uses: stemUses, places: stemPlaces, count: stemCount }: MeetingKeys): MeetingKeys {
  const frequent = (stem: number): boolean => stemUses[2 * stem] === stemUses[2 * stem + 1] && left.mate[stem] !== ABSENT;
  const own = triples(left.text, (i) => frequent(left.text.stem[i]!));
  const other = triples(right.text, (i) => right.mate[right.text.stem[i]!] !== ABSENT && frequent(right.mate[right.text.stem[i]!]!));
  const [keys, places] = [stems.slice(), new Uint32Array(stemPlaces.length + other.tokens.length)];
  const uses: number[] = [];
  places.set(stemPlaces);
  let [count, at] = [stemCount, stemPlaces.length];
  // Both lists ascend by triple: one walk over both.
  for (let l = 0, r = 0; l < own.tokens.length && r < other.tokens.length;) {
    const [a, b] = [own.triple[own.tokens[l]!]!, other.triple[other.tokens[r]!]!];
    const [lFrom, rFrom] = [l, r];
    if (a <= b) while (l < own.tokens.length && own.triple[own.tokens[l]!] === a) l++;
    if (b <= a) while (r < other.tokens.length && other.triple[other.tokens[r]!] === b) r++;
    const points = a === b ? (l - lFrom) * (r - rFrom) : 0;
    if (points === 0 || points > MOST_POINTS_OF_A_KEY) continue;
    for (let k = lFrom; k < l; k++) keys[own.tokens[k]!] = (stemUses.length + uses.length) / 2;
    uses.push(at, at + r - rFrom);
    for (let k = rFrom; k < r; k++) places[at++] = other.tokens[k]!;
    count += points;
  }
  const all = new Uint32Array(stemUses.length + uses.length);
  all.set(stemUses);
  all.set(uses, stemUses.length);
  return { keys, uses: all, places: places.subarray(0, at), count };
}

/** By token the hash of the three stems from it on, and the tokens for which it is wanted in ascending order of it. */
function triples({ stem, hash, size }: AlignText, wanted: (i: number) => boolean): { readonly triple: Uint32Array; readonly tokens: Uint32Array } {
  const triple = new Uint32Array(size);
  let count = 0;
  const tokens = new Uint32Array(size);
  for (let i = 0; i + 2 < size; i++) {
    if (!wanted(i)) continue;
    // What collides makes a point by chance, as any word may.
    triple[i] = tripleHash(hash[stem[i]!]!, hash[stem[i + 1]!]!, hash[stem[i + 2]!]!, 0xcc9e2d51);
    tokens[count++] = i;
  }
  return { triple, tokens: tokens.subarray(0, count).sort((a, b) => triple[a]! - triple[b]! || a - b) };
}
