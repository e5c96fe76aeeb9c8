/** The formats `json` and `ndjson` of a check. */
import type { CheckReport, DraftRecord, FindingRecord, RuleRecord } from '../model/check.ts';
import { SCHEMA_VERSION } from './fields.ts';
import { figure } from './figure.ts';

function ruleFields({ rule, limit, value, failed }: RuleRecord) {
  return { rule, limit, value: typeof value === 'number' ? figure(value) : value, failed };
}

/** A finding with its fields in the order of the contract. */
export function findingFields(finding: FindingRecord) {
  const { id, kind, unit, draft, source, draftText, sourceText, sourceDate, sourceTitle, sourceOutlet, longestRun, shared, changes, excuse, state } = finding;
  return { id, kind, unit, draft, source, draftText, sourceText, sourceDate, sourceTitle, sourceOutlet, longestRun, shared, changes, excuse, state };
}

/** A draft without its findings. */
function draftFields(record: DraftRecord) {
  const { document, verdict, rules, words, copiedWords, copiedShare, quotedWords, quotedShare, longestRun, wholeTexts, obfuscation, moreSources } = record;
  return {
    document, verdict, rules: rules.map(ruleFields), words, copiedWords, copiedShare: figure(copiedShare), quotedWords, quotedShare: figure(quotedShare), longestRun,
    wholeTexts: wholeTexts.map(({ document: id, date, resemblance }) => ({ document: id, date, resemblance: figure(resemblance) })), obfuscation, moreSources,
  };
}

function head({ tool, options }: CheckReport) {
  return { schemaVersion: SCHEMA_VERSION, tool, options };
}

/** One JSON document, a finding a line. */
export function* checkJson(report: CheckReport): Iterable<string> {
  yield '{\n';
  for (const [name, value] of Object.entries({ ...head(report), summary: report.summary })) yield `"${name}": ${JSON.stringify(value)},\n`;
  yield '"drafts": [';
  for (const [index, record] of report.drafts.entries()) {
    yield `${index > 0 ? ',' : ''}\n${JSON.stringify(draftFields(record)).slice(0, -1)},"findings":[`;
    for (const [number, finding] of record.findings.entries()) yield `${number > 0 ? ',' : ''}\n${JSON.stringify(findingFields(finding))}`;
    yield ']}';
  }
  yield `\n],\n"stale": ${JSON.stringify(report.stale)}\n}\n`;
}

/** One `{"type", "data"}` a line: of each draft its findings and then itself, at the end what is stale and the summary. */
export function* checkNdjson(report: CheckReport): Iterable<string> {
  for (const record of report.drafts) {
    for (const finding of record.findings) yield `${JSON.stringify({ type: 'finding', data: findingFields(finding) })}\n`;
    yield `${JSON.stringify({ type: 'draft', data: draftFields(record) })}\n`;
  }
  for (const entry of report.stale) yield `${JSON.stringify({ type: 'stale', data: entry })}\n`;
  yield `${JSON.stringify({ type: 'summary', data: { ...head(report), ...report.summary } })}\n`;
}
