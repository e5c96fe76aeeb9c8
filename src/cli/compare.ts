/** `dedupe compare`: the passages that texts share. */
import { COMPARE_OPTIONS, type CompareOptions } from '../model/compare-options.ts';
import type { Comparison } from '../model/comparison.ts';
import type { Source } from '../model/document.ts';
import { errors } from '../model/errors.ts';
import type { PairList } from '../pipeline/pair-sources.ts';
import { palette, usesColor } from './colors.ts';
import { tableCommand, type Checked, type TableCommand } from './command.ts';
import { complaintSink, gatherSources, type ComplaintSink } from './inputs.ts';
import { COMPARE_INPUT, COMPARE_OUTPUT, RUNNING_OPTIONS } from './options.ts';
import { openOutput, writeFiles, type Output } from './output.ts';
import { startProgress } from './progress.ts';
import { DEFAULT_WIDTH, progressMode, type RunOptions } from './scan.ts';

/** Options of the command beside those of a comparison. */
type Options = RunOptions & CompareOptions & { readonly pairs: string | null };

async function pairsOf(paths: readonly string[], options: Options, sink: ComplaintSink): Promise<PairList> {
  const { listedPairs, twoSides } = await import('../pipeline/pair-sources.ts');
  if (options.pairs !== null) {
    if (paths.length > 0) throw errors.options([`--pairs: takes the place of paths, and ${paths.length === 1 ? 'one is' : `${paths.length} are`} given`]);
    const { readPairs } = await import('../read/pair-list.ts');
    return listedPairs(readPairs(options.pairs, sink.add), process.cwd());
  }
  if (paths.length !== 2) throw errors.twoPaths(paths.length);
  if (paths[0] === '-' && paths[1] === '-') throw errors.options(['compare - -: standard input is one text; name a file or folder for the other']);
  const gather = (path: string): Promise<readonly Source[]> => gatherSources('compare', [path], options, sink);
  return twoSides(await gather(paths[0]!), await gather(paths[1]!));
}

/** The reporter for a format, bound to its options. */
async function loadReporter(options: Options, output: Output): Promise<(comparison: Comparison) => Iterable<string>> {
  switch (options.format) {
    case 'json': return (await import('../report/compare-json.ts')).compareJson;
    case 'ndjson': return (await import('../report/compare-json.ts')).compareNdjson;
    case 'html': return (await import('../report/compare-html.ts')).compareHtml;
    default: {
      const { compareTable } = await import('../report/compare-table.ts');
      const color = await palette(usesColor(options.color, output.isTerminal, process.env));
      const width = (output.isTerminal && process.stdout.columns) || DEFAULT_WIDTH;
      return (comparison) => compareTable(comparison, { top: options.top, width, color });
    }
  }
}

async function runCompare(paths: readonly string[], values: Checked): Promise<number> {
  const options = { filesFrom: null, ...values } as unknown as Options;
  const pan = options.format === 'pan';
  if (pan && options.output === null) throw errors.panFolder();
  const output = pan ? null : await openOutput(options.output);
  const sink = complaintSink(options);
  const list = await pairsOf(paths, options, sink);
  const progress = startProgress(progressMode(options));
  let comparison: Comparison;
  try {
    const { compare } = await import('../pipeline/compare.ts');
    comparison = await compare(list, options, { signal: sink.signal, onProgress: progress.onProgress, onComplaint: sink.add });
  } catch (error) {
    sink.settle(1);
    throw error;
  } finally {
    progress.stop();
  }
  sink.settle(comparison.summary.documents);
  if (output === null) await writeFiles(options.output!, (await import('../report/pan.ts')).panFiles(comparison));
  else await output.write((await loadReporter(options, output))(comparison));
  return 0;
}

/**
 * The command.
 * @param finish takes its exit code
 */
export function compareCommand(finish: (code: number) => void): TableCommand {
  return tableCommand({
    name: 'compare',
    summary: 'show the passages that two texts share, also reworded or condensed ones',
    paths: true,
    groups: [
      { title: 'What counts as a passage', options: COMPARE_OPTIONS.filter(({ findings }) => findings) },
      { title: 'Input', options: COMPARE_INPUT },
      { title: 'Output', options: COMPARE_OUTPUT },
      { title: 'Running', options: RUNNING_OPTIONS },
    ],
    examples: [
      'dedupe compare draft.md source.txt',
      'dedupe compare drafts/ sources/ --format html -o passages.html',
      'dedupe compare --pairs pairs.tsv --format pan -o detections',
    ],
  }, runCompare, finish);
}
