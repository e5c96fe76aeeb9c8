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
  let chunk: Uint8Array | null;
  let before = '{\n';
  for (const [name, value] of Object.entries({ ...reportHead(report), summary: summaryFields(report.summary) })) {
    out.raw(piece(`${before}"${name}": `));
    out.value(value);
    before = ',\n';
  }
  out.raw(piece(',\n"documents": ['));
  let separator = FIRST;
  for (const record of report.documents()) {
    out.raw(separator);
    encoder.document(record);
    separator = NEXT;
    if ((chunk = out.take()) !== null) yield chunk;
  }
  out.raw(piece('\n],\n"clusters": ['));
  separator = FIRST;
  for (const view of report.clusterViews()) {
    out.raw(separator);
    for (const _ of encoder.cluster(view)) yield out.rest();
    separator = NEXT;
    if ((chunk = out.take()) !== null) yield chunk;
  }
  out.raw(piece('\n],\n"derivations": ['));
  separator = FIRST;
  for (const record of report.derivations()) {
    out.raw(separator);
    encoder.derivation(record);
    separator = NEXT;
    if ((chunk = out.take()) !== null) yield chunk;
  }
  out.raw(piece('\n],\n"passages": ['));
  separator = FIRST;
  for (const record of report.passages()) {
    out.raw(separator);
    encoder.passage(record);
    separator = NEXT;
    if ((chunk = out.take()) !== null) yield chunk;
  }
  out.raw(piece('\n]\n}\n'));
  yield out.rest();
}
