/** Options of a scan, validated and frozen; the table in this file is the one source for help, checks and reports. */
import { errors } from './errors.ts';
import { checkOptions, type OptionSpec, type Spelling } from './rules.ts';

/** Every option of a scan; {@link SCAN_OPTIONS} has ranges and defaults. */
export interface ScanOptions {
  /** resemblance from which two sentences are near, 0.1…1 */
  readonly threshold: number;
  /** words of the shortest verbatim run that counts, 3…1000 */
  readonly minRun: number;
  /** words of the shortest sentence that is compared, 1…1000 */
  readonly minWords: number;
  /** words of the shortest quotation that is compared, 1…1000 */
  readonly minQuotation: number;
  /** consecutive words in a shingle, 1…10 */
  readonly shingle: number;
  /** probability of finding a near pair, 0.5…1; 1 means the exact join */
  readonly recall: number;
  readonly join: 'auto' | 'lsh' | 'exact';
  readonly pairs: 'stars' | 'all';
  /** most pairs that --pairs all enumerates */
  readonly maxPairs: number;
  /** clusters in more documents than this add nothing to document pairs */
  readonly maxSpread: number;
  /** seed of the MinHash permutations, 0…2^32-1 */
  readonly seed: number;
  readonly inputFormat: 'text' | 'lines';
  /** which clusters are listed */
  readonly boilerplate: 'show' | 'hide' | 'only';
  /** what names a document's outlet; auto: its metadata, else for page furniture alone what the text lets guess */
  readonly outletFrom: 'auto' | 'front-matter' | 'folder' | 'host';
  /** whether passages are sought beside sentences */
  readonly passages: boolean;
  /** 0 = one per core */
  readonly threads: number;
  readonly kernel: 'auto' | 'simd' | 'scalar';
}

const U32_MAX = 2 ** 32 - 1;

/** Every option of a scan in the order in which reports echo them. */
export const SCAN_OPTIONS: readonly OptionSpec[] = Object.freeze([
  {
    name: 'threshold', flag: '--threshold <share>', rule: { type: 'number', min: 0.1, max: 1 }, default: 0.7, findings: true,
    help: 'resemblance (Jaccard of shingles) from which two sentences are near',
  },
  {
    name: 'minRun', flag: '--min-run <words>', rule: { type: 'integer', min: 3, max: 1000 }, default: 8, findings: true,
    help: 'words of the shortest verbatim run that counts',
  },
  {
    name: 'minWords', flag: '--min-words <words>', rule: { type: 'integer', min: 1, max: 1000 }, default: 5, findings: true,
    help: 'words of the shortest sentence that is compared',
  },
  {
    name: 'minQuotation', flag: '--min-quotation <words>', rule: { type: 'integer', min: 1, max: 1000 }, default: 4, findings: true,
    help: 'words of the shortest quotation that is compared with other quotations and sentences',
  },
  {
    name: 'shingle', flag: '--shingle <words>', rule: { type: 'integer', min: 1, max: 10 }, default: 3, findings: true,
    help: 'consecutive words in a shingle',
  },
  {
    name: 'recall', flag: '--recall <share>', rule: { type: 'number', min: 0.5, max: 1 }, default: 0.999, findings: true,
    help: 'probability of finding a near pair; 1 means the exact join',
  },
  {
    name: 'join', flag: '--join <name>', rule: { type: 'choice', choices: ['auto', 'lsh', 'exact'] }, default: 'auto', findings: true,
    help: 'how candidates are found: MinHash/LSH, an exact prefix join, or auto to let the data decide',
  },
  {
    name: 'pairs', flag: '--pairs <which>', rule: { type: 'choice', choices: ['stars', 'all'] }, default: 'stars', findings: true,
    help: 'matches to list: those around representatives, or every verified exact and near pair',
  },
  {
    name: 'maxPairs', flag: '--max-pairs <n>', rule: { type: 'integer', min: 1, max: 1e9 }, default: 10_000_000, findings: true,
    help: 'most pairs that --pairs all lists, and of look-alikes that are compared; the rest is counted',
  },
  {
    name: 'maxSpread', flag: '--max-spread <n>', rule: { type: 'integer', min: 1, max: 1e9 }, default: 50, findings: true,
    help: 'clusters in more documents than this add nothing to document pairs',
  },
  {
    name: 'seed', flag: '--seed <n>', rule: { type: 'integer', min: 0, max: U32_MAX }, default: 1, findings: true,
    help: 'seed of the MinHash permutations',
  },
  {
    name: 'inputFormat', flag: '--input-format <name>', rule: { type: 'choice', choices: ['text', 'lines'] }, default: 'text', findings: true,
    help: 'text is cut into sentences; lines has one sentence a line',
  },
  {
    name: 'boilerplate', flag: '--boilerplate <which>', rule: { type: 'choice', choices: ['show', 'hide', 'only'] }, default: 'show', findings: true,
    help: 'clusters of page furniture: listed and marked, left out, or nothing else',
  },
  {
    name: 'outletFrom', flag: '--outlet-from <source>', rule: { type: 'choice', choices: ['auto', 'front-matter', 'folder', 'host'] }, default: 'auto', findings: true,
    help: 'whose page a text is: what its metadata say, its folder, a folder named like a host, or auto to guess from credits where metadata are silent',
  },
  {
    name: 'passages', flag: '--passages', rule: { type: 'flag' }, default: false, findings: true,
    help: 'also find passages that two texts share, reworded and condensed ones too; takes several times as long',
  },
  {
    name: 'threads', flag: '--threads <n>', rule: { type: 'integer', min: 0, max: 64 }, default: 0, findings: false,
    help: 'threads to work on; 0 means one per core, at most 16, and a single one for small scans',
  },
  {
    name: 'kernel', flag: '--kernel <name>', rule: { type: 'choice', choices: ['auto', 'simd', 'scalar'] }, default: 'auto', findings: false,
    help: 'which implementation of the hot loop runs; the result is the same',
  },
] satisfies OptionSpec[]);

