/**
 * Sentences → columns of word hashes, content keys and flags; `../twin/tokenize.ts` is the specification.
 *
 * Bytes are classified 64 at a time into bit masks, lowest bit first:
 *   word   letters, digits, _ and every byte >= 0x80, but not the common punctuation of General Punctuation and Latin-1
 *   hard   bytes that the fast path cannot fold: all >= 0x80 but the letters C3 80–BF (except × ß ÷)
 * A word without hard bytes is folded and hashed eight bytes at once; any other goes to the general path (normalize.ts).
 */
import { CONTENT_START, WORD_START, contentKey, contentStep, wordBlock, wordColumn } from './hash';
import { generalWords, openNormalizer } from './normalize';
import { openTables } from './normalize-tables';
import { plainHash } from './tokenize-plain';
import { beginSentence, content as generalContent, continueAt, disguised, fullWidth, graphemes, openWords, out as generalOut } from './tokenize-words';

const FLAG_GRAPHEMES: u32 = 1;
const FLAG_DISGUISED: u32 = 2;

/** In the scratch area: the word in hand (1 KiB), then the marks. */
const MARKS_AT: usize = 1024;

const HIGH_BITS: u64 = 0x8080808080808080;
const FOLD_BITS: u64 = 0x2020202020202020;

/** Two-byte punctuation C2 A0–BF: bit 0 for A0 + lane, bit 1 for B0 + lane. Left out are letters, numbers, soft hyphen and spacing marks. */
const C2_PUNCTUATION = i8x16(3, 3, 1, 1, 1, 1, 3, 3, 0, 1, 0, 3, 1, 0, 1, 2);

/** Folds ASCII and Latin-1 letters: bit 5 in every byte but the lead bytes (11xxxxxx), where it is clear. */
// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
function fold(bytes: u64): u64 {
  return (bytes | FOLD_BITS) ^ ((bytes & (bytes << 1) & HIGH_BITS) >> 2);
}

// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
function within(v: v128, first: u8, count: u8): v128 {
  return i8x16.lt_u(i8x16.sub(v, i8x16.splat(first)), i8x16.splat(count));
}

/** Lanes of word bytes have their top bit set. */
// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
function wordLanes(v: v128): v128 {
  const letters = within(v128.or(v, i8x16.splat(0x20)), 0x61, 26);
  const digits = within(v, 0x30, 10);
  return v128.or(v128.or(v, letters), v128.or(digits, i8x16.eq(v, i8x16.splat(0x5f))));
}

/** Second bytes of the letters C3 80–BF that bit 5 folds. */
// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
function foldableLanes(v: v128): v128 {
  // 97 and B7 (× ÷) differ in bit 5 alone; 9F is ß.
  const signs = i8x16.eq(v128.or(v, i8x16.splat(0x20)), i8x16.splat(<i8>0xb7));
  return v128.andnot(within(v, 0x80, 0x40), v128.or(signs, i8x16.eq(v, i8x16.splat(<i8>0x9f))));
}

/** Third bytes of U+2010–U+2027 (dashes, quotation marks, ellipsis), without U+2017, which decomposes to a mark. */
// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
function generalPunctuationLanes(v: v128): v128 {
  return v128.andnot(within(v, 0x90, 0x18), i8x16.eq(v, i8x16.splat(<i8>0x97)));
}

// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
function latinPunctuationLanes(v: v128): v128 {
  const sets = i8x16.swizzle(C2_PUNCTUATION, v128.and(v, i8x16.splat(0x0f)));
  const row = i8x16.sub(i8x16.shr_u(v, 4), i8x16.splat(9));
  const inRow = v128.and(within(v, 0xa0, 0x20), row);
  return i8x16.ne(v128.and(sets, inRow), i8x16.splat(0));
}

// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
function equal(v: v128, byte: u8): v128 {
  return i8x16.eq(v, i8x16.splat(byte));
}

/** One bit per lane of four vectors. */
// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
function bits(a: v128, b: v128, c: v128, d: v128): u64 {
  const low = <u64>(<u32>i8x16.bitmask(a) | (<u32>i8x16.bitmask(b) << 16));
  const high = <u64>(<u32>i8x16.bitmask(c) | (<u32>i8x16.bitmask(d) << 16));
  return low | (high << 32);
}

