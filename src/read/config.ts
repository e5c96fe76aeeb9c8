/**
 * Configuration: `dedupe.config.json`, `dedupe.config.yaml` or the `dedupe` key of `package.json`, in the working directory or the nearest
 * folder above it that has one.
 *
 *   { "check": { "against": ["archive.index"], "maxCopied": "3%" }, "scan": { "ext": ["rst"] } }
 *
 * Options stand under their command by the names of the library; paths in it are relative to the file.
 */
import { Buffer, isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import type * as Yaml from 'yaml';
import { errors, systemReason } from '../model/errors.ts';

/** Nobody writes so much by hand. */
const MOST_BYTES = 1 << 20;
const NAMES = ['dedupe.config.json', 'dedupe.config.yaml', 'dedupe.config.yml', 'package.json'] as const;

/** What a file says, and which file it was. */
export interface Config {
  readonly path: string;
  /** options by command */
  readonly commands: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const load = createRequire(import.meta.url);

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The options in the bytes of a configuration.
 * @param bytes of the file
 * @param file its name, which tells JSON from YAML; of `package.json` the key `dedupe` counts
 * @returns options by command; null where a package.json has no such key
 * @throws DedupeError where it is no configuration
 */
export function parseConfig(bytes: Uint8Array, file: string): Config | null {
  if (bytes.length > MOST_BYTES) throw errors.config(file, `holds ${bytes.length} bytes; the limit is ${MOST_BYTES}`);
  if (!isUtf8(bytes)) throw errors.config(file, 'is not UTF-8');
  const text = Buffer.from(bytes).toString('utf8').replace(/^\ufeff/, '');
  let value: unknown;
  try {
    value = /\.ya?ml$/.test(file) ? (load('yaml') as typeof Yaml).parse(text, { logLevel: 'error', maxAliasCount: 16 }) : JSON.parse(text);
  } catch (error) {
    // A package.json that is broken is for npm to complain about.
    if (file.endsWith('package.json')) return null;
    throw errors.config(file, `is not understood: ${(error as Error).message.split('\n')[0]!}`);
  }
  if (file.endsWith('package.json')) {
    if (!isObject(value) || value['dedupe'] === undefined) return null;
    value = value['dedupe'];
  }
  // Nothing but remarks is an empty configuration.
  if (value === null) value = {};
  if (!isObject(value)) throw errors.config(file, 'must be an object with the names of commands, such as { "check": { "maxCopied": "3%" } }');
  const wrong = Object.entries(value).find(([name, options]) => name !== '$schema' && !isObject(options));
  if (wrong !== undefined) throw errors.config(file, `${JSON.stringify(wrong[0])} must be an object of options`);
  const { $schema: _, ...commands } = value;
  return Object.freeze({ path: file, commands: commands as Config['commands'] });
}

/**
 * The configuration that holds in a folder.
 * @param cwd absolute; its folders upwards are looked at
 * @param named a file that is used instead; null to look for one
 * @returns null where there is none
 * @throws DedupeError where one cannot be read or is none
 */
export function findConfig(cwd: string, named: string | null): Config | null {
  if (named !== null) {
    const path = resolve(cwd, named);
    const found = parseConfig(bytesOf(path, named) ?? fail(named), path);
    if (found === null) throw errors.config(named, 'has no key "dedupe"');
    return found;
  }
  for (let folder = cwd; ; folder = dirname(folder)) {
    for (const name of NAMES) {
      const path = join(folder, name);
      const bytes = bytesOf(path, path);
      const found = bytes === null ? null : parseConfig(bytes, path);
      if (found !== null) return found;
    }
    if (dirname(folder) === folder) return null;
  }
}

function fail(named: string): never {
  throw errors.config(named, 'there is no such file');
}

function bytesOf(path: string, shown: string): Uint8Array | null {
  try {
    return readFileSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return null;
    throw errors.config(shown, `cannot be read: ${systemReason(error)}`);
  }
}

/**
 * A path in a configuration as it is from the working directory.
 * @param path relative to the file's folder, or absolute
 * @param config whose path it is
 * @param cwd absolute
 */
export function configPath(path: string, config: Config, cwd: string): string {
  if (path === '-') return path;
  return relative(cwd, resolve(dirname(config.path), path)) || '.';
}
