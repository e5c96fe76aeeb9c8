/** The format `table` of a check, for people: a verdict a draft, the limits it breaks, and each place with its sources. */
import type { CheckReport, DraftRecord, FindingRecord, RuleRecord } from '../model/check.ts';
import { counted, hundredths, percent } from './figure.ts';
import { inert } from './inert.ts';
import { plain, type Palette } from './paint.ts';
import type { TableOptions } from './table.ts';
import { markedSide, wholeText } from './wording.ts';
import { wrap } from './wrap.ts';

const INDENT = '     ';
/** Lines of one text. */
const MOST_LINES = 6;
/** Sources of a place that are named beside the first. */
const MOST_NAMED = 3;

const EXCUSES: Readonly<Record<NonNullable<FindingRecord['excuse']>, string>> = Object.freeze({
  quotation: 'quoted, not counted', 'within-quotation': 'in a quotation, not counted', boilerplate: 'page furniture, not counted', allowed: 'allowed phrase, not counted', baseline: 'known, in the baseline',
});

/** The check as text, ended by one line with the totals. `top` limits the places of a draft. */
export function* checkTable(report: CheckReport, { top = 20, width = 80, color = plain }: TableOptions = {}): Iterable<string> {
  for (const record of report.drafts) yield* draftLines(record, { top, width, color }, report.baseline);
  if (report.stale.length > 0) {
    yield `${color.bold(`${counted(report.stale.length, 'entry', 'entries')} of the baseline without a finding`)}; --update-baseline drops what is stale\n`;
    for (const { id, count, text } of report.stale.slice(0, top)) yield `${INDENT}${id}  ${count}  ${inert(text)}\n`;
    if (report.stale.length > top) yield `${INDENT}… and ${report.stale.length - top} more\n`;
    yield '\n';
  }
  yield `${color.bold(summaryLine(report))}\n`;
}

function* draftLines(record: DraftRecord, { top, width, color }: Required<TableOptions>, baseline: boolean): Iterable<string> {
  const { document, verdict, rules, words, copiedWords, copiedShare, quotedWords, wholeTexts, findings, moreSources } = record;
  const shown = verdict === 'pass' ? color.green('PASS') : color.red('FAIL');
  const quoted = quotedWords > 0 ? `, ${counted(quotedWords, 'word')} quoted` : '';
  yield `${color.bold(inert(document))}  ${shown}  ${percent(copiedShare)} copied: ${counted(copiedWords, 'word')} of ${counted(words, 'word')}${quoted}\n`;
  for (const rule of rules) if (rule.failed) yield `${INDENT}${color.red('✗')} ${ruleText(rule)}\n`;
  for (const { document: id, date, resemblance } of wholeTexts) {
    yield `${INDENT}whole text: ${inert(id)}${date === null ? '' : ` (${date})`} resembles this draft by ${hundredths(resemblance)}; if it is this draft, say --self ${inert(id)}\n`;
  }
  if (record.obfuscation.length > 0) {
    const { line, kind } = record.obfuscation[0]!;
    yield `${INDENT}${counted(record.obfuscation.length, 'disguised word')}, the first in line ${line} (${kind})\n`;
  }
  yield '\n';
  const places = placesOf(findings.filter(({ excuse }) => excuse !== 'within-quotation'));
  for (const [index, sources] of places.slice(0, top).entries()) yield* placeLines(index + 1, sources, width, color, baseline);
  if (places.length > top) yield `${color.dim(`… and ${counted(places.length - top, 'more place')}; --top N shows more`)}\n\n`;
  if (moreSources > 0) yield `${color.dim(`${counted(moreSources, 'further source')} of these places left out; --max-sources 0 lists all`)}\n\n`;
}

/** Findings of one place of the draft together. */
function placesOf(findings: readonly FindingRecord[]): FindingRecord[][] {
  const places: FindingRecord[][] = [];
  for (const finding of findings) {
    const last = places.at(-1)?.[0];
    if (last !== undefined && last.unit === finding.unit && last.draft.start === finding.draft.start && last.draft.end === finding.draft.end) places.at(-1)!.push(finding);
    else places.push([finding]);
  }
  return places;
}

const linesOf = ({ line, endLine }: FindingRecord['draft']): string => (line === endLine ? `line ${line}` : `lines ${line}–${endLine}`);

