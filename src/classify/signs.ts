/** What single lines show of being furniture: phrases, credits, copyright. Most documents show nothing, and are looked at no more. */
import { FIELD, LINE_RECORD, SHAPE } from '../kernel/lines.ts';
import type { Phrases } from './phrases.ts';

/** Where signs stand in the shape of a unit: bits of MATCHED from this bit on, and one bit for a credit. */
export const SIGN = Object.freeze({ MATCHED: 8, CREDITED: 1 << 12 } as const);
export const MATCHED_MASK = 0xf;

/** No phrase is longer in words. */
const PHRASE_WORDS = 60;
/** Few words at the end of a sentence that is wrapped are no phrase. */
const TAIL_WORDS = 2;

/** Of a key's 64 bits, so many make a safe integer; chance makes two of a million lines alike with a probability of 1 in 10,000. */
const HIGH_BITS = 0x1fffff;
const MOST_KNOWN = 1 << 17;

const decoder = new TextDecoder();

/**
 * Writes the signs of a document's units into their shapes.
 * @param known what lines with one key matched, kept from call to call: furniture comes again and again
 * @returns whether there is any
 */
export function markSigns(bytes: Uint8Array, units: Uint32Array, phrases: Phrases, known: Map<number, number>): boolean {
  let found = false;
  for (let at = 0; at < units.length; at += LINE_RECORD) {
    const shape = units[at + FIELD.SHAPE]!;
    if (shape & SHAPE.RIGHTS) found = true;
    const words = units[at + FIELD.SIZES]! & 0xffff;
    const isHinted = (shape & SHAPE.HINT) !== 0 && words <= PHRASE_WORDS && !isTail(words, shape);
    if (!isHinted && !(shape & SHAPE.BRACKET)) continue;
    const text = decoder.decode(bytes.slice(units[at + FIELD.START]!, units[at + FIELD.END]!));
    let signs = 0;
    if (isHinted) {
      const key = units[at + FIELD.LOW]! + (units[at + FIELD.HIGH]! & HIGH_BITS) * 2 ** 32;
      let matched = known.get(key);
      if (matched === undefined) {
        matched = phrases.match(text);
        if (known.size < MOST_KNOWN) known.set(key, matched);
      }
      signs = matched << SIGN.MATCHED;
    }
    if (shape & SHAPE.BRACKET && isCredited(text, phrases)) signs |= SIGN.CREDITED;
    if (signs === 0) continue;
    units[at + FIELD.SHAPE] = shape | signs;
    found = true;
  }
  return found;
}

/** The last words of a sentence may stand alone on a line. */
function isTail(words: number, shape: number): boolean {
  return words <= TAIL_WORDS && (shape & SHAPE.SENTENCE) !== 0 && (shape & (SHAPE.APART | SHAPE.LOWER)) !== SHAPE.APART;
}

/** Whether a line ends with brackets that name who took a picture, or is one bracket that says what it shows. */
function isCredited(line: string, phrases: Phrases): boolean {
  const open = Math.max(line.lastIndexOf('('), line.lastIndexOf('['), line.lastIndexOf('（'), line.lastIndexOf('［'));
  return open >= 0 && phrases.isCredit(line.slice(open + 1, -1));
}
