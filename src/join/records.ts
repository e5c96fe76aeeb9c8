/** Sorted records → verified pairs, with as much room for pairs as they need. */
import { copyBytes, u32 } from '../kernel/memory.ts';
import type { Workbench } from '../kernel/workbench.ts';
import type { Pairs, Sets } from '../model/columns.ts';

/** Work that a join did: pairs that were compared, and buckets that were too large for all pairs. */
export interface JoinCounts {
  readonly candidates: number;
  /** buckets so large that their rows were compared with representatives first */
  readonly largeBuckets: number;
  /** pairs of such buckets beyond the number that is compared */
  readonly uncompared: number;
}

/**
 * `count` records of 16 bytes at address `records`, sorted by key, and what is needed to verify the pairs that they propose;
 * `band` is the band they belong to.
 */
export interface SortedRecords {
  readonly records: number;
  readonly count: number;
  readonly sets: Sets;
  readonly threshold: number;
  /** u32 [sketch][band], 0 for the exact join */
  readonly bandKeys: number;
  readonly bands: number;
  readonly band: number;
  /** u32 per row: its sketch */
  readonly sketchOf: number;
  /** pairs of over-full buckets that are compared beside those with representatives, or sixteen a row where that is more */
  readonly mostPairs: number;
}

/** Bytes of a pair. */
export const PAIR = 12;
const FIRST_CAPACITY = 1 << 16;

/** Joins buckets of sorted records and returns the pairs in one column. */
export function joinRecords(bench: Workbench, from: SortedRecords): { pairs: Pairs; counts: JoinCounts } {
  const { kernel, memory } = bench;
  const cursor = bench.scratch('joinCursor', 40);
  const state = u32(memory, cursor, 10).fill(0);
  state[8] = from.mostPairs;
  const scratch = bench.scratch('stars', 8 * from.count + 1024);
  const parts: { address: number; count: number }[] = [];
  let capacity = FIRST_CAPACITY;
  let done = 0;
  while (done < from.count) {
    const room = bench.reserve(capacity * PAIR);
    done = kernel.joinBuckets(from.records, done, from.count, from.sets.at, from.sets.size, from.threshold,
      from.bandKeys, from.bands, from.band, from.sketchOf, room, capacity, scratch, cursor);
    if (state[0]! > 0) {
      bench.commit(room + state[0]! * PAIR);
      parts.push({ address: room, count: state[0]! });
    }
    capacity = Math.max(capacity, 2 * capacity, state[1]!);
  }
  const counts = { candidates: state[4]! + state[5]! * 2 ** 32, largeBuckets: state[2]!, uncompared: state[6]! + state[7]! * 2 ** 32 };
  return { pairs: joined(bench, parts), counts };
}

/** One column out of several; most often there is only one. */
function joined(bench: Workbench, parts: readonly { address: number; count: number }[]): Pairs {
  if (parts.length === 1) return parts[0]!;
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const address = bench.reserve(count * PAIR);
  bench.commit(address + count * PAIR);
  let at = address;
  for (const part of parts) {
    copyBytes(bench.memory, at, part.address, part.count * PAIR);
    at += part.count * PAIR;
  }
  return { address, count };
}
