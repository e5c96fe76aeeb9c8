/** What a caller of the library hands in: paths and texts, told apart, checked, and made sources. */
import { Buffer } from 'node:buffer';
import type { Source } from '../model/document.ts';
import { errors, printable } from '../model/errors.ts';
import type { DateLine } from '../read/date-list.ts';
import { readDate } from '../read/dates.ts';

/** A text that does not come from a file. */
export interface TextInput {
  /** names it in the report; unique, not empty */
  readonly id: string;
  /** the text itself, or its bytes in UTF-8 */
  readonly text: string | Uint8Array;
}

/** A path, or several paths and texts in any order. */
export type Inputs = string | readonly (string | TextInput)[];

function isText(input: unknown): input is TextInput {
  if (typeof input !== 'object' || input === null) return false;
  const { id, text } = input as Partial<TextInput>;
  return typeof id === 'string' && id !== '' && (typeof text === 'string' || text instanceof Uint8Array);
}

/**
 * Tells paths from texts.
 * @param inputs as handed in
 * @throws DedupeError with everything that is neither, one complaint a line
 */
export function splitInputs(inputs: Inputs): { readonly paths: readonly string[]; readonly texts: readonly TextInput[] } {
  const list: readonly unknown[] | null = typeof inputs === 'string' ? [inputs] : Array.isArray(inputs) ? inputs : null;
  if (list === null) throw errors.inputs(['inputs: must be a path or a list of paths and texts']);
  const paths: string[] = [];
  const texts: TextInput[] = [];
  const wrong: string[] = [];
  list.forEach((input, index) => {
    if (typeof input === 'string' && input !== '') paths.push(input);
    else if (isText(input)) texts.push(input);
    else wrong.push(`inputs[${index}]: must be a path, or { id, text } with a name that is not empty and a string or bytes in UTF-8`);
  });
  if (wrong.length > 0) throw errors.inputs(wrong);
  return { paths, texts };
}

/**
 * Files and texts together.
 * @param files as a walk found them, ascending by id
 * @param texts as handed in
 * @returns ascending by id in code units
 * @throws DedupeError where two have one id
 */
export function mergeSources(files: readonly Source[], texts: readonly TextInput[]): readonly Source[] {
  if (texts.length === 0) return files;
  const sources = [...files];
  const known = new Set(files.map((file) => file.id));
  const twice: string[] = [];
  for (const { id, text } of texts) {
    if (known.has(id)) twice.push(`${printable(id)}: two inputs have this id; each needs one of its own`);
    known.add(id);
    sources.push({ id, path: null, bytes: typeof text === 'string' ? Buffer.from(text) : text, named: true });
  }
  if (twice.length > 0) throw errors.inputs(twice);
  return sources.sort((left, right) => (left.id < right.id ? -1 : 1));
}

/**
 * Dates that a caller gave, checked.
 * @param dates by id or path
 * @throws DedupeError with everything that is no date, one complaint a line
 */
export function checkedDates(dates: Readonly<Record<string, string>>): DateLine[] {
  const wrong: string[] = [];
  const lines = Object.entries(dates).map(([path, text], index) => {
    const date = typeof text === 'string' ? readDate(text) : null;
    if (date === null) wrong.push(`dates[${JSON.stringify(path)}]: ${printable(String(text))} is not understood as a date; write it as 2024-03-11 or 2024-03-11T08:30Z`);
    return { path, date: date?.text ?? '', line: index + 1 };
  });
  if (wrong.length > 0) throw errors.inputs(wrong);
  return lines;
}
