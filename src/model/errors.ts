/** Everything that can go wrong for a user, each as one line: what, where, the limit, the remedy. */
import type { Complaint } from './document.ts';

/** A failure that is the input's or the caller's, not a defect of the tool; its message is shown without a stack. */
export class DedupeError extends Error {
  override readonly name = 'DedupeError';
  /** stable, lower case with hyphens, for programs */
  readonly code: string;
  /** what a command ends with */
  readonly exitCode = 2;

  /**
   * @param code stable name of the failure
   * @param message one line
   * @param cause what raised it, where that was another error
   */
  constructor(code: string, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}

// C0, DEL and C1 drive terminals; bidi marks, embeddings and isolates reorder what stands around them; line and paragraph
// separators break lines; zero-width characters and the BOM hide. Lone surrogates stand for bytes that are not UTF-8.
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|[\ud800-\udfff]/gu;

function visible(character: string): string {
  const code = character.codePointAt(0)!;
  if (code === 0x0a) return '\\n';
  if (code === 0x0d) return '\\r';
  if (code === 0x09) return '\\t';
  // A byte that is not UTF-8 is kept as U+DC80…U+DCFF, see read/names.ts.
  if (code >= 0xdc80 && code <= 0xdcff) return `\\x${(code - 0xdc00).toString(16)}`;
  return code <= 0xff ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}

/**
 * A file name or other foreign text, safe to print: control, bidi and invisible characters become escapes.
 * @param name any text
 * @returns the same on one line
 */
export function printable(name: string): string {
  return name.replace(UNPRINTABLE, visible);
}

const SYSTEM_REASONS: Readonly<Record<string, string>> = Object.freeze({
  ENOENT: 'no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'operation not permitted',
  EISDIR: 'is a folder',
  EEXIST: 'exists and is no folder',
  ENOTDIR: 'a part of the path is not a folder',
  ELOOP: 'symbolic links lead in a circle',
  EMFILE: 'too many open files; raise the limit with ulimit -n',
  ENFILE: 'too many open files on this machine',
  ENAMETOOLONG: 'the name is too long',
  ENOSPC: 'no space left on the device',
  EROFS: 'the file system is read-only',
  EIO: 'the device failed while reading or writing',
  ERR_FS_FILE_TOO_LARGE: 'the file is too large',
});

/**
 * Why a system call failed, in words.
 * @param error as thrown by node:fs
 */
export function systemReason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | null)?.code ?? '';
  return SYSTEM_REASONS[code] ?? (code || String((error as Error | null)?.message ?? error));
}

/** Complaints about inputs: each makes one {@link Complaint}; `fatal` is what the caller decides from how the input was named. */
export const complaints = Object.freeze({
  unreadable: (where: string, error: unknown, fatal: boolean): Complaint =>
    complaint('unreadable', where, `${printable(where)}: cannot be read: ${systemReason(error)}`, fatal),
  missing: (where: string): Complaint =>
    complaint('missing', where, `${printable(where)}: no such file or folder; check the spelling, or quote a glob`, true),
  noMatch: (where: string): Complaint =>
    complaint('no-match', where, `${printable(where)}: no file matches this pattern; try it with ls`, true),
  binary: (where: string, share: number, fatal: boolean): Complaint =>
    complaint('binary', where, `${printable(where)}: binary, not text: ${(share * 100).toFixed(0)} % control characters, the limit is 1 %; leave it out or convert it`, fatal),
  notUtf8: (where: string, guess: string, encoding: string, fatal: boolean): Complaint =>
    complaint('not-utf8', where, `${printable(where)}: not UTF-8: ${guess}; convert it with: iconv -f ${encoding} -t UTF-8`, fatal),
  emptyFolder: (where: string): Complaint =>
    complaint('empty-folder', where, `${printable(where)}: no text file in this folder; a walk takes .txt, .text, .md, .markdown and names without an ending, --ext LIST or --all-text widen it`, false),
  emptyList: (where: string): Complaint =>
    complaint('empty-list', where, `--files-from ${printable(where)}: names no path; nothing was compared`, false),
  badMetadata: (where: string, others: number): Complaint =>
    complaint('bad-metadata', where, `${printable(where)}: the block of metadata is not YAML, so its title, date and outlet are not known${more(others)}`, false),
  badDate: (where: string, text: string, others: number): Complaint =>
    complaint('bad-date', where, `${printable(where)}: ${quoted(text)} is not understood as a date; write it as 2024-03-11 or 2024-03-11T08:30Z${more(others)}`, false),
  dateLine: (file: string, line: number, what: string): Complaint =>
    complaint('date-line', file, `--dates ${printable(file)}: line ${line}: ${what}; a line is a path, a tab or a comma, and a date such as 2024-03-11`, false),
  pairLine: (file: string, line: number, what: string): Complaint =>
    complaint('pair-line', file, `--pairs ${printable(file)}: line ${line}: ${what}; a line is two paths with a tab between them`, false),
  phraseLine: (option: string, file: string, line: number, what: string): Complaint =>
    complaint('phrase-line', file, `${option} ${printable(file)}: line ${line}: ${what}`, false),
  notInIndex: (id: string): Complaint => complaint('not-in-index', id, `${printable(id)}: no document of the index has this id; dedupe index info --documents lists them`, false),
  sameId: (where: string, id: string): Complaint => complaint('same-id', where, `${printable(where)}: another document of this run has the id ${printable(id)} too; the later one stays`, false),
  dateOfNothing: (file: string, line: number, path: string, others: number): Complaint =>
    complaint('date-line', file, `--dates ${printable(file)}: line ${line}: ${printable(path)} is no document of this scan${more(others)}`, false),
});

