/** Options of an index: what it is built with for good, and how one command works on it. */
import { SCAN_OPTIONS, type ScanOptions } from './options.ts';
import { checkOptions, type OptionSpec } from './rules.ts';
import { errors } from './errors.ts';

/** What an index is built with: later texts and drafts are read alike. */
export interface IndexOptions extends Pick<ScanOptions, 'shingle' | 'minRun' | 'minWords' | 'minQuotation' | 'inputFormat' | 'outletFrom' | 'threads' | 'kernel'> {
  /** what a document is known by */
  readonly id: 'path' | 'front-matter';
  /** bytes of memory to get by with, 256 MB or more */
  readonly maxMemory: number;
  /** seconds to wait for another writer, 0…86,400 */
  readonly lockTimeout: number;
}

const some = (names: readonly string[]): OptionSpec[] => SCAN_OPTIONS.filter(({ name }) => names.includes(name));

/** What an index is built with. */
export const INDEX_PARAMETERS: readonly OptionSpec[] = Object.freeze([
  ...some(['minRun', 'minWords', 'minQuotation', 'shingle']),
  {
    name: 'id', flag: '--id <source>', rule: { type: 'choice', choices: ['path', 'front-matter'] }, default: 'path', findings: true,
    help: 'what a document is known by: its path, or the id in its front matter (its path where there is none)',
  },
] satisfies OptionSpec[]);

/** How one command works. */
export const INDEX_RUNNING: readonly OptionSpec[] = Object.freeze([
  {
    name: 'maxMemory', flag: '--max-memory <size>', rule: { type: 'size', min: 2 ** 28, max: 2 ** 40 }, default: 2 ** 31, findings: false,
    help: 'memory to get by with: 512M, 3G; less makes building slower, never different',
  },
  {
    name: 'lockTimeout', flag: '--lock-timeout <seconds>', rule: { type: 'integer', min: 0, max: 86_400 }, default: 60, findings: false,
    help: 'how long to wait for another writer',
  },
] satisfies OptionSpec[]);

/** Every option of an index. */
export const INDEX_OPTIONS: readonly OptionSpec[] = Object.freeze([...INDEX_PARAMETERS, ...some(['inputFormat', 'outletFrom']), ...INDEX_RUNNING, ...SCAN_OPTIONS.filter(({ findings }) => !findings)]);

/**
 * Options of an index from what a caller gave.
 * @param raw values by name; missing and undefined ones take the default
 * @throws DedupeError with all complaints at once
 */
export function resolveIndexOptions(raw: Readonly<Record<string, unknown>> = {}): IndexOptions {
  const found: string[] = [];
  const options = checkOptions(INDEX_OPTIONS, raw, 'name', found) as unknown as IndexOptions;
  if (found.length > 0) throw errors.options(found);
  return options;
}
