/**
 * A baseline as a file: one accepted finding a line, sorted, so that a change of it reads well in a review.
 *
 *   fingerprint  count  how it begins          5fd0c6b1a3b0c2ads  2  The minister said on Monday that …
 */
import { Buffer, isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import type { BaselineEntry } from '../model/check.ts';
import { errors } from '../model/errors.ts';

const LINE = /^([0-9a-f]{16}[sqr])[ \t]+([1-9]\d{0,8})(?:[ \t]+(.*))?$/;
const FIRST_LINE = '# dedupe baseline 1: accepted findings, by what was copied; written by dedupe check --update-baseline';
/** Units of a text that a line shows. */
const SHOWN = 80;

/**
 * The entries of a baseline by fingerprint; empty lines and those that begin with # are passed over.
 * @param bytes of the file
 * @param file its name, for errors
 * @throws DedupeError that names the first line that is no entry
 */
export function parseBaseline(bytes: Uint8Array, file: string): Map<string, BaselineEntry> {
  if (!isUtf8(bytes)) throw errors.baseline(file, 'is not UTF-8; make it anew with --update-baseline');
  const entries = new Map<string, BaselineEntry>();
  Buffer.from(bytes).toString('utf8').split(/\r\n|\r|\n/).forEach((line, index) => {
    if (line.trim() === '' || line.startsWith('#')) return;
    const entry = LINE.exec(line);
    if (entry === null) throw errors.baseline(file, `line ${index + 1} is no entry; a line is a fingerprint, a count and how the text begins`);
    const [, id, count, text = ''] = entry;
    entries.set(id!, { count: Number(count) + (entries.get(id!)?.count ?? 0), text });
  });
  return entries;
}

/**
 * Reads a baseline.
 * @param file its path
 * @throws DedupeError where it is missing, cannot be read, or is none
 */
export function readBaseline(file: string): Map<string, BaselineEntry> {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? errors.noBaseline(file) : errors.baseline(file, `cannot be read: ${(error as Error).message}`);
  }
  return parseBaseline(bytes, file);
}

/**
 * A baseline as text.
 * @param entries by fingerprint
 */
export function* baselineText(entries: ReadonlyMap<string, BaselineEntry>): Iterable<string> {
  yield `${FIRST_LINE}\n`;
  for (const [id, { count, text }] of [...entries].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const line = text.replace(/[\s\p{C}]+/gu, ' ').trim();
    yield `${id}  ${count}  ${line.length > SHOWN ? `${line.slice(0, SHOWN - 1).trimEnd()}…` : line}`.trimEnd() + '\n';
  }
}