/**
 * Complaints about values that are fine alone and not together.
 * @param options values that passed the table
 * @param spelling how the options are named in the complaints
 */
export function contradictions(options: ScanOptions, spelling: Spelling): string[] {
  const [join, recall] = spelling === 'flag' ? ['--join lsh', '--recall 1'] : ['join "lsh"', 'recall 1'];
  return options.join === 'lsh' && options.recall === 1
    ? [`${join}: cannot promise ${recall}; use the exact join or a recall below 1`]
    : [];
}

/**
 * Options of a scan from what a caller gave.
 * @param raw values by name; missing and undefined ones take the default
 * @param spelling `flag` for strings typed on a command line, `name` for typed input
 * @returns every option, frozen
 * @throws DedupeError with all complaints at once, one a line: unknown names, wrong types, values out of range
 */
export function resolveScanOptions(raw: Readonly<Record<string, unknown>> = {}, spelling: Spelling = 'name'): ScanOptions {
  const found: string[] = [];
  const options = checkOptions(SCAN_OPTIONS, raw, spelling, found) as unknown as ScanOptions;
  found.push(...contradictions(options, spelling));
  if (found.length > 0) throw errors.options(found);
  return options;
}

/** Options of an audit: those of a scan, and how much is audited. */
export interface AuditOptions extends ScanOptions {
  /** share of the distinct sentences whose pairs are looked at, 0.0001…1 */
  readonly sample: number;
}

/** What an audit has besides the options of a scan. */
export const SAMPLE_OPTION = Object.freeze<OptionSpec>({
  name: 'sample', flag: '--sample <share>', rule: { type: 'number', min: 0.0001, max: 1 }, default: 1, findings: true,
  help: 'share of the sentences to audit; the figures then have wider intervals',
});

/**
 * Options of an audit from what a caller gave.
 * @param raw as for {@link resolveScanOptions}
 * @throws as {@link resolveScanOptions}
 */
export function resolveAuditOptions(raw: Readonly<Record<string, unknown>> = {}): AuditOptions {
  const found: string[] = [];
  const options = checkOptions([...SCAN_OPTIONS, SAMPLE_OPTION], raw, 'name', found) as unknown as AuditOptions;
  found.push(...contradictions(options, 'name'));
  if (found.length > 0) throw errors.options(found);
  return options;
}

/**
 * The part of the options that reports echo: what can change findings, and nothing that only changes how fast they come.
 * @param options as resolved
 * @param table of the command
 * @returns names and values in the order of the table, frozen
 */
export function findingOptions(options: object, table: readonly OptionSpec[] = SCAN_OPTIONS): Readonly<Record<string, unknown>> {
  const values = options as Readonly<Record<string, unknown>>;
  return Object.freeze(Object.fromEntries(table.filter((spec) => spec.findings).map((spec) => [spec.name, values[spec.name]])));
}
