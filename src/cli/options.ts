/** Options of the command line that are not options of a scan: where input comes from, where and how the result goes. */
import { SAMPLE_OPTION, SCAN_OPTIONS } from '../model/options.ts';
import type { OptionSpec } from '../model/rules.ts';

/** Kinds of cluster, strongest first, as `--fail-on` names them. */
const KINDS = ['exact', 'near', 'contained', 'partial'] as const;

/** Options of a scan by where the help lists them. */
export const FINDING_OPTIONS = SCAN_OPTIONS.filter(({ name, findings }) => findings && name !== 'inputFormat' && name !== 'outletFrom');
const INPUT_FORMAT = SCAN_OPTIONS.filter(({ name }) => name === 'inputFormat');
const OUTLET_FROM = SCAN_OPTIONS.filter(({ name }) => name === 'outletFrom');
/** Options that change how fast a result comes, never the result. */
export const RUNNING_OPTIONS = SCAN_OPTIONS.filter(({ findings }) => !findings);

/** Which paths are read and how. */
export const PATH_OPTIONS: readonly OptionSpec[] = Object.freeze([
  ...INPUT_FORMAT,
  {
    name: 'ext', flag: '--ext <list>', rule: { type: 'list', choices: null }, default: Object.freeze([]), findings: false,
    help: 'endings a walk takes besides txt, text, md, markdown and none: --ext rst,adoc',
  },
  {
    name: 'allText', flag: '--all-text', rule: { type: 'flag' }, default: false, findings: false,
    help: 'a walk takes files of every ending that hold text',
  },
  {
    name: 'filesFrom', flag: '--files-from <file>', rule: { type: 'text' }, default: null, findings: false, path: true,
    help: 'read more paths from a file, one a line or separated by NUL; - is standard input',
  },
  {
    name: 'stdinFilename', flag: '--stdin-filename <name>', rule: { type: 'text' }, default: '-', findings: false,
    help: 'name of standard input in the result',
  },
] satisfies OptionSpec[]);

/** What only a scan reads beside its texts. */
export const SCAN_INPUT: readonly OptionSpec[] = Object.freeze([
  {
    name: 'dates', flag: '--dates <file>', rule: { type: 'text' }, default: null, findings: false, path: true,
    help: 'when texts were published: a path, a tab or comma, and a date on each line; it counts more than what the texts say',
  },
  ...OUTLET_FROM,
  {
    name: 'boilerplatePhrases', flag: '--boilerplate-phrases <file>', rule: { type: 'text' }, default: null, findings: false, path: true,
    help: 'more phrases of page furniture, one a line; dots behind one stand for the rest of the line, dots on both sides for a part of it',
  },
] satisfies OptionSpec[]);

function format(choices: readonly string[]): OptionSpec {
  return { name: 'format', flag: '--format <name>', rule: { type: 'choice', choices }, default: 'table', findings: false, help: `how the result is written: ${choices.join(', ')}` };
}

const OUTPUT_FILE: OptionSpec = {
  name: 'output', flag: '-o, --output <file>', rule: { type: 'text' }, default: null, findings: false,
  help: 'write the result to a file, whole or not at all',
};

const CONDUCT: readonly OptionSpec[] = [
  { name: 'quiet', flag: '--quiet', rule: { type: 'flag' }, default: false, findings: false, help: 'no warnings and no progress' },
  { name: 'color', flag: '--no-color', rule: { type: 'flag' }, default: true, findings: false, help: 'no colours, also not on a terminal' },
  { name: 'strict', flag: '--strict', rule: { type: 'flag' }, default: false, findings: false, help: 'exit with 2 for every file that cannot be read, also one met while walking' },
  { name: 'debug', flag: '--debug', rule: { type: 'flag' }, default: false, findings: false, help: 'show where an error was raised' },
];

const PROGRESS: readonly OptionSpec[] = [
  { name: 'progress', flag: '--progress', rule: { type: 'flag' }, default: null, findings: false, help: 'show progress from the start (a terminal shows it after a second)' },
  { name: 'noProgress', flag: '--no-progress', rule: { type: 'flag' }, default: false, findings: false, help: 'never show progress' },
  { name: 'stats', flag: '--stats', rule: { type: 'flag' }, default: false, findings: false, help: 'times, counts, kernel and join on standard error' },
];

/** What `scan` has besides the options of a scan. */
export const SCAN_OUTPUT: readonly OptionSpec[] = Object.freeze([
  format(['table', 'json', 'ndjson', 'dot', 'mermaid']),
  OUTPUT_FILE,
  {
    name: 'top', flag: '--top <n>', rule: { type: 'integer', min: 0, max: 1e9 }, default: 20, findings: false,
    help: 'clusters and pairs of documents that the table lists; the rest is counted',
  },
  {
    name: 'failOn', flag: '--fail-on <kinds>', rule: { type: 'list', choices: KINDS }, default: Object.freeze([]), findings: false,
    help: `exit with 1 where a cluster of such a kind exists: ${KINDS.join(',')}`,
  },
  ...PROGRESS,
  ...CONDUCT,
]);

