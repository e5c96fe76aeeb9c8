/** Whether a document names another one's outlet as its source: "the Post reported", "told Reuters", "according to AP". */
import type { Phrases } from './phrases.ts';

/** Turns words into their hashes, in order. */
export type HashWords = (text: string) => number[];

/** Verbs behind a name and words before it, in English, German, French and Spanish. An article may stand between. */
const BEHIND = 'reported reports said says writes wrote berichtet berichtete meldet meldete schreibt schrieb rapporte rapportait écrit informa informó publicó';
const BEFORE = 'told sagte laut selon según';
const ACCORDING = 'according to';
const ARTICLES = 'the der die das dem le la el';

/** A function that tells whether a document attributes anything to a name. */
export function attributions(has: Phrases, hashWords: HashWords): (document: number, name: readonly number[]) => boolean {
  const [behind, before, according, articles] = [BEHIND, BEFORE, ACCORDING, ARTICLES].map(hashWords) as [number[], number[], number[], number[]];
  return (document, name) => {
    // "The Harbour Post" is the Harbour Post wherever it is told something.
    const bare = name.length > 1 && articles.includes(name[0]!) ? name.slice(1) : name;
    if (bare.length === 0 || !has(document, bare)) return false;
    const ledBy = (words: readonly number[]): boolean => has(document, [...words, ...bare]) || articles.some((article) => has(document, [...words, article, ...bare]));
    return behind.some((verb) => has(document, [...bare, verb])) || before.some((word) => ledBy([word])) || ledBy(according);
  };
}
