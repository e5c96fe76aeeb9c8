/**
 * Crowded buckets of whole documents. Thousands of pages from one template would make millions of pairs, so a document is compared
 * with the bucket's representatives until one is surely like it; that one becomes its star's centre, and no other pair of a star is proposed.
 *
 * Every document may make {@link COMPARISONS} comparisons, so the cost is linear however buckets overlap. What a document does not meet in
 * a crowded bucket, whose words are those of a template, it meets in smaller ones, whose words are its own.
 */
import { alike, type Limits } from './documents.ts';

/** Comparisons of one document in buckets of up to {@link HUGE}, and as many again beyond. */
const COMPARISONS = 32;
const HUGE = 256;
/** Representatives that a bucket may have. */
const MOST_REPRESENTATIVES = 16;
/** Candidates of a document that fits no representative surely. */
const MOST_DOUBTFUL = 2;

/** Stars of documents, and what to verify. */
export interface Stars {
  /** by text: its centre, itself for a centre, -1 for neither */
  readonly centre: Int32Array;
  /** candidates left, right, left, right, …; a star's pairs begin with the centre */
  readonly pairs: number[];
}

/** Gathers the texts of crowded buckets into stars, buckets of few texts first: they tell more. */
export function gatherDocumentStars(crowded: readonly Uint32Array[], digests: Int32Array, texts: number, limits: Limits): Stars {
  const centre = new Int32Array(texts).fill(-1);
  const members = new Uint32Array(texts);
  const spent = new Uint8Array(texts);
  const seenIn = new Uint32Array(texts);
  const doubtful = new Uint32Array(MOST_DOUBTFUL);
  const pairs: number[] = [];
  let huge = false;
  let number = 0;
  for (const bucket of [...crowded].sort((a, b) => a.length - b.length)) {
    if (!huge && bucket.length > HUGE) { huge = true; spent.fill(0); }
    const representatives = centresOf(bucket, centre, members, seenIn, ++number);
    const most = representatives.length + MOST_REPRESENTATIVES;
    for (let i = 0; i < bucket.length; i++) {
      const text = bucket[i]!;
      const isCentre = centre[text] === text;
      if ((centre[text] !== -1 && !isCentre) || spent[text] === COMPARISONS) continue;
      let doubts = 0;
      let fit = -1;
      // Two centres meet once, on the turn of the later one in the list.
      for (let r = 0; r < representatives.length && representatives[r] !== text && spent[text]! < COMPARISONS; r++) {
        spent[text]!++;
        const answer = alike(digests, text, representatives[r]!, limits);
        if (answer === 2 && !isCentre) { fit = representatives[r]!; break; }
        if (answer > 0 && doubts < MOST_DOUBTFUL) doubtful[doubts++] = representatives[r]!;
      }
      if (fit >= 0) {
        centre[text] = fit;
        centre[fit] = fit;
        members[fit]!++;
        pairs.push(fit, text);
        continue;
      }
      for (let d = 0; d < doubts; d++) pairs.push(Math.min(text, doubtful[d]!), Math.max(text, doubtful[d]!));
      if (!isCentre && representatives.length < most) representatives.push(text);
    }
  }
  return { centre, pairs };
}

/** Centres of stars that reach into a bucket, the largest star first; marks them with the bucket's number. */
function centresOf(bucket: Uint32Array, centre: Int32Array, members: Uint32Array, seenIn: Uint32Array, number: number): number[] {
  const centres: number[] = [];
  for (let i = 0; i < bucket.length; i++) {
    const at = centre[bucket[i]!]!;
    if (at < 0 || seenIn[at] === number) continue;
    seenIn[at] = number;
    centres.push(at);
  }
  return centres.sort((a, b) => members[b]! - members[a]! || a - b);
}
