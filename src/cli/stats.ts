/** `--stats`: what ran and how long, as an aligned list. */
import type { Stats } from '../model/report.ts';

function milliseconds(value: number): string {
  return value >= 1000 ? `${(value / 1000).toFixed(2)} s` : `${value.toFixed(1)} ms`;
}

/** `cappedBuckets` → `capped buckets` */
function words(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/**
 * The statistics of one run.
 * @param stats of a report
 * @param totalMs wall time of the whole command so far, start-up included
 * @param peakBytes most memory that was resident
 * @returns lines with their ends
 */
export function statsText(stats: Stats, totalMs: number, peakBytes: number): string {
  const { join } = stats;
  const plan = join.name === 'lsh' ? `, ${join.bands} bands of ${join.rows} rows` : '';
  const rows: [string, string][] = [
    ['kernel', stats.kernel],
    ['threads', String(stats.threads)],
    ['join', `${join.name}${plan} (${join.reason})`],
    ['text', `${(stats.textBytes / 1e6).toFixed(2)} MB`],
    ...Object.entries(stats.counts).map(([name, count]): [string, string] => [words(name), String(count)]),
    ...Object.entries(stats.timesMs).map(([stage, time]): [string, string] => [`time ${words(stage)}`, milliseconds(time)]),
    ['time in all', `${milliseconds(totalMs)}, ${(stats.textBytes / 1e3 / Math.max(totalMs, 1e-3)).toFixed(0)} MB/s`],
    ['peak memory', `${(peakBytes / 1e6).toFixed(0)} MB`],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value}\n`).join('');
}
