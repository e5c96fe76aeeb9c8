/** The sentences of sources as a scan sees them. */
import { readText, spansOf } from '../engine/ingest.ts';
import { prepareKernel } from '../kernel/loader.ts';
import { textTools } from '../kernel/text.ts';
import { createWorkbench } from '../kernel/workbench.ts';
import type { Source } from '../model/document.ts';
import type { ScanOptions } from '../model/options.ts';
import type { SentenceRecord } from '../model/sentence.ts';
import { createTexts } from './texts.ts';
import type { RunHooks } from './run.ts';

/** All sentences, document by document; what cannot be read is complained about and left out. */
export function* sentences(sources: readonly Source[], options: ScanOptions, hooks: RunHooks = {}): Generator<SentenceRecord> {
  const bench = createWorkbench(prepareKernel(options.kernel), 0);
  const tools = textTools();
  const lines = options.inputFormat === 'lines';
  for (const [number, source] of sources.entries()) {
    const text = readText(bench, source, number, lines);
    if ('code' in text) { hooks.onComplaint?.(text); continue; }
    const texts = createTexts([source], [text]);
    const bytes = texts.bytes(0);
    let index = 0;
    for (const [start, end, words] of spansOf(bench, text, options.shingle, lines)) {
      yield Object.freeze({
        document: source.id, ...texts.place(0, start, end), index: index++,
        text: Buffer.from(bytes.buffer as ArrayBuffer, bytes.byteOffset + start, end - start).toString('utf8'),
        normalized: tools.normalized(bytes, start, end).join(' '), words,
      });
    }
  }
}
