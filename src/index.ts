/** The library: what the command can do, as functions. */
export { audit, check, compare, comparePairs, scan, sentences, type CheckInputOptions, type CompareInputOptions, type InputOptions, type LibraryOptions } from './pipeline/library.ts';
export type { Inputs, TextInput } from './pipeline/inputs.ts';
export { openIndex, type OpenCheckOptions, type OpenIndex, type OpenIndexOptions } from './pipeline/open-index.ts';
export type { IndexChange } from './pipeline/indexing.ts';
export type { IndexedDocument, IndexInfo } from './model/index-info.ts';
export type { ArchiveParameters } from './model/archive.ts';
export { DedupeError } from './model/errors.ts';
export type { AuditResult, RecallClass } from './model/audit.ts';
export type { Complaint } from './model/document.ts';
export type { AuditOptions, ScanOptions } from './model/options.ts';
export type {
  Change, ClusterRecord, ClusterView, Difference, DocumentPairRecord, DocumentRecord, Kind, MatchRecord, MatchRow, MemberRecord, MemberRow, Obfuscation, Place, PlaceRow,
  BoilerplatePlace, EvidenceOfFurniture, Report, ReportRows, Summary, Unit, Version,
} from './model/report.ts';
export type { Confidence, DerivationRecord, Evidence, EvidenceKind, Origin, Role } from './model/provenance.ts';
export type { ComparedDocument, ComparedPair, Comparison, ComparisonSummary, PassageChange, PassageKind, PassageRecord } from './model/comparison.ts';
export type { CheckOptions } from './model/check-options.ts';
export type {
  BaselineEntry, CheckReport, CheckSummary, DraftChange, DraftRecord, Excuse, FindingRecord, RuleRecord, StaleEntry, WholeText,
} from './model/check.ts';
export { baselineText, parseBaseline } from './read/baseline.ts';
export type { CompareOptions } from './model/compare-options.ts';
export type { Stats } from './model/stats.ts';
export type { SentenceRecord } from './model/sentence.ts';
export type { Paint, Palette } from './report/paint.ts';
export { jsonReport as toJson } from './report/json.ts';
export { ndjsonReport as toNdjson } from './report/ndjson.ts';
export { dotReport as toDot, mermaidReport as toMermaid } from './report/graph.ts';
export { tableReport as toTable, type TableOptions } from './report/table.ts';
export { checkJson, checkNdjson } from './report/check-json.ts';
export { checkTable } from './report/check-table.ts';
export { compareHtml } from './report/compare-html.ts';
export { compareJson, compareNdjson } from './report/compare-json.ts';
export { compareTable } from './report/compare-table.ts';
export { panFiles, type NamedFile } from './report/pan.ts';
