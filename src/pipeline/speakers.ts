/** Who said a quotation: its surroundings cut out of the text and asked. */
import { speakerOf } from '../classify/speaker.ts';
import type { Texts } from './texts.ts';

/** Bytes of a text before a sentence in which a speaker is sought. */
const BEFORE_BYTES = 800;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The mark before a quotation, the mark behind it. */
const OPENING = /["'“”„‘’‚«»‹›「『]\s*$/u;
const CLOSING = /^\s*["'“”‘’«»‹›」』]/u;

/** Text of bytes [start, end) of a document, cut where characters begin. */
function textBetween(bytes: Uint8Array, start: number, end: number): string {
  let from = Math.max(0, start);
  while (from < end && (bytes[from]! & 0xc0) === 0x80) from++;
  return from < end ? decoder.decode(bytes.slice(from, end)) : '';
}

/**
 * A function that names the speaker of the quotation in bytes [start, end) of a document, null where the text does not.
 * @param start first byte of every sentence, by row
 * @param end byte behind it
 * @param documentRow first row of each document, and one more entry
 */
export function speakerFinder(start: Uint32Array, end: Uint32Array, documentRow: Uint32Array, texts: Texts): (document: number, from: number, to: number) => string | null {
  return (document, from, to) => {
    const bytes = texts.bytes(document);
    const home = rowAt(document, from);
    const last = rowAt(document, Math.max(from, to - 1));
    const sentence = Math.min(start[home]!, from);
    const sentenceEnd = Math.max(end[last]!, to);
    const next = last + 1 < documentRow[document + 1]! && !/\n[^\S\n]*\n/.test(textBetween(bytes, sentenceEnd, start[last + 1]!)) ? textBetween(bytes, start[last + 1]!, end[last + 1]!) : '';
    return speakerOf({
      previous: textBetween(bytes, sentence - BEFORE_BYTES, sentence),
      before: textBetween(bytes, sentence, from).replace(OPENING, ''),
      after: textBetween(bytes, to, sentenceEnd).replace(CLOSING, ''),
      next,
    });
  };

  /** The last row of a document that begins at or before a byte, else its first. */
  function rowAt(document: number, byte: number): number {
    let low = documentRow[document]!;
    let high = documentRow[document + 1]! - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (start[middle]! <= byte) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
