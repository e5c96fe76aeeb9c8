/** Texts of few words, so that sentences, runs and shingles collide all the time. */
import fc from 'fast-check';
import { chooser } from '../chooser.ts';

/** Words that no rule of the segmenter knows: no abbreviations, no initials, no numbers. */
const WORDS = [
  'amber', 'birch', 'cedar', 'daisy', 'elder', 'fennel', 'ginger', 'hazel', 'indigo', 'jasmine', 'kumquat', 'laurel', 'maple', 'nettle', 'olive',
  'poppy', 'quince', 'rowan', 'sorrel', 'thistle', 'umber', 'violet', 'willow', 'yarrow',
] as const;

export interface Shape {
  readonly vocabulary: number;
  readonly documents: number;
  readonly sentences: number;
  readonly longest: number;
  /** of sentences that stand elsewhere too, 0…10 */
  readonly copied: number;
}

const shapes: fc.Arbitrary<Shape> = fc.record({
  vocabulary: fc.constantFrom(2, 3, 4, 6, 12, 24),
  documents: fc.integer({ min: 2, max: 7 }),
  sentences: fc.integer({ min: 1, max: 10 }),
  longest: fc.constantFrom(3, 6, 12, 12, 24),
  copied: fc.constantFrom(0, 3, 6, 9),
});

function writeSentence(words: readonly string[], next: (below: number) => number): string {
  const [head = '', ...rest] = words;
  const stop = ['.', '!', '?', '.\n', '.\n\n'][next(5)]!;
  return `${[head.slice(0, 1).toUpperCase() + head.slice(1), ...rest].join([' ', ' ', ', ', '\n'][next(4)])}${stop}`;
}

/**
 * Texts in which sentences are new, copied, copied with a change, merged with another, or cut out of a run of words that some of
 * them share, wherever it begins.
 */
export function writeTexts(shape: Shape, seed: number): string[] {
  const next = chooser(seed);
  const word = (): string => WORDS[next(shape.vocabulary)]!;
  const words = (count: number): string[] => Array.from({ length: count }, word);
  const pool = Array.from({ length: 4 }, () => words(1 + next(shape.longest)));
  const story = words(40);
  const cutFrom = (list: readonly string[]): string[] => { const from = next(list.length); return list.slice(from, from + 1 + next(shape.longest)); };
  const sentence = (): string[] => {
    const old = pool[next(pool.length)]!;
    if (next(10) < shape.copied) {
      switch (next(6)) {
        case 0: return old.map((known) => (next(6) === 0 ? word() : known));
        case 1: return [...old, ...pool[next(pool.length)]!];
        case 2: return cutFrom(story);
        case 3: return [...words(next(4)), ...old, ...words(next(4))];
        default: return [...old];
      }
    }
    const fresh = words(1 + next(shape.longest));
    pool[next(pool.length)] = fresh;
    return fresh;
  };
  return Array.from({ length: shape.documents }, () => {
    let text = '';
    let at = next(story.length);
    for (let i = 0; i < shape.sentences; i++) {
      // Now and then the story goes on where it stopped, with other sentence ends.
      if (next(10) < shape.copied && next(2) === 0) {
        const length = 1 + next(shape.longest);
        text += `${writeSentence(story.slice(at, at + length).concat(at >= story.length ? words(1) : []), next)} `;
        at += length;
      } else text += `${writeSentence(sentence(), next)} `;
    }
    return text;
  });
}

/** Texts of one scan. */
export const someTexts: fc.Arbitrary<string[]> = fc.tuple(shapes, fc.nat()).map(([shape, seed]) => writeTexts(shape, seed));

/** Options under which findings differ. */
export const someOptions = fc.record({
  threshold: fc.constantFrom(0.3, 0.5, 0.7, 0.7, 0.9, 1),
  minRun: fc.constantFrom(3, 5, 8, 8, 8, 12),
  minWords: fc.constantFrom(1, 3, 5, 5, 10),
  shingle: fc.constantFrom(1, 2, 3, 3, 3, 5, 9),
});
