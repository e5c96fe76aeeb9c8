/** Over-full buckets: rows gathered around representatives. */
import { overlap } from './overlap.ts';
import { emit, setOf, sizeOf, tryPair, verified, type Join } from './pairs.ts';
import { ROUNDING } from './sets.ts';

/** Representatives an over-full bucket may have; rows that fit none of them are loose and compared with every row. */
const REPRESENTATIVES = 64;
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
 * first. Then pairs of different stars and of loose rows are tried. Pairs inside one star are left out: their star holds them.
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
  stars.forEach((star, s) => {
    for (const other of stars.slice(s + 1)) {
      if (farApart(join, star.centre, other.centre)) continue;
      for (const left of star.members) for (const right of other.members) tryPair(join, left, right, key);
    }
  });
  for (const other of stars) for (const left of loose) for (const right of other.members) tryPair(join, left, right, key);
  loose.forEach((left, i) => {
    for (let j = i + 1; j < loose.length; j++) tryPair(join, left, loose[j]!, key);
  });
}
