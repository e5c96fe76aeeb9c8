/** A list that says when documents were published: `--dates FILE`. */
import { readFileSync } from 'node:fs';
import type { Buffer } from 'node:buffer';
import { resolve } from 'node:path';
import { complaints, errors } from '../model/errors.ts';
import type { Complaint, Source } from '../model/document.ts';
import { readDate } from './dates.ts';
import { decodeName } from './names.ts';
import { idOf } from './walk.ts';

/** One line of a list: whose date, which date (ISO 8601), and where it stands (from 1). */
export interface DateLine {
  readonly path: string;
  readonly date: string;
  readonly line: number;
}

/** A cell without the double quotes that may stand around it, in which two mean one (RFC 4180). */
function bare(cell: string): string {
  const text = cell.trim();
  return text.length > 1 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text;
}

/** Path and date of a line, cut at the tab, else at the first comma behind which a date stands; null where there is neither. */
function cut(line: string): readonly [path: string, date: string] | null {
  const tab = line.indexOf('\t');
  if (tab >= 0) return [bare(line.slice(0, tab)), bare(line.slice(tab + 1))];
  const first = line.indexOf(',');
  for (let comma = first; comma >= 0; comma = line.indexOf(',', comma + 1)) {
    const date = bare(line.slice(comma + 1));
    if (readDate(date) !== null) return [bare(line.slice(0, comma)), date];
  }
  return first < 0 ? null : [bare(line.slice(0, line.lastIndexOf(','))), bare(line.slice(line.lastIndexOf(',') + 1))];
}

/**
 * Reads a list: a line is a path, a tab or a comma, and a date. Empty lines, lines that begin with # and a heading are left out.
 * @param bytes of the list; names need not be UTF-8
 * @param file its name, for complaints
 * @param complain takes one complaint for each line that cannot be used
 */
export function splitDates(bytes: Uint8Array, file: string, complain: (complaint: Complaint) => void): DateLine[] {
  const found: DateLine[] = [];
  const lines = decodeName(bytes).replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  lines.forEach((text, index) => {
    if (text.trim() === '' || text.startsWith('#')) return;
    const line = index + 1;
    const cells = cut(text);
    const date = cells === null ? null : readDate(cells[1]);
    if (cells !== null && cells[0] !== '' && date !== null) found.push({ path: cells[0], date: date.text, line });
    else if (line > 1 || cells?.[1].toLowerCase() !== 'date') {
      complain(complaints.dateLine(file, line, cells === null ? 'no tab and no comma' : cells[0] === '' ? 'no path' : 'no date that is understood'));
    }
  });
  return found;
}

/**
 * Reads a list from a file.
 * @param file its path
 * @param complain as for {@link splitDates}
 * @throws DedupeError where it cannot be read
 */
export function readDates(file: string, complain: (complaint: Complaint) => void): DateLine[] {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw errors.dates(file, error);
  }
  return splitDates(bytes, file, complain);
}

/**
 * The sources with the dates of a list; of two lines for one source the first counts.
 * @param sources with unique ids
 * @param dates paths are ids, or lead to the same file from `cwd`
 * @param cwd absolute path that ids are relative to
 * @param file name of the list, for complaints
 * @param complain takes complaints about lines for which there is no source, or more than one line
 */
export function datedSources(sources: readonly Source[], dates: readonly DateLine[], cwd: string, file: string, complain: (complaint: Complaint) => void): readonly Source[] {
  const ids = new Set(sources.map(({ id }) => id));
  const dateOf = new Map<string, DateLine>();
  const strangers: DateLine[] = [];
  for (const entry of dates) {
    const id = ids.has(entry.path) ? entry.path : idOf(resolve(cwd, entry.path), cwd);
    const before = dateOf.get(id);
    if (!ids.has(id)) strangers.push(entry);
    else if (before === undefined) dateOf.set(id, entry);
    else if (before.date !== entry.date) complain(complaints.dateLine(file, entry.line, `another date for this path stands in line ${before.line}, which counts`));
  }
  if (strangers.length > 0) complain(complaints.dateOfNothing(file, strangers[0]!.line, strangers[0]!.path, strangers.length - 1));
  return sources.map((source) => {
    const entry = dateOf.get(source.id);
    return entry === undefined ? source : { ...source, date: entry.date };
  });
}
