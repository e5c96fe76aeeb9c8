/** Where the number or letter of a list item or a heading may stand. */
import { BEFORE_NUMBER } from '../tables/abbreviations.ts';
import { BULLET, OPEN, QUOTE, SPACE } from '../tables/abbreviations-classes.ts';
import { byteAt, characterBefore, classAt, isTerminatorClass, type Text } from './segment-text.ts';
import { lookUp, wordStart } from './segment-words.ts';

/**
 * Whether the position begins a line or follows an end mark, so that a number or letter there labels what comes after it.
 * Bullets, heading signs and opening brackets may stand between.
 */
export function isLabelPlace(text: Text, at: number): boolean {
  let start = at;
  for (let count = 0; count < 8; count++) {
    if (start <= 0) return true;
    const previous = characterBefore(text, start);
    const byte = byteAt(text, previous);
    const kind = classAt(text, previous);
    if (byte === 0x0a || byte === 0x0d) return true;
    if (kind === BULLET) return true;
    if (isTerminatorClass(kind)) return start < at && (lookUp(text, wordStart(text, previous), previous) & BEFORE_NUMBER) === 0;
    const passed = kind === SPACE || kind === OPEN || kind === QUOTE || byte === 0x23 || byte === 0x2a || byte === 0x2d || byte === 0x3e;
    if (!passed) return false;
    start = previous;
  }
  return false;
}
