/** The terms in which the schema is written, and the parts that every command's output has. */
import type { OptionSpec, Rule } from '../model/rules.ts';
import { SCHEMA_VERSION } from './fields.ts';

/** A JSON Schema or a part of one. */
export type Schema = Readonly<Record<string, unknown>>;

/** An object that has all of these fields. */
export const object = (properties: Readonly<Record<string, Schema>>, description?: string): Schema => ({
  ...(description === undefined ? {} : { description }), type: 'object', properties, required: Object.keys(properties),
});
/** An array. */
export const list = (items: Schema, description: string, minItems = 0): Schema => ({ description, type: 'array', items, minItems });
/** A string. */
export const string = (description: string): Schema => ({ description, type: 'string' });
/** A value that may be null. */
export const orNull = (schema: Schema): Schema => ({ ...schema, type: [schema['type'], 'null'] });
/** A whole number. */
export const count = (description: string, minimum = 0): Schema => ({ description, type: 'integer', minimum });
/** A number from 0 to 1. */
export const share = (description: string): Schema => ({ description, type: 'number', minimum: 0, maximum: 1 });
/** One of some words. */
export const oneOf = (description: string, values: readonly string[]): Schema => ({ description, enum: values });
/** What stands under a name in `$defs`. */
export const ref = (name: string): Schema => ({ $ref: `#/$defs/${name}` });

/** Fields of a place. */
export const PLACE = {
  document: string('id of the document'),
  start: count('first UTF-16 code unit in the decoded file; a BOM is the unit at 0'),
  end: count('the unit after the last'),
  line: count('line of the first character, from 1', 1),
  column: count('column of the first character in UTF-16 code units, from 1', 1),
  endLine: count('line of the last character, inclusive', 1),
  endColumn: count('column of the last character, inclusive', 1),
};

/** Kinds of a match. */
export const KIND = oneOf('the first that holds', ['exact', 'near', 'contained', 'partial']);
/** Units of a match. */
export const UNIT = oneOf('what was compared: a sentence, a quotation, or words that run across a sentence end', ['sentence', 'quotation', 'run']);
/** A longest run. */
export const LONGEST_RUN = count('words of the longest run that both share verbatim');

/** Disguised words of a text. */
export const OBFUSCATION = list(object({ ...PLACE, kind: oneOf('how words were disguised', ['mixed-script', 'invisible', 'soft-hyphen', 'full-width', 'combining-mark', 'odd-space']), text: string('as it stands in the file') }),
    'words that were disguised, and odd spaces between words');

/** A span of UTF-16 code units. */
export const span = (where: string): Schema => ({
  description: `[start, end) in UTF-16 code units ${where}; empty where nothing stands there`, type: 'array', items: { type: 'integer', minimum: 0 }, minItems: 2, maxItems: 2,
});

/** From the option table, so that the schema names no range that the command line does not. */
export const optionsOf = (table: readonly OptionSpec[]): Schema => object(
  Object.fromEntries(table.filter(({ findings }) => findings).map(({ name, rule, help }) => [name, { description: help, ...allowed(rule) }])),
  'what can change findings, as used');

/** The values that a rule accepts. */
export function allowed(rule: Rule): Schema {
  switch (rule.type) {
    case 'number': case 'integer': return { type: rule.type, minimum: rule.min, maximum: rule.max };
    case 'choice': return { enum: rule.choices };
    case 'list': return { type: 'array', items: rule.choices === null ? { type: 'string' } : { enum: rule.choices } };
    case 'many': return { type: 'array', items: { type: 'string' } };
    case 'text': return { type: ['string', 'null'] };
    case 'share': return { type: 'number', minimum: 0, maximum: 1 };
    case 'size': return { type: 'integer', minimum: rule.min, maximum: rule.max };
    case 'flag': return { type: 'boolean' };
  }
}

/** What every machine output says about itself. */
export const headWith = (options: Schema) => ({
  schemaVersion: { description: 'grows with a change that an existing reader could not survive', const: SCHEMA_VERSION },
  tool: object({ name: string('of the tool'), version: string('of the tool') }),
  options,
});

/** A line of NDJSON. */
export const line = (type: string, data: Schema): Schema => object({ type: { const: type }, data });
