/**
 * Sentences → columns of word hashes, content keys and flags: the specification of `../assembly/tokenize.ts`. A word is a maximal run of
 * letters, marks, numbers and `_` after normalisation; in Han, kana, Thai, Lao, Khmer and Burmese each grapheme is a word.
 */
import { contentKey, contentStep, wordColumn, wordHash } from './hash.ts';
import type { UnicodeTables } from './normalize-tables.ts';
import { HYPHEN, INVISIBLE } from './normalize.ts';
import { createWalk, type Word } from './tokenize-walk.ts';
import { u64 } from './u64.ts';

/** What tokenising gives. */
export interface TokenColumns {
  /** u32 hash of each word, sentence after sentence */
  readonly words: Uint32Array;
  /** for each sentence the number of words up to and including it */
  readonly ends: Uint32Array;
  /** for each sentence its content key as (low, high); 0, 0 if and only if it has no words */
  readonly content: Uint32Array;
  /** for each sentence bit 0: more than half of its words are graphemes; bit 1: something in it is disguised, see {@link findObfuscation} */
  readonly flags: Uint8Array;
}

/** A disguised word, or an odd space: source bytes [start, end). */
export interface Obfuscation {
  readonly start: number;
  readonly end: number;
  readonly kind: 'mixed-script' | 'invisible' | 'soft-hyphen' | 'full-width' | 'combining-mark' | 'odd-space';
}

export const FLAG_GRAPHEMES = 1;
export const FLAG_DISGUISED = 2;

/** Words of the sentences `spans` (u32 pairs [start, end) of `bytes`). */
export function tokenizeText(bytes: Uint8Array, spans: Uint32Array, table: UnicodeTables): TokenColumns {
  const count = spans.length >> 1;
  const words: number[] = [];
  const ends = new Uint32Array(count);
  const content = new Uint32Array(2 * count);
  const flags = new Uint8Array(count);
  const hash = u64();
  const state = u64();
  let graphemes = 0;
  let disguised = false;
  let fullWidth = false;
  let buffer = new Uint8Array(1024);
  const walk = createWalk(table, (word) => {
    if (buffer.length < 4 * word.length) buffer = new Uint8Array(8 * word.length);
    wordHash(buffer, 0, encode(word, buffer), hash);
    words.push(wordColumn(hash));
    contentStep(state, hash);
    if (word.grapheme) graphemes++;
    disguised ||= word.mixedScript || word.invisible > 0 || word.marked;
    fullWidth ||= word.fullWidth;
  }, () => { disguised = true; });
  for (let sentence = 0; sentence < count; sentence++) {
    const before = words.length;
    state.fill(0);
    graphemes = 0;
    disguised = fullWidth = false;
    walk(bytes, spans[2 * sentence]!, spans[2 * sentence + 1]!);
    contentKey(state, words.length - before);
    content.set(state, 2 * sentence);
    ends[sentence] = words.length;
    const written = 2 * graphemes > words.length - before ? FLAG_GRAPHEMES : 0;
    flags[sentence] = written | (disguised || (fullWidth && written === 0) ? FLAG_DISGUISED : 0);
  }
  return { words: Uint32Array.from(words), ends, content, flags };
}

/** The words of bytes [start, end) as they are compared. */
export function normalizedWords(bytes: Uint8Array, start: number, end: number, table: UnicodeTables): string[] {
  const words: string[] = [];
  const walk = createWalk(table, (word) => {
    let text = '';
    for (let i = 0; i < word.length; i++) text += String.fromCodePoint(word.codePoints[i]!);
    words.push(text);
  });
  walk(bytes, start, end);
  return words;
}

/**
 * The disguises of bytes [start, end), one sentence: a word disguised in several ways is given once for each. Full-width letters are none
 * where most words are graphemes, for there they are how Latin letters are set.
 */
export function findObfuscation(bytes: Uint8Array, start: number, end: number, table: UnicodeTables): Obfuscation[] {
  const found: Obfuscation[] = [];
  let [words, graphemes] = [0, 0];
  const walk = createWalk(table, (word) => {
    const add = (kind: Obfuscation['kind']): void => { found.push({ start: word.start, end: word.end, kind }); };
    words++;
    if (word.grapheme) graphemes++;
    if (word.mixedScript) add('mixed-script');
    if (word.invisible & INVISIBLE) add('invisible');
    if (word.invisible & HYPHEN) add('soft-hyphen');
    if (word.fullWidth) add('full-width');
    if (word.marked) add('combining-mark');
  }, (from, to) => { found.push({ start: from, end: to, kind: 'odd-space' }); });
  walk(bytes, start, end);
  found.sort((a, b) => a.start - b.start);
  return 2 * graphemes > words ? found.filter(({ kind }) => kind !== 'full-width') : found;
}

/**
 * Writes the bytes that are hashed into `out`, which must have room for four per character; returns their number. UTF-8, but every
 * ASCII byte has bit 5 set: that is how the kernel folds eight bytes at once, and it only moves `_` (to 0x7F).
 */
function encode(word: Word, out: Uint8Array): number {
  let n = 0;
  for (let i = 0; i < word.length; i++) {
    const c = word.codePoints[i]!;
    if (c < 0x80) {
      out[n++] = c | 0x20;
      continue;
    }
    if (c < 0x800) out[n++] = 0xc0 | (c >> 6);
    else {
      if (c < 0x10000) out[n++] = 0xe0 | (c >> 12);
      else {
        out[n++] = 0xf0 | (c >> 18);
        out[n++] = 0x80 | ((c >> 12) & 0x3f);
      }
      out[n++] = 0x80 | ((c >> 6) & 0x3f);
    }
    out[n++] = 0x80 | (c & 0x3f);
  }
  return n;
}
