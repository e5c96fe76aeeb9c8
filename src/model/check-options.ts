/** Options of a check: what counts as copied, from which sources, and how much of it a draft may have. */
import { errors } from './errors.ts';
import { SCAN_OPTIONS, type ScanOptions } from './options.ts';
import { checkOptions, type OptionSpec, type Spelling } from './rules.ts';

/** What a check takes over from a scan. */
type SharedOptions = Pick<ScanOptions, 'threshold' | 'minRun' | 'minWords' | 'minQuotation' | 'shingle' | 'inputFormat' | 'outletFrom' | 'threads' | 'kernel'>;

/** Options of a check. */
export interface CheckOptions extends SharedOptions {
  /** largest share of a draft's words that may be copied, 0…1 */
  readonly maxCopied: number;
  /** words of the longest run that may be copied, 0…1,000,000 */
  readonly maxRun: number;
  /** kinds of which no finding may count */
  readonly failOn: readonly string[];
  /** which quotations of a draft are not counted: those whose speaker is named, all in quotation marks, or none */
  readonly allowQuotations: 'attributed' | 'marked' | 'none';
  /** whether page furniture is left out of the count */
  readonly ignoreBoilerplate: boolean;
  /** ids of texts that are the draft itself, beside the one with its own id */
  readonly self: readonly string[];
  /** whether a draft is also held against itself */
  readonly includeSelf: boolean;
  /** only sources of these outlets; empty for all */
  readonly outlet: readonly string[];
  /** only sources published on or after this date, on or before that one; undated sources stay */
  readonly since: string | null;
  readonly until: string | null;
  /** sources that are listed for one place of a draft; 0 for all */
  readonly maxSources: number;
}

const SHARED = ['threshold', 'minRun', 'minWords', 'minQuotation', 'shingle'] as const;
const shared = (names: readonly string[]): OptionSpec[] => SCAN_OPTIONS.filter(({ name }) => names.includes(name));

/** How much a draft may have, and what is not counted. */
export const POLICY_OPTIONS: readonly OptionSpec[] = Object.freeze([
  {
    name: 'maxCopied', flag: '--max-copied <share>', rule: { type: 'share' }, default: 0.05, findings: true,
    help: 'largest share of a draft’s words that may be copied: 5% or 0.05',
  },
  {
    name: 'maxRun', flag: '--max-run <words>', rule: { type: 'integer', min: 0, max: 1_000_000 }, default: 25, findings: true,
    help: 'words of the longest run that may be copied',
  },
  {
    name: 'failOn', flag: '--fail-on <kinds>', rule: { type: 'list', choices: ['exact', 'near', 'contained', 'partial'] }, default: Object.freeze([]), findings: true,
    help: 'fail where a finding of such a kind counts: exact,near,contained,partial',
  },
  {
    name: 'allowQuotations', flag: '--allow-quotations <which>', rule: { type: 'choice', choices: ['attributed', 'marked', 'none'] }, default: 'attributed', findings: true,
    help: 'quotations that are not counted: those whose speaker is named, all in quotation marks, none',
  },
  {
    name: 'ignoreBoilerplate', flag: '--no-ignore-boilerplate', rule: { type: 'flag' }, default: true, findings: true,
    help: 'count page furniture too',
  },
] satisfies OptionSpec[]);

/** Which texts a draft is held against. */
export const SOURCE_OPTIONS: readonly OptionSpec[] = Object.freeze([
  {
    name: 'self', flag: '--self <id>', rule: { type: 'many' }, default: Object.freeze([]), findings: true,
    help: 'a source that is the draft itself, such as its last version (repeatable); the one with its own id always is',
  },
  {
    name: 'includeSelf', flag: '--include-self', rule: { type: 'flag' }, default: false, findings: true,
    help: 'also hold a draft against the source with its own id',
  },
  {
    name: 'outlet', flag: '--outlet <name>', rule: { type: 'many' }, default: Object.freeze([]), findings: true,
    help: 'only sources of this outlet (repeatable)',
  },
  {
    name: 'since', flag: '--since <date>', rule: { type: 'text' }, default: null, findings: true,
    help: 'only sources published on or after this date; those without a date stay',
  },
  {
    name: 'until', flag: '--until <date>', rule: { type: 'text' }, default: null, findings: true,
    help: 'only sources published on or before this date; those without a date stay',
  },
  {
    name: 'maxSources', flag: '--max-sources <n>', rule: { type: 'integer', min: 0, max: 1e9 }, default: 10, findings: true,
    help: 'sources that are listed for one place of a draft, the best first; the rest is counted; 0 lists all',
  },
] satisfies OptionSpec[]);

/** Every option of a check, in the order in which reports echo them. */
export const CHECK_OPTIONS: readonly OptionSpec[] = Object.freeze([
  ...POLICY_OPTIONS, ...SOURCE_OPTIONS, ...shared(SHARED), ...shared(['inputFormat', 'outletFrom']), ...SCAN_OPTIONS.filter(({ findings }) => !findings),
]);

/** What counts as a copy, as the help lists it. */
export const CHECK_FINDING_OPTIONS: readonly OptionSpec[] = Object.freeze(shared(SHARED));

/**
 * Options of a check from what a caller gave.
 * @param raw values by name; missing and undefined ones take the default
 * @param spelling `flag` for strings typed on a command line
 * @throws DedupeError with all complaints at once
 */
export function resolveCheckOptions(raw: Readonly<Record<string, unknown>> = {}, spelling: Spelling = 'name'): CheckOptions {
  const found: string[] = [];
  const options = checkOptions(CHECK_OPTIONS, raw, spelling, found) as unknown as CheckOptions;
  if (found.length > 0) throw errors.options(found);
  return options;
}

/**
 * The options of a scan that read texts as this check does.
 * @param options of a check, or what an index was built with
 */
export function scanOptionsFor(options: Partial<SharedOptions>): ScanOptions {
  const given = options as Readonly<Record<string, unknown>>;
  return Object.freeze(Object.fromEntries(SCAN_OPTIONS.map((spec) => [spec.name, given[spec.name] ?? spec.default]))) as unknown as ScanOptions;
}
