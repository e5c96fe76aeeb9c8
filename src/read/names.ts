/**
 * File names that are not UTF-8 kept as strings: every byte that does not decode becomes the lone surrogate U+DC00 + byte,
 * as Python's `surrogateescape` (PEP 383) does, so that ids stay strings, stay apart, and still open the file.
 */
import { Buffer, isUtf8 } from 'node:buffer';
import { readdirSync, type Dirent } from 'node:fs';

const LONE_SURROGATE = /[\ud800-\udfff]/u;
const ESCAPE_BASE = 0xdc00;

/** Bytes of the UTF-8 sequence that a lead byte opens; 1 also for bytes that open none. */
function sequenceBytes(lead: number): number {
  return lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
}

/**
 * A name from its bytes.
 * @param bytes as the file system or a list has them
 */
export function decodeName(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isUtf8(buffer)) return buffer.toString('utf8');
  let name = '';
  for (let at = 0; at < buffer.length;) {
    const next = at + sequenceBytes(buffer[at]!);
    const character = buffer.subarray(at, next);
    if (next <= buffer.length && isUtf8(character)) {
      name += character.toString('utf8');
      at = next;
    } else {
      name += String.fromCharCode(ESCAPE_BASE + buffer[at]!);
      at += 1;
    }
  }
  return name;
}

/**
 * The path as node:fs takes it: the string itself, or its bytes where a part is not UTF-8.
 * @param path made of names from {@link decodeName}
 */
export function systemPath(path: string): string | Buffer {
  if (!LONE_SURROGATE.test(path)) return path;
  const parts: Buffer[] = [];
  for (const character of path) {
    const code = character.codePointAt(0)!;
    const escaped = code > ESCAPE_BASE + 0x7f && code <= ESCAPE_BASE + 0xff;
    parts.push(escaped ? Buffer.from([code - ESCAPE_BASE]) : Buffer.from(character, 'utf8'));
  }
  return Buffer.concat(parts);
}

/** A name inside a folder and what it is; a {@link Dirent} will do. */
export type Entry = Pick<Dirent, 'name' | 'isFile' | 'isDirectory' | 'isSymbolicLink'>;

/**
 * The entries of a folder, unsorted.
 * @param folder path made of names from {@link decodeName}
 * @throws as readdirSync does
 */
export function listFolder(folder: string): readonly Entry[] {
  const path = systemPath(folder);
  const entries = readdirSync(path, { withFileTypes: true, encoding: 'utf8' });
  // U+FFFD marks a name that did not decode (or, rarely, one that has this character): only then are bytes worth their cost.
  if (!entries.some((entry) => entry.name.includes('\ufffd'))) return entries;
  const raw = readdirSync(path, { withFileTypes: true, encoding: 'buffer' as 'utf8' }) as unknown as (Omit<Dirent, 'name'> & { name: unknown })[];
  return raw.map((entry) => ({
    name: decodeName(entry.name as Uint8Array),
    isFile: () => entry.isFile(),
    isDirectory: () => entry.isDirectory(),
    isSymbolicLink: () => entry.isSymbolicLink(),
  }));
}

/**
 * Paths that a command line cannot spell: Node decodes arguments with U+FFFD for what is not UTF-8, as in `dedupe scan *`.
 * @param path that does not exist
 * @returns the paths in its folder that look like it once decoded so; empty where there are none
 */
export function misspelled(path: string): string[] {
  const at = path.lastIndexOf('/') + 1;
  const name = path.slice(at);
  if (!name.includes('\ufffd')) return [];
  try {
    return listFolder(path.slice(0, at))
      .filter((entry) => Buffer.from(systemPath(entry.name)).toString('utf8') === name)
      .map((entry) => path.slice(0, at) + entry.name);
  } catch {
    return [];
  }
}
