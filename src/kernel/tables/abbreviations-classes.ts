/** The class of each character below U+3100 as the sentence rules see it. */

export const CLASSES_LENGTH = 0x3100;

export const OTHER = 0;
export const SPACE = 1;
export const LOWER = 2;
export const UPPER = 3;
/** A letter of a script without case. */
export const LETTER = 4;
export const DIGIT = 5;
export const OPEN = 6;
export const CLOSE = 7;
/** Opens or closes, as its neighbours tell: languages disagree about “ and ». */
export const QUOTE = 8;
/** The full stop, which also abbreviates. */
export const STOP = 9;
/** ! and ? with their doubles. */
export const HARD = 10;
/** A mark that ends a sentence wherever it stands, also without white space after it. */
export const WIDE = 11;
export const ELLIPSIS = 12;
/** Comma, semicolon, colon: the sentence goes on after it. */
export const COMMA = 13;
export const DASH = 14;
export const BULLET = 15;
/** A letter of Thai, Lao, Khmer, Burmese and kin, where white space parts clauses and lines are kept. */
export const UNSPACED = 16;

/** Pairs [first, last] of letters without case; everything unnamed in between stays a letter. */
const LETTER_RANGES: readonly (readonly [number, number])[] = Object.freeze([
  [0x5d0, 0x5ea], [0x620, 0x65f], [0x66e, 0x6d3], [0x6d5, 0x6ef], [0x6fa, 0x89f], [0x8a0, 0xe2f], [0x1100, 0x1a1f],
  [0x1a20, 0x1cff], [0x2d80, 0x2ddf], [0x2e80, 0x2fff], [0x3005, 0x3007], [0x3021, 0x302f], [0x3031, 0x30fa], [0x30fc, 0x30ff],
]);

const UNSPACED_RANGES: readonly (readonly [number, number])[] = Object.freeze([
  [0xe01, 0xeff], [0x1000, 0x109f], [0x1780, 0x17ff], [0x1950, 0x19df], [0x1a20, 0x1aaf],
]);

/** First digits of the decimal digit runs, ten characters each. */
const DIGIT_RUNS = Object.freeze([
  0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20, 0x1040, 0x17e0, 0x1810,
]);

/** Characters of a class, as text; these win over the ranges. */
const MARKS: readonly (readonly [number, string])[] = Object.freeze([
  [OPEN, '([{\u00a1\u00bf\u2045\u207d\u3008\u300a\u300c\u300e\u3010\u3014\u3016\u3018\u301d'],
  [CLOSE, ')]}\u2046\u207e\u3009\u300b\u300d\u300f\u3011\u3015\u3017\u3019\u301e\u301f'],
  [QUOTE, '"\'`\u00ab\u00b4\u00bb\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u2039\u203a'],
  [STOP, '.\u2024'],
  [HARD, '!?\u203c\u203d\u2047\u2048\u2049'],
  // Armenian full stop, Arabic question mark and full stop, dandas, Burmese and Khmer and Ethiopic and Tibetan and Mongolian ends.
  [WIDE, '\u0589\u061f\u06d4\u0964\u0965\u0f0d\u0f0e\u104b\u1362\u1367\u1368\u166e\u17d4\u17d5\u1803\u1809\u3002\u037e'],
  [ELLIPSIS, '\u2026\u2025'],
  [COMMA, ',;:\u055d\u060c\u061b\u104a\u1363\u1364\u1365\u1366\u17d6\u3001'],
  [DASH, '-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u301c'],
  [BULLET, '\u2022\u2023\u2043\u25aa\u25ab\u25a0\u25a1\u25b6\u25ba\u25cf\u25cb\u25e6\u2619\u2756\u27a2\u27a4'],
  [SPACE, '\0\t\n\v\f\r \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000'],
]);

/** Scripts with case end at U+058F; Latin, Greek and Georgian additions lie in these blocks. Case there has not changed since Unicode 11. */
function casedClass(code: number): number {
  const character = String.fromCodePoint(code);
  if (/\p{Lu}|\p{Lt}/u.test(character)) return UPPER;
  if (/\p{Ll}|\p{Lm}|\p{Lo}|\p{M}/u.test(character)) return LOWER;
  return OTHER;
}

/** Class of every code point below U+3100, one byte each. */
export function buildClasses(): Uint8Array {
  const classes = new Uint8Array(CLASSES_LENGTH);
  for (let code = 0; code < 0x590; code++) classes[code] = casedClass(code);
  for (let code = 0x1e00; code < 0x2000; code++) classes[code] = casedClass(code);
  for (const [first, last] of LETTER_RANGES) classes.fill(LETTER, first, last + 1);
  for (const [first, last] of UNSPACED_RANGES) classes.fill(UNSPACED, first, last + 1);
  for (const first of DIGIT_RUNS) classes.fill(DIGIT, first, first + 10);
  for (const [mark, characters] of MARKS) {
    for (const character of characters) classes[character.codePointAt(0) ?? 0] = mark;
  }
  return classes;
}
