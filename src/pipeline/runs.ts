/** Verbatim runs that two documents share, wherever sentences begin or end. */
import { joinRuns, runColumns } from '../cluster/runs.ts';
import { stretchesOf, type RunColumns, type Stretches } from '../cluster/stretches.ts';
import type { Engine } from '../engine/engine.ts';
import { countRuns, runPartitions } from '../join/runs.ts';
import { allocate, u32 } from '../kernel/memory.ts';
import type { Counters, Runs } from '../model/columns.ts';
import type { ScanOptions } from '../model/options.ts';
import { settleBoundaries } from '../sketch/boundaries.ts';
import { clearCounters, counterBits } from '../sketch/counters.ts';
import { collapseKeys } from '../sketch/repeats.ts';
import type { Corpus } from './ingest.ts';

export interface SharedRuns {
  readonly stretches: Stretches;
  readonly columns: RunColumns;
  /** runs with a smaller number lie inside a sentence */
  readonly inner: number;
  /** first row with the same boundary, and how often each first boundary occurs */
  readonly boundaryFirst: Uint32Array;
  readonly boundaryCount: Uint32Array;
  readonly runs: number;
}

/** Stretches of at least minRun words that occur more than once. `inside` are the run keys within sentences. */
export async function findRuns(engine: Engine, corpus: Corpus, counters: Counters, inside: readonly Runs[], occurrences: Uint32Array, options: ScanOptions): Promise<SharedRuns> {
  const { rows, pieces } = corpus;
  const { memory } = engine.bench;
  const jobs = pieces.bounds.length - 1;
  const keys = allocate(memory, 8 * rows.count);
  const first = allocate(memory, 4 * rows.count);
  const boundary = { rows, pieces, counters, shingle: options.shingle, runLength: options.minRun, keys, first };
  await engine.run('boundaryKeys', jobs, boundary);
  collapseKeys(engine.bench, keys, rows.count, rows.count, first);
  const boundaryCount = settleBoundaries(memory, rows, keys, first, options.minRun);
  const across = await engine.run('boundaryRuns', jobs, boundary);

  const inner = inside.reduce((sum, part) => sum + part.count, 0);
  const parts = [...inside, ...across];
  const runs = joinRuns(memory, parts, allocate(memory, 16 * (parts.reduce((sum, part) => sum + part.count, 0) + 1)));
  const bits = counterBits(2 * runs.count);
  const runCounters: Counters = { bits, tables: [allocate(memory, 2 ** bits)] };
  clearCounters(memory, runCounters);
  countRuns(engine.bench, runs, runCounters);
  const partitions = runPartitions(runs.count);
  const sorted = await engine.run('sortRuns', partitions, { runs, counters: runCounters, partitions });
  const columns = runColumns(memory, rows, runs, inner, options.minRun, occurrences, boundaryCount);
  return {
    stretches: stretchesOf(memory, sorted, columns, options.minRun), columns, inner, boundaryFirst: u32(memory, first, rows.count), boundaryCount, runs: runs.count,
  };
}
