/**
 * Normalised characters → words of a sentence: the general path, whose rules `../twin/tokenize-walk.ts` spells out.
 * All state is in globals of the instance, which belongs to one thread; memory is written only at `out` and in the scratch area.
 */
import { CONTENT_START, WORD_START, contentStep, wordBlock, wordColumn } from './hash';

const KIND_SEPARATOR: u32 = 0;
const KIND_MARK: u32 = 2;
const KIND_GRAPHEME: u32 = 3;
const SCRIPT_LATIN: u32 = 1;
const SCRIPT_GREEK: u32 = 2;

/** Longer words are not judged for mixed scripts and are hashed as they come. */
const JUDGED_LENGTH: u32 = 256;
/** A buffered character is its code point and, above it, the Latin letter it passes for (at most U+07FF). */
const LOOK_SHIFT: u32 = 21;
const CODE_POINT_MASK: u32 = (1 << LOOK_SHIFT) - 1;

/** u32[JUDGED_LENGTH]: the word so far */
let buffer: usize = 0;
let length: u32 = 0;
let long: bool = false;
let hash: u64 = WORD_START;
let block: u64 = 0;
let blockSize: u64 = 0;

let grapheme: bool = false;
let latin: u32 = 0;
let greek: u32 = 0;
let cyrillic: u32 = 0;
let lookAlikes: u32 = 0;
let afterLetter: bool = false;
let invisibleWaits: bool = false;
let invisibleInside: bool = false;
/** Marks that belong to no spelling stood on letters of the word in hand. */
let marked: bool = false;

/** Where the next word goes. */
export let out: usize = 0;
/** State of the sentence's content key. */
export let content: u64 = CONTENT_START;
export let graphemes: u32 = 0;
export let disguised: bool = false;
/** Full-width letters or digits, a disguise where words are no graphemes. */
export let fullWidth: bool = false;

/** @param scratch 1 KiB for the word in hand */
export function openWords(scratch: usize): void {
  buffer = scratch;
}

// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
export function beginSentence(): void {
  graphemes = 0;
  disguised = false;
  fullWidth = false;
}

/** Where the fast path stands in the sentence, before the general path goes on from there. */
// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
export function continueAt(words: usize, state: u64): void {
  out = words;
  content = state;
}

/** Moves the buffered characters, as hashed bytes (UTF-8, bit 5 set in ASCII), into the word's hash. */
function hashBuffer(mixed: bool): void {
  let h = hash;
  let b = block;
  let n = blockSize;
  const end = buffer + (length << 2);
  for (let at = buffer; at < end; at += 4) {
    const buffered = load<u32>(at);
    let c = buffered & CODE_POINT_MASK;
    if (mixed && buffered >> LOOK_SHIFT) c = buffered >> LOOK_SHIFT;
    let bytes: u64;
    let size: u64;
    if (c < 0x80) {
      bytes = c | 0x20;
      size = 1;
    } else if (c < 0x800) {
      bytes = 0x80c0 | (c >> 6) | ((c & 0x3f) << 8);
      size = 2;
    } else if (c < 0x10000) {
      bytes = 0x8080e0 | (c >> 12) | (((c >> 6) & 0x3f) << 8) | ((c & 0x3f) << 16);
      size = 3;
    } else {
      bytes = 0x808080f0 | (c >> 18) | (((c >> 12) & 0x3f) << 8) | (((c >> 6) & 0x3f) << 16) | ((c & 0x3f) << 24);
      size = 4;
    }
    b |= bytes << (n << 3);
    n += size;
    if (n >= 8) {
      h = wordBlock(h, b, 8);
      n -= 8;
      b = bytes >> ((size - n) << 3);
    }
  }
  hash = h;
  block = b;
  blockSize = n;
  length = 0;
}

/** Ends the word in hand, if there is one. */
export function closeWord(): void {
  if (length || long) {
    const mixed = !long && lookAlikes > 0 && lookAlikes == greek + cyrillic && latin > (greek ? 1 : 0);
    hashBuffer(mixed);
    const h = blockSize ? wordBlock(hash, block, blockSize) : hash;
    store<u32>(out, wordColumn(h));
    out += 4;
    content = contentStep(content, h);
    if (grapheme) graphemes++;
    if (mixed || invisibleInside || marked) disguised = true;
    hash = WORD_START;
    block = 0;
    blockSize = 0;
    long = false;
    latin = 0;
    greek = 0;
    cyrillic = 0;
    lookAlikes = 0;
    invisibleInside = false;
    marked = false;
  }
  grapheme = false;
  afterLetter = false;
}

/** A grapheme that is a word and that no mark follows; at least U+0800, as those of all scripts written without spaces. */
export function graphemeWord(codePoint: u32): void {
  if (length || long) closeWord();
  const c = <u64>codePoint;
  const h = c < 0x10000
    ? wordBlock(WORD_START, 0x8080e0 | (c >> 12) | (((c >> 6) & 0x3f) << 8) | ((c & 0x3f) << 16), 3)
    : wordBlock(WORD_START, 0x808080f0 | (c >> 18) | (((c >> 12) & 0x3f) << 8) | (((c >> 6) & 0x3f) << 16) | ((c & 0x3f) << 24), 4);
  store<u32>(out, wordColumn(h));
  out += 4;
  content = contentStep(content, h);
  graphemes++;
  afterLetter = false;
}

// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
function append(codePoint: u32, look: u32): void {
  if (length == JUDGED_LENGTH) {
    hashBuffer(false);
    long = true;
  }
  store<u32>(buffer + (length << 2), codePoint | (look << LOOK_SHIFT));
  length++;
}

/** The next normalised character with its properties and the Latin letter it passes for. */
export function character(codePoint: u32, entry: u32, look: u32): void {
  const kind = entry & 3;
  if (kind == KIND_MARK) {
    if (afterLetter) marked = true;
    else append(codePoint, 0);
    return;
  }
  if (kind == KIND_SEPARATOR || kind == KIND_GRAPHEME || grapheme) closeWord();
  if (kind != KIND_SEPARATOR) append(codePoint, look);
  grapheme = kind == KIND_GRAPHEME;
  const script = kind == KIND_GRAPHEME ? 0 : (entry >> 2) & 3;
  if (script) {
    if (invisibleWaits && afterLetter) invisibleInside = true;
    if (script == SCRIPT_LATIN) latin++;
    else if (script == SCRIPT_GREEK) greek++;
    else cyrillic++;
    if (look) lookAlikes++;
  }
  afterLetter = script != 0;
  invisibleWaits = false;
}

/** The next characters stand for another one: a full-width letter, or a space that is odd between words. */
export function compatible(source: u32): void {
  if (source - 0xff10 <= 0xff5a - 0xff10) {
    // Punctuation stands between digits and letters.
    const c = source - 0xfee0;
    if (c - 0x30 < 10 || (c | 0x20) - 0x61 < 26 || c == 0x5f) fullWidth = true;
  } else if (afterLetter && (source - 0x2000 <= 10 || source == 0x205f || source == 0x3000)) disguised = true;
}

/** An invisible character stood after the last one. */
export function invisible(): void {
  invisibleWaits = afterLetter;
}
