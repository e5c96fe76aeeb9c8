/** Runs the shipped command beside `wc -w` of the same files and reads what it did from --stats. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
export const DEDUPE = fileURLToPath(new URL('../bin/dedupe.js', import.meta.url));

/** Wall time in seconds; anything but exit status 0 is an error. */
function timed(command, args, input) {
  const started = performance.now();
  const ran = spawnSync(command, args, { input, maxBuffer: 1 << 28, env: { ...process.env, LC_ALL: 'C.UTF-8' } });
  const seconds = (performance.now() - started) / 1000;
  if (ran.status !== 0) throw new Error(`${command} ${args.join(' ')}: exit ${ran.status}: ${ran.stderr}`);
  return { seconds, stdout: ran.stdout, stderr: ran.stderr.toString() };
}

/** A count or size behind a label of --stats; NaN where the label is missing. */
export function stat(stats, label) {
  const match = new RegExp(`^${label}\\s+([\\d.,]+)(?: (GB|MB|kB|s|ms))?`, 'm').exec(stats);
  return match === null ? NaN : Number(match[1].replaceAll(',', ''));
}

/** Writes a list of files for --files-from and --files0-from. */
export function writeList(path, files) {
  writeFileSync(path, files.map((file) => `${file}\0`).join(''));
  return path;
}

/**
 * Scans the files of a list, in turn with `wc -w`.
 * @returns least seconds of both and the --stats of the last run
 */
export function scanBesideWc(list, { rounds, options = [] }) {
  let [wc, ours, stats] = [Infinity, Infinity, ''];
  for (let round = 0; round < rounds; round++) {
    wc = Math.min(wc, timed('wc', ['-w', `--files0-from=${list}`]).seconds);
    const ran = timed(process.execPath, [DEDUPE, 'scan', '--files-from', list, '-o', '/dev/null', '--stats', ...options]);
    ours = Math.min(ours, ran.seconds);
    stats = ran.stderr;
  }
  return { wc, ours, stats };
}

/** Runs a script of this folder in a process of its own and reads the JSON it prints. */
export function measure(script, ...args) {
  return JSON.parse(timed(process.execPath, [fileURLToPath(new URL(script, import.meta.url)), ...args]).stdout.toString());
}

/** Rows of cells → aligned lines; all but the first column to the right. */
export function table(title, head, rows) {
  const cells = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  const lines = cells.map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join('  ').trimEnd());
  return `\n${title}\n${lines.join('\n')}\n`;
}

const GROUPED = new Intl.NumberFormat('en-US');

export const grouped = (number) => (Number.isNaN(number) ? '–' : GROUPED.format(number));
