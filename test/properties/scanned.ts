/** One scan of texts in memory, with the naive twin of its documents beside it. */
import { resolveScanOptions } from '../../dist/model/options.js';
import type { ScanOptions } from '../../dist/model/options.js';
import type { ClusterRecord, MatchRecord, Place, Report } from '../../dist/model/report.js';
import { scan } from '../../dist/pipeline/scan.js';
import { sentences } from '../../dist/pipeline/sentences.js';
import { naiveDocuments } from './naive.ts';
import type { NaiveDocument, NaiveSentence } from './naive.ts';

export interface Scanned {
  readonly report: Report;
  readonly texts: ReadonlyMap<string, string>;
  readonly clusters: readonly ClusterRecord[];
  readonly matches: readonly MatchRecord[];
  readonly documents: readonly NaiveDocument[];
  /** the sentence that begins at a place */
  readonly at: (place: Place) => NaiveSentence | undefined;
}

const keyOf = ({ document, start, end }: { document: string; start: number; end: number }): string => `${document} ${start} ${end}`;

/** Sources in memory, d0, d1, … */
export function sourcesOf(texts: readonly string[]) {
  return texts.map((text, index) => ({ id: `d${index}`, path: null, bytes: new Uint8Array(Buffer.from(text)), named: true }));
}

export async function scanTexts(texts: readonly string[], raw: Partial<ScanOptions> = {}): Promise<Scanned> {
  const options = resolveScanOptions({ threads: 1, ...raw });
  const sources = sourcesOf(texts);
  const report = await scan(sources, options);
  const documents = naiveDocuments(sources.map(({ id }) => id), sentences(sources, options), options);
  const byPlace = new Map(documents.flatMap((document) => document.sentences).map((sentence) => [keyOf(sentence), sentence]));
  return {
    report, documents, texts: new Map(sources.map(({ id }, index) => [id, texts[index]!])),
    clusters: [...report.clusters()], matches: [...report.matches()],
    at: (place) => byPlace.get(keyOf(place)),
  };
}