/** Ends a complaint that stands for several. */
function more(others: number): string {
  return others === 0 ? '' : `; so it is with ${others} more`;
}

/** Foreign text inside a complaint, short and on one line. */
function quoted(text: string): string {
  return `"${printable(text.length > 40 ? `${text.slice(0, 39)}…` : text)}"`;
}

/** Complaints about an input that holds nothing, or about what is said beside a text, rather than about one that cannot be read. */
const MILD = new Set(['empty-folder', 'empty-list', 'bad-metadata', 'bad-date', 'same-id', 'not-in-index']);

/**
 * Whether a complaint says that an input could not be read, so that it is counted and `--strict` makes it fatal.
 * @param complaint any
 */
export function isSerious(complaint: Complaint): boolean {
  return !MILD.has(complaint.code);
}

function complaint(code: string, where: string, message: string, fatal: boolean): Complaint {
  return Object.freeze({ code, where, message, fatal });
}

/** Failures that end a run. */
export const errors = Object.freeze({
  options: (lines: readonly string[]): DedupeError => new DedupeError('bad-options', lines.join('\n')),
  inputs: (lines: readonly string[]): DedupeError => new DedupeError('bad-inputs', lines.join('\n')),
  noPath: (command: string): DedupeError =>
    new DedupeError('no-path', `${command}: no path given; name files, folders or globs, or - for standard input`),
  nothingReadable: (): DedupeError =>
    new DedupeError('nothing-readable', 'none of the named inputs could be read; nothing was compared'),
  tooLarge: (): DedupeError =>
    new DedupeError('too-large', 'the texts need more than the 4 GB of columns that one scan can address, about 500 MB of text; scan them in parts'),
  aborted: (): DedupeError => new DedupeError('aborted', 'the scan was stopped before its end; nothing was written'),
  input: (complaint: Complaint): DedupeError => new DedupeError(complaint.code, complaint.message),
  filesFrom: (where: string, error: unknown): DedupeError =>
    new DedupeError('files-from', `--files-from ${printable(where)}: cannot be read: ${systemReason(error)}`, error),
  dates: (where: string, error: unknown): DedupeError =>
    new DedupeError('dates', `--dates ${printable(where)}: cannot be read: ${systemReason(error)}`, error),
  pairs: (where: string, error: unknown): DedupeError =>
    new DedupeError('pairs', `--pairs ${printable(where)}: cannot be read: ${systemReason(error)}`, error),
  twoPaths: (given: number): DedupeError =>
    new DedupeError('two-paths', `compare: ${given === 0 ? 'no path given' : given === 1 ? 'one path given' : `${given} paths given`}; name two files or folders, - for standard input, or a list of pairs with --pairs FILE`),
  panFolder: (): DedupeError => new DedupeError('bad-options', '--format pan: needs a folder to write one file a pair to; name it with -o DIR'),
  phrases: (option: string, where: string, error: unknown): DedupeError =>
    new DedupeError('phrases', `${option} ${printable(where)}: cannot be read: ${systemReason(error)}`, error),
  phraseList: (option: string, where: string, what: string): DedupeError => new DedupeError('phrases', `${option} ${printable(where)}: ${what}`),
  noSources: (): DedupeError => new DedupeError('bad-options', '--against: what are the drafts held against? Name a file, a folder or an index; the option may be given several times'),
  noDate: (option: string, text: string): DedupeError => new DedupeError('bad-options', `${option}: "${printable(text)}" is not understood as a date; write it as 2024-03-11`),
  noBaseline: (where: string): DedupeError =>
    new DedupeError('baseline', `--baseline ${printable(where)}: there is no such file; make it with --update-baseline`),
  baseline: (where: string, what: string): DedupeError => new DedupeError('baseline', `--baseline ${printable(where)}: ${what}`),
  config: (where: string, what: string): DedupeError => new DedupeError('config', `${printable(where)}: ${what}`),
  indexFolder: (where: string, what: string): DedupeError => new DedupeError('index', `${printable(where)}: ${what}`),
  noIndex: (where: string): DedupeError => new DedupeError('index', `${printable(where)}: is no index; make one with: dedupe index build`),
  indexParameter: (where: string, name: string, own: unknown, wanted: unknown, flag: string): DedupeError =>
    new DedupeError('index-parameters', `${printable(where)}: the index was built with ${name} ${String(own)} and this asks for ${String(wanted)}; say ${flag} ${String(own)}, or build it anew`),
  indexVersion: (where: string, name: string, own: unknown, wanted: unknown): DedupeError =>
    new DedupeError('index-version', `${printable(where)}: the index has ${name} ${String(own)}, this version of dedupe reads ${String(wanted)}; build it anew with: dedupe index build`),
  indexLocked: (where: string, owner: string, seconds: number): DedupeError =>
    new DedupeError('index-locked', `${printable(where)}: ${owner} is writing to the index and was not done after ${seconds} s; try again later, or wait longer with --lock-timeout`),
  indexRace: (where: string): DedupeError => new DedupeError('index-race', `${printable(where)}: another writer changed the index meanwhile; nothing was written, run this again`),
  indexWrite: (where: string, error: unknown): DedupeError =>
    new DedupeError('index-write', `${printable(where)}: the index cannot be written: ${systemReason(error)}; what it held before is still there`, error),
  damagedIndex: (where: string, what: string): DedupeError =>
    new DedupeError('damaged-index', `${printable(where)}: the index is damaged: ${what}; build it anew with: dedupe index build`),
  output: (where: string, error: unknown): DedupeError =>
    new DedupeError('output', `${printable(where)}: cannot be written: ${systemReason(error)}; choose another place with -o`, error),
});
