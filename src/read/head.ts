/** The beginning of a text, or all of it, as a string: for what looks at it once, outside of the columns. */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import type { Source } from '../model/document.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * The first bytes of a source, decoded; empty where it cannot be read, which whoever reads it all has to tell.
 * @param source of the text
 * @param sizeBytes how many bytes
 */
export function readHead(source: Source, sizeBytes: number): string {
  if (source.bytes !== null) return decoder.decode(source.bytes.slice(0, sizeBytes));
  try {
    const file = openSync(source.path!, 'r');
    try {
      const bytes = new Uint8Array(sizeBytes);
      return decoder.decode(bytes.subarray(0, readSync(file, bytes, 0, sizeBytes, 0)));
    } finally {
      closeSync(file);
    }
  } catch {
    return '';
  }
}

/**
 * All bytes of a source.
 * @param source of the text
 * @throws where it cannot be read
 */
export function bytesOfSource(source: Source): Uint8Array {
  return source.bytes ?? readFileSync(source.path!);
}

/**
 * The whole of a source, decoded.
 * @param source that was read before
 * @throws where its file has gone
 */
export function readWhole(source: Source): string {
  return decoder.decode(bytesOfSource(source));
}
