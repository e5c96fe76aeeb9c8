/** Standard input and lists of paths, as bytes. */
import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { errors } from '../model/errors.ts';
import { decodeName } from './names.ts';

/**
 * All of standard input.
 * @returns its bytes; empty where it is closed
 */
export async function readStdin(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/**
 * The paths in a list: separated by NUL where there is one (`find -print0`), else one a line; empty ones are left out.
 * @param bytes of the list; names need not be UTF-8
 */
export function splitPaths(bytes: Uint8Array): string[] {
  const separator = bytes.includes(0) ? 0 : 0x0a;
  const paths: string[] = [];
  for (let start = 0; start < bytes.length;) {
    const found = bytes.indexOf(separator, start);
    const next = found < 0 ? bytes.length : found;
    const end = separator === 0x0a && bytes[next - 1] === 0x0d ? next - 1 : next;
    if (end > start) paths.push(decodeName(bytes.subarray(start, end)));
    start = next + 1;
  }
  return paths;
}

/**
 * Reads a list of paths.
 * @param file path of the list, or `-` for standard input
 * @throws DedupeError where it cannot be read
 */
export async function readPathList(file: string): Promise<string[]> {
  if (file === '-') return splitPaths(await readStdin());
  try {
    return splitPaths(readFileSync(file));
  } catch (error) {
    throw errors.filesFrom(file, error);
  }
}
