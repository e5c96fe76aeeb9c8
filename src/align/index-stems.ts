/** Tokens by stem: the columns of a text once the hashes of its stems are known. */
import type { AlignText } from './columns.ts';

const RADIX_BITS = 11;
const RADIX = 1 << RADIX_BITS;

/**
 * Completes the columns of a text.
 * @param stems by token: hash of its stem
 * @param tokens the other columns of the tokens
 */
export function indexStems(stems: Uint32Array, tokens: Pick<AlignText, 'start' | 'end' | 'boundary' | 'word'>): AlignText {
  const size = stems.length;
  const places = sortedByHash(stems);
  const stem = new Uint32Array(size);
  const hash = new Uint32Array(size);
  const first = new Uint32Array(size + 1);
  let count = 0;
  for (let k = 0; k < size; k++) {
    const token = places[k]!;
    if (k === 0 || stems[token] !== hash[count - 1]) {
      hash[count] = stems[token]!;
      first[count++] = k;
    }
    stem[token] = count - 1;
  }
  first[count] = size;
  return Object.freeze({ size, stem, ...tokens, hash: hash.slice(0, count), first: first.slice(0, count + 1), places });
}

/** Tokens in ascending order of hash, those of one hash in the order of the text: three rounds of a stable radix sort. */
function sortedByHash(stems: Uint32Array): Uint32Array {
  const size = stems.length;
  let from = Uint32Array.from({ length: size }, (_, token) => token);
  let to = new Uint32Array(size);
  const next = new Uint32Array(RADIX);
  for (let shift = 0; shift < 32; shift += RADIX_BITS) {
    next.fill(0);
    for (let k = 0; k < size; k++) next[(stems[k]! >>> shift) & (RADIX - 1)]!++;
    for (let digit = 0, at = 0; digit < RADIX; digit++) {
      const count = next[digit]!;
      next[digit] = at;
      at += count;
    }
    for (let k = 0; k < size; k++) {
      const token = from[k]!;
      to[next[(stems[token]! >>> shift) & (RADIX - 1)]!++] = token;
    }
    [from, to] = [to, from];
  }
  return from;
}