/** Punctuation of two and three bytes that lies wholly in the 64 bytes at `at`; what crosses the edge is left to the general path. */
function punctuation(at: usize, inside: u64): u64 {
  const a = v128.load(at);
  const b = v128.load(at, 16);
  const c = v128.load(at, 32);
  const d = v128.load(at, 48);
  const e2 = bits(equal(a, 0xe2), equal(b, 0xe2), equal(c, 0xe2), equal(d, 0xe2));
  const c2 = bits(equal(a, 0xc2), equal(b, 0xc2), equal(c, 0xc2), equal(d, 0xc2));
  let found: u64 = 0;
  if (e2) {
    const middle = bits(equal(a, 0x80), equal(b, 0x80), equal(c, 0x80), equal(d, 0x80));
    const third = (e2 << 2) & (middle << 1) & inside
      & bits(generalPunctuationLanes(a), generalPunctuationLanes(b), generalPunctuationLanes(c), generalPunctuationLanes(d));
    found = third | (third >> 1) | (third >> 2);
  }
  if (c2) {
    const second = (c2 << 1) & inside & bits(latinPunctuationLanes(a), latinPunctuationLanes(b), latinPunctuationLanes(c), latinPunctuationLanes(d));
    found |= second | (second >> 1);
  }
  return found;
}

/** See `Kernel.tokenize` in ../kernel.ts; spans are at most 65,536 bytes long. */
export function tokenize(text: usize, spans: usize, count: i32, words: usize, ends: usize, content: usize, flags: usize, tables: usize, scratch: usize): i32 {
  openTables(tables);
  openWords(scratch);
  openNormalizer(scratch + MARKS_AT);
  let out = words;
  for (let sentence = 0; sentence < count; sentence++) {
    const start = text + load<u32>(spans);
    const end = text + load<u32>(spans, 4);
    const first = out;
    let state = CONTENT_START;
    beginSentence();

    let at = start;
    let wordAt: usize = 0;
    let open: u64 = 0; // 1 if a word goes on from the block before
    let openLead: u64 = 0; // 1 if that block ended with C3
    let openHard = false; // the open word has hard bytes
    do {
      const inside: u64 = end - at >= 64 ? <u64>-1 : (<u64>1 << <u64>(end - at)) - 1;
      const a = v128.load(at);
      const b = v128.load(at, 16);
      const c = v128.load(at, 32);
      const d = v128.load(at, 48);
      let word = bits(wordLanes(a), wordLanes(b), wordLanes(c), wordLanes(d)) & inside;
      let hard: u64 = 0;
      const high = bits(a, b, c, d) & inside;
      if (high | openLead) {
        const leads = bits(equal(a, 0xc3), equal(b, 0xc3), equal(c, 0xc3), equal(d, 0xc3)) & inside;
        const expected = (leads << 1) | openLead;
        const letters = bits(foldableLanes(a), foldableLanes(b), foldableLanes(c), foldableLanes(d)) & inside & expected;
        openLead = leads >> 63;
        hard = high & ~(letters | leads);
        if (hard) {
          const separators = punctuation(at, inside);
          word &= ~separators;
          hard &= ~separators;
        }
        // A lead without its letter is marked at the byte after it, which may be the first after the word.
        hard |= expected & ~letters;
      }

      const before = (word << 1) | open;
      let starts = word & ~before;
      let stops = before & ~word;
      if (!open) {
        wordAt = at + <usize>ctz(starts);
        starts &= starts - 1;
      }
      while (stops) {
        const stop = ctz(stops);
        stops &= stops - 1;
        const to = at + <usize>stop;
        const through = (<u64>2 << stop) - 1;
        if (openHard || (hard & through)) {
          const h = plainHash(wordAt, to);
          if (h) {
            store<u32>(out, wordColumn(h));
            out += 4;
            state = contentStep(state, h);
          } else {
            continueAt(out, state);
            // These compose with U+0338, which may begin the word: ≠ is no word.
            const joins = wordAt > start && <u32>load<u8>(wordAt - 1) - 0x3c < 3;
            generalWords(joins ? wordAt - 1 : wordAt, to);
            out = generalOut;
            state = generalContent;
          }
          hard &= ~through;
          openHard = false;
        } else {
          let h = WORD_START;
          let left = <u64>(to - wordAt);
          while (left > 8) {
            h = wordBlock(h, fold(load<u64>(wordAt)), 8);
            wordAt += 8;
            left -= 8;
          }
          h = wordBlock(h, fold(load<u64>(wordAt)) & (<u64>-1 >> (64 - (left << 3))), left);
          store<u32>(out, wordColumn(h));
          out += 4;
          state = contentStep(state, h);
        }
        wordAt = at + <usize>ctz(starts);
        starts &= starts - 1;
      }
      open = word >> 63;
      if (open && hard) openHard = true;
      at += 64;
    } while (at < end || open);

    const size = <u32>((out - first) >> 2);
    store<u64>(content, contentKey(state, size));
    store<u32>(ends, <u32>((out - words) >> 2));
    const written = graphemes << 1 > size ? FLAG_GRAPHEMES : <u32>0;
    store<u8>(flags, written | (disguised || (fullWidth && !written) ? FLAG_DISGUISED : <u32>0));
    spans += 8;
    ends += 4;
    content += 8;
    flags += 1;
  }
  return <i32>((out - words) >> 2);
}
