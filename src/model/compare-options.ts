/** The options of a comparison, in one table. */
import { errors } from './errors.ts';
import { SCAN_OPTIONS } from './options.ts';
import { checkOptions, type OptionSpec } from './rules.ts';

/** Languages whose words can be compared by their stems. */
export const LANGUAGES = Object.freeze([
  'armenian', 'bulgarian', 'danish', 'dutch', 'english', 'finnish', 'french', 'german', 'greek', 'hungarian', 'indonesian', 'irish', 'italian', 'lithuanian',
  'norwegian', 'portuguese', 'romanian', 'russian', 'serbian', 'spanish', 'swedish', 'turkish', 'ukrainian',
] as const);

/** Options of a comparison. */
export interface CompareOptions {
  /** characters (UTF-16 code units) that a passage must have on both sides, 1…1,000,000 */
  readonly minLength: number;
  readonly sensitivity: 'low' | 'medium' | 'high';
  /** a language by its English name, `auto` to detect it text by text, `none` to compare words as they are */
  readonly language: string;
  /** compare each left text only with so many right ones, those that share most rare words with it in one place; 0 for all, 0…1,000 */
  readonly nearest: number;
  /** worker threads, 0 for one a core */
  readonly threads: number;
  readonly kernel: 'auto' | 'simd' | 'scalar';
}

/** Every option of a comparison. */
export const COMPARE_OPTIONS: readonly OptionSpec[] = Object.freeze([
  {
    name: 'minLength', flag: '--min-length <n>', rule: { type: 'integer', min: 1, max: 1_000_000 }, default: 50, findings: true,
    help: 'characters that a passage must have on both sides',
  },
  {
    name: 'sensitivity', flag: '--sensitivity <level>', rule: { type: 'choice', choices: ['low', 'medium', 'high'] }, default: 'medium', findings: true,
    help: 'how little in common makes a passage: low, medium or high',
  },
  {
    name: 'language', flag: '--language <name>', rule: { type: 'choice', choices: ['auto', 'none', ...LANGUAGES] }, default: 'auto', findings: true,
    help: 'language whose word stems are compared, auto to detect it, none to compare words as they are',
  },
  {
    name: 'nearest', flag: '--nearest <n>', rule: { type: 'integer', min: 0, max: 1000 }, default: 0, findings: true,
    help: 'of two folders compare each text only with the n likeliest of the other side; 0 means with all',
  },
  ...SCAN_OPTIONS.filter(({ findings }) => !findings),
] satisfies OptionSpec[]);

/** What holds where nothing is said. */
export const COMPARE_DEFAULTS = Object.freeze(Object.fromEntries(COMPARE_OPTIONS.map((spec) => [spec.name, spec.default]))) as unknown as CompareOptions;

/**
 * Options of a comparison from what a caller gave.
 * @param raw values by name; missing and undefined ones take the default
 * @throws DedupeError with all complaints at once
 */
export function resolveCompareOptions(raw: Readonly<Record<string, unknown>> = {}): CompareOptions {
  const found: string[] = [];
  const options = checkOptions(COMPARE_OPTIONS, raw, 'name', found) as unknown as CompareOptions;
  if (found.length > 0) throw errors.options(found);
  return options;
}

/**
 * The part of the options that reports echo.
 * @param options as resolved
 */
export function comparedWith(options: CompareOptions): Readonly<Record<string, unknown>> {
  const { minLength, sensitivity, language, nearest } = options;
  return Object.freeze({ minLength, sensitivity, language, nearest });
}
