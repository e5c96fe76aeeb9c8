/** The stages of a scan on a bench: each gives plain copies of everything that its operations write. */
import { layOut, openBench, type Bench, type Documents, type Rows } from './kernel-bench.ts';

/** Approximate frequencies of all shingles. */
export function countShingles(bench: Bench, rows: Rows, k: number, bits: number, crossing = 1): number {
  const table = bench.room(2 ** bits);
  for (const { from, to, wordsEnd } of rows.pieces) bench.kernel.countShingles(rows.at, rows.size, rows.mark, from, to, k, crossing, wordsEnd, table, bits);
  return table;
}

export interface Runs { readonly count: number; readonly keys: bigint[]; readonly rows: number[]; readonly offsets: number[] }

function runsAt(bench: Bench, count: number, keys: number, rows: number, offsets: number): Runs {
  return { count, keys: [...bench.u64(keys, count)], rows: [...bench.u32(rows, count)], offsets: [...bench.u32(offsets, count)] };
}

export interface Sets {
  readonly setAt: number;
  readonly setSize: number;
  /** address and number of the rows that have a set */
  readonly rows: number;
  readonly count: number;
  readonly rowsWithSets: number[];
  readonly at: Uint32Array;
  readonly sizes: Uint32Array;
  /** entries of a row */
  readonly entries: (row: number) => bigint[];
  /** all sets, one after the other */
  readonly all: BigUint64Array;
  readonly runs: Runs;
  /** first row not done, call by call */
  readonly stops: number[];
}

/** Sets, runs and repeats of all rows; `room` bytes for the sets at a time. */
export function writeSets(bench: Bench, rows: Rows, k: number, table: number, bits: number, spare: number, runLength: number, room = 0): Sets {
  const words = rows.sentences.flat().length;
  const setAt = bench.room(4 * rows.count);
  const setSize = bench.room(4 * rows.count);
  const area = bench.room(8 * words + 8 * rows.count);
  const runKeys = bench.room(8 * words + 8);
  const runRows = bench.room(4 * words + 4);
  const runOffsets = bench.room(4 * words + 4);
  const cursor = bench.column([area, 0]);
  const stops: number[] = [];
  let end = room ? area + room : area + 8 * words;
  for (let from = 0; from < rows.count || stops.length === 0;) {
    from = bench.kernel.writeSets(rows.at, rows.size, rows.mark, from, rows.count, k, table, bits, spare, setAt, setSize, end, runLength,
      runKeys, runRows, runOffsets, words, rows.word, rows.repeats, cursor);
    stops.push(from);
    end = Math.min(end + room, area + 8 * words);
  }
  for (const piece of rows.pieces) {
    bench.kernel.markRepeats(rows.at, rows.size, rows.mark, rows.word, piece.from, piece.to, piece.wordsEnd, k, table, bits, rows.repeats);
  }
  const [free, runs] = bench.u32(cursor, 2);
  const at = bench.u32(setAt, rows.count);
  const sizes = bench.u32(setSize, rows.count);
  const rowsWithSets = [...sizes.keys()].filter((row) => sizes[row]! > 0);
  return {
    setAt, setSize, at, sizes, rowsWithSets, stops,
    rows: bench.column(rowsWithSets),
    count: rowsWithSets.length,
    entries: (row) => [...bench.u64(8 * at[row]!, sizes[row]!)],
    all: bench.u64(area, (free! - area) / 8),
    runs: runsAt(bench, runs!, runKeys, runRows, runOffsets),
  };
}

export interface Sketched { readonly bench: Bench; readonly rows: Rows; readonly table: number; readonly sets: Sets }

/** Documents on a new bench, up to their sets. */
export function sketch(name: 'simd' | 'scalar', docs: Documents, k: number, minWords: number, bits: number, spare: number, runLength = 0): Sketched {
  const bench = openBench(name);
  const rows = layOut(bench, docs, minWords);
  const table = countShingles(bench, rows, k, bits);
  return { bench, rows, table, sets: writeSets(bench, rows, k, table, bits, spare, runLength) };
}

