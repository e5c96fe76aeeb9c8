/** Normalised characters → words, with where they stood and how they were disguised. */
import { KIND, KIND_MASK, SCRIPT, SCRIPT_SHIFT } from '../unicode/layout.ts';
import { normalize } from './normalize.ts';
import type { UnicodeTables } from './normalize-tables.ts';

/** One word; the same object is filled again for each. */
export interface Word {
  /** normalised code points, look-alikes already put right */
  readonly codePoints: number[];
  /** source bytes [start, end) */
  start: number;
  end: number;
  /** the word is a single grapheme of a script written without spaces */
  grapheme: boolean;
  /** look-alike letters of another script stood in it */
  mixedScript: boolean;
  /** invisible characters stood between its letters */
  invisible: boolean;
}

/** Longer words (in normalised characters) are not judged for mixed scripts: nobody reads them, and the kernel need not keep them. */
const JUDGED_LENGTH = 256;

/** Calls `onWord` for each word of bytes [start, end), in order. */
export function walkWords(bytes: Uint8Array, start: number, end: number, tables: UnicodeTables, onWord: (word: Word) => void): void {
  const word: Word = { codePoints: [], start: 0, end: 0, grapheme: false, mixedScript: false, invisible: false };
  const looks: number[] = [];
  const letters = [0, 0, 0, 0]; // by script
  let lookAlikes = 0;
  let afterLetter = false; // the last character is a Latin, Greek or Cyrillic letter, marks not counted
  let invisibleWaits = false;

  function close(): void {
    if (word.codePoints.length > 0) {
      const [, latin, greek, cyrillic] = letters as [number, number, number, number];
      // One Latin letter beside Greek ones is as likely a formula (hν).
      const disguised = latin > (greek > 0 ? 1 : 0) && lookAlikes > 0 && lookAlikes === greek + cyrillic;
      word.mixedScript = disguised && word.codePoints.length <= JUDGED_LENGTH;
      if (word.mixedScript) looks.forEach((look, i) => { if (look) word.codePoints[i] = look; });
      onWord(word);
    }
    word.codePoints.length = 0;
    looks.length = 0;
    letters.fill(0);
    lookAlikes = 0;
    word.grapheme = false;
    word.invisible = false;
    afterLetter = false;
  }

  function append(codePoint: number, look: number, from: number, to: number): void {
    if (word.codePoints.length === 0) word.start = from;
    word.codePoints.push(codePoint);
    looks.push(look);
    word.end = to;
  }

  normalize(bytes, start, end, tables, {
    character(codePoint, entry, look, from, to) {
      const kind = entry & KIND_MASK;
      if (kind === KIND.mark) {
        // Letters of these scripts have their marks composed where they belong to the spelling; what is left over is decoration.
        if (afterLetter) word.end = to;
        else append(codePoint, 0, from, to);
        return;
      }
      if (kind === KIND.separator || kind === KIND.grapheme || word.grapheme) close();
      if (kind !== KIND.separator) append(codePoint, look, from, to);
      word.grapheme = kind === KIND.grapheme;
      const script = kind === KIND.letter ? (entry >> SCRIPT_SHIFT) & 3 : SCRIPT.other;
      if (script !== SCRIPT.other) {
        if (invisibleWaits && afterLetter) word.invisible = true;
        letters[script]!++;
        if (look) lookAlikes++;
      }
      afterLetter = script !== SCRIPT.other;
      invisibleWaits = false;
    },
    invisible() {
      invisibleWaits = afterLetter;
    },
  });
  close();
}
