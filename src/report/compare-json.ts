/** The formats `json` and `ndjson` of a comparison. */
import type { ComparedPair, Comparison, PassageRecord } from '../model/comparison.ts';
import { SCHEMA_VERSION } from './fields.ts';
import { figure } from './figure.ts';

/** A passage with its fields in the order of the contract, the ratio rounded. */
export function passageFields({ left, right, kind, condensedSide, share, leftText, rightText, changes }: PassageRecord) {
  return { left, right, kind, condensedSide, share: figure(share), leftText, rightText, changes };
}

function documentFields({ id, path, words, sharedWords, sharedShare }: Comparison['documents'][number]) {
  return { id, path, words, sharedWords, sharedShare: figure(sharedShare) };
}

function head({ tool, options }: Comparison) {
  return { schemaVersion: SCHEMA_VERSION, tool, options };
}

function* passagesOf(pairs: readonly ComparedPair[]): Iterable<PassageRecord> {
  for (const { passages } of pairs) yield* passages;
}

/** Lines between brackets, with commas between them. */
function* listed(name: string, records: Iterable<unknown>, end: string): Iterable<string> {
  yield `"${name}": [`;
  let separator = '\n';
  for (const record of records) {
    yield separator + JSON.stringify(record);
    separator = ',\n';
  }
  yield `\n]${end}\n`;
}

function* mapped<T>(records: Iterable<T>, fields: (record: T) => unknown): Iterable<unknown> {
  for (const record of records) yield fields(record);
}

/** One JSON document, a record a line. */
export function* compareJson(comparison: Comparison): Iterable<string> {
  yield '{\n';
  for (const [name, value] of Object.entries({ ...head(comparison), summary: comparison.summary })) yield `"${name}": ${JSON.stringify(value)},\n`;
  yield* listed('documents', mapped(comparison.documents, documentFields), ',');
  yield* listed('passages', mapped(passagesOf(comparison.pairs), passageFields), '');
  yield '}\n';
}

/** One `{"type", "data"}` a line: documents, passages, the summary. */
export function* compareNdjson(comparison: Comparison): Iterable<string> {
  for (const record of comparison.documents) yield `${JSON.stringify({ type: 'document', data: documentFields(record) })}\n`;
  for (const record of passagesOf(comparison.pairs)) yield `${JSON.stringify({ type: 'passage', data: passageFields(record) })}\n`;
  yield `${JSON.stringify({ type: 'summary', data: { ...head(comparison), ...comparison.summary } })}\n`;
}
