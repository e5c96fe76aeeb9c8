/** From sources to a report: the stages in their order. */
import { clusterList, orderClusters } from '../cluster/clusters.ts';
import { containmentLists, gatherContainments, gatherStars } from '../cluster/gather.ts';
import { occurrenceLists } from '../cluster/occurrences.ts';
import { STRETCHES_PER_JOB } from '../cluster/partial.ts';
import { documentWords, rowColumns } from '../cluster/standing.ts';
import { gatherQuotationClusters } from '../cluster/quotations.ts';
import { hideQuoted } from '../cluster/quoted.ts';
import { gatherStretches } from '../cluster/told.ts';
import { u32, u8 } from '../kernel/memory.ts';
import type { Source } from '../model/document.ts';
import type { ScanOptions } from '../model/options.ts';
import type { Report } from '../model/report.ts';
import { markRepeats } from '../sketch/repeats.ts';
import { findBoilerplate } from './boilerplate.ts';
import { deepPassages } from './deep.ts';
import { furnitureOf, listed } from './furniture.ts';
import { copiedWords } from './copied.ts';
import type { Findings } from './findings.ts';
import { readCorpus, type Corpus } from './ingest.ts';
import { findContainments, findNear, sketch } from './near.ts';
import { documentMetadata } from './metadata.ts';
import { findQuoted, readQuotations, sketchQuotations } from './quotations.ts';
import { quotedFindings } from './quoted.ts';
import { createReport, findDocuments } from './report.ts';
import { findRuns } from './runs.ts';
import { openRun, type Run, type RunHooks } from './run.ts';
import { gatherNear } from './stars.ts';
import { createTexts } from './texts.ts';
import { findVersions } from './versions.ts';

/** Finds the clusters of copied sentences in some sources. Throws DedupeError where it cannot do its job. */
export async function scan(sources: readonly Source[], options: ScanOptions, hooks: RunHooks = {}): Promise<Report> {
  const run = openRun(sources, options, hooks);
  try {
    return await scanWith(run, sources, options, hooks);
  } finally {
    await run.close();
  }
}

