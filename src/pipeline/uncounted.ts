/** Words of a draft that do not count as copied: in quotations, in page furniture, in phrases that the user allows. */
import type { CheckOptions } from '../model/check-options.ts';
import { firstWord } from './copy.ts';
import type { Boilerplate } from './boilerplate.ts';
import type { Drafts } from './drafts.ts';
import { speakerFinder } from './speakers.ts';

/** Bits by word of a draft. */
export const UNCOUNTED = Object.freeze({ quotation: 1, boilerplate: 2, allowed: 4 } as const);

/** By draft, bits of {@link UNCOUNTED} by word. */
export function uncountedWords(drafts: Drafts, boilerplate: Boilerplate | null, allowed: readonly Uint32Array[], options: CheckOptions): Uint8Array[] {
  const { sentences, quotations, corpus, texts, words } = drafts;
  const marks = words.map((own) => new Uint8Array(own.words.length));
  const mark = (draft: number, from: number, size: number, bit: number): void => {
    const own = marks[draft]!;
    for (let word = from; word < Math.min(own.length, from + size); word++) own[word]! |= bit;
  };
  if (options.allowQuotations !== 'none') {
    const speakerAt = speakerFinder(sentences.start, sentences.end, corpus.documentRow, texts);
    for (let q = 0; q < quotations.count; q++) {
      const draft = quotations.document[q]!;
      if (options.allowQuotations === 'attributed' && speakerAt(draft, quotations.start[q]!, quotations.end[q]!) === null) continue;
      mark(draft, firstWord(drafts, quotations, q), quotations.size[q]!, UNCOUNTED.quotation);
    }
  }
  if (options.ignoreBoilerplate && boilerplate !== null) {
    for (let row = 0; row < sentences.count; row++) if (boilerplate.row[row] !== 0) mark(sentences.document[row]!, firstWord(drafts, sentences, row), sentences.size[row]!, UNCOUNTED.boilerplate);
  }
  words.forEach((own, draft) => markPhrases(own.words, allowed, (from, size) => mark(draft, from, size, UNCOUNTED.allowed)));
  return marks;
}

/** Every place at which the words of a phrase stand. */
function markPhrases(words: Uint32Array, phrases: readonly Uint32Array[], found: (from: number, size: number) => void): void {
  const byFirst = new Map<number, Uint32Array[]>();
  for (const phrase of phrases) {
    if (phrase.length === 0) continue;
    const known = byFirst.get(phrase[0]!);
    if (known === undefined) byFirst.set(phrase[0]!, [phrase]);
    else known.push(phrase);
  }
  for (let at = 0; at < words.length; at++) {
    for (const phrase of byFirst.get(words[at]!) ?? []) {
      if (at + phrase.length <= words.length && phrase.every((word, i) => word === words[at + i])) found(at, phrase.length);
    }
  }
}
