/** Which texts a text has most in common with in one place, by keys that few texts have. */

/** Texts of a search by key: each key that several texts have, and not too many, is a bucket of tokens. */
export interface KeyIndex {
  /** by text, one more than there are: tokens of all texts before it */
  readonly textStart: Uint32Array;
  /** by token of all texts: number of its bucket and one more, 0 for none */
  readonly bucket: Uint32Array;
  /** by bucket, one more than there are: where its tokens begin in `textOf` */
  readonly bucketStart: Uint32Array;
  /** by token of a bucket, in the order of the texts: its text */
  readonly textOf: Uint32Array;
  /** by bucket: what a token in it is worth, ln(texts / texts with the key) */
  readonly worth: Float64Array;
}

/** Half of the window, in tokens, within which what two texts have in common counts together. */
const HALF_WINDOW = 40;
/** What a window must be worth at least: two keys of two texts among a thousand. */
const LEAST_WORTH = 8;

/** A function that ranks texts for one text after the other. */
export type Ranker = (text: number, among: (other: number) => boolean, most: number) => number[];

/**
 * A ranker over an index; what it keeps is as large as the number of texts. Texts are ranked window by window, and a text counts by its
 * best rank: what one passage was taken from comes before the tenth text that has another passage too.
 */
export function createRanker({ textStart, bucket, bucketStart, textOf, worth }: KeyIndex): Ranker {
  const texts = textStart.length - 1;
  /** by text: what the block at hand and the one before it are worth, and which block that is; the last token that met it */
  const [here, before] = [new Float64Array(texts), new Float64Array(texts)];
  const [block, last] = [new Int32Array(texts).fill(-1), new Int32Array(texts).fill(-1)];
  /** by text: its best rank in a window, and the best worth of a window */
  const [bestRank, bestWorth] = [new Int32Array(texts), new Float64Array(texts)];

  /** Ranks the texts that were met in a block. */
  const close = (met: number[]): void => {
    met.sort((a, b) => before[b]! + here[b]! - before[a]! - here[a]! || a - b);
    met.forEach((other, rank) => {
      const value = before[other]! + here[other]!;
      bestRank[other] = Math.min(bestRank[other]!, rank);
      bestWorth[other] = Math.max(bestWorth[other]!, value);
    });
  };

  return (text, among, most) => {
    const [all, inBlock]: [number[], number[]] = [[], []];
    let open = 0;
    for (let token = textStart[text]!; token < textStart[text + 1]!; token++) {
      const number = bucket[token]!;
      if (number === 0) continue;
      const own = Math.floor((token - textStart[text]!) / HALF_WINDOW);
      if (own !== open) {
        close(inBlock);
        inBlock.length = 0;
        open = own;
      }
      const value = worth[number - 1]!;
      for (let k = bucketStart[number - 1]!; k < bucketStart[number]!; k++) {
        const other = textOf[k]!;
        // A key that the other text has twice counts once.
        if (other === text || last[other] === token || !among(other)) continue;
        last[other] = token;
        if (block[other] === -1) {
          all.push(other);
          bestRank[other] = texts;
        }
        if (block[other] !== own) {
          before[other] = block[other] === own - 1 ? here[other]! : 0;
          here[other] = 0;
          block[other] = own;
          inBlock.push(other);
        }
        here[other]! += value;
      }
    }
    close(inBlock);
    const ranked = all.filter((other) => bestWorth[other]! >= LEAST_WORTH).sort((a, b) => bestRank[a]! - bestRank[b]! || bestWorth[b]! - bestWorth[a]! || a - b).slice(0, most);
    for (const other of all) {
      here[other] = before[other] = bestWorth[other] = 0;
      block[other] = last[other] = -1;
    }
    return ranked;
  };
}
