/** The format `table`: what a scan found, for people. Nothing here is meant to be parsed. */
import { textOf } from '../model/records.ts';
import type { Change, ClusterView, Difference, Kind, MemberRow, Place, ReportRows, Summary, Version } from '../model/report.ts';
import { cellsOf } from './cells.ts';
import { counted, grouped, hundredths, percent } from './figure.ts';
import { inert } from './inert.ts';
import type { Palette } from './paint.ts';
import { plain } from './paint.ts';
import { afterSpace, markedText, wholeText } from './wording.ts';
import type { Styled } from './wrap.ts';
import { derivationLines } from './derivation.ts';
import { wrap } from './wrap.ts';

/** How much is shown, and how. */
export interface TableOptions {
  /** clusters, pairs and versions shown of each; default 20 */
  readonly top?: number;
  /** cells of a line; default 80. Paths are never cut, so that they can be copied. */
  readonly width?: number;
  /** an instance of chalk, for example; default no colour */
  readonly color?: Palette;
}

/** Places listed for one cluster. */
const MOST_PLACES = 10;
/** Wordings listed for one cluster, the representative's included. */
const MOST_WORDINGS = 5;
/** Members looked at for other wordings; the rest is counted. */
const MOST_EXAMINED = 200;
/** Lines of one wording. */
const MOST_LINES = 6;
/** More of a text is never shown, and a line of 100 MB need not be decoded to see its beginning. */
const MOST_TEXT_BYTES = 8192;
const CHUNK_LENGTH = 1 << 16;
const INDENT = '     ';

/** The report as text, ended by one line with the totals. */
export function* tableReport(report: ReportRows, options: TableOptions = {}): Iterable<string> {
  let chunk = '';
  for (const line of lines(report, { top: options.top ?? 20, width: options.width ?? 80, color: options.color ?? plain })) {
    chunk += `${line}\n`;
    if (chunk.length >= CHUNK_LENGTH) {
      yield chunk;
      chunk = '';
    }
  }
  yield chunk;
}

function* lines(report: ReportRows, options: Required<TableOptions>): Iterable<string> {
  const { top, color } = options;
  let number = 0;
  for (const view of report.clusterViews(top)) {
    if (number >= top) break;
    yield* clusterLines(report, view, ++number, options);
    yield '';
  }
  yield* remainder(report.summary.clusters - number, 'cluster', color);

  const pairs = [...report.documentPairs(top)].slice(0, top);
  if (pairs.length > 0) {
    yield color.bold('Documents with sentences in common');
    yield '';
    const rows = pairs.map(({ sentences, share, left, right }) => [grouped(sentences), percent(share), left, right]);
    yield* pairLines(['sentences', 'share of words'], rows, options);
    yield '';
    yield* remainder(report.documentPairCount - pairs.length, 'pair of documents', color, 'pairs of documents');
  }

  const derivations = [...report.derivations(top)].slice(0, top);
  if (derivations.length > 0) {
    yield color.bold('Who had it first');
    yield '';
    for (const derivation of derivations) yield* derivationLines(derivation, options);
    yield '';
    yield* remainder(report.summary.derivations - derivations.length, 'derivation', color);
  }

  const passages = report.summary.passages === 0 || top === 0 ? [] : firstOf(report.passages(), top);
  if (passages.length > 0) {
    yield color.bold('Passages that two documents share');
    yield '';
    yield* pairLines(['kind', 'matched'], passages.map(({ kind, share, left, right }) => [kind, percent(share), linesOf(left), linesOf(right)]), options);
    yield '';
    yield* remainder(report.summary.passages - passages.length, 'passage', color);
  }

  const versions = versionPairs(report);
  if (versions.length > 0) {
    yield color.bold('Versions of one text');
    yield '';
    const rows = versions.slice(0, top).map(({ id, document, resemblance }) => [hundredths(resemblance), id, document]);
    yield* pairLines(['resemblance'], rows, options);
    yield '';
    yield* remainder(versions.length - top, 'pair of versions', color, 'pairs of versions');
  }
  yield summaryLine(report.summary, number === 0 && versions.length === 0 && passages.length === 0, color);
}

