/** The parts of a machine report that occur once. */
import type { ReportRows, Summary } from '../model/report.ts';

/** Grows only with a change that an existing reader could not survive. */
export const SCHEMA_VERSION = 1;

/** What every machine output says about itself. */
export function reportHead(report: ReportRows) {
  return { schemaVersion: SCHEMA_VERSION, tool: { name: report.tool.name, version: report.tool.version }, options: report.options };
}

/** The totals in the order of the contract, whatever else the pipeline's object may carry. */
export function summaryFields(summary: Summary): Summary {
  return {
    documents: summary.documents, skippedFiles: summary.skippedFiles, sentences: summary.sentences, words: summary.words,
    clusters: summary.clusters, copiedSentences: summary.copiedSentences, copiedWords: summary.copiedWords, originWords: summary.originWords,
    quotedWords: summary.quotedWords, boilerplateSentences: summary.boilerplateSentences, boilerplateWords: summary.boilerplateWords,
    boilerplateClusters: summary.boilerplateClusters, unmarkedQuotations: summary.unmarkedQuotations, unclosedQuotations: summary.unclosedQuotations,
    matches: { near: summary.matches.near, contained: summary.matches.contained },
    cappedBuckets: summary.cappedBuckets, cappedShingles: summary.cappedShingles, shingleCap: summary.shingleCap,
    widespreadClusters: summary.widespreadClusters, passages: summary.passages, derivations: summary.derivations, droppedDerivations: summary.droppedDerivations,
    untracedPairs: summary.untracedPairs, unlistedPairs: summary.unlistedPairs,
  };
}
