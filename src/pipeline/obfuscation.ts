/** Disguised words of a document as reports list them. */
import type { Obfuscation } from '../model/report.ts';
import type { Findings, RowViews } from './findings.ts';
import type { Texts } from './texts.ts';

/** Flag of a row, as in kernel/assembly/tokenize.ts: disguised letters or invisible characters. */
const DISGUISED = 2;

/** Disguises of the rows [from, to) of a document, sought only in sentences that the kernel flagged. */
export function obfuscationOf(disguises: Findings['disguises'], rows: Pick<RowViews, 'flags' | 'start' | 'end'>, texts: Texts, document: number, from: number, to: number): Obfuscation[] {
  const found: Obfuscation[] = [];
  for (let row = from; row < to; row++) {
    if (!(rows.flags[row]! & DISGUISED)) continue;
    const bytes = texts.bytes(document);
    for (const { start, end, kind } of disguises(bytes, rows.start[row]!, rows.end[row]!)) {
      found.push(Object.freeze({ document: texts.id(document), ...texts.place(document, start, end), kind, text: Buffer.from(bytes.subarray(start, end)).toString('utf8') }));
    }
  }
  return found;
}
