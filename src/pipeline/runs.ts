/** Verbatim runs that two documents share, wherever sentences begin or end. */
import { joinRuns, runColumns } from '../cluster/runs.ts';
import { stretchesOf, type RunColumns, type SortedRuns, type Stretches } from '../cluster/stretches.ts';
import type { Engine } from '../engine/engine.ts';
import { ITEMS_PER_JOB, layOut, partitionsFor } from '../join/partitions.ts';
import { allocate, u32 } from '../kernel/memory.ts';
import type { Counters, Repeats, Runs } from '../model/columns.ts';
import type { ScanOptions } from '../model/options.ts';
import { settleBoundaries } from '../sketch/boundaries.ts';
import { clearCounters, MERGE_SLOTS } from '../sketch/counters.ts';
import { collapseKeys } from '../sketch/repeats.ts';
import type { Corpus } from './ingest.ts';

/** Shared stretches and the columns of the runs they are made of; `runs` is the number of run keys that were compared. */
export interface SharedRuns {
  readonly stretches: Stretches;
  readonly columns: RunColumns;
  /** first row with the same boundary, and how often each first boundary occurs */
  readonly boundaryFirst: Uint32Array;
  readonly boundaryCount: Uint32Array;
  readonly runs: number;
}

/** Stretches of at least minRun words that occur more than once. `inside` are the run keys within sentences. The counters are used up. */
export async function findRuns(engine: Engine, corpus: Corpus, counters: Counters, repeats: Repeats, inside: readonly Runs[], occurrences: Uint32Array, options: ScanOptions): Promise<SharedRuns> {
  const { rows, pieces } = corpus;
  const { memory } = engine.bench;
  const jobs = pieces.bounds.length - 1;
  const keys = engine.bench.take(8 * rows.count);
  const first = allocate(memory, 4 * rows.count);
  const boundary = { rows, pieces, repeats, shingle: options.shingle, runLength: options.minRun, keys, first };
  await engine.run('boundaryKeys', jobs, boundary);
  collapseKeys(engine.bench, keys, rows.count, rows.count, first);
  const boundaryCount = settleBoundaries(memory, rows, keys, first, options.minRun);
  const across = await engine.run('boundaryRuns', jobs, boundary);
  engine.bench.give(keys);

  const all = [...inside, ...across];
  const kept = await dropSingles(engine, all, counters);
  const inner = kept.slice(0, inside.length).reduce((sum, part) => sum + part.count, 0);
  for (const table of counters.tables) engine.bench.give(table);
  const runs = joinRuns(memory, kept, allocate(memory, 16 * (kept.reduce((sum, part) => sum + part.count, 0) + 1)));
  const sorted = await sortByKey(engine, runs);
  const columns = runColumns(memory, rows, runs, inner, options.minRun, occurrences, boundaryCount, u32(memory, first, rows.count));
  const stretches = stretchesOf(memory, sorted.partitions, columns, options.minRun);
  engine.bench.give(sorted.records);
  return {
    stretches, columns, boundaryFirst: u32(memory, first, rows.count), boundaryCount,
    runs: all.reduce((sum, part) => sum + part.count, 0),
  };
}

/** Most runs stand alone; one look at a table of counts tells. */
async function dropSingles(engine: Engine, parts: readonly Runs[], counters: Counters): Promise<Runs[]> {
  clearCounters(engine.bench.memory, counters);
  await engine.run('countRuns', parts.length, { parts, counters });
  if (engine.threads > 1) await engine.run('mergeCounters', Math.ceil(2 ** counters.bits / MERGE_SLOTS), counters);
  return engine.run('keepRepeated', parts.length, { parts, counters });
}

/** Records of all runs, sorted by key within partitions. */
async function sortByKey(engine: Engine, runs: Runs): Promise<{ records: number; partitions: SortedRuns[] }> {
  const parts = partitionsFor(runs.count);
  const jobs = Math.ceil(runs.count / ITEMS_PER_JOB);
  const counts = await engine.run('keyRecords', jobs, { runs, parts, into: null });
  const partitions = layOut(engine.bench, counts, parts);
  await engine.run('keyRecords', jobs, { runs, parts, into: partitions });
  await engine.run('sortRuns', parts, partitions);
  return { records: partitions.records, partitions: Array.from({ length: parts }, (_, part) => ({
    address: partitions.records + 16 * partitions.begin[part]!, count: partitions.begin[part + 1]! - partitions.begin[part]!,
  })) };
}
