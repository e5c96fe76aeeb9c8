/** Normalised words and disguises of single sentences, for people who want to see them: the twin's own functions. */
import { unicodeTableBytes } from './loader.ts';
import { openTables, type UnicodeTables } from './twin/normalize-tables.ts';
import { findObfuscation, normalizedWords, type Obfuscation } from './twin/tokenize.ts';

/** What reports say about single sentences; offsets are bytes of UTF-8. */
export interface TextTools {
  /** the words of bytes [start, end) as they are compared */
  readonly normalized: (bytes: Uint8Array, start: number, end: number) => string[];
  /** disguised words in bytes [start, end) */
  readonly disguises: (bytes: Uint8Array, start: number, end: number) => Obfuscation[];
}

/** Tools that open the Unicode tables when they are first used. */
export function textTools(): TextTools {
  let tables: UnicodeTables | null = null;
  const opened = (): UnicodeTables => tables ??= openTables(unicodeTableBytes());
  return Object.freeze({
    normalized: (bytes: Uint8Array, start: number, end: number) => normalizedWords(bytes, start, end, opened()),
    disguises: (bytes: Uint8Array, start: number, end: number) => findObfuscation(bytes, start, end, opened()),
  });
}
