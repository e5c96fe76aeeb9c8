/** Sketch → join → verify for sentences: shingle counts, sets, near pairs, contained pairs. */
import type { Engine } from '../engine/engine.ts';
import { indexProbes } from '../join/contain.ts';
import { numberSketches, seedColumns } from '../join/lsh.ts';
import { ITEMS_PER_JOB, layOut, partitionsFor } from '../join/partitions.ts';
import { planJoin, type Plan } from '../join/plan.ts';
import { allocate, u32 } from '../kernel/memory.ts';
import type { Containments, Counters, Pairs, Repeats, Runs, Sets } from '../model/columns.ts';
import type { ScanOptions } from '../model/options.ts';
import { clearCounters, counterBits, MERGE_SLOTS } from '../sketch/counters.ts';
import { listSets } from '../sketch/sets.ts';
import type { Corpus } from './ingest.ts';

/** What the sketches leave for the joins: frequencies, repeated shingles, sets, and the run keys inside sentences by job. */
export interface Sketches { readonly counters: Counters; readonly repeats: Repeats; readonly sets: Sets; readonly runs: readonly Runs[] }

/** Shingle counts of the whole scan, then sets and run keys. `runLength` 0: no runs are wanted. */
export async function sketch(engine: Engine, corpus: Corpus, options: ScanOptions, runLength: number): Promise<Sketches> {
  const { rows, pieces } = corpus;
  const { memory } = engine.bench;
  const jobs = pieces.bounds.length - 1;
  const bits = counterBits(corpus.words);
  const counters: Counters = { bits, tables: Array.from({ length: engine.threads }, () => engine.bench.take(2 ** bits)) };
  clearCounters(memory, counters);
  await engine.run('countShingles', jobs, { rows, pieces, counters, shingle: options.shingle, crossing: runLength > 0 });
  if (engine.threads > 1) await engine.run('mergeCounters', Math.ceil(2 ** bits / MERGE_SLOTS), counters);

  const setAt = allocate(memory, 4 * rows.count);
  const setSize = allocate(memory, 4 * rows.count);
  u32(memory, setSize, rows.count).fill(0);
  // Whoever has more unique shingles than both kinds spare can match nothing.
  const spare = Math.max(1 - options.threshold, 0.2);
  const repeats: Repeats = { address: engine.bench.take(corpus.words + 16) };
  const written = await engine.run('writeSets', jobs, { rows, pieces, counters, shingle: options.shingle, spare, runLength, setAt, setSize, repeats });
  const entries = written.reduce((sum, result) => sum + result.entries, 0);
  return { counters, repeats, sets: listSets(memory, rows, setAt, setSize, entries), runs: written.map((result) => result.runs) };
}

/** Verified near pairs by job, the plan that found them, and counts of candidates, join keys, over-full buckets and their pairs beyond `maxPairs`. */
export interface NearPairs {
  readonly plan: Plan;
  readonly pairs: readonly Pairs[];
  readonly candidates: number;
  readonly records: number;
  readonly largeBuckets: number;
  readonly uncompared: number;
}

/** Sketches that one job makes. */
const SKETCHES_PER_JOB = 4096;

/** Verified near pairs by the join that the plan names. */
export async function findNear(engine: Engine, corpus: Corpus, sets: Sets, options: ScanOptions): Promise<NearPairs> {
  const { memory } = engine.bench;
  const plan = planJoin(memory, sets, corpus.words, options);
  const mostPairs = options.maxPairs;
  const results = await (plan.name === 'exact' ? exact() : lsh());
  return {
    plan,
    pairs: results.map((result) => result.pairs),
    candidates: results.reduce((sum, result) => sum + result.counts.candidates, 0),
    records: results.reduce((sum, result) => sum + result.records, 0),
    largeBuckets: results.reduce((sum, result) => sum + result.counts.largeBuckets, 0),
    uncompared: results.reduce((sum, result) => sum + result.counts.uncompared, 0),
  };

  async function exact() {
    const { threshold } = options;
    // About a quarter of the entries are prefixes; what the number of partitions is does not show in what is found.
    const parts = partitionsFor(sets.entries / 4);
    const jobs = Math.ceil(sets.count / ITEMS_PER_JOB);
    const counts = await engine.run('prefixRecords', jobs, { sets, threshold, parts, into: null });
    const partitions = layOut(engine.bench, counts, parts);
    await engine.run('prefixRecords', jobs, { sets, threshold, parts, into: partitions });
    const joined = await engine.run('exactJoin', parts, { sets, threshold, mostPairs, partitions });
    engine.bench.give(partitions.records);
    return joined;
  }
  async function lsh() {
    const { bands, perBand } = plan;
    const permutations = Math.ceil(bands * perBand / 16) * 16;
    const seeds = allocate(memory, 8 * permutations);
    seedColumns(engine.bench, options.seed, permutations, seeds);
    const keys = engine.bench.take(4 * bands * sets.count);
    const step = SKETCHES_PER_JOB;
    await engine.run('bandKeys', Math.ceil(sets.count / step), { sets, bands, perBand, seeds, permutations, keys, step });
    const sketchOf = allocate(memory, 4 * corpus.rows.count);
    numberSketches(memory, sets, corpus.rows.count, sketchOf);
    const joined = await engine.run('lshJoin', bands, { sets, threshold: options.threshold, mostPairs, bands, keys, sketchOf });
    engine.bench.give(keys);
    return joined;
  }
}

/** Verified containments by job, the number of candidates, and how many shingles were too frequent to be looked up. */
export interface ContainedPairs { readonly found: readonly Containments[]; readonly candidates: number; readonly cappedShingles: number }

/** Verified containments below the threshold of near. */
export async function findContainments(engine: Engine, corpus: Corpus, sets: Sets, repeats: Repeats, options: ScanOptions): Promise<ContainedPairs> {
  const { rows, pieces } = corpus;
  const probes = indexProbes(engine.bench, sets);
  const size = u32(engine.bench.memory, rows.size, rows.count);
  let longest = 0;
  for (let row = 0; row < rows.count; row++) if (size[row]! > longest) longest = size[row]!;
  const jobs = probes.count === 0 ? 0 : pieces.bounds.length - 1;
  const results = await engine.run('findContained', jobs, { rows, pieces, sets, repeats, probes, shingle: options.shingle, near: options.threshold, longest, lists: 0, targets: rows.count, seen: 'seenRows' });
  engine.bench.give(probes.records);
  engine.bench.give(probes.index);
  return { found: results.map((result) => result.found), candidates: results.reduce((sum, result) => sum + result.candidates, 0), cappedShingles: probes.capped };
}
