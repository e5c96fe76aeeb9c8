/** Title, date and outlet out of the block of metadata that may lead a text, see frontmatter.ts. */
import { Buffer } from 'node:buffer';
import { createRequire } from 'node:module';
import type * as Yaml from 'yaml';
import { readDate, type WrittenDate } from './dates.ts';

/** What a document says about itself; null where it says nothing that is understood. */
export interface Metadata {
  readonly title: string | null;
  readonly date: WrittenDate | null;
  readonly outlet: string | null;
}

/** Metadata, and what was there but not understood: the words of a date, or that the block is not YAML. */
export interface ReadMetadata extends Metadata {
  /** what the document calls itself, for indexes whose documents are known by that */
  readonly id: string | null;
  readonly badDate: string | null;
  readonly notYaml: boolean;
}

/** Nothing is known. */
export const NO_METADATA: Metadata = Object.freeze({ title: null, date: null, outlet: null });

/** Keys in lower case, without hyphens and underscores, the first that is there counts. Those of Jekyll, Hugo, Pandoc, Dublin Core and schema.org. */
const KEYS: Readonly<Record<keyof Metadata | 'id', readonly string[]>> = Object.freeze({
  id: Object.freeze(['id']),
  title: Object.freeze(['title', 'headline']),
  date: Object.freeze(['date', 'datepublished', 'published', 'publishdate', 'pubdate', 'publishedat', 'created', 'issued']),
  outlet: Object.freeze(['outlet', 'publication', 'publisher', 'newspaper', 'sitename', 'site']),
});
const WANTED = new Set(Object.values(KEYS).flat());

/** A block is looked at up to here; longer ones hold data, not metadata. Indentation alone cannot nest deeper than 256 in it. */
const LONGEST_BLOCK = 1 << 15;
/** Brackets and list marks of a text that is parsed: the parser recurses, and V8 ends the process where a pattern is compiled on a full stack. */
const DEEPEST = 256;
/** A title that reports show is not longer. */
const LONGEST_VALUE = 1000;

const LINE = /^(?:(["'])([\w -]+)\1|([\w-]+(?: [\w-]+)*))[ \t]*:(?:[ \t]+(.*))?$/;
/** A plain value of one line that means itself in YAML: no mark that could begin or end anything. */
const PLAIN = /^[\p{L}\p{N}](?:[^:#\p{C}\p{Zl}\p{Zp}]|:(?=[^\s])|#(?<=\S#))*$/u;
/** What the core schema of YAML 1.2 reads as something else than text, beside numbers. */
const NOT_TEXT = /^(?:null|true|false)$/i;

const load = createRequire(import.meta.url);
let yaml: typeof Yaml | null = null;

const fold = (key: string): string => key.toLowerCase().replace(/[-_ ]/g, '');

/** What YAML makes of a text, or undefined where it is none. */
function parse(text: string): unknown {
  if (text.split(/[[{]|[-?:][ \t]/).length > DEEPEST) return undefined;
  yaml ??= load('yaml') as typeof Yaml;
  try {
    // Aliases are not needed for what is read here, and can be made to grow without bound.
    return yaml.parse(text, { logLevel: 'error', uniqueKeys: false, maxAliasCount: 16 }) as unknown;
  } catch {
    return undefined;
  }
}

/** Values of the wanted keys among the entries of a mapping. */
function take(found: Map<string, unknown>, mapping: unknown): void {
  if (typeof mapping !== 'object' || mapping === null || Array.isArray(mapping)) return;
  for (const [key, value] of Object.entries(mapping)) {
    const name = fold(key);
    if (WANTED.has(name) && !found.has(name)) found.set(name, value);
  }
}

/**
 * Reads a block of metadata. Only the lines of wanted keys are parsed, plain ones at a glance, others as YAML; loading that takes
 * longer than a small scan, so it waits for the first value that needs it.
 * @param bytes UTF-8, from the beginning of the file up to the text
 */
export function readMetadata(bytes: Uint8Array): ReadMetadata {
  // A copy, because TextDecoder and Buffer refuse or keep views of shared memory.
  const text = Buffer.from(bytes.slice(0, LONGEST_BLOCK)).toString('utf8').replace(/^\ufeff/, '');
  const lines = text.split(/\r\n|\r|\n/);
  const found = new Map<string, unknown>();
  let notYaml = false;
  let flow = false;
  for (let at = 1; at < lines.length; at++) {
    if (/^(?:---|\.\.\.)[ \t]*$/.test(lines[at]!)) break;
    if (lines[at]!.startsWith('{')) flow = true;
    const key = LINE.exec(lines[at]!);
    const name = key === null ? '' : fold(key[2] ?? key[3]!);
    if (key === null || !WANTED.has(name)) continue;
    const from = at;
    while (at + 1 < lines.length && /^(?:[ \t]|$)/.test(lines[at + 1]!)) at++;
    const value = (key[4] ?? '').trimEnd();
    if (at === from && PLAIN.test(value) && !NOT_TEXT.test(value)) { found.set(name, found.get(name) ?? value); continue; }
    const excerpt = parse(lines.slice(from, at + 1).join('\n'));
    if (excerpt === undefined) notYaml = true;
    else take(found, excerpt);
  }
  if (notYaml || flow) {
    // An anchor elsewhere, a mapping in braces: the block as a whole may be good where the excerpt is not.
    const body = text.slice(text.search(/\r\n|\r|\n/)).replace(/(?:\r\n|\r|\n)(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n)?$/, '\n');
    const whole = parse(body);
    notYaml = whole === undefined;
    take(found, whole);
  }
  const first = (keys: readonly string[]): unknown => keys.map((key) => found.get(key)).find((value) => value !== undefined && value !== null);
  const written = valueText(first(KEYS.date));
  const date = written === null ? null : readDate(written);
  return Object.freeze({
    id: valueText(first(KEYS.id)), title: valueText(first(KEYS.title)), date, outlet: valueText(first(KEYS.outlet)),
    badDate: date === null ? written : null, notYaml,
  });
}

/** A value as one line of text: strings and numbers alone, and the `name` of a mapping as schema.org has it. */
function valueText(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value === 'object' && value !== null && Object.hasOwn(value, 'name')) return valueText((value as { name: unknown }).name);
  if (typeof value !== 'string') return null;
  const line = value.replace(/\s+/g, ' ').trim();
  return line === '' || line.length > LONGEST_VALUE ? null : line;
}
