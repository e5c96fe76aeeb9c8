/** `dedupe check`: drafts against an archive, with a verdict and an exit code. */
import { CHECK_FINDING_OPTIONS, POLICY_OPTIONS, SOURCE_OPTIONS, type CheckOptions } from '../model/check-options.ts';
import type { BaselineEntry, CheckReport } from '../model/check.ts';
import { errors } from '../model/errors.ts';
import type { Against } from '../pipeline/against.ts';
import { splitPaths } from '../store/manifest.ts';
import { palette, usesColor } from './colors.ts';
import { tableCommand, type Checked, type TableCommand } from './command.ts';
import { complaintSink, gatherSources, type ComplaintSink } from './inputs.ts';
import { CHECK_INPUT, CHECK_OUTPUT, CHECK_POLICY, CHECK_SOURCES, RUNNING_OPTIONS } from './options.ts';
import { openOutput, type Output } from './output.ts';
import { startProgress, type Progress } from './progress.ts';
import { DEFAULT_WIDTH, progressMode, type RunOptions } from './scan.ts';

/** Options of the command. */
type Options = RunOptions & CheckOptions & {
  readonly against: readonly string[];
  readonly allow: string | null;
  readonly baseline: string | null;
  readonly updateBaseline: boolean;
};

/** Every archive that is named: indexes, and folders and files together as one. */
async function openSources(options: Options, sink: ComplaintSink, progress: Progress, boilerplatePhrases: string | undefined): Promise<Against> {
  const { openAgainst } = await import('../pipeline/against.ts');
  const { indexes, others } = splitPaths(options.against, process.cwd());
  const sources = others.length === 0 ? null : await gatherSources('check', others, { ...options, filesFrom: null }, sink);
  const hooks = { signal: sink.signal, onProgress: progress.onProgress, onComplaint: sink.add, boilerplatePhrases };
  return openAgainst(indexes, sources, process.cwd(), options, hooks);
}

/** The reporter for a format, bound to its options. */
async function loadReporter(options: Options, output: Output): Promise<(report: CheckReport) => Iterable<string>> {
  switch (options.format) {
    case 'json': return (await import('../report/check-json.ts')).checkJson;
    case 'ndjson': return (await import('../report/check-json.ts')).checkNdjson;
    default: {
      const { checkTable } = await import('../report/check-table.ts');
      const color = await palette(usesColor(options.color, output.isTerminal, process.env));
      const width = (output.isTerminal && process.stdout.columns) || DEFAULT_WIDTH;
      return (report) => checkTable(report, { top: options.top, width, color });
    }
  }
}

/** What a new baseline holds: every place that counts, once, whatever its sources. */
function acceptedFindings({ drafts }: CheckReport): Map<string, BaselineEntry> {
  const entries = new Map<string, BaselineEntry>();
  for (const { findings, document } of drafts) {
    const places = new Set<string>();
    for (const { id, draft, draftText, excuse } of findings) {
      const place = `${document}:${id}:${draft.start}`;
      if (excuse !== null || places.has(place)) continue;
      places.add(place);
      entries.set(id, { count: (entries.get(id)?.count ?? 0) + 1, text: draftText });
    }
  }
  return entries;
}

/** Complaints about options that the table alone cannot see. */
async function checkTogether(options: Options): Promise<void> {
  if (options.against.length === 0) throw errors.noSources();
  if (options.updateBaseline && options.baseline === null) throw errors.options(['--update-baseline: which one? Name the file with --baseline FILE']);
  const { readDate } = await import('../read/dates.ts');
  for (const [flag, date] of [['--since', options.since], ['--until', options.until]] as const) if (date !== null && readDate(date) === null) throw errors.noDate(flag, date);
}

async function runCheck(paths: readonly string[], values: Checked): Promise<number> {
  const options = values as unknown as Options;
  await checkTogether(options);
  const output = await openOutput(options.output);
  const baselineOutput = options.updateBaseline ? await openOutput(options.baseline) : null;
  const { baselineText, readBaseline } = await import('../read/baseline.ts');
  const baseline = options.baseline === null || options.updateBaseline ? undefined : readBaseline(options.baseline);
  const sink = complaintSink(options);
  // A draft that cannot be read was not checked, however it was named.
  const drafts = await gatherSources('check', paths, { ...options, strict: true }, sink);
  const boilerplatePhrases = options.boilerplatePhrases === null ? undefined : (await import('../read/phrase-list.ts')).readPhraseList('--boilerplate-phrases', options.boilerplatePhrases, sink.add);
  const allowed = options.allow === null ? [] : (await import('../read/phrase-list.ts')).readPhraseList('--allow', options.allow, sink.add).split('\n');
  const progress = startProgress(progressMode(options));
  const strict = complaintSink({ strict: true, quiet: options.quiet });
  const hooks = { signal: sink.signal, onProgress: progress.onProgress, onComplaint: strict.add, allowed, boilerplatePhrases };
  let report: CheckReport;
  let against: Against | null = null;
  try {
    against = await openSources(options, sink, progress, boilerplatePhrases);
    const { shards, identity } = against;
    const { check } = await import('../pipeline/check.ts');
    const accepted = baselineOutput === null ? null : acceptedFindings(await check(drafts, shards, { ...options, maxSources: 0 }, { ...hooks, identity }));
    report = await check(drafts, shards, options, { ...hooks, identity, baseline: accepted ?? baseline });
    strict.settle(report.summary.drafts);
    if (baselineOutput !== null) await baselineOutput.write(baselineText(accepted!));
  } catch (error) {
    sink.settle(1);
    strict.settle(1);
    throw error;
  } finally {
    against?.close();
    progress.stop();
  }
  sink.settle(1);
  await output.write((await loadReporter(options, output))(report));
  return report.summary.failed > 0 ? 1 : 0;
}

/**
 * The command.
 * @param finish takes its exit code
 */
export function checkCommand(finish: (code: number) => void): TableCommand {
  return tableCommand({
    name: 'check',
    summary: 'hold drafts against an archive and say whether too much is copied',
    paths: true,
    groups: [
      { title: 'What a draft may have', options: [...POLICY_OPTIONS, ...CHECK_POLICY] },
      { title: 'What it is held against', options: [...CHECK_SOURCES, ...SOURCE_OPTIONS] },
      { title: 'What counts as a copy', options: CHECK_FINDING_OPTIONS },
      { title: 'Input', options: CHECK_INPUT },
      { title: 'Output', options: CHECK_OUTPUT },
      { title: 'Running', options: RUNNING_OPTIONS },
    ],
    examples: [
      'dedupe check draft.md --against archive/',
      'dedupe check drafts/*.md --against archive/ --max-copied 3% --fail-on exact',
      'dedupe check draft.md --against archive/ --baseline known.txt',
      'cat draft.md | dedupe check - --stdin-filename draft.md --against archive/',
    ],
  }, runCheck, finish);
}
