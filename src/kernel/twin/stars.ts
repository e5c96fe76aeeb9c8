/** Over-full buckets: rows gathered around representatives. */
import { overlap } from './overlap.ts';
import { emit, setOf, sizeOf, tryPair, verified, type Join } from './pairs.ts';
import { ROUNDING } from './sets.ts';

/** Representatives an over-full bucket may have; rows that fit none of them are loose and compared with every row. */
const REPRESENTATIVES = 64;
/** Pairs a row that an over-full bucket may try in any case. */
const PAIRS_A_ROW = 16;
/** Bit of a pair's overlap that says: one is the other's representative. */
const OF_REPRESENTATIVE = 0x80000000;

/** A representative and the rows that match it, in the order of the bucket; `members[0]` is the centre itself. */
interface Star { readonly centre: number; readonly members: number[] }

/**
 * Whether no member of one star can match a member of the other: members are within 1 - t of their centres, so by the triangle
 * inequality of the Jaccard distance (Levandowsky & Winter 1971) centres further apart than 3 (1 - t) rule it out.
 */
function farApart(join: Join, left: number, right: number): boolean {
  const a = sizeOf(join, left);
  const b = sizeOf(join, right);
  const shared = overlap(join.view, setOf(join, left), a, setOf(join, right), b, 0);
  return 1 - shared / (a + b - shared) > 3 * (1 - join.threshold) + ROUNDING;
}

/**
 * Rows join the star of the first representative they match, and the pair with it is written, flagged, whichever bucket proposes it
 * first. Then pairs of different stars and of loose rows are tried, at most `spare` of them or sixteen a row: rows that are all alike
 * and yet all below the threshold would be quadratic. Pairs inside one star are left out: their star holds them.
 * @param key index of the bucket's key in u32
 */
export function joinStars(join: Join, rows: readonly number[], key: number): void {
  const stars: Star[] = [];
  const loose: number[] = [];
  for (const row of rows) {
    const star = stars.find(({ centre }) => {
      join.candidates++;
      const shared = verified(join, row, centre);
      if (shared >= 0) emit(join, row, centre, shared + OF_REPRESENTATIVE);
      return shared >= 0;
    });
    if (star) star.members.push(row);
    else if (stars.length < REPRESENTATIVES) stars.push({ centre: row, members: [row] });
    else loose.push(row);
  }
  const most = Math.max(join.spare, PAIRS_A_ROW * rows.length);
  const few = { allowance: most };
  stars.forEach((star, s) => {
    for (const other of stars.slice(s + 1)) if (!farApart(join, star.centre, other.centre)) tryBlocks(join, star.members, other.members, key, few);
  });
  for (const other of stars) tryBlocks(join, loose, other.members, key, few);
  tryBlocks(join, loose, loose, key, few);
  join.spare = Math.max(0, join.spare - (most - few.allowance));
}

/** Tries all pairs of two lists or of one list with itself; where the allowance is short, every row with as many as it has a share in. */
function tryBlocks(join: Join, left: readonly number[], right: readonly number[], key: number, few: { allowance: number }): void {
  const width = Math.floor(few.allowance / Math.max(1, left.length));
  left.forEach((row, i) => {
    const partners = left === right ? right.slice(i + 1) : right;
    const tried = partners.slice(0, width);
    for (const other of tried) tryPair(join, row, other, key);
    few.allowance -= tried.length;
    join.uncompared += partners.length - tried.length;
  });
}
