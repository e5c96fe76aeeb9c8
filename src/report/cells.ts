/** How many cells of a terminal a text takes: CJK and emoji two, marks none, everything else one. */

/** Latin, Greek, Cyrillic and the punctuation of European prose, nothing of it wide, combining or invisible: one cell a unit. */
const PLAIN = /^[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u058f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2116\u2122]*$/;

/**
 * Characters of two cells: those with East_Asian_Width W or F outside of emoji (UAX #11, EastAsianWidth.txt of Unicode 17),
 * gaps of unassigned characters closed, and emoji that are shown as pictures by themselves (UTS #51).
 */
const WIDE = new RegExp(String.raw`^[\u1100-\u115f\u2329\u232a\u2630-\u2637\u268a-\u268f\u2e80-\u303e\u3041-\u3247\u3250-\ua4cf\ua960-\ua97c\uac00-\ud7a3`
  + String.raw`\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18d1e}\u{18d80}-\u{18df2}\u{1aff0}-\u{1b2fb}`
  + String.raw`\u{1d300}-\u{1d356}\u{1d360}-\u{1d376}\u{1f200}-\u{1f202}\u{1f210}-\u{1f23b}\u{1f240}-\u{1f248}\u{1f250}\u{1f251}\u{1f260}-\u{1f265}`
  + String.raw`\u{20000}-\u{2fffd}\u{30000}-\u{3fffd}\p{Emoji_Presentation}]`, 'u');
/** What makes a picture of the character before it: the emoji selector, a keycap, a skin tone, the other half of a flag. */
const PICTURED = /^.(?:\ufe0f|\u20e3|[\u{1f3fb}-\u{1f3ff}]|[\u{1f1e6}-\u{1f1ff}])/u;
const INVISIBLE = /^[\p{M}\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}]/u;

let segmenter: Intl.Segmenter | null = null;

/**
 * The graphemes of a text, for who has to cut or to measure it.
 * @param text any
 */
export function* graphemesOf(text: string): Generator<string> {
  // Made where it is needed: it takes ten milliseconds to load, and most texts never need it.
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  for (const { segment } of segmenter.segment(text)) yield segment;
}

/**
 * The cells of a text without control sequences. What a terminal really shows depends on its font for some scripts and emoji;
 * this is what the standards say, one grapheme at a time.
 * @param text already {@link inert}
 */
export function cellsOf(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let cells = 0;
  for (const grapheme of graphemesOf(text)) {
    if (!INVISIBLE.test(grapheme)) cells += WIDE.test(grapheme) || PICTURED.test(grapheme) ? 2 : 1;
  }
  return cells;
}
