/** Seeded documents full of copies: verbatim, edited, cut, and split anew into sentences. */
import fc from 'fast-check';
import type { Documents } from './kernel-bench.ts';

/** A number in [0, limit) at every call: mulberry32. */
export function randomNumbers(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let z = Math.imul(state ^ (state >>> 15), state | 1);
    z ^= z + Math.imul(z ^ (z >>> 7), z | 61);
    return Math.floor(((z ^ (z >>> 14)) >>> 0) / 2 ** 32 * limit);
  };
}

/** The hash of a word by its number. */
export const wordOf = (n: number): number => Math.imul(n + 1, 0x9e3779b1) >>> 0;

export interface Shape { readonly seed: number; readonly documents: number; readonly sentences: number; readonly vocabulary: number; readonly longest: number }

/** Changes one word, or takes one away, or adds one. */
function edited(sentence: readonly number[], random: (limit: number) => number, vocabulary: number): number[] {
  const copy = [...sentence];
  const place = random(copy.length + 1);
  copy.splice(place, random(2), ...(random(2) ? [wordOf(random(vocabulary))] : []));
  return copy;
}

/** Documents of a shape; the same shape gives the same documents. */
export function documentsOf({ seed, documents, sentences, vocabulary, longest }: Shape): Documents {
  const random = randomNumbers(seed);
  const made: number[][][] = [];
  const earlier: number[][] = [];
  for (let d = 0; d < documents; d++) {
    const document: number[][] = [];
    for (let s = 0; s < sentences; s++) {
      const kind = earlier.length ? random(6) : 0;
      const model = earlier[random(earlier.length)] ?? [];
      let sentence: number[];
      if (kind < 2) sentence = Array.from({ length: random(longest + 1) }, () => wordOf(random(vocabulary)));
      else if (kind === 2) sentence = [...model];
      else if (kind === 3) sentence = edited(model, random, vocabulary);
      else if (kind === 4) sentence = model.slice(random(model.length), model.length);
      else sentence = [...model, ...Array.from({ length: random(4) }, () => wordOf(random(vocabulary)))];
      document.push(sentence);
      earlier.push(sentence);
    }
    // A stretch of an earlier document, cut into sentences at other places.
    const words = made.length ? made[random(made.length)]!.flat() : [];
    let stretch = words.slice(random(words.length + 1));
    for (let pieces = random(4); pieces > 0 && stretch.length; pieces--) {
      const cut = 1 + random(stretch.length);
      document.push(stretch.slice(0, cut));
      stretch = stretch.slice(cut);
    }
    made.push(document);
  }
  return made;
}

/** Shapes from none at all to a few dozen sentences. */
export const shapes: fc.Arbitrary<Shape> = fc.noBias(fc.record({
  seed: fc.nat(2 ** 31), documents: fc.nat(8), sentences: fc.nat(16), vocabulary: fc.integer({ min: 1, max: 60 }), longest: fc.integer({ min: 1, max: 24 }),
}));

/** Documents of short words from a small vocabulary, which shrink to the smallest that fail. */
export const documents: fc.Arbitrary<Documents> = fc.oneof(
  { weight: 4, arbitrary: shapes.map(documentsOf) },
  fc.array(fc.array(fc.array(fc.nat(4).map(wordOf), { maxLength: 12 }), { maxLength: 5 }), { maxLength: 4 }),
);