function firstOf<T>(records: Iterable<T>, most: number): T[] {
  const first: T[] = [];
  for (const record of records) {
    first.push(record);
    if (first.length === most) break;
  }
  return first;
}

function linesOf({ document, line, endLine }: Place): string {
  return `${document}:${line}${line === endLine ? '' : `–${endLine}`}`;
}

function* remainder(count: number, singular: string, color: Palette, plural?: string): Iterable<string> {
  if (count <= 0) return;
  yield color.dim(`… and ${grouped(count)} more ${count === 1 ? singular : plural ?? `${singular}s`}; --top N shows more`);
  yield '';
}

/** Members with the same words as the representative, or with one text of their own. */
interface Wording {
  readonly label: string;
  /** the words of a quotation without its marks */
  readonly unmarked: boolean;
  /** null for the representative's */
  readonly text: string | null;
  /** against the representative's, as offsets into both texts */
  readonly changes: readonly Change[];
  readonly places: string[];
}

function* clusterLines(report: ReportRows, view: ClusterView, number: number, { width, color }: Required<TableOptions>): Iterable<string> {
  const room = Math.max(width - INDENT.length, 20);
  const furniture = view.boilerplate ? 'boilerplate, ' : '';
  const unit = view.unit === 'run' ? `${view.kind} run` : view.unit === 'quotation' ? `quotation, ${view.kind}` : view.kind;
  const speaker = view.speaker === null ? '' : ` · said by ${inert(view.speaker)}`;
  const spread = `${counted(view.memberCount, 'place')} in ${counted(view.documentCount, 'document')}`;
  yield `${color.dim(String(number).padStart(3))}  ${color.bold(furniture + unit)} · ${spread}${speaker}`;
  const text = textOf(view.member(view.representative), MOST_TEXT_BYTES);
  const wordings = wordingsOf(report, view);
  let left = MOST_PLACES;
  wordings.slice(0, MOST_WORDINGS).forEach((wording, index, shown) => {
    // Every wording that is shown keeps at least one place.
    const count = Math.min(wording.places.length, left - (shown.length - 1 - index));
    left -= count;
    wording.places.length = count;
  });
  for (const { label, unmarked, text: other, changes, places } of wordings.slice(0, MOST_WORDINGS)) {
    const labelled: Styled[] = label === '' ? [] : [{ text: `${label}:`, spaced: false, paint: unmarked ? color.red : color.dim }];
    const words = other === null ? wholeText(text) : markedText(text, other, changes, color);
    yield* wrap([...labelled, ...afterSpace(words)], room, MOST_LINES).map((line) => INDENT + line);
    for (const place of places) yield `${INDENT}  ${color.cyan(place)}`;
  }
  const more = view.memberCount - (MOST_PLACES - left);
  if (more > 0) yield color.dim(`${INDENT}  … and ${counted(more, 'more place', 'more places')}`);
}

/** The representative's wording first, then the others: quotations without marks before the rest, those with most places first. */
function wordingsOf(report: ReportRows, view: ClusterView): Wording[] {
  const own: Wording = { label: '', unmarked: false, text: null, changes: [], places: [] };
  const others = new Map<string, Wording>();
  const examine = (index: number) => {
    const row = view.member(index);
    const place = `${inert(report.documentId(row.document))}:${row.line}`;
    if (index === view.representative || (row.kind === 'exact' && row.marked !== false)) {
      own.places.push(place);
      return;
    }
    const text = textOf(row, MOST_TEXT_BYTES);
    const wording = others.get(text);
    if (wording === undefined) others.set(text, { label: relation(row), unmarked: row.marked === false, text, changes: within(view.difference(index), begin, row.start), places: [place] });
    else wording.places.push(place);
  };
  const begin = view.member(view.representative).start;
  const examined = Math.min(view.memberCount, MOST_EXAMINED);
  if (view.representative >= examined) examine(view.representative);
  for (let index = 0; index < examined; index++) examine(index);
  return [own, ...[...others.values()].sort((a, b) => Number(b.unmarked) - Number(a.unmarked) || b.places.length - a.places.length)];
}

