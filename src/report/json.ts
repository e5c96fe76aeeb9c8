/** The format `json`: one document, one record a line, so that two reports can be compared with diff. */
import type { ReportRows } from '../model/report.ts';
import { ByteWriter, piece } from './bytes.ts';
import { createEncoder } from './encode.ts';
import { reportHead, summaryFields } from './fields.ts';

const NEXT = piece(',\n');
const FIRST = piece('\n');

/** The report as one JSON document, in chunks of UTF-8 of some 64 kB. Its fields are those of {@link ndjsonReport}, without matches. */
export function* jsonReport(report: ReportRows): Iterable<Uint8Array> {
  const out = new ByteWriter();
  const encoder = createEncoder(report, out);
  let before = '{\n';
  for (const [name, value] of Object.entries({ ...reportHead(report), summary: summaryFields(report.summary) })) {
    out.raw(piece(`${before}"${name}": `));
    out.value(value);
    before = ',\n';
  }
  yield* list(out, 'documents', report.documents(), encoder.document);
  yield* list(out, 'clusters', report.clusterViews(), encoder.cluster);
  yield* list(out, 'derivations', report.derivations(), encoder.derivation);
  yield* list(out, 'passages', report.passages(), encoder.passage);
  out.raw(piece('\n}\n'));
  yield out.rest();
}

/** One list of records; a record that is written in parts yields between them. */
function* list<T>(out: ByteWriter, name: string, records: Iterable<T>, write: (record: T) => void | Iterable<unknown>): Iterable<Uint8Array> {
  let separator = FIRST;
  let chunk: Uint8Array | null;
  out.raw(piece(`,\n"${name}": [`));
  for (const record of records) {
    out.raw(separator);
    for (const _ of write(record) ?? []) yield out.rest();
    separator = NEXT;
    if ((chunk = out.take()) !== null) yield chunk;
  }
  out.raw(piece('\n]'));
}
