/**
 * Greek and Cyrillic letters that common typefaces draw like a Latin letter, before case folding: В passes for B though в does not for b.
 * True look-alikes alone: α, κ, ι and the like are told apart by readers and stand in honest words (TNFα, NFκB).
 * Each row is the look-alikes and, letter by letter, what they pass for, in lower case (Unicode at most U+07FF).
 */
const LOOK_ALIKES: readonly (readonly [string, string])[] = [
  ['асеһіјорԛѕѵԝхуԁӏ', 'acehijopqsvwxydl'], // Cyrillic, small
  ['АВСЕНІЈКМОРԚЅТѴԜХУҺӀ', 'abcehijkmopqstvwxyhi'], // Cyrillic, capital
  ['ѐёїЀЁЇ', 'èëïèëï'], // Cyrillic, composed
  ['ονϲϳ', 'ovcj'], // Greek, small
  ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹͿ', 'abezhikmnoptyxcj'], // Greek, capital
];

/** Code point of each look-alike → code point of the Latin letter it passes for. */
export function lookAlikes(): Map<number, number> {
  const pairs = new Map<number, number>();
  for (const [letters, latin] of LOOK_ALIKES) {
    const targets = [...latin];
    [...letters].forEach((letter, i) => pairs.set(letter.codePointAt(0)!, targets[i]!.codePointAt(0)!));
  }
  return pairs;
}
