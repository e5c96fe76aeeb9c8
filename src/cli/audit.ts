/** `dedupe audit`: measured recall of the fast path against the exact join, on the user's own data. */
import type { AuditResult } from '../model/audit.ts';
import { tableCommand, type Checked, type TableCommand } from './command.ts';
import { complaintSink, gatherSources } from './inputs.ts';
import { AUDIT_OUTPUT, FINDING_OPTIONS, PATH_OPTIONS, RUNNING_OPTIONS } from './options.ts';
import { openOutput } from './output.ts';
import { startProgress } from './progress.ts';
import { progressMode, scanOptionsOf, type RunOptions } from './scan.ts';
import { intervalOf, percent } from './interval.ts';

const UNUSED = new Set(['pairs', 'maxPairs', 'maxSpread', 'minRun', 'passages']);

/** A class or all of them: pairs, found, recall and its interval. */
function figures(pairs: number, found: number): { recall: number | null; low: number; high: number } {
  const { low, high } = intervalOf(found, pairs);
  return { recall: pairs === 0 ? null : found / pairs, low, high };
}

function asJson(result: AuditResult): string {
  const classes = result.classes.map((row) => ({ ...row, ...figures(row.pairs, row.found) }));
  return `${JSON.stringify({ schemaVersion: 1, ...result, classes }, null, 2)}\n`;
}

function row(name: string, pairs: number, found: number): string[] {
  const { recall, low, high } = figures(pairs, found);
  return [name, String(pairs), String(found), recall === null ? '-' : percent(recall), pairs === 0 ? '-' : `${percent(low)} – ${percent(high)}`];
}

function asTable(result: AuditResult): string {
  const rows = [['resemblance', 'pairs', 'found', 'recall', '95 % interval']];
  for (const { from, to, pairs, found } of result.classes) rows.push(row(`${from} – ${to}`, pairs, found));
  const sum = (key: 'pairs' | 'found'): number => result.classes.reduce((total, one) => total + one[key], 0);
  rows.push(row('all', sum('pairs'), sum('found')));
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((cells) => cells[column]!.length)));
  const lines = rows.map((cells) => cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  '));
  const plan = result.joinName === 'lsh' ? `MinHash/LSH, ${result.bands} bands of ${result.rows} rows` : 'the exact join itself';
  const part = result.sampled ? `${percent(result.sampleShare)} of the sentences looked up among all` : 'all sentences';
  return `${lines.join('\n')}\n\nAudited: ${plan}, asked for a recall of ${result.askedRecall}; ${result.documents} documents, ${result.sentences} distinct sentences, ${part}.\n`;
}

async function runAudit(paths: readonly string[], values: Checked): Promise<number> {
  const options = values as unknown as RunOptions & { readonly sample: number };
  const scanOptions = scanOptionsOf(values);
  const output = await openOutput(options.output);
  const sink = complaintSink(options);
  const pipeline = import('../pipeline/audit.ts');
  const sources = await gatherSources('audit', paths, options, sink);
  const progress = startProgress(progressMode(options));
  let result: AuditResult;
  try {
    const { audit } = await pipeline;
    result = await audit(sources, { ...scanOptions, sample: options.sample }, { signal: sink.signal, onProgress: progress.onProgress, onComplaint: sink.add });
  } catch (error) {
    sink.settle(1);
    throw error;
  } finally {
    progress.stop();
  }
  sink.settle(result.documents);
  await output.write([options.format === 'json' ? asJson(result) : asTable(result)]);
  return 0;
}

/**
 * The command.
 * @param finish takes its exit code
 */
export function auditCommand(finish: (code: number) => void): TableCommand {
  return tableCommand({
    name: 'audit',
    summary: 'measure which share of the near pairs in your texts a scan finds',
    paths: true,
    groups: [
      { title: 'What is measured', options: [...FINDING_OPTIONS.filter(({ name }) => !UNUSED.has(name)), AUDIT_OUTPUT[0]!] },
      { title: 'Input', options: PATH_OPTIONS },
      { title: 'Output', options: AUDIT_OUTPUT.slice(1) },
      { title: 'Running', options: RUNNING_OPTIONS },
    ],
    examples: ['dedupe audit articles/', 'dedupe audit archive/ --sample 0.1 --recall 0.99'],
  }, runAudit, finish);
}