/** What `sentences` has besides some options of a scan. */
export const SENTENCES_OUTPUT: readonly OptionSpec[] = Object.freeze([format(['table', 'json', 'ndjson']), OUTPUT_FILE, ...CONDUCT]);

/** Where the texts of a comparison come from. */
export const COMPARE_INPUT: readonly OptionSpec[] = Object.freeze([
  {
    name: 'pairs', flag: '--pairs <file>', rule: { type: 'text' }, default: null, findings: false, path: true,
    help: 'compare the pairs of a list: two paths on each line with a tab between them',
  },
  ...PATH_OPTIONS.filter(({ name }) => name !== 'inputFormat' && name !== 'filesFrom'),
] satisfies OptionSpec[]);

/** What `compare` has besides the options of a comparison. */
export const COMPARE_OUTPUT: readonly OptionSpec[] = Object.freeze([
  format(['table', 'json', 'ndjson', 'html', 'pan']),
  { ...OUTPUT_FILE, help: 'write the result to a file, whole or not at all; with --format pan the folder for one file a pair' },
  {
    name: 'top', flag: '--top <n>', rule: { type: 'integer', min: 0, max: 1e9 }, default: 20, findings: false,
    help: 'passages of a pair that the table lists; the rest is counted',
  },
  ...PROGRESS.filter(({ name }) => name !== 'stats'),
  ...CONDUCT,
]);

/** What a check allows a draft beside its policy. */
export const CHECK_POLICY: readonly OptionSpec[] = Object.freeze([
  {
    name: 'ignoreBoilerplate', flag: '--ignore-boilerplate', rule: { type: 'flag' }, default: true, findings: false,
    help: 'leave page furniture out of the count, as is done anyway',
  },
  {
    name: 'allow', flag: '--allow <file>', rule: { type: 'text' }, default: null, findings: false, path: true,
    help: 'phrases that anybody may use, one a line; their words are not counted',
  },
  {
    name: 'baseline', flag: '--baseline <file>', rule: { type: 'text' }, default: null, findings: false, path: true,
    help: 'findings that are known and accepted; they are listed and not counted',
  },
  {
    name: 'updateBaseline', flag: '--update-baseline', rule: { type: 'flag' }, default: false, findings: false,
    help: 'write all findings of these drafts that count to the baseline',
  },
] satisfies OptionSpec[]);

/** Where the sources of a check come from. */
export const CHECK_SOURCES: readonly OptionSpec[] = Object.freeze([
  {
    name: 'against', flag: '--against <path>', rule: { type: 'many' }, default: Object.freeze([]), findings: false, path: true,
    help: 'file, folder or index that drafts are held against (repeatable)',
  },
] satisfies OptionSpec[]);

/** How the drafts and sources of a check are read. */
export const CHECK_INPUT: readonly OptionSpec[] = Object.freeze([
  ...PATH_OPTIONS, ...SCAN_INPUT.filter(({ name }) => name !== 'dates'),
] satisfies OptionSpec[]);

/** What `check` has besides the options of a check. */
export const CHECK_OUTPUT: readonly OptionSpec[] = Object.freeze([
  format(['table', 'json', 'ndjson']),
  OUTPUT_FILE,
  {
    name: 'top', flag: '--top <n>', rule: { type: 'integer', min: 0, max: 1e9 }, default: 20, findings: false,
    help: 'places of a draft that the table lists; the rest is counted',
  },
  ...PROGRESS.filter(({ name }) => name !== 'stats'),
  ...CONDUCT,
]);

/** How index commands behave. */
export const INDEX_CONDUCT: readonly OptionSpec[] = Object.freeze([...PROGRESS.filter(({ name }) => name !== 'stats'), ...CONDUCT]);

/** What `index info` has. */
export const INDEX_INFO: readonly OptionSpec[] = Object.freeze([
  format(['table', 'json']),
  OUTPUT_FILE,
  { name: 'documents', flag: '--documents', rule: { type: 'flag' }, default: false, findings: false, help: 'list all documents too' },
  ...CONDUCT,
] satisfies OptionSpec[]);

/** What `audit` has besides most options of a scan. */
export const AUDIT_OUTPUT: readonly OptionSpec[] = Object.freeze([
  SAMPLE_OPTION,
  format(['table', 'json']),
  OUTPUT_FILE,
  ...PROGRESS,
  ...CONDUCT,
] satisfies OptionSpec[]);

/** What `schema` has. */
export const SCHEMA_OUTPUT: readonly OptionSpec[] = Object.freeze([OUTPUT_FILE, CONDUCT.find(({ name }) => name === 'debug')!]);

/** Options that every command with paths understands the same way, as checked. */
export interface CommonOptions {
  readonly ext: readonly string[];
  readonly allText: boolean;
  readonly filesFrom: string | null;
  readonly stdinFilename: string;
  readonly format: string;
  readonly output: string | null;
  readonly quiet: boolean;
  readonly color: boolean;
  readonly strict: boolean;
  readonly debug: boolean;
}
