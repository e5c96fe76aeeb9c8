/** What values an option may have, and the one place that checks them, for typed input and for strings from a command line. */
import { suggest } from './suggest.ts';

/** The values an option accepts. */
export type Rule =
  | { readonly type: 'number' | 'integer'; readonly min: number; readonly max: number }
  | { readonly type: 'choice'; readonly choices: readonly string[] }
  /** comma-separated where it comes from a command line; `choices` null allows any non-empty word */
  | { readonly type: 'list'; readonly choices: readonly string[] | null }
  /** an option that may be given several times, once a value */
  | { readonly type: 'many' }
  | { readonly type: 'text' }
  /** 0…1; on a command line also in per cent */
  | { readonly type: 'share' }
  /** bytes; on a command line also as 512M or 3G (1024-fold each) */
  | { readonly type: 'size'; readonly min: number; readonly max: number }
  | { readonly type: 'flag' };

/** One row of an option table. */
export interface OptionSpec {
  /** key in the typed options */
  readonly name: string;
  /** as typed on a command line, with its argument's name: `--threshold <n>` */
  readonly flag: string;
  readonly rule: Rule;
  readonly default: unknown;
  /** one line, lower case, without the default */
  readonly help: string;
  /** whether another value can change what is found */
  readonly findings: boolean;
  /** whether its value is a path, which in a configuration is relative to that file */
  readonly path?: boolean;
}

/** How an option is named in a complaint, and whether its value may be a string that has to be read. */
export type Spelling = 'name' | 'flag';

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/**
 * The long flag alone.
 * @param spec a row of an option table
 * @returns for example `--threshold`
 */
export function longFlag(spec: OptionSpec): string {
  return /--[a-z-]+/.exec(spec.flag)![0];
}

function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 39)}…` : value);
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  return String(value);
}

/**
 * What a rule wants, in words that complete "must be".
 * @param rule of one option
 */
export function wanted(rule: Rule): string {
  switch (rule.type) {
    case 'number': return `a number from ${rule.min} to ${rule.max}`;
    case 'integer': return `a whole number from ${rule.min} to ${rule.max}`;
    case 'choice': return `one of ${rule.choices.join(', ')}`;
    case 'list': return rule.choices ? `a list out of ${rule.choices.join(', ')}` : 'a list separated by commas';
    case 'many': return 'some text, once or several times';
    case 'text': return 'some text';
    case 'share': return 'a share from 0 to 1, or 0% to 100%';
    case 'size': return `a size from ${Math.round(rule.min / 2 ** 20)}M to ${Math.round(rule.max / 2 ** 30)}G, such as 3G`;
    case 'flag': return 'true or false';
  }
}

/** The value that a rule accepts, or undefined. */
function read(rule: Rule, value: unknown, spelling: Spelling): unknown {
  switch (rule.type) {
    case 'number':
    case 'integer': {
      const text = typeof value === 'string' ? value.trim() : null;
      const number = text !== null && spelling === 'flag' ? (DECIMAL.test(text) ? Number(text) : NaN) : value;
      if (typeof number !== 'number' || !(number >= rule.min && number <= rule.max)) return undefined;
      return rule.type === 'number' || Number.isInteger(number) ? number : undefined;
    }
    case 'choice': return typeof value === 'string' && rule.choices.includes(value) ? value : undefined;
    case 'list': {
      const words = typeof value === 'string' ? value.split(',').map((word) => word.trim()) : value;
      if (!Array.isArray(words)) return undefined;
      const good = words.every((word) => typeof word === 'string' && word !== '' && (rule.choices === null || rule.choices.includes(word)));
      return good ? Object.freeze([...words]) : undefined;
    }
    case 'many': {
      const texts = typeof value === 'string' ? [value] : value;
      return Array.isArray(texts) && texts.every((text) => typeof text === 'string' && text !== '') ? Object.freeze([...texts]) : undefined;
    }
    case 'text': return typeof value === 'string' && value !== '' ? value : undefined;
    case 'share': return readShare(value);
    case 'size': {
      const bytes = readSize(value);
      return bytes !== undefined && bytes >= rule.min && bytes <= rule.max ? bytes : undefined;
    }
    case 'flag': return typeof value === 'boolean' ? value : undefined;
  }
}

/** A share as a number or, in configuration files and on a command line, a string with or without a per cent sign. */
function readShare(value: unknown): number | undefined {
  const text = typeof value === 'string' ? /^(.*?)\s*(%?)$/.exec(value.trim())! : null;
  if (text !== null && !DECIMAL.test(text[1]!)) return undefined;
  const share = text === null ? value : text[2] === '%' ? Number(text[1]) / 100 : Number(text[1]);
  return typeof share === 'number' && share >= 0 && share <= 1 ? share : undefined;
}

/** Bytes as a number, or a string with a unit. */
function readSize(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  const parts = typeof value === 'string' ? /^(\d+(?:\.\d+)?)\s*([kmgt]?)(?:i?b)?$/i.exec(value.trim()) : null;
  return parts === null ? undefined : Math.round(Number(parts[1]) * 1024 ** ['', 'k', 'm', 'g', 't'].indexOf(parts[2]!.toLowerCase()));
}

/** Adds the choice that was probably meant to a complaint. */
function hint(rule: Rule, value: unknown): string {
  if ((rule.type !== 'choice' && rule.type !== 'list') || !rule.choices || typeof value !== 'string') return '';
  const { choices } = rule;
  const wrong = rule.type === 'list' ? value.split(',').map((word) => word.trim()).find((word) => !choices.includes(word)) : value;
  const near = suggest(wrong ?? value, choices);
  return near ? `; did you mean ${near}?` : '';
}

/**
 * Checks given values against a table and fills in the defaults.
 * @param table every option that may be given
 * @param raw values by name; undefined means the default
 * @param spelling `flag` where they were typed on a command line (numbers and lists come as strings), `name` for typed input
 * @param found complaints are appended here, one line each; the value is then the default
 * @returns a frozen object with every option of the table
 */
export function checkOptions(table: readonly OptionSpec[], raw: Readonly<Record<string, unknown>>, spelling: Spelling, found: string[]): Readonly<Record<string, unknown>> {
  const names = new Set(table.map((spec) => spec.name));
  for (const key of Object.keys(raw)) {
    if (names.has(key)) continue;
    const near = suggest(key, [...names]);
    found.push(`${key}: no such option${near ? `; did you mean ${near}?` : `; there are ${[...names].join(', ')}`}`);
  }
  const checked: Record<string, unknown> = {};
  for (const spec of table) {
    const given = Object.hasOwn(raw, spec.name) ? raw[spec.name] : undefined;
    const value = given === undefined ? spec.default : read(spec.rule, given, spelling);
    if (value === undefined && given !== undefined) {
      const named = spelling === 'flag' ? longFlag(spec) : spec.name;
      found.push(`${named} ${shown(given)}: must be ${wanted(spec.rule)}${hint(spec.rule, given)}`);
    }
    checked[spec.name] = value === undefined ? spec.default : value;
  }
  return Object.freeze(checked);
}
