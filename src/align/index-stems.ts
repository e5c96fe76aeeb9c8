/** Tokens by stem: the columns of a text once the stems of its words are known. */
import type { AlignText } from './columns.ts';
import type { StemTable } from './stems.ts';

/** Completes the columns of a text, whose `stems` are numbers of a vocabulary, one a token. */
export type StemIndexer = (stems: Uint32Array, { hashOf }: StemTable, tokens: Pick<AlignText, 'start' | 'end' | 'boundary' | 'word'>) => AlignText;

/** An indexer; what it keeps is as large as the vocabulary. */
export function createStemIndexer(): StemIndexer {
  /** by number of the vocabulary: one more than the number in the text at hand, 0 where it has not come up */
  let numberOf = new Uint32Array(1 << 12);

  return (stems, { hashOf }, tokens) => {
    const size = stems.length;
    const stem = new Uint32Array(size);
    const vocabulary: number[] = [];
    for (let i = 0; i < size; i++) {
      const word = stems[i]!;
      if (word >= numberOf.length) {
        const larger = new Uint32Array(2 * word);
        larger.set(numberOf);
        numberOf = larger;
      }
      let number = numberOf[word]!;
      if (number === 0) numberOf[word] = number = vocabulary.push(word);
      stem[i] = number - 1;
    }
    const count = vocabulary.length;
    const first = new Uint32Array(count + 1);
    for (let i = 0; i < size; i++) first[stem[i]! + 1]!++;
    for (let number = 0; number < count; number++) first[number + 1]! += first[number]!;
    const places = new Uint32Array(size);
    const next = first.slice();
    for (let i = 0; i < size; i++) places[next[stem[i]!]!++] = i;
    for (let number = 0; number < count; number++) numberOf[vocabulary[number]!] = 0;
    return Object.freeze({ size, stem, ...tokens, vocabulary: Uint32Array.from(vocabulary), hash: Uint32Array.from(vocabulary, hashOf), first, places });
  };
}
