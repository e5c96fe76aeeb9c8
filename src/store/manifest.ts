/**
 * What an index holds at one moment: a small file that names its shards. Shards never change, so a manifest is a consistent snapshot.
 *
 *   index/ | manifest-0000000042        JSON in one line, then its checksum (XXH64, 16 hexadecimal digits) in another
 *          | shard-0000000041-1         pages, see sections.ts
 *          | lock                       who is writing, see lock.ts
 *
 * A commit links a complete file to the next number. The system refuses a name that is there already, so of two writers that
 * began with one manifest the second fails and nothing of either is lost, lock or no lock. Readers take the highest number.
 */
import { Buffer } from 'node:buffer';
import { closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { TEXT_VERSIONS, type ArchiveParameters } from '../model/archive.ts';
import { DedupeError, errors } from '../model/errors.ts';
import type { Layout } from './sections.ts';

/** Grows with a change of any of the files that an older version could not read. */
export const FORMAT = 1;

/** A shard as a manifest names it. */
export interface ShardEntry {
  readonly file: string;
  readonly documents: number;
  readonly rows: number;
  readonly quotations: number;
  readonly words: number;
  readonly textBytes: number;
  readonly layout: Layout;
  /** numbers of documents that were removed or replaced, ascending */
  readonly removed: readonly number[];
}

/** How documents were read, so that later ones and drafts are read alike. */
export interface Reading {
  readonly inputFormat: 'text' | 'lines';
  readonly outletFrom: 'auto' | 'front-matter' | 'folder' | 'host';
  /** what a document is known by */
  readonly id: 'path' | 'front-matter';
}

/** The state of an index. */
export interface Manifest {
  readonly format: typeof FORMAT;
  readonly generation: number;
  readonly parameters: ArchiveParameters;
  readonly reading: Reading;
  readonly shards: readonly ShardEntry[];
}

/** A function from bytes to 16 hexadecimal digits. */
export type Hash = (bytes: Uint8Array) => string;

const NAME = /^manifest-(\d{10})$/;
const nameOf = (generation: number): string => `manifest-${String(generation).padStart(10, '0')}`;

/** Numbers of the manifests in a folder, ascending; none where there is no folder. */
function generationsIn(folder: string): number[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw error;
  }
  return names.flatMap((name) => NAME.exec(name)?.[1] ?? []).map(Number).sort((a, b) => a - b);
}

/** Whether a path is the folder of an index. */
export function isIndex(folder: string): boolean {
  return generationsIn(folder).length > 0;
}

/**
 * Paths of indexes, and the others.
 * @param paths as typed; `-` is standard input
 * @param cwd that they are relative to
 */
export function splitPaths(paths: readonly string[], cwd: string): { readonly indexes: readonly string[]; readonly others: readonly string[] } {
  const indexes = paths.filter((path) => path !== '-' && isIndex(resolve(cwd, path)));
  return { indexes, others: paths.filter((path) => !indexes.includes(path)) };
}

/**
 * The newest manifest, null where the folder has none.
 * @throws DedupeError where it is damaged or of another version
 */
export function readManifest(folder: string, hash: Hash): Manifest | null {
  for (;;) {
    const newest = generationsIn(folder).at(-1);
    if (newest === undefined) return null;
    let bytes: Buffer;
    try {
      bytes = readFileSync(join(folder, nameOf(newest)));
    } catch (error) {
      // A writer has made a newer one and removed this one in between.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT' && generationsIn(folder).at(-1) !== newest) continue;
      throw error;
    }
    return parseManifest(bytes, newest, folder, hash);
  }
}

function parseManifest(bytes: Buffer, generation: number, folder: string, hash: Hash): Manifest {
  const end = bytes.indexOf(0x0a);
  const damaged = errors.damagedIndex(folder, `${nameOf(generation)} does not have its checksum`);
  if (end < 0 || bytes.toString('latin1', end + 1) !== `${hash(bytes.subarray(0, end))}\n`) throw damaged;
  const manifest = JSON.parse(bytes.toString('utf8', 0, end)) as Manifest;
  if (manifest.format !== FORMAT) throw errors.indexVersion(folder, 'format', manifest.format, FORMAT);
  for (const name of ['normalizer', 'unicode', 'hash'] as const) {
    if (manifest.parameters[name] !== TEXT_VERSIONS[name]) throw errors.indexVersion(folder, name, manifest.parameters[name], TEXT_VERSIONS[name]);
  }
  if (manifest.generation !== generation) throw damaged;
  return manifest;
}

/** Writes the next manifest. Throws DedupeError where another writer was first, or the disk refuses. */
export function commitManifest(folder: string, manifest: Manifest, hash: Hash): void {
  const line = Buffer.from(JSON.stringify(manifest));
  const temporary = join(folder, `new-${process.pid}-${manifest.generation}`);
  try {
    const descriptor = openSync(temporary, 'w', 0o666);
    try {
      const bytes = Buffer.concat([line, Buffer.from(`\n${hash(line)}\n`)]);
      for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    linkSync(temporary, join(folder, nameOf(manifest.generation)));
    syncFolder(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw errors.indexRace(folder);
    throw error instanceof DedupeError ? error : errors.indexWrite(folder, error);
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** Makes sure that new names in a folder survive a loss of power; some systems do not let folders be opened. */
function syncFolder(folder: string): void {
  let descriptor: number;
  try {
    descriptor = openSync(folder, 'r');
  } catch {
    return;
  }
  try {
    fsyncSync(descriptor);
  } catch {
    // Not every file system can.
  } finally {
    closeSync(descriptor);
  }
}

/** Names of files that only a writer makes. */
const OWN = /^(?:manifest-\d{10}|shard-[\d-]+|new-[\d-]+)$/;

/** Whether a path is a folder with nothing in it but what a writer that was killed may have left, or nothing at all. */
export function isEmptyFolder(folder: string): boolean {
  try {
    return readdirSync(folder).every((name) => OWN.test(name) || name.startsWith('lock'));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT';
  }
}

/** Makes the folder of an index, and those above it that are missing, one by one: Node's own way of that never ends below /proc. */
export function makeFolder(folder: string): void {
  const missing: string[] = [];
  for (let path = resolve(folder); !existsSync(path) && dirname(path) !== path; path = dirname(path)) missing.push(path);
  try {
    for (const path of missing.reverse()) mkdirSync(path);
    if (!statSync(folder).isDirectory()) throw Object.assign(new Error(), { code: 'ENOTDIR' });
  } catch (error) {
    throw errors.indexWrite(folder, error);
  }
}

/** Removes what no manifest but the newest names: left by a writer that was killed, or by this one. A reader that has a file open keeps it. */
export function sweep(folder: string, { generation, shards }: Pick<Manifest, 'generation' | 'shards'>): void {
  const kept = new Set([nameOf(generation), ...shards.map(({ file }) => file)]);
  for (const name of readdirSync(folder)) {
    if (kept.has(name) || !OWN.test(name)) continue;
    try {
      rmSync(join(folder, name), { force: true });
    } catch {
      // Windows keeps files that a reader has open; the next writer tries again.
    }
  }
}
