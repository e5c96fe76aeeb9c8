/** Lines that page furniture is known by: lists of phrases, and how a line is held against them. */
import { FILTER_BITS, letterHash } from '../kernel/lines.ts';
import type { PhraseList } from './lists/list.ts';
import { ENGLISH } from './lists/english.ts';
import { FRENCH } from './lists/french.ts';
import { GERMAN } from './lists/german.ts';
import { JAPANESE } from './lists/japanese.ts';
import { SPANISH } from './lists/spanish.ts';

const LISTS: readonly PhraseList[] = Object.freeze([ENGLISH, GERMAN, FRENCH, SPANISH, JAPANESE]);

/** Words so frequent in articles that a phrase is better looked up by another one of its words. */
const COMMON = new Set(('about also and are back been der die das den des dem diese diesem diesen error ein eine from für have has here how if is it its last make may mehr mit more most'
  + ' must nach next not now of on only or our out over per return share some than that the their them they this to und über von was weiter weitere were what when where which who will with'
  + ' would you your zum zur avec aux dans des est les leur nos notre nous par pas plus pour que qui sur une votre vos vous como con del desde este esta las los más nos para por que sobre sus una').split(' '));

/** Shorter words are frequent ones, most of them. */
const RARE_LETTERS = 4;
/** The order in which words are good to look a phrase up by: rare ones, then long ones. */
function byRarity(a: string, b: string): number {
  const isCommon = (word: string): number => (COMMON.has(word) || word.length < RARE_LETTERS ? 1 : 0);
  return isCommon(a) - isCommon(b) || b.length - a.length || (a < b ? -1 : 1);
}

/** How a line matched: bits. */
export const MATCHED = Object.freeze({ LINE: 1, PART: 2, TAIL: 4, USER: 8 } as const);

/** Two lines of five words resemble one another if they share four. */
export const RESEMBLANCE = 2 / 3;
/** A line that begins like furniture is no longer than this many words. */
const LONGEST_START = 16;
/** One that begins with one word alone, such as Advertisement, is hardly longer. */
const LONGEST_AFTER_WORD = 4;
/** A heading of a tail has no more words. */
const LONGEST_TAIL = 8;

/** Phrases ready to be held against lines. */
export interface Phrases {
  /** 2^FILTER_BITS bits: words of which a line has one if it matches */
  readonly filter: Uint8Array;
  /** bits of {@link MATCHED} for a line, 0 where it resembles no phrase */
  readonly match: (line: string) => number;
  /** whether words in brackets name who took a picture */
  readonly isCredit: (bracketed: string) => boolean;
}

const WORDS = /[\p{L}\p{M}]+/gu;

/** Words of a line as phrases are compared: letters alone, compatible forms and case folded. */
export function phraseWords(line: string): string[] {
  return line.normalize('NFKC').toLowerCase().match(WORDS) ?? [];
}

interface Entry { readonly words: readonly string[]; readonly bit: number }

const DOTS = /^(…|\.\.\.)|(…|\.\.\.)$/g;

const encoder = new TextEncoder();

/** Puts a word into a filter, as it is written at either place of a line and in capitals: the kernel folds letters of ASCII alone. */
function hint(filter: Uint8Array, word: string): void {
  for (const written of [word, word.charAt(0).toUpperCase() + word.slice(1), word.toUpperCase()]) {
    const bytes = encoder.encode(written);
    const slot = letterHash(bytes, 0, bytes.length) & ((1 << FILTER_BITS) - 1);
    filter[slot >>> 3]! |= 1 << (slot & 7);
  }
}

/** Reads a list of phrases: one a line, dots as in {@link PhraseList}, # before a remark. Lines without a word say nothing. */
export function readPhrases(text: string): { readonly phrase: string; readonly leading: boolean; readonly trailing: boolean }[] {
  return text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/).map((line) => line.trim()).filter((line) => !line.startsWith('#') && phraseWords(line).length > 0)
    .map((line) => ({ phrase: line.replace(DOTS, '').trim(), leading: /^(…|\.\.\.)/.test(line), trailing: /(…|\.\.\.)$/.test(line) }));
}

/**
 * The shipped phrases and a user's own.
 * @param own text of the user's list, as {@link readPhrases} reads it
 */
export function openPhrases(own = ''): Phrases {
  const whole = new Map<string, number>();
  const lines = new Map<string, Entry[]>();
  const starts = new Map<string, Entry[]>();
  const parts = new Map<string, Entry[]>();
  const credits = new Set<string>();
  const filter = new Uint8Array(1 << (FILTER_BITS - 3));
  const push = (map: Map<string, Entry[]>, key: string, entry: Entry): void => { const list = map.get(key); if (list) list.push(entry); else map.set(key, [entry]); };
  const add = (text: string, bit: number): void => {
    for (const { phrase, leading, trailing } of readPhrases(text)) {
      const words = phraseWords(phrase);
      const entry = { words, bit };
      hint(filter, [...words].sort(byRarity)[0]!);
      if (leading) push(parts, words[0]!, entry);
      else if (trailing) push(starts, words[0]!, entry);
      else {
        const key = words.join(' ');
        whole.set(key, (whole.get(key) ?? 0) | bit);
        // Those that share enough words share one of the first |A| − ⌈t·|A|⌉ + 1 under any order of them.
        const distinct = [...new Set(words)].sort(byRarity);
        if (distinct.length < 4) continue;
        for (const word of distinct.slice(0, distinct.length - Math.ceil(RESEMBLANCE * distinct.length) + 1)) {
          push(lines, word, { words: distinct, bit });
          hint(filter, word);
        }
      }
    }
  };
  for (const list of LISTS) {
    add(list.lines, MATCHED.LINE);
    add(list.starts, MATCHED.LINE);
    add(list.parts, MATCHED.PART);
    add(list.tails, MATCHED.LINE | MATCHED.TAIL);
    for (const word of list.credits.split(' ')) credits.add(word);
  }
  add(own, MATCHED.USER);
  return Object.freeze({ filter, match, isCredit });

  function match(line: string): number {
    const words = phraseWords(line);
    if (words.length === 0) return 0;
    let bits = whole.get(words.join(' ')) ?? 0;
    for (const { words: start, bit } of starts.get(words[0]!) ?? []) {
      const most = start.length === 1 ? LONGEST_AFTER_WORD : bit & MATCHED.TAIL ? LONGEST_TAIL : LONGEST_START;
      if (words.length <= most && start.every((word, i) => words[i] === word)) bits |= bit;
    }
    const distinct = new Set(words);
    for (const word of distinct) {
      for (const { words: other, bit } of lines.get(word) ?? []) {
        let shared = 0;
        for (const w of other) if (distinct.has(w)) shared++;
        if (shared >= RESEMBLANCE * (other.length + distinct.size - shared) - 1e-9) bits |= bit;
      }
    }
    words.forEach((word, at) => {
      for (const { words: part, bit } of parts.get(word) ?? []) if (part.every((w, i) => words[at + i] === w)) bits |= bit;
    });
    return bits;
  }

  function isCredit(bracketed: string): boolean {
    const words = phraseWords(bracketed);
    if (words.length === 0 || words.length > 12) return false;
    // (Olivia Vanni / The Herald): a name, a stroke, a house.
    if (/^\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){1,3} ?\/ ?\p{Lu}/u.test(bracketed)) return true;
    return credits.has(words[0]!) || (words.length <= 6 && credits.has(words.at(-1)!));
  }
}
