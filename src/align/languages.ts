/** Languages whose words are compared by their stems, with the Snowball stemmers of @orama/stemmers. */
import { createRequire } from 'node:module';

/** Stems a lower-case word. */
export type Stemmer = (word: string) => string;

/** By ISO 639-3 code, as a detector of languages names them: the name of the stemmer. */
const STEMMERS: Readonly<Record<string, string>> = Object.freeze({
  eng: 'english', deu: 'german', fra: 'french', spa: 'spanish', ita: 'italian', por: 'portuguese', nld: 'dutch', swe: 'swedish', dan: 'danish',
  nob: 'norwegian', nno: 'norwegian', fin: 'finnish', hun: 'hungarian', ron: 'romanian', rus: 'russian', ukr: 'ukrainian', bul: 'bulgarian',
  srp: 'serbian', ell: 'greek', tur: 'turkish', lit: 'lithuanian', gle: 'irish', ind: 'indonesian', hye: 'armenian',
});

/** The language to stem a text in. Null where it is not known or there is no stemmer: words are then compared as they are. */
export async function detectLanguage(text: string): Promise<string | null> {
  const { franc } = await import('franc-min');
  return STEMMERS[franc(text)] ?? null;
}

const load = createRequire(import.meta.url);

/** The stemmer of a language that {@link detectLanguage} may name; words as they are for null. */
export function stemmerOf(language: string | null): Stemmer {
  return language === null ? (word) => word : (load(`@orama/stemmers/${language}`) as { stemmer: Stemmer }).stemmer;
}
