/** Findings → the report that reporters read. */
import type { PassageRecord } from '../model/comparison.ts';
import type { Workbench } from '../kernel/workbench.ts';
import type { BoilerplatePlace, DocumentRecord, Report, ReportRows, Summary } from '../model/report.ts';
import type { Stats } from '../model/stats.ts';
import { findingOptions, type ScanOptions } from '../model/options.ts';
import { withRecords } from '../model/records.ts';
import { TOOL } from '../model/version.ts';
import { NO_METADATA } from '../read/metadata.ts';
import { SHINGLE_CAP } from '../join/contain.ts';
import { NOTHING } from '../cluster/clusters.ts';
import { evidenceNames } from './boilerplate.ts';
import { clusterViews } from './clusters.ts';
import { countDocuments, placesOfCluster } from './places.ts';
import type { Findings } from './findings.ts';
import { derivationRecords } from './derivations.ts';
import { matchRows } from './matches.ts';
import { traceDocuments, type Tracing } from './trace.ts';
import { obfuscationOf } from './obfuscation.ts';
import { originWords } from './origin-words.ts';
import { documentPairs, type DocumentPairs } from './pairs.ts';

/** Counts of the run that no column holds. */
export interface RunCounts {
  readonly skippedFiles: number;
  readonly cappedBuckets: number;
  readonly cappedShingles: number;
  /** pairs of over-full buckets beyond maxPairs that were not compared, once a bucket */
  readonly omittedPairs: number;
}

/** What was found about documents, see {@link findDocuments}: by document the words that it copied, and those that others have from it. */
export interface DocumentFindings {
  readonly copiedOf: Float64Array;
  readonly originOf: Float64Array;
  readonly pairs: DocumentPairs;
  readonly tracing: Tracing;
}

/** Sentences that stand in any cluster, and clusters in more documents than maxSpread. */
function clusterTotals(findings: Findings, maxSpread: number): { copied: number; widespread: number } {
  const { clusters, rows } = findings;
  const touched = new Uint8Array(rows.at.length);
  let widespread = 0;
  for (let c = 0; c < clusters.count; c++) {
    for (let i = clusters.begin[c]!; i < clusters.begin[c + 1]!; i++) touched[rows.first[clusters.row[i]!]!] = 1;
    if (clusters.unit[c] !== NOTHING && clusters.places[c]! > maxSpread && countDocuments(rows.document, placesOfCluster(findings, c).row) > maxSpread) widespread++;
  }
  let copied = 0;
  for (let row = 0; row < touched.length; row++) if (touched[rows.first[row]!] === 1 && findings.boilerplate.row[row] === 0) copied++;
  return { copied, widespread };
}

/** Pairs of places with the same words. */
function exactPairs(findings: Findings): number {
  let pairs = 0;
  const { mark } = findings.rows;
  findings.occurrences.forEach((count, row) => { if (mark[row]! & 2) pairs += count * (count - 1) / 2; });
  return pairs;
}

