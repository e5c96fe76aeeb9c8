/** What a text says of itself where its metadata are silent: the agency in its dateline, a date at its head. */
import { Buffer } from 'node:buffer';
import { u32, u8 } from '../kernel/memory.ts';
import type { Workbench } from '../kernel/workbench.ts';
import { readDate, type WrittenDate } from '../read/dates.ts';
import type { Findings } from './findings.ts';

/** Hints by document number, each looked up when it is first asked for. */
export interface Hints {
  /** who published it: from the metadata, or the agency of its dateline */
  readonly outlet: (document: number) => string | null;
  /** when: from the metadata, or a date that stands at its head */
  readonly date: (document: number) => WrittenDate | null;
}

/** Bytes in which a byline and a dateline stand. */
const HEAD_BYTES = 600;
/** Agencies whose name in brackets opens a story: `AMSTERDAM (Reuters) -`. */
const DATELINE = /\((AP|Reuters|AFP|dpa|UPI|Xinhua|Kyodo|EFE|ANSA|TASS)\)/;
/** Dates with day, month and year, in digits or with the month's name. */
const DATE = /\b(?:\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4}|\d{1,2}(?:st|nd|rd|th|\.)? (?:de )?\p{L}{3,10}\.?,? (?:de )?\d{4}|\p{L}{3,10}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4})\b/gu;

/** Hints of all documents. */
export function createHints({ texts, metadata, corpus }: Findings): Hints {
  const heads = new Map<number, string>();
  const head = (document: number): string => {
    let text = heads.get(document);
    if (text === undefined) {
      const { begin } = corpus.texts[document]!;
      heads.set(document, text = Buffer.from(texts.bytes(document).slice(begin, begin + HEAD_BYTES)).toString('utf8'));
    }
    return text;
  };
  return Object.freeze({
    outlet: (document: number) => metadata.get(document)?.outlet ?? DATELINE.exec(head(document))?.[1] ?? null,
    date(document: number) {
      const told = metadata.get(document)?.date;
      if (told) return told;
      for (const [text] of head(document).matchAll(DATE)) {
        const date = readDate(text);
        if (date) return date;
      }
      return null;
    },
  });
}

/** A function from words to the hashes that the kernel gives them, in order. */
export function wordHasher(bench: Workbench): (text: string) => number[] {
  return (text) => {
    const bytes = Buffer.from(text);
    const room = bench.scratch('text', bytes.length + 128);
    const staged = u8(bench.memory, room, bytes.length + 128).fill(0);
    staged.set(bytes, 64);
    const area = bench.scratch('recount', 4 * (2 * bytes.length + 16) + 64);
    u32(bench.memory, area, 2).set([0, bytes.length]);
    const count = bench.kernel.tokenize(room + 64, area, 1, area + 64, area + 16, area + 32, area + 48, bench.kernel.unicodeTables, bench.scratch('tokenize', 65536));
    return [...u32(bench.memory, area + 64, count)];
  };
}
