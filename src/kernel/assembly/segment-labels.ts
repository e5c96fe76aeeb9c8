// Kept line for line beside ../twin/segment-labels.ts, the specification.
/** Where the number or letter of a list item or a heading may stand. */
import { BEFORE_NUMBER } from './segment-flags';
import { BULLET, OPEN, QUOTE, SPACE } from './segment-flags';
import { byteAt, characterBefore, classAt, isTerminatorClass } from './segment-text';
import { lookUp, wordStart } from './segment-words';

/**
 * Whether the position begins a line or follows an end mark, so that a number or letter there labels what comes after it.
 * Bullets, heading signs and opening brackets may stand between.
 */
export function isLabelPlace(text: usize, length: i32, table: usize, at: i32): bool {
  let start = at;
  for (let count = 0; count < 8; count++) {
    if (start <= 0) return true;
    const previous = characterBefore(text, length, start);
    const byte = byteAt(text, length, previous);
    const kind = classAt(text, length, table, previous);
    if (byte == 0x0a || byte == 0x0d) return true;
    if (kind == BULLET) return true;
    if (isTerminatorClass(kind)) return start < at && (lookUp(text, length, table, wordStart(text, length, table, previous), previous) & BEFORE_NUMBER) == 0;
    const passed = kind == SPACE || kind == OPEN || kind == QUOTE || byte == 0x23 || byte == 0x2a || byte == 0x2d || byte == 0x3e;
    if (!passed) return false;
    start = previous;
  }
  return false;
}
