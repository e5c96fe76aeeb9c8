/** Page furniture of all documents: lines read, recurring ones counted, pages classified, sentences marked. */
import { STRETCH_FIELDS, type classifyPages } from '../classify/pages.ts';
import { ROUGH_SLOTS } from '../classify/lines.ts';
import { EVIDENCE } from '../classify/page.ts';
import { countFrequencies } from '../classify/recurrence.ts';
import type { Engine } from '../engine/engine.ts';
import { u32 } from '../kernel/memory.ts';
import type { ScanOptions } from '../model/options.ts';
import type { EvidenceOfFurniture } from '../model/report.ts';
import type { Metadata } from '../read/metadata.ts';
import type { Corpus } from './ingest.ts';
import { documentBounds, textColumns } from './text-columns.ts';

/** Outlets with fewer documents say no more than documents of unknown ones. */
const LEAST_DOCUMENTS = 3;

/** Furniture: the stretches of document d are begin[d] … begin[d + 1], and by row the evidence for it, 0 where it is text. */
export interface Boilerplate {
  readonly begin: Uint32Array;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  /** bits of EVIDENCE */
  readonly evidence: Uint8Array;
  readonly row: Uint8Array;
}

/** Names of evidence in the order of their bits. */
export function evidenceNames(bits: number): EvidenceOfFurniture[] {
  return (Object.entries(EVIDENCE) as [keyof typeof EVIDENCE, number][]).filter(([, bit]) => bits & bit).map(([name]) => name.toLowerCase() as EvidenceOfFurniture);
}

/** Classifies all documents; `phrases` are the user's own. Where every line is a sentence, no document is a page. */
export async function findBoilerplate(engine: Engine, corpus: Corpus, metadata: ReadonlyMap<number, Metadata>, phrases: string, options: ScanOptions): Promise<Boilerplate> {
  if (options.inputFormat === 'lines') return gather(engine, corpus, []);
  const texts = textColumns(corpus);
  const bounds = documentBounds(texts.length);
  const jobs = bounds.length - 1;
  const rough = new Uint8Array(new SharedArrayBuffer(ROUGH_SLOTS));
  const known = Uint8Array.from(corpus.documents, (_, d) => ((metadata.get(d)?.outlet ?? null) === null ? 0 : 1));
  const parts = await engine.run('readLines', jobs, { texts, bounds, phrases, rough, known });
  const { outlet, documents } = numberOutlets(corpus.documents.length, metadata, new Map(parts.flatMap((part) => part.outlets)));
  const frequencies = countFrequencies(await engine.run('frequentLines', jobs, { parts, bounds, rough, outlet }));
  const titles = new Map<number, string>();
  for (const [d, { title }] of metadata) if (title !== null) titles.set(d, title);
  const found = await engine.run('classifyPages', jobs, { texts, bounds, parts, frequencies, outlet, documents, titles });
  return gather(engine, corpus, found);
}

/** Outlets as numbers, 0 where there is none, or too few documents of it. */
function numberOutlets(count: number, metadata: ReadonlyMap<number, Metadata>, guessed: ReadonlyMap<number, string>): { outlet: Uint32Array; documents: Uint32Array } {
  const nameOf = (d: number): string | null => metadata.get(d)?.outlet ?? guessed.get(d) ?? null;
  const sizes = new Map<string, number>();
  for (let d = 0; d < count; d++) {
    const name = nameOf(d);
    if (name !== null) sizes.set(name, (sizes.get(name) ?? 0) + 1);
  }
  const names = [...sizes].filter(([, size]) => size >= LEAST_DOCUMENTS).map(([name]) => name);
  const numbers = new Map(names.map((name, i) => [name, i + 1]));
  const documents = new Uint32Array(names.length + 1);
  const outlet = Uint32Array.from({ length: count }, (_, d) => {
    const name = nameOf(d);
    const number = name === null ? 0 : numbers.get(name) ?? 0;
    documents[number]!++;
    return number;
  });
  return { outlet, documents };
}

function gather(engine: Engine, corpus: Corpus, found: ReturnType<typeof classifyPages>[]): Boilerplate {
  const { memory } = engine.bench;
  const { rows, documentRow } = corpus;
  const count = found.reduce((sum, part) => sum + part.length / STRETCH_FIELDS, 0);
  const begin = new Uint32Array(corpus.documents.length + 1);
  const [start, end, evidence] = [new Uint32Array(count), new Uint32Array(count), new Uint8Array(count)];
  let s = 0;
  for (const part of found) {
    for (let at = 0; at < part.length; at += STRETCH_FIELDS, s++) {
      begin[part[at]! + 1]!++;
      start[s] = part[at + 1]!;
      end[s] = part[at + 2]!;
      evidence[s] = part[at + 3]!;
    }
  }
  for (let d = 1; d < begin.length; d++) begin[d]! += begin[d - 1]!;
  const row = new Uint8Array(rows.count);
  const [rowStart, rowEnd] = [u32(memory, rows.start, rows.count), u32(memory, rows.end, rows.count)];
  for (let d = 0; d + 1 < begin.length; d++) if (begin[d]! < begin[d + 1]!) markRows(d);
  return Object.freeze({ begin, start, end, evidence, row });

  /** A sentence most of whose bytes are furniture is furniture. */
  function markRows(d: number): void {
    let from = begin[d]!;
    for (let r = documentRow[d]!; r < documentRow[d + 1]!; r++) {
      while (from < begin[d + 1]! && end[from]! <= rowStart[r]!) from++;
      let [covered, bits] = [0, 0];
      for (let at = from; at < begin[d + 1]! && start[at]! < rowEnd[r]!; at++) {
        covered += Math.min(end[at]!, rowEnd[r]!) - Math.max(start[at]!, rowStart[r]!);
        bits |= evidence[at]!;
      }
      if (2 * covered > rowEnd[r]! - rowStart[r]!) row[r] = bits;
    }
  }
}
