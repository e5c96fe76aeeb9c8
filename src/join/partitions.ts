/**
 * Records scattered over partitions by many jobs at once: each job first counts what it will write, then writes where nobody else does.
 *
 *   records | partition 0: job 0, job 1, … | partition 1: job 0, job 1, … | …
 */
import { allocate, u32 } from '../kernel/memory.ts';
import type { Workbench } from '../kernel/workbench.ts';

/** Records dealt out by bits of their keys, so that equal keys meet in one partition and each can be sorted alone. */
export interface Partitions {
  /** a power of two */
  readonly parts: number;
  /** 16 bytes a record: | key u64 | row u32 | - | */
  readonly records: number;
  /** first record of each partition, and the number of all */
  readonly begin: Uint32Array;
  /** u32 [job][part]: the next record a job writes in a partition */
  readonly cursors: number;
}

/** Records of one partition, so that they and their sorted copy fit a second-level cache of a megabyte or two. */
const RECORDS_PER_PART = 1 << 15;
const MOST_PARTS = 256;
/** Items (sets or runs) whose records one job scatters. */
export const ITEMS_PER_JOB = 1 << 16;

/** A number of partitions for about so many records: a power of two that depends on nothing else. */
export function partitionsFor(records: number): number {
  return Math.min(MOST_PARTS, 2 ** Math.max(0, Math.ceil(Math.log2(Math.max(1, records) / RECORDS_PER_PART))));
}

/** Writes the records of the items [from, to), or only moves the cursors where `records` is 0: a kernel operation with its columns bound. */
export type Scatter = (from: number, to: number, parts: number, cursors: number, records: number) => void;

/**
 * One job's share of `items`, counted (`into` null) or written. The first pass returns how many records fall into each partition,
 * the second, with the layout made of these, nothing.
 */
export function scatterItems(bench: Workbench, items: number, parts: number, into: Partitions | null, job: number, scatter: Scatter): Uint32Array {
  const from = job * ITEMS_PER_JOB;
  const cursors = into ? into.cursors + 4 * parts * job : bench.scratch('cursors', 4 * parts);
  const counts = u32(bench.memory, cursors, parts);
  if (!into) counts.fill(0);
  scatter(from, Math.min(items, from + ITEMS_PER_JOB), parts, cursors, into?.records ?? 0);
  return into ? new Uint32Array(0) : counts.slice();
}

/** Room for what the jobs counted: counts[job][part]. Give `records` back when they are done with. */
export function layOut(bench: Workbench, counts: readonly Uint32Array[], parts: number): Partitions {
  const begin = new Uint32Array(parts + 1);
  const cursors = allocate(bench.memory, 4 * parts * counts.length + 16);
  const places = u32(bench.memory, cursors, parts * counts.length);
  let at = 0;
  for (let part = 0; part < parts; part++) {
    begin[part] = at;
    for (let job = 0; job < counts.length; job++) {
      places[job * parts + part] = at;
      at += counts[job]![part]!;
    }
  }
  begin[parts] = at;
  return Object.freeze({ parts, records: bench.take(16 * at + 16), begin, cursors });
}