/** Changes as offsets into texts that begin at these units of their documents. */
function within(difference: Difference | null, representative: number, member: number): Change[] {
  return (difference?.changes ?? []).map((change) => ({
    op: change.op,
    representative: [change.representative[0] - representative, change.representative[1] - representative],
    member: [change.member[0] - member, change.member[1] - member],
  }));
}

/** How a member stands to the representative, with the figure that says most about its kind. */
function relation({ kind, resemblance, longestRun, marked }: MemberRow): string {
  const figures: Record<Kind, string> = {
    exact: '', near: ` ${hundredths(resemblance)}`,
    contained: `, ${counted(longestRun, 'word')} in a row`, partial: `, ${counted(longestRun, 'word')} in a row`,
  };
  return `${marked === false ? 'without quotation marks, ' : ''}${kind}${figures[kind]}`;
}

/** Rows of figures followed by two documents, beside each other where the width allows it for all, else one below the other. */
function* pairLines(headers: readonly string[], rows: readonly string[][], { width, color }: Required<TableOptions>): Iterable<string> {
  const figures = headers.length;
  const shown = rows.map((row) => row.map((cell) => inert(cell)));
  const widest = (column: number) => Math.max(...shown.map((row) => cellsOf(row[column]!)));
  const widths = headers.map((header, column) => Math.max(header.length, widest(column)));
  const indent = 2 + widths.reduce((sum, cells) => sum + cells + 2, 0);
  const left = widest(figures);
  const beside = indent + left + 2 + widest(figures + 1) <= width;
  const begin = (cells: readonly string[]) => `  ${cells.map((cell, column) => `${cell.padStart(widths[column]!)}  `).join('')}`;
  yield color.dim(`${begin(headers)}documents`);
  for (const row of shown) {
    const [one, other] = row.slice(figures) as [string, string];
    yield `${begin(row.slice(0, figures))}${one}${beside ? `${' '.repeat(left - cellsOf(one) + 2)}${other}` : ''}`;
    if (!beside) yield ' '.repeat(indent) + other;
  }
}

/** Each pair of versions once, most alike first. */
function versionPairs(report: ReportRows): (Version & { readonly id: string })[] {
  const pairs: (Version & { readonly id: string })[] = [];
  for (const { id, versions } of report.documents()) {
    for (const version of versions) if (id < version.document) pairs.push({ id, ...version });
  }
  return pairs.sort((a, b) => b.resemblance - a.resemblance);
}

function summaryLine(summary: Summary, nothingFound: boolean, color: Palette): string {
  const { documents, sentences, clusters, copiedSentences } = summary;
  const searched = `${counted(documents, 'document')}, ${counted(sentences, 'sentence')}`;
  const found = nothingFound
    ? `No copied sentences found in ${searched}.`
    : `${searched}: ${counted(clusters, 'cluster')}, ${counted(copiedSentences, 'copied sentence')} (${percent(copiedSentences / Math.max(sentences, 1))}).`;
  const notes = [
    [summary.unmarkedQuotations, 'use of a quotation without its marks', 'uses of quotations without their marks'],
    [summary.boilerplateSentences, 'sentence of page furniture', 'sentences of page furniture'],
    [summary.passages, 'passage in common', 'passages in common'],
    [summary.skippedFiles, 'file skipped', 'files skipped'],
    [summary.cappedBuckets, 'capped bucket', 'capped buckets'],
    [summary.cappedShingles, `shingle in more than ${grouped(summary.shingleCap)} sentences not looked up`,
      `shingles in more than ${grouped(summary.shingleCap)} sentences not looked up`],
    [summary.widespreadClusters, 'widespread cluster left out of the pairs', 'widespread clusters left out of the pairs'],
    [summary.droppedDerivations, 'derivation dropped that would have closed a circle', 'derivations dropped that would have closed circles'],
    [summary.unlistedPairs, 'pair beyond --max-pairs not listed', 'pairs beyond --max-pairs not listed'],
  ] as const;
  const named = notes.filter(([count]) => count > 0).map(([count, singular, plural]) => counted(count, singular, plural));
  return color.bold(found) + (named.length > 0 ? ` ${named.join('; ')}.` : '');
}
