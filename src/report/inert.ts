/** Makes foreign text harmless on a terminal: what would move the cursor, colour, hide or turn around is shown as an escape. */

/**
 * C0 and C1 controls with DEL (a terminal obeys them), the bidirectional controls of UAX #9 (they show words in another
 * order than they stand), line and paragraph separators, the tag characters (an invisible alphabet) and lone surrogates.
 * Joiners stay: emoji and Indic scripts are wrong without them.
 */
const ACTIVE = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\u{e0000}-\u{e007f}\p{Cs}]/gu;

/** `text` with every such character as `\u001b` or `\u{e0041}`. */
export function inert(text: string): string {
  return text.replace(ACTIVE, (character) => {
    const hex = character.codePointAt(0)!.toString(16);
    return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`;
  });
}
