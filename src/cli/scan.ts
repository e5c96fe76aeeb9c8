/** `dedupe scan`: clusters of copied sentences. */
import { contradictions, SCAN_OPTIONS, type ScanOptions } from '../model/options.ts';
import { errors } from '../model/errors.ts';
import type { Source } from '../model/document.ts';
import type { Report } from '../model/report.ts';
import { palette, usesColor } from './colors.ts';
import { tableCommand, type Checked, type TableCommand } from './command.ts';
import { complaintSink, gatherSources, type ComplaintSink } from './inputs.ts';
import { FINDING_OPTIONS, PATH_OPTIONS, RUNNING_OPTIONS, SCAN_INPUT, SCAN_OUTPUT, type CommonOptions } from './options.ts';
import { openOutput, writeError, type Output } from './output.ts';
import { startProgress } from './progress.ts';

/** Columns of a table that goes nowhere in particular. */
export const DEFAULT_WIDTH = 100;

/** Options of the command beside those of a scan. */
export interface RunOptions extends CommonOptions {
  readonly top: number;
  readonly dates: string | null;
  readonly boilerplatePhrases: string | null;
  readonly failOn: readonly string[];
  readonly stats: boolean;
  readonly progress: boolean | null;
  readonly noProgress: boolean;
}

/**
 * The options of a scan among checked values.
 * @param values checked against a table that has all or some options of a scan; missing ones take their defaults
 * @throws DedupeError where two of them contradict one another
 */
export function scanOptionsOf(values: Checked): ScanOptions {
  const options = Object.freeze(Object.fromEntries(SCAN_OPTIONS.map((spec) => [spec.name, values[spec.name] ?? spec.default]))) as unknown as ScanOptions;
  const found = contradictions(options, 'flag');
  if (found.length > 0) throw errors.options(found);
  return options;
}

/**
 * How eagerly progress is shown.
 * @param options --quiet, --progress and --no-progress
 */
export function progressMode(options: Pick<RunOptions, 'quiet' | 'noProgress' | 'progress'>): 'never' | 'patient' | 'eager' {
  if (options.quiet || options.noProgress) return 'never';
  return options.progress === true ? 'eager' : 'patient';
}

/** The reporter for a format, bound to its options. */
async function loadReporter(options: RunOptions, output: Output): Promise<(report: Report) => Iterable<string | Uint8Array>> {
  switch (options.format) {
    case 'json': return (await import('../report/json.ts')).jsonReport;
    case 'ndjson': return (await import('../report/ndjson.ts')).ndjsonReport;
    case 'dot': return (await import('../report/graph.ts')).dotReport;
    case 'mermaid': return (await import('../report/graph.ts')).mermaidReport;
    default: {
      const { tableReport } = await import('../report/table.ts');
      const color = await palette(usesColor(options.color, output.isTerminal, process.env));
      const width = (output.isTerminal && process.stdout.columns) || DEFAULT_WIDTH;
      return (report) => tableReport(report, { top: options.top, width, color });
    }
  }
}

function hasKind(report: Report, kinds: readonly string[]): boolean {
  if (kinds.length === 0) return false;
  for (const cluster of report.clusterViews()) if (!cluster.boilerplate && kinds.includes(cluster.kind)) return true;
  return false;
}

/** The sources with the dates that the user gave. */
async function dated(sources: readonly Source[], file: string | null, sink: ComplaintSink): Promise<readonly Source[]> {
  if (file === null) return sources;
  const { datedSources, readDates } = await import('../read/date-list.ts');
  return datedSources(sources, readDates(file, sink.add), process.cwd(), file, sink.add);
}

async function runScan(paths: readonly string[], values: Checked): Promise<number> {
  const options = values as unknown as RunOptions;
  const scanOptions = scanOptionsOf(values);
  const output = await openOutput(options.output);
  const sink = complaintSink(options);
  const pipeline = import('../pipeline/scan.ts');
  const sources = await dated(await gatherSources('scan', paths, options, sink), options.dates, sink);
  const boilerplatePhrases = options.boilerplatePhrases === null ? undefined : (await import('../read/phrase-list.ts')).readPhraseList('--boilerplate-phrases', options.boilerplatePhrases, sink.add);
  const progress = startProgress(progressMode(options));
  let report: Report;
  let reporter: (report: Report) => Iterable<string | Uint8Array>;
  try {
    const { scan } = await pipeline;
    const scanning = scan(sources, scanOptions, { signal: sink.signal, onProgress: progress.onProgress, onComplaint: sink.add, boilerplatePhrases });
    // Loading takes tens of milliseconds, in which the workers are busy already.
    [report, reporter] = await Promise.all([scanning, loadReporter(options, output)]);
  } catch (error) {
    // A fatal complaint aborts the scan; the complaint is what the user has to hear.
    sink.settle(1);
    throw error;
  } finally {
    progress.stop();
  }
  sink.settle(report.summary.documents);
  await output.write(reporter(report));
  if (options.stats) {
    const { statsReport } = await import('../report/stats.ts');
    const ran = { totalMs: performance.now(), peakBytes: process.resourceUsage().maxRSS * 1024 };
    writeError([...statsReport(report.stats, ran)].join(''));
  }
  return hasKind(report, options.failOn) ? 1 : 0;
}

/**
 * The command.
 * @param finish takes its exit code
 */
export function scanCommand(finish: (code: number) => void): TableCommand {
  return tableCommand({
    name: 'scan',
    summary: 'find clusters of copied sentences in and across texts',
    paths: true,
    groups: [
      { title: 'What counts as a copy', options: FINDING_OPTIONS },
      { title: 'Input', options: [...PATH_OPTIONS, ...SCAN_INPUT] },
      { title: 'Output', options: SCAN_OUTPUT },
      { title: 'Running', options: RUNNING_OPTIONS },
    ],
    examples: [
      'dedupe scan articles/',
      'dedupe scan articles/ --format ndjson -o copies.ndjson',
      'dedupe scan drafts/*.md archive/ --fail-on exact,near',
      'find . -name "*.txt" -print0 | dedupe scan --files-from -',
    ],
  }, runScan, finish);
}
