/** From the bytes of a text to its columns of tokens. */
import { u32 } from '../kernel/memory.ts';
import { wordFinder } from '../kernel/spans.ts';
import { stageText } from '../kernel/staging.ts';
import type { Workbench } from '../kernel/workbench.ts';
import { boundaryBehind } from './boundaries.ts';
import type { AlignText } from './columns.ts';
import { createStemIndexer } from './index-stems.ts';
import type { StemTable } from './stems.ts';

const [NEWLINE, SPACE] = [0x0a, 0x20] as const;
/** The kernel takes spans of up to 64 KiB. */
const LONGEST_PIECE = 1 << 15;
/** Pieces are handed to the kernel in blocks of about this many bytes, so that scratch stays small. */
const BLOCK = 1 << 19;

/** Makes the columns of a text from byte `begin` on; with a table of stems for each language. */
export type Tokenizer = (bytes: Uint8Array, begin: number, stems: StemTable) => AlignText;

/** A tokenizer on one thread. */
export function createTokenizer(bench: Workbench): Tokenizer {
  const find = wordFinder();
  const indexStems = createStemIndexer();
  const decoder = new TextDecoder();
  return (bytes, begin, stems) => {
    const bounds = pieceBounds(bytes, begin);
    const word = hashWords(bench, bytes, bounds);
    const size = word.length;
    const [start, end, boundary, stem] = [new Uint32Array(size), new Uint32Array(size), new Uint8Array(size), new Uint32Array(size)];
    let token = 0;
    for (let k = 0; k + 1 < bounds.length; k++) {
      const found = find(bytes, bounds[k]!, bounds[k + 1]!);
      for (let f = 0; f < found.length; f += 2) {
        start[token] = found[f]!;
        end[token++] = found[f + 1]!;
      }
    }
    const spell = (i: number): string => decoder.decode(bytes.slice(start[i]!, end[i]!)).toLowerCase();
    for (let i = 0; i < size; i++) {
      boundary[i] = boundaryBehind(bytes, end[i]!, i + 1 < size ? start[i + 1]! : bytes.length);
      stem[i] = stems.numberOf(word[i]!, signOf(bytes, start[i]!, end[i]!), spell, i);
    }
    return indexStems(stem, stems, { start, end, boundary, word });
  };
}

/** Length and first three letters of a word, small and capital ones alike: what tells words apart whose hashes are equal. */
function signOf(bytes: Uint8Array, start: number, end: number): number {
  let sign = (end - start) & 0xff;
  for (let at = start; at < start + 3; at++) sign = (sign << 8) | (at < end ? bytes[at]! | 0x20 : 0);
  return sign >>> 0;
}

/** Ends of pieces that no word crosses, the first one `begin`: at lines where there are any, else at spaces, else before a character. */
function pieceBounds(bytes: Uint8Array, begin: number): number[] {
  const bounds = [begin];
  for (let at = begin; at < bytes.length;) {
    let end = Math.min(bytes.length, at + LONGEST_PIECE);
    if (end < bytes.length) {
      const line = bytes.subarray(at, end).lastIndexOf(NEWLINE);
      const cut = line >= 0 ? line : bytes.subarray(at, end).lastIndexOf(SPACE);
      if (cut >= 0) end = at + cut + 1;
      else while (end > at + 1 && (bytes[end]! & 0xc0) === 0x80) end--;
    }
    bounds.push(end);
    at = end;
  }
  return bounds;
}

/** Hashes of all words. */
function hashWords(bench: Workbench, bytes: Uint8Array, bounds: readonly number[]): Uint32Array {
  const { kernel, memory } = bench;
  const blocks: Uint32Array[] = [];
  for (let first = 0; first + 1 < bounds.length;) {
    let last = first + 1;
    while (last + 1 < bounds.length && bounds[last]! - bounds[first]! < BLOCK) last++;
    const [from, count] = [bounds[first]!, last - first];
    const block = bytes.subarray(from, bounds[last]!);
    const text = stageText(bench, block);
    const spans = bench.scratch('alignSpans', 8 * count);
    const view = u32(memory, spans, 2 * count);
    for (let k = 0; k < count; k++) {
      view[2 * k] = bounds[first + k]! - from;
      view[2 * k + 1] = bounds[first + k + 1]! - from;
    }
    const words = bench.scratch('alignWords', 4 * (2 * block.length + 16));
    const [ends, content, flags] = [bench.scratch('alignEnds', 4 * count), bench.scratch('alignContent', 8 * count), bench.scratch('alignFlags', count)];
    const size = kernel.tokenize(text, spans, count, words, ends, content, flags, kernel.unicodeTables, bench.scratch('tokenize', 65536));
    blocks.push(u32(memory, words, size).slice());
    first = last;
  }
  if (blocks.length === 1) return blocks[0]!;
  const all = new Uint32Array(blocks.reduce((sum, block) => sum + block.length, 0));
  let at = 0;
  for (const block of blocks) {
    all.set(block, at);
    at += block.length;
  }
  return all;
}
