/** What the tests of the machine formats share: reading chunks, and validators that refuse fields the schema does not name. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { schema } from '../../dist/report/schema.js';

/** The text of a chunked output; throws where it is not UTF-8. */
export function textOfChunks(chunks: Iterable<Uint8Array>): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat([...chunks]));
}

/** A copy of a schema in which no object may have a field that is not described. */
function closed(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(closed);
  if (part === null || typeof part !== 'object') return part;
  const copy = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, closed(value)]));
  return copy['type'] === 'object' && 'properties' in copy ? { ...copy, additionalProperties: false } : copy;
}

const STRICT = closed(schema) as Record<string, unknown>;

/**
 * A validator of the whole schema or of one of its definitions.
 * @param definition a name in `$defs`; without it the root
 */
export function validator(definition?: string): ValidateFunction {
  const ajv = new Ajv2020({ allErrors: true, strict: true });
  ajv.addSchema(STRICT, 'scan');
  return ajv.getSchema(definition === undefined ? 'scan' : `scan#/$defs/${definition}`)!;
}

/** The complaints of a validator about a value, none where it is valid. */
export function complaints(validate: ValidateFunction, value: unknown): unknown[] {
  return validate(value) === true ? [] : validate.errors!;
}
