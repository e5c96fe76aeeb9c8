/** What ran and how long, for people: the one output that differs between two runs of the same scan. */
import type { Stats } from '../model/stats.ts';
import { grouped } from './figure.ts';

/** What only the process that ran the scan can tell. */
export interface ProcessStats {
  /** wall time of the whole command, start-up included */
  readonly totalMs: number;
  /** most memory that was resident */
  readonly peakBytes: number;
}

/** `cappedBuckets` → `capped buckets` */
const words = (name: string) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const time = (ms: number) => (ms >= 1000 ? `${(ms / 1000).toFixed(2)} s` : `${ms.toFixed(1)} ms`);

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(bytes < 1e8 ? 1 : 0);

/**
 * An aligned list: kernel, threads, join and why it was chosen, counts, then the time of each stage and of all.
 * @param ran where given, its time is the one that the speed is reckoned from, else the sum of the stages
 * @returns lines with their ends
 */
export function* statsReport(stats: Stats, ran?: ProcessStats): Iterable<string> {
  const { join, textBytes } = stats;
  const plan = join.name === 'lsh' ? `, ${join.bands} bands of ${join.rows} rows` : '';
  const totalMs = ran?.totalMs ?? Object.values(stats.timesMs).reduce((sum, ms) => sum + ms, 0);
  const facts: [string, string][] = [
    ['kernel', stats.kernel],
    ['threads', String(stats.threads)],
    ['join', `${join.name}${plan} (${join.reason})`],
  ];
  const counts: [string, string][] = [
    ['text', `${megabytes(textBytes)} MB`],
    ...Object.entries(stats.counts).map(([name, count]): [string, string] => [words(name), grouped(count)]),
  ];
  const times: [string, string][] = [
    ...Object.entries(stats.timesMs).map(([stage, ms]): [string, string] => [words(stage), time(ms)]),
    ['in all', time(totalMs)],
    ['speed', totalMs > 0 ? `${(textBytes / 1e3 / totalMs).toFixed(1)} MB/s` : '-'],
  ];
  const memory: [string, string][] = ran === undefined ? [] : [['peak memory', `${megabytes(ran.peakBytes)} MB`]];
  const nameWidth = Math.max(...[...facts, ...counts, ...times, ...memory].map(([name]) => name.length));
  // Figures stand under one another by their last digit; words do not.
  const numberWidth = Math.max(...[...counts, ...times, ...memory].map(([, value]) => digits(value)));
  for (const [name, value] of facts) yield `${name.padEnd(nameWidth)}  ${value}\n`;
  for (const [name, value] of [...counts, ...times, ...memory]) {
    yield `${name.padEnd(nameWidth)}  ${' '.repeat(numberWidth - digits(value))}${value}\n`;
  }
}

/** Length of a value without its unit. */
const digits = (value: string) => value.split(' ')[0]!.length;
