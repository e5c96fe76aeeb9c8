/** Words and their stems as numbers of a vocabulary: each word is spelled and stemmed once on a thread. */
import type { Stemmer } from './languages.ts';

/** The vocabulary of a thread. */
export interface StemTable {
  /**
   * Number of the stem of token `i`. Among some 100,000 words a few have one hash of 32 bits, and which of them a thread meets first is
   * chance: their `sign` (length and first letters) tells them apart. `spell` is asked for words that are new.
   */
  readonly numberOf: (word: number, sign: number, spell: (i: number) => string, i: number) => number;
  /** Hash of the stem with a number, 32 bits: the same on every thread. */
  readonly hashOf: (number: number) => number;
}

/** Marks a free place; a word with this hash is kept as 1. */
const FREE = 0;

/** FNV-1a (Fowler, Noll and Vo 1991) over UTF-16 units, 32 bits. */
function hashOfText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** An empty table: open addressing, at most half full. */
export function createStemTable(stem: Stemmer): StemTable {
  let bits = 12;
  let words = new Uint32Array(1 << bits);
  let signs = new Uint32Array(1 << bits);
  let stems = new Uint32Array(1 << bits);
  let count = 0;
  const vocabulary = new Map<string, number>();
  const hashes: number[] = [];

  const place = (word: number, sign: number): number => {
    const mask = words.length - 1;
    // Fibonacci hashing (Knuth, TAOCP 3, 6.4): hashes of words need not be mixed well in their upper bits.
    let at = Math.imul(word, 0x9e3779b1) >>> (32 - bits);
    while (words[at] !== FREE && (words[at] !== word || signs[at] !== sign)) at = (at + 1) & mask;
    return at;
  };
  const grow = (): void => {
    const [oldWords, oldSigns, oldStems] = [words, signs, stems];
    bits++;
    words = new Uint32Array(1 << bits);
    signs = new Uint32Array(1 << bits);
    stems = new Uint32Array(1 << bits);
    for (let k = 0; k < oldWords.length; k++) {
      if (oldWords[k] === FREE) continue;
      const at = place(oldWords[k]!, oldSigns[k]!);
      words[at] = oldWords[k]!;
      signs[at] = oldSigns[k]!;
      stems[at] = oldStems[k]!;
    }
  };

  const numberOf: StemTable['numberOf'] = (hash, sign, spell, i) => {
    const word = hash === FREE ? 1 : hash;
    let at = place(word, sign);
    if (words[at] !== FREE) return stems[at]!;
    if (2 * ++count > words.length) {
      grow();
      at = place(word, sign);
    }
    const spelled = stem(spell(i));
    let number = vocabulary.get(spelled);
    if (number === undefined) {
      vocabulary.set(spelled, number = vocabulary.size);
      hashes.push(hashOfText(spelled));
    }
    words[at] = word;
    signs[at] = sign;
    return stems[at] = number;
  };
  return Object.freeze({ numberOf, hashOf: (number: number) => hashes[number]! });
}