function* placeLines(number: number, sources: readonly FindingRecord[], width: number, color: Palette, baseline: boolean): Iterable<string> {
  const first = sources[0]!;
  const { kind, unit, draft, longestRun, excuse, state } = first;
  const what = [unit === 'quotation' ? `quotation, ${kind}` : unit === 'run' ? 'run' : kind, linesOf(draft), longestRun > 0 ? `${counted(longestRun, 'word')} in a row` : ''];
  const note = excuse !== null ? color.dim(EXCUSES[excuse]) : baseline && state === 'new' ? color.bold('NEW') : '';
  yield `${color.dim(String(number).padStart(3))}  ${color.bold(what.filter((part) => part !== '').join(' · '))}${note === '' ? '' : `  ${note}`}\n`;
  const room = Math.max(width - INDENT.length, 20);
  yield* textLines(first, 'draft', room, color);
  yield `${INDENT}${color.cyan(sourceName(first))}\n`;
  if (kind !== 'exact') yield* textLines(first, 'source', room, color);
  for (const source of sources.slice(1, 1 + MOST_NAMED)) yield `${INDENT}${color.dim('also')} ${color.cyan(sourceName(source))}${source.kind === kind ? '' : ` (${source.kind})`}\n`;
  if (sources.length > 1 + MOST_NAMED) yield `${INDENT}${color.dim(`and ${counted(sources.length - 1 - MOST_NAMED, 'more source')}`)}\n`;
  yield '\n';
}

function sourceName({ source, sourceDate, sourceTitle }: FindingRecord): string {
  const told = [sourceDate, sourceTitle === null ? null : `“${sourceTitle}”`].filter((part) => part !== null);
  return inert(`${source.document}:${source.line}:${source.column}${told.length > 0 ? `  ${told.join(' · ')}` : ''}`);
}

/** One side's text, the words that the other side has not between marks. */
function* textLines({ draft, source, draftText, sourceText, changes, kind, shared }: FindingRecord, side: 'draft' | 'source', room: number, color: Palette): Iterable<string> {
  const [text, place] = side === 'draft' ? [draftText, draft] : [sourceText, source];
  const marks = side === 'draft' ? { open: '{+', close: '+}', paint: color.green } : { open: '[-', close: '-]', paint: color.red };
  const spans = changes.map((change) => change[side]).filter(([from, to]) => from < to).map(([from, to]) => [from - place.start, to - place.start] as const);
  // A part of a sentence: what is shared is marked, for all the rest differs.
  const parts = kind === 'partial' && side === 'draft' ? shared.filter(({ start, end }) => start > draft.start || end < draft.end).map(({ start, end }) => [start - draft.start, end - draft.start] as const) : [];
  const items = parts.length > 0 ? markedSide(text, parts, { open: '«', close: '»', paint: color.bold }) : spans.length > 0 ? markedSide(text, spans, marks) : wholeText(text);
  for (const line of wrap(items, room, MOST_LINES)) yield `${INDENT}${line}\n`;
}

function ruleText({ rule, limit, value }: RuleRecord): string {
  switch (rule) {
    case 'max-copied': return `${percent(value as number)} of the words are copied; the limit is ${percent(limit as number)} (--max-copied)`;
    case 'max-run': return `${counted(value as number, 'word')} copied in a row; the limit is ${limit} (--max-run)`;
    case 'fail-on': return `findings of kind ${value}; none may be (--fail-on)`;
    case 'whole-text': return 'another text is nearly the same as this draft';
  }
}

function summaryLine({ summary }: CheckReport): string {
  const { drafts, failed, sources, findings, newFindings, baselineFindings, skippedFiles } = summary;
  const known = baselineFindings > 0 ? ` (${newFindings} new, ${baselineFindings} known)` : '';
  const verdict = failed === 0 ? (drafts === 1 ? 'passes' : 'all pass') : drafts === 1 ? 'fails' : `${failed} of them ${failed === 1 ? 'fails' : 'fail'}`;
  return `${counted(drafts, 'draft')} against ${counted(sources, 'source')}: ${verdict}, ${counted(findings, 'finding')}${known}.${skippedFiles > 0 ? ` ${counted(skippedFiles, 'file')} skipped.` : ''}`;
}
