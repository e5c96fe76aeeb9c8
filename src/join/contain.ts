/** Contained copies: rarest shingles of the shorter side, looked up among all shingles of the longer. */
import { copyBytes, u32, u8 } from '../kernel/memory.ts';
import type { Workbench } from '../kernel/workbench.ts';
import type { Containments, Pieces, Repeats, Rows, Sets } from '../model/columns.ts';

/** Share of the shorter side's shingles that must stand in the longer: kind `contained`. */
export const CONTAINED = 0.8;
/** Shingles with this approximate frequency or more are not looked up: the counters saturate there (PERFORMANCE.md, "The cap"). */
export const SHINGLE_CAP = 255;

/**
 * The probes of all sets (their rarest shingles), sorted by shingle: `count` records of 16 bytes at `records`, a hash table of
 * 2^`bits` u32 at `index` and as many bytes of filter at `filter`.
 */
export interface ProbeIndex {
  /** sorted records */
  readonly records: number;
  readonly count: number;
  readonly index: number;
  readonly bits: number;
  readonly filter: number;
  /** probes left out for their frequency */
  readonly capped: number;
}

/** Indexes the probes of all sets. */
export function indexProbes(bench: Workbench, sets: Sets): ProbeIndex {
  const { kernel, memory } = bench;
  const capped = bench.scratch('cursor', 32);
  const count = kernel.probeRecords(sets.rows, sets.count, sets.at, sets.size, CONTAINED, BigInt(SHINGLE_CAP), 0, capped);
  const records = bench.take(16 * count + 16);
  const sorted = bench.take(16 * count + 16);
  kernel.probeRecords(sets.rows, sets.count, sets.at, sets.size, CONTAINED, BigInt(SHINGLE_CAP), records, capped);
  kernel.radixSort(records, sorted, count, bench.scratch('digits', 3 * 2048 * 4));
  const bits = Math.max(4, Math.ceil(Math.log2(2 * count + 1)));
  bench.give(records);
  const index = bench.take(5 * 2 ** bits);
  u8(memory, index, 5 * 2 ** bits).fill(0);
  const filter = index + 4 * 2 ** bits;
  kernel.indexProbes(sorted, count, index, bits, filter);
  return { records: sorted, count, index, bits, filter, capped: u32(memory, capped, 1)[0]! };
}

/** Bits of `lists`: contained and containing rows are numbered apart; the containing ones may lie in copies of sentences, where nothing was counted. */
export const LISTS = Object.freeze({ apart: 1, inCopies: 2 });

/** What a job of {@link findContained} needs; `shingle` in words, 1…10. */
export interface ContainArgs {
  readonly rows: Rows;
  readonly pieces: Pieces;
  readonly sets: Sets;
  readonly repeats: Repeats;
  readonly probes: ProbeIndex;
  readonly shingle: number;
  /** resemblance from which a pair is left to the near join; above 1 to take those pairs too */
  readonly near: number;
  /** words of the longest row */
  readonly longest: number;
  /** how rows and contained rows are numbered, see {@link LISTS} */
  readonly lists: number;
  /** rows that may be contained, by number; the name of this thread's scratch for them */
  readonly targets: number;
  readonly seen: string;
}

/** Verified containments of one job, and how many candidates were compared for them. */
export interface ContainResult { readonly found: Containments; readonly candidates: number }

/** Bytes of a containment. */
export const CONTAINMENT = 16;

/** Job: everything that rows of its pieces contain. */
export function findContained(bench: Workbench, args: ContainArgs, job: number): ContainResult {
  const { kernel, memory } = bench;
  const { rows, pieces, sets, probes } = args;
  const to = pieces.row[pieces.bounds[job + 1]!]!;
  let from = pieces.row[pieces.bounds[job]!]!;
  const fresh = !bench.kept.has(args.seen);
  const seen = bench.scratch(args.seen, 4 * args.targets);
  if (fresh) u8(memory, seen, 4 * args.targets).fill(0);
  bench.kept.set(args.seen, true);
  const hashes = bench.scratch('hashes', 4096 + 16 + (1 << 21) + 16 * 2 ** Math.ceil(Math.log2(args.longest + 2)));
  const cursor = bench.scratch('cursor', 32);
  const state = u32(memory, cursor, 4).fill(0);
  let capacity = 4096;
  let address = bench.reserve(capacity * CONTAINMENT);
  for (;;) {
    from = kernel.findContained(rows.at, rows.size, rows.mark, from, to, args.shingle, CONTAINED, args.near, args.lists, sets.at,
      rows.word, args.repeats.address, probes.records, probes.count, probes.index, probes.bits, probes.filter, seen, hashes, address, capacity, cursor);
    if (from >= to) break;
    // The row at hand did not fit: twice the room, what is there moves along, and the row is done again.
    capacity *= 2;
    const larger = bench.reserve(capacity * CONTAINMENT);
    if (larger !== address) copyBytes(memory, larger, address, state[0]! * CONTAINMENT);
    address = larger;
    state[1] = (state[1]! + 1) & 15;
  }
  bench.commit(address + state[0]! * CONTAINMENT);
  return { found: { address, count: state[0]! }, candidates: state[2]! + state[3]! * 2 ** 32 };
}