async function scanWith(run: Run, sources: readonly Source[], options: ScanOptions, hooks: RunHooks): Promise<Report> {
  const { engine, lap } = run;
  const { memory, kernel } = engine.bench;

  // read, segment
  const corpus = await readCorpus(engine, sources, options);
  for (const complaint of corpus.complaints) hooks.onComplaint?.(complaint);
  const { rows } = corpus;
  const metadata = documentMetadata(corpus, options.outletFrom, (complaint) => hooks.onComplaint?.(complaint));
  lap('read and segment');

  // sketch
  const runLength = corpus.documents.length > 1 ? options.minRun : 0;
  const { occurrences, compared } = markRepeats(engine.bench, rows, options.minWords, runLength);
  lap('collapse');
  const { counters, repeats, sets, runs: inside } = await sketch(engine, corpus, options, runLength);
  const quotations = await readQuotations(engine, corpus, options);
  const quotationSets = await sketchQuotations(engine, quotations, counters, options);
  lap('sketch');

  // join, verify: these do not need one another, so that one thread counts and lists while others compare
  const document = u32(memory, rows.document, rows.count);
  const nearStars = async () => {
    const near = await findNear(engine, corpus, sets, options);
    return { ...near, ...gatherNear(engine.bench, rows, sets, near, options) };
  };
  const containing = async () => {
    const contained = await findContainments(engine, corpus, sets, repeats, options);
    return { ...contained, lists: containmentLists(memory, contained.found, rows.count, sets.size, options.threshold) };
  };
  const sharedRuns = async () => {
    const sentences = occurrenceLists(u32(memory, rows.first, rows.count), occurrences, document);
    const runs = runLength > 0 ? await findRuns(engine, corpus, counters, repeats, inside, occurrences, options) : null;
    return { runs, sentences, boundaries: runs ? occurrenceLists(runs.boundaryFirst, runs.boundaryCount, document) : sentences };
  };
  const [near, contained, { runs, sentences, boundaries }, found, versions, boilerplate] = await Promise.all([
    nearStars(), containing(), sharedRuns(), findQuoted(engine, corpus, quotations, quotationSets, repeats, options), findVersions(engine, corpus, options),
    findBoilerplate(engine, corpus, metadata, hooks.boilerplatePhrases ?? '', options),
  ]);
  const { neighbours, star } = near;
  const containments = contained.lists;
  lap('join');

  // cluster
  const known = { rows, star, neighbours, containments, sentences, boundaries, documents: documentWords(memory, rows, corpus.documentRow), minRun: options.minRun };
  const telling = runs ? engine.run('tellStretches', Math.ceil(runs.stretches.count / STRETCHES_PER_JOB), {
    known, stretches: runs.stretches, runs: { row: runs.columns.row, offset: runs.columns.offset },
  }) : null;
  const list = clusterList();
  const held = gatherContainments(list, containments, occurrences, star);
  gatherStars(memory, list, rows, occurrences, neighbours, star, held);
  if (telling) gatherStretches(memory, list, known, await telling);
  const quotationClusters = gatherQuotationClusters(memory, { rows, quotations, sentences, ...found, minRun: options.minRun });
  hideQuoted(memory, list, rows, sentences, boundaries, quotations, quotationClusters);
  const clusters = orderClusters(engine.bench, list);
  lap('cluster');
  const texts = createTexts(corpus.documents, corpus.texts);
  const quoted = quotedFindings(memory, rows, quotations, quotationClusters, texts, corpus.documentRow);
  const { copied, quoted: quotedWords } = await copiedWords(engine, rows, clusters, sentences, boundaries, quoted, boilerplate.row, corpus.documentRow, options.shingle);
  const [views, standing] = [rowViews(memory, corpus), rowColumns(memory, rows)];
  const furniture = furnitureOf({ clusters, sentences, boundaries, standing }, views, quoted, boilerplate);
  lap('documents');

  // trace, report
  const findings: Findings = Object.freeze({
    corpus, texts, metadata, rows: views, kernel, sets, neighbours, containments, star, boilerplate, furniture,
    clusters: { ...clusters, order: listed(clusters.order, furniture.clusters, options.boilerplate) },
    quoted: { ...quoted, order: listed(quoted.order, furniture.quoted, options.boilerplate) },
    sentences, boundaries, standing, occurrences, copied, quotedWords, versions, shingle: options.shingle, threshold: options.threshold, disguises: run.disguises,
  });
  const documents = findDocuments(engine.bench, findings, options.maxSpread);
  lap('trace');
  const passages = options.passages ? await deepPassages(engine, corpus.documents) : [];
  if (options.passages) lap('passages');
  const counts = { skippedFiles: corpus.complaints.length, cappedBuckets: near.largeBuckets, cappedShingles: contained.cappedShingles + found.cappedShingles, omittedPairs: near.omitted };
  const report = createReport(engine.bench, findings, documents, passages, options, counts, run.stats(near.plan, corpus.textBytes, {
    'documents': corpus.documents.length, 'sentences': rows.count, 'words': corpus.words, 'distinct sentences compared': compared,
    'shingle sets': sets.count, 'set entries': sets.entries, 'join keys': near.records, 'near candidates': near.candidates, 'near pairs': neighbours.pairs,
    'containment candidates': contained.candidates, 'contained pairs': containments.row.length, 'run keys': runs?.runs ?? 0, 'shared stretches': runs?.stretches.count ?? 0,
    'clusters': clusters.order.length, 'quotations': quotations.count, 'quotation clusters': quotationClusters.count,
  }));
  lap('report');
  return report;
}

function rowViews(memory: WebAssembly.Memory, { rows }: Corpus): Findings['rows'] {
  const view = (address: number): Uint32Array => u32(memory, address, rows.count);
  return Object.freeze({
    at: view(rows.at), size: view(rows.size), start: view(rows.start), end: view(rows.end), document: view(rows.document), first: view(rows.first),
    content: u32(memory, rows.content, 2 * rows.count), flags: u8(memory, rows.flags, rows.count), mark: u8(memory, rows.mark, rows.count),
  });
}