/** Keys of the boundaries, the first row of each kind and the runs of those. */
export function boundaries(bench: Bench, rows: Rows, k: number, runLength: number): { keys: bigint[]; first: number[]; runs: Runs } {
  const keys = bench.room(8 * rows.count);
  for (const { from, to, wordsEnd } of rows.pieces) bench.kernel.boundaryKeys(rows.at, rows.size, rows.word, rows.repeats, from, to, wordsEnd, k, runLength, keys);
  const { address: first } = collapse(bench, keys, rows.count);
  const room = rows.count * Math.max(1, runLength);
  const runKeys = bench.room(8 * room);
  const runRows = bench.room(4 * room);
  const runOffsets = bench.room(4 * room);
  let count = 0;
  for (const { from, to, wordsEnd } of rows.pieces) {
    count = bench.kernel.boundaryRuns(rows.at, rows.size, rows.word, rows.repeats, from, to, wordsEnd, k, runLength, keys, first, runKeys, runRows, runOffsets, count);
  }
  return { keys: [...bench.u64(keys, rows.count)], first: [...bench.u32(first, rows.count)], runs: runsAt(bench, count, runKeys, runRows, runOffsets) };
}

/** First rows of equal keys. */
export function collapse(bench: Bench, keys: number, count: number): { address: number; first: number[]; distinct: number } {
  const bits = Math.ceil(Math.log2(4 / 3 * Math.max(1, count))) + 1;
  const address = bench.room(4 * count);
  const distinct = bench.kernel.collapse(keys, count, bench.room(16 * 2 ** bits), bits, address);
  return { address, first: [...bench.u32(address, count)], distinct };
}

/** Sorts records and gives the address of the result. */
export function sort(bench: Bench, records: number, count: number): number {
  const spare = bench.room(16 * count);
  bench.kernel.radixSort(records, spare, count, bench.room(3 * 2048 * 4));
  return spare;
}

/** A pair as written. */
export interface Pair { readonly left: number; readonly right: number; readonly shared: number; readonly ofRepresentative: boolean }
export interface Joined { readonly pairs: Pair[]; readonly large: number; readonly candidates: bigint; readonly uncompared: bigint; readonly calls: number[][] }
interface Bands { readonly keys: number; readonly bands: number; readonly band: number; readonly sketchOf: number }

/** Joins sorted records with room for `capacity` pairs at first, more where a bucket needs it. */
export function joinRecords(bench: Bench, sets: Sets, records: number, count: number, threshold: number, capacity: number, mostPairs: number, bands?: Bands): Joined {
  const cursor = bench.column([0, 0, 0, 0, 0, 0, 0, 0, mostPairs, 0]);
  const scratch = bench.room(8 * count + 1024);
  const pairs: Pair[] = [];
  const calls: number[][] = [];
  for (let done = 0; done < count;) {
    const out = bench.room(12 * capacity);
    done = bench.kernel.joinBuckets(records, done, count, sets.setAt, sets.setSize, threshold, bands?.keys ?? 0, bands?.bands ?? 0, bands?.band ?? 0,
      bands?.sketchOf ?? 0, out, capacity, scratch, cursor);
    const [written, needed] = bench.u32(cursor, 2);
    calls.push([done, written!, needed!]);
    const found = bench.u32(out, 3 * written!);
    for (let i = 0; i < found.length; i += 3) {
      pairs.push({ left: found[i]!, right: found[i + 1]!, shared: found[i + 2]! & 0x7fffffff, ofRepresentative: found[i + 2]! > 0x7fffffff });
    }
    capacity = Math.max(capacity, needed!);
  }
  return { pairs, large: bench.u32(cursor, 3)[2]!, candidates: bench.u64(cursor, 3)[2]!, uncompared: bench.u64(cursor, 4)[3]!, calls };
}

/** Scatters records over partitions: `write` counts where its address is 0. Gives where each partition begins and ends. */
export function scatter(bench: Bench, parts: number, write: (cursors: number, records: number) => void): { records: number; bounds: number[] } {
  const counts = bench.room(4 * parts);
  write(counts, 0);
  const bounds = [0];
  for (const count of bench.u32(counts, parts)) bounds.push(bounds.at(-1)! + count);
  const records = bench.room(16 * bounds.at(-1)!);
  const cursors = bench.column(bounds.slice(0, parts));
  write(cursors, records);
  const ends = [...bench.u32(cursors, parts)];
  if (ends.some((end, part) => end !== bounds[part + 1])) throw new Error(`partitions end at ${ends}, not ${bounds}`);
  return { records, bounds };
}

/** All partitions of the exact join. */
export function exactJoin(bench: Bench, sets: Sets, threshold: number, parts = 1, capacity = 1 << 16, mostPairs = 1e9): Joined[] {
  const { records, bounds } = scatter(bench, parts, (cursors, out) => {
    for (const [from, to] of halves(sets.count)) bench.kernel.prefixRecords(sets.rows, from, to, sets.setAt, sets.setSize, threshold, parts, cursors, out);
  });
  return Array.from({ length: parts }, (_, part) => {
    const count = bounds[part + 1]! - bounds[part]!;
    return joinRecords(bench, sets, sort(bench, records + 16 * bounds[part]!, count), count, threshold, capacity, mostPairs);
  });
}

