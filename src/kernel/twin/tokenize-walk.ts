/** Normalised characters → words, with where they stood and how they were disguised. */
import { KIND, KIND_MASK, SCRIPT, SCRIPT_SHIFT } from '../unicode/layout.ts';
import { createNormalizer } from './normalize.ts';
import type { UnicodeTables } from './normalize-tables.ts';

/** One word; the same object is filled again for each. */
export interface Word {
  /** normalised code points [0, length), look-alikes already put right */
  codePoints: Uint32Array;
  length: number;
  /** source bytes [start, end) */
  start: number;
  end: number;
  /** the word is a single grapheme of a script written without spaces */
  grapheme: boolean;
  /** look-alike letters of another script stood in it */
  mixedScript: boolean;
  /** what stood unseen between its letters: bits INVISIBLE and HYPHEN of normalize.ts */
  invisible: number;
  /** full-width letters or digits stood in it, which belong to Chinese, Japanese and Korean alone */
  fullWidth: boolean;
  /** marks stood on its letters that belong to no spelling, and were dropped */
  marked: boolean;
}

/** Full-width digits and letters. */
const isFullWidth = (c: number): boolean => c >= 0xff10 && c <= 0xff5a;

/**
 * Spaces of other widths, U+2000–U+200A, U+205F and U+3000. The no-break spaces U+00A0 and U+202F are not among them: they stand in
 * honest texts, beside French punctuation and before units.
 */
const isOddSpace = (c: number): boolean => (c >= 0x2000 && c <= 0x200a) || c === 0x205f || c === 0x3000;

/** Longer words (in normalised characters) are not judged for mixed scripts: nobody reads them, and the kernel need not keep them. */
const JUDGED_LENGTH = 256;

/** A function that calls `onWord` for each word of bytes [start, end) and `onOddSpace` for each odd space behind a letter, in order; the word holds until `onWord` returns. */
export function createWalk(tables: UnicodeTables, onWord: (word: Word) => void, onOddSpace?: (start: number, end: number) => void): (bytes: Uint8Array, start: number, end: number) => void {
  const word: Word = { codePoints: new Uint32Array(JUDGED_LENGTH), length: 0, start: 0, end: 0, grapheme: false, mixedScript: false, invisible: 0, fullWidth: false, marked: false };
  const looks = new Uint32Array(JUDGED_LENGTH);
  let latin = 0;
  let greek = 0;
  let cyrillic = 0;
  let lookAlikes = 0;
  let afterLetter = false; // the last character is a Latin, Greek or Cyrillic letter, marks not counted
  let invisibleWaits = 0;

  function close(): void {
    if (word.length > 0) {
      // One Latin letter beside Greek ones is as likely a formula (hν).
      const disguised = latin > (greek > 0 ? 1 : 0) && lookAlikes > 0 && lookAlikes === greek + cyrillic;
      word.mixedScript = disguised && word.length <= JUDGED_LENGTH;
      if (word.mixedScript) for (let i = 0; i < word.length; i++) if (looks[i]) word.codePoints[i] = looks[i]!;
      onWord(word);
      word.length = latin = greek = cyrillic = lookAlikes = 0;
      word.invisible = 0;
      word.fullWidth = word.marked = false;
    }
    word.grapheme = afterLetter = false;
  }

  function append(codePoint: number, look: number, from: number, to: number): void {
    if (word.length === 0) word.start = from;
    if (word.length === word.codePoints.length) {
      const longer = new Uint32Array(2 * word.length);
      longer.set(word.codePoints);
      word.codePoints = longer;
    }
    if (word.length < JUDGED_LENGTH) looks[word.length] = look;
    word.codePoints[word.length++] = codePoint;
    word.end = to;
  }

  const normalize = createNormalizer(tables, {
    character(codePoint, entry, look, from, to, source) {
      const kind = entry & KIND_MASK;
      if (kind === KIND.mark) {
        // Letters of these scripts have their marks composed where they belong to the spelling; what is left over is decoration.
        if (afterLetter) {
          word.end = to;
          word.marked = true;
        } else append(codePoint, 0, from, to);
        return;
      }
      if (kind === KIND.separator && afterLetter && isOddSpace(source)) onOddSpace?.(from, to);
      if (kind === KIND.separator || kind === KIND.grapheme || word.grapheme) close();
      if (kind !== KIND.separator) append(codePoint, look, from, to);
      word.grapheme = kind === KIND.grapheme;
      if (kind === KIND.letter && isFullWidth(source)) word.fullWidth = true;
      const script = kind === KIND.letter ? (entry >> SCRIPT_SHIFT) & 3 : SCRIPT.other;
      if (script !== SCRIPT.other) {
        if (afterLetter) word.invisible |= invisibleWaits;
        if (script === SCRIPT.latin) latin++;
        else if (script === SCRIPT.greek) greek++;
        else cyrillic++;
        if (look) lookAlikes++;
      }
      afterLetter = script !== SCRIPT.other;
      invisibleWaits = 0;
    },
    invisible(which) {
      invisibleWaits = afterLetter ? which : 0;
    },
  });
  return (bytes, start, end) => {
    normalize(bytes, start, end);
    close();
  };
}