/** The report of a scan; what is large is computed when it is asked for. */
export function createReport(bench: Workbench, findings: Findings, { copiedOf, originOf, pairs, tracing }: DocumentFindings, passages: readonly PassageRecord[], options: ScanOptions, counts: RunCounts, stats: Stats): Report {
  const { corpus, rows, texts } = findings;
  const { copied, widespread } = clusterTotals(findings, options.maxSpread);
  const nearPairs = findings.neighbours.pairs;
  const all = options.pairs === 'all';
  const summary: Summary = Object.freeze({
    documents: corpus.documents.length,
    skippedFiles: counts.skippedFiles,
    sentences: rows.at.length,
    words: corpus.words,
    clusters: findings.clusters.order.length + findings.quoted.order.length,
    copiedSentences: copied,
    copiedWords: copiedOf.reduce((sum, words) => sum + words, 0),
    originWords: originOf.reduce((sum, words) => sum + words, 0),
    quotedWords: findings.quotedWords.reduce((sum, words) => sum + words, 0),
    boilerplateSentences: findings.boilerplate.row.reduce((sum, bits) => sum + (bits === 0 ? 0 : 1), 0),
    boilerplateWords: findings.boilerplate.row.reduce((sum, bits, row) => sum + (bits === 0 ? 0 : rows.size[row]!), 0),
    boilerplateClusters: findings.furniture.count,
    unmarkedQuotations: findings.quoted.marked.reduce((sum, marked) => sum + 1 - marked, 0),
    unclosedQuotations: findings.quoted.unclosed,
    matches: Object.freeze({ near: nearPairs, contained: findings.containments.row.length }),
    cappedBuckets: counts.cappedBuckets,
    cappedShingles: counts.cappedShingles,
    shingleCap: SHINGLE_CAP,
    widespreadClusters: widespread,
    passages: passages.length,
    derivations: tracing.derivations.length,
    droppedDerivations: tracing.dropped,
    untracedPairs: tracing.untraced,
    unlistedPairs: counts.omittedPairs + (all ? Math.max(0, nearPairs + exactPairs(findings) - options.maxPairs) : 0),
  });
  const report: ReportRows = {
    tool: TOOL,
    options: findingOptions(options),
    summary,
    stats,
    documentId: texts.id,
    documents: () => documentRecords(findings, copiedOf, originOf),
    matchRows: () => matchRows(bench, findings, all, all ? options.maxPairs : Infinity),
    clusterViews: (limit = Infinity) => clusterViews(bench, findings, tracing, limit),
    documentPairs: (limit = Infinity) => pairs.list(limit),
    derivations: (limit = Infinity) => derivationRecords(findings, tracing, limit),
    passages: () => passages,
    documentPairCount: pairs.count,
  };
  return withRecords(report);
}

/** Sums over documents, what pairs of them share, and who has what from whom. */
export function findDocuments(bench: Workbench, findings: Findings, maxSpread: number): DocumentFindings {
  const shared = documentSums(findings);
  const pairs = documentPairs(findings, shared, maxSpread);
  const tracing = traceDocuments(bench, findings, pairs, maxSpread);
  const originOf = originWords(findings, pairs, tracing);
  return Object.freeze({ copiedOf: shared.map((words, d) => words - originOf[d]!), originOf, pairs, tracing });
}

/** Words shared with another document, by document. */
function documentSums(findings: Findings): Float64Array {
  const { rows, copied, corpus } = findings;
  const sums = new Float64Array(corpus.documents.length);
  for (let row = 0; row < rows.at.length; row++) sums[rows.document[row]!]! += copied[row]!;
  return sums;
}

function* documentRecords(findings: Findings, copiedOf: Float64Array, originOf: Float64Array): Generator<DocumentRecord> {
  const { corpus, texts, versions, metadata } = findings;
  for (let d = 0; d < corpus.documents.length; d++) {
    const words = corpus.documentWords[d]!.reduce((sum, [, count]) => sum + count, 0);
    const id = texts.id(d);
    const { title, date, outlet } = metadata.get(d) ?? NO_METADATA;
    yield Object.freeze({
      id, path: id, title, date: date?.text ?? null, outlet,
      sentences: corpus.documentRow[d + 1]! - corpus.documentRow[d]!,
      words,
      copiedWords: copiedOf[d]!,
      originWords: originOf[d]!,
      copiedShare: words === 0 ? 0 : copiedOf[d]! / words,
      quotedWords: findings.quotedWords[d]!,
      boilerplateWords: boilerplateWords(findings, d),
      boilerplate: boilerplatePlaces(findings, d),
      obfuscation: obfuscationOf(findings.disguises, findings.rows, texts, d, corpus.documentRow[d]!, corpus.documentRow[d + 1]!),
      versions: versions.get(d) ?? [],
    });
  }
}

/** Words of a document's sentences that are furniture. */
function boilerplateWords({ boilerplate, corpus, rows }: Findings, document: number): number {
  let words = 0;
  if (boilerplate.begin[document] === boilerplate.begin[document + 1]) return words;
  for (let row = corpus.documentRow[document]!; row < corpus.documentRow[document + 1]!; row++) if (boilerplate.row[row] !== 0) words += rows.size[row]!;
  return words;
}

function boilerplatePlaces({ boilerplate, texts }: Findings, document: number): BoilerplatePlace[] {
  const { begin, start, end, evidence } = boilerplate;
  const places: BoilerplatePlace[] = [];
  for (let s = begin[document]!; s < begin[document + 1]!; s++) {
    places.push(Object.freeze({ document: texts.id(document), ...texts.place(document, start[s]!, end[s]!), evidence: evidenceNames(evidence[s]!) }));
  }
  return places;
}