/** Two jobs that do the work of one. */
const halves = (count: number): [number, number][] => [[0, count >> 1], [count >> 1, count]];

/** All bands of the MinHash join. */
export function bandJoin(bench: Bench, sets: Sets, rows: Rows, threshold: number, bands: number, perBand: number, seed = 1, capacity = 1 << 16): { keys: Uint32Array; joined: Joined[] } {
  const permutations = Math.ceil(bands * perBand / 16) * 16;
  const interleaved = bench.room(8 * permutations);
  bench.kernel.minhashSeeds(seed, permutations, interleaved);
  const pairs = bench.u32(interleaved, 2 * permutations);
  const seeds = bench.column([...pairs.filter((_, i) => i % 2 === 0), ...pairs.filter((_, i) => i % 2 === 1)]);
  const keys = bench.room(4 * sets.count * bands);
  const minima = bench.room(4 * permutations);
  for (const [from, to] of halves(sets.count)) {
    bench.kernel.bandKeys(sets.rows, from, to, sets.setAt, sets.setSize, seeds, permutations, bands, perBand, minima, keys);
  }
  const numbers = new Uint32Array(rows.count);
  sets.rowsWithSets.forEach((row, i) => { numbers[row] = i; });
  const sketchOf = bench.column(numbers);
  const joined = Array.from({ length: bands }, (_, band) => {
    const records = bench.room(16 * sets.count);
    bench.kernel.bandRecords(sets.rows, sets.count, keys, bands, band, records);
    return joinRecords(bench, sets, sort(bench, records, sets.count), sets.count, threshold, capacity, 1e9, { keys, bands, band, sketchOf });
  });
  return { keys: bench.u32(keys, sets.count * bands), joined };
}

/** [contained row, containing row, shared, size of the containing set] */
export type Containment = readonly [number, number, number, number];
export interface Contained { readonly found: Containment[]; readonly capped: number; readonly candidates: bigint; readonly index: Uint32Array; readonly filter: Uint8Array; readonly stops: number[] }

/** Probes, their index and what rows contain; room for `capacity` pairs at a time. */
export function findContained(bench: Bench, sets: Sets, rows: Rows, k: number, share: number, near: number, capacity = 1 << 16, cap = 255n): Contained {
  const capped = bench.room(4);
  const count = bench.kernel.probeRecords(sets.rows, sets.count, sets.setAt, sets.setSize, share, cap, 0, capped);
  const records = bench.room(16 * count);
  bench.kernel.probeRecords(sets.rows, sets.count, sets.setAt, sets.setSize, share, cap, records, capped);
  const sorted = sort(bench, records, count);
  const bits = Math.ceil(Math.log2(2 * count + 1)) + 1;
  const index = bench.room(4 * 2 ** bits);
  const filter = bench.room(2 ** bits);
  bench.kernel.indexProbes(sorted, count, index, bits, filter);
  const longest = Math.max(1, ...rows.sentences.map(({ length }) => length));
  const hashes = bench.room(4096 + 16 + 2 ** 21 + 16 * 2 ** Math.ceil(Math.log2(longest + 2)));
  const seen = bench.room(4 * rows.count);
  const found: Containment[] = [];
  const stops: number[] = [];
  let candidates = 0n;
  let attempt = 0;
  for (let from = 0; from < rows.count;) {
    const state = bench.column([0, attempt, 0, 0]);
    const out = bench.room(16 * capacity);
    from = bench.kernel.findContained(rows.at, rows.size, rows.mark, from, rows.count, k, share, near, 0, sets.setAt, rows.word, rows.repeats, sorted, count, index, bits, filter,
      seen, hashes, out, capacity, state);
    stops.push(from);
    const written = bench.u32(state, 1)[0]!;
    candidates += bench.u64(state, 2)[1]!;
    const pairs = bench.u32(out, 4 * written);
    for (let i = 0; i < pairs.length; i += 4) found.push([...pairs.subarray(i, i + 4)] as unknown as Containment);
    capacity *= 2;
    attempt = (attempt + 1) & 15;
  }
  return { found, capped: bench.u32(capped, 1)[0]!, candidates, index: bench.u32(index, 2 ** bits), filter: bench.u8(filter, 2 ** bits), stops };
}
