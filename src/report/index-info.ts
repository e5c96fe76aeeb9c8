/** What `dedupe index info` prints. */
import type { IndexedDocument, IndexInfo } from '../model/index-info.ts';
import { SCHEMA_VERSION } from './fields.ts';
import { grouped } from './figure.ts';
import { inert } from './inert.ts';

/** One JSON document. */
export function* indexJson(info: IndexInfo, documents: readonly IndexedDocument[] | null): Iterable<string> {
  yield `${JSON.stringify({ schemaVersion: SCHEMA_VERSION, ...info, ...(documents === null ? {} : { list: documents }) }, null, 2)}\n`;
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

/** For people: one line a figure, then one a document. */
export function* indexTable(info: IndexInfo, documents: readonly IndexedDocument[] | null): Iterable<string> {
  const { parameters, reading } = info;
  const lines: readonly (readonly [string, string])[] = [
    ['documents', grouped(info.documents)], ['sentences', grouped(info.sentences)], ['words', grouped(info.words)], ['text', megabytes(info.textBytes)],
    ['size', `${megabytes(info.sizeBytes)}, ${megabytes(info.sizeWithoutTextBytes)} without the texts`], ['shards', grouped(info.shards)], ['removed', grouped(info.removed)],
    ['built with', `--min-run ${parameters.minRun} --min-words ${parameters.minWords} --min-quotation ${parameters.minQuotation} --shingle ${parameters.shingle} --id ${reading['id']!}`],
    ['format', `${info.format}, state ${info.generation}, ${parameters.normalizer}, Unicode ${parameters.unicode}`],
  ];
  for (const [name, value] of lines) yield `${name.padEnd(11)}${value}\n`;
  for (const { id, date, title } of documents ?? []) yield `${inert(id)}${date === null ? '' : `  ${date}`}${title === null ? '' : `  “${inert(title)}”`}\n`;
}
