/** Runs the tokeniser of a kernel, or the twin's functions, on bytes and spans. */
import { readFileSync } from 'node:fs';
import { loadKernel } from '../../dist/kernel/loader.js';
import { openTables } from '../../dist/kernel/twin/normalize-tables.js';
import { findObfuscation, normalizedWords, tokenizeText, type TokenColumns } from '../../dist/kernel/twin/tokenize.js';

export const tables = openTables(readFileSync(new URL('../../dist/kernel/unicode.bin', import.meta.url)));
const kernel = loadKernel('simd');
const encoder = new TextEncoder();
const LIMIT = 1 << 17;
const MARGIN = 64;
const room = {
  text: kernel.alloc(LIMIT + 2 * MARGIN) + MARGIN,
  spans: kernel.alloc(LIMIT),
  words: kernel.alloc(4 * (2 * LIMIT + 16)),
  ends: kernel.alloc(LIMIT),
  content: kernel.alloc(2 * LIMIT),
  flags: kernel.alloc(LIMIT),
  scratch: kernel.alloc(1 << 16),
};

/** The SIMD kernel's columns for at most 128 KiB of text; other bytes than the text's are noise to it, save the 64 zeros on both sides. */
export function kernelColumns(bytes: Uint8Array, spans: Uint32Array): TokenColumns {
  const { buffer } = kernel.memory;
  const count = spans.length / 2;
  new Uint8Array(buffer, room.text - MARGIN, bytes.length + 2 * MARGIN).fill(0);
  new Uint8Array(buffer, room.text).set(bytes);
  new Uint32Array(buffer, room.spans).set(spans);
  const words = kernel.tokenize(room.text, room.spans, count, room.words, room.ends, room.content, room.flags, kernel.unicodeTables, room.scratch);
  return {
    words: new Uint32Array(buffer, room.words, words).slice(),
    ends: new Uint32Array(buffer, room.ends, count).slice(),
    content: new Uint32Array(buffer, room.content, 2 * count).slice(),
    flags: new Uint8Array(buffer, room.flags, count).slice(),
  };
}

/** The twin's columns. */
export const twinColumns = (bytes: Uint8Array, spans: Uint32Array): TokenColumns => tokenizeText(bytes, spans, tables);

/** Both, of a text that is one sentence. */
export const IMPLEMENTATIONS = { simd: kernelColumns, scalar: twinColumns };

export const encode = (text: string): Uint8Array => encoder.encode(text);
export const whole = (bytes: Uint8Array): Uint32Array => Uint32Array.of(0, bytes.length);

/** Normalised words of a text. */
export function words(text: string): string[] {
  const bytes = encode(text);
  return normalizedWords(bytes, 0, bytes.length, tables);
}

/** Disguised words of a text, as [kind, the source bytes as text]. */
export function disguises(text: string): [string, string][] {
  const bytes = encode(text);
  return findObfuscation(bytes, 0, bytes.length, tables)
    .map(({ start, end, kind }) => [kind, new TextDecoder().decode(bytes.subarray(start, end))]);
}

export const hex = (low: number, high: number): string => ((BigInt(high) << 32n) | BigInt(low)).toString(16).padStart(16, '0');
