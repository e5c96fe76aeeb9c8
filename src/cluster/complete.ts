/**
 * Pairs that over-full buckets left out. Rows gathered around one representative were not compared with each other, for a common
 * star tells as much. So a few centres are first compared with all such rows, which makes the stars as wide as they can be; rows
 * that stars still part are compared pair by pair, so that no cap loses a pair.
 */
import { allocate, u32 } from '../kernel/memory.ts';
import type { Workbench } from '../kernel/workbench.ts';
import type { Pairs, Sets } from '../model/columns.ts';
import { growing, type Growing } from './growing.ts';
import { IN_STAR, type Neighbours } from './neighbours.ts';
import { NONE } from './stars.ts';

/** Rows with so many pairs of over-full buckets are representatives, not members. */
const REPRESENTATIVE = 64;
/** Centres that are compared with every row of over-full buckets: each costs a hundred nanoseconds a row. */
const MOST_CENTRES = 64;

/** Compares rows by their sets. */
interface Comparer {
  /** shingles in common, -1 where the rows are not near */
  common(a: number, b: number): number;
}

function comparer(bench: Workbench, sets: Sets, rows: number, threshold: number): Comparer {
  const { kernel, memory } = bench;
  const at = u32(memory, sets.at, rows);
  const size = u32(memory, sets.size, rows);
  return {
    common(a, b) {
      const [sizeA, sizeB] = [size[a]!, size[b]!];
      if (Math.min(sizeA, sizeB) < threshold * Math.max(sizeA, sizeB) - 1e-9) return -1;
      return kernel.overlap(8 * at[a]!, sizeA, 8 * at[b]!, sizeB, Math.ceil(threshold / (1 + threshold) * (sizeA + sizeB) - 1e-9));
    },
  };
}

function pushPair(found: Growing, a: number, b: number, common: number): void {
  found.push(Math.min(a, b));
  found.push(Math.max(a, b));
  found.push(common);
}

function asPairs(bench: Workbench, found: Growing): Pairs {
  const address = allocate(bench.memory, 4 * found.length + 16);
  u32(bench.memory, address, found.length).set(found.values());
  return { address, count: found.length / 3 };
}

function inStars({ begin, shared }: Neighbours, row: number): number {
  let count = 0;
  for (let i = begin[row]!; i < begin[row + 1]!; i++) if (shared[i]! & IN_STAR) count++;
  return count;
}

/** Pairs of the representatives with most rows and every row of over-full buckets that is near to none before them. */
export function widenStars(bench: Workbench, sets: Sets, neighbours: Neighbours, threshold: number): Pairs {
  const rows = neighbours.begin.length - 1;
  const { common } = comparer(bench, sets, rows, threshold);
  const members = growing();
  const centres: { row: number; count: number }[] = [];
  for (let row = 0; row < rows; row++) {
    const count = inStars(neighbours, row);
    if (count > 0) members.push(row);
    if (count >= REPRESENTATIVE) centres.push({ row, count });
  }
  centres.sort((a, b) => b.count - a.count || a.row - b.row);
  const covered = new Uint8Array(rows);
  const found = growing();
  let used = 0;
  for (const { row: centre } of centres) {
    if (covered[centre] === 1) continue;
    if (used++ === MOST_CENTRES) break;
    covered[centre] = 1;
    for (const row of members.values()) {
      if (covered[row] === 1) continue;
      const shared = common(centre, row);
      if (shared < 0) continue;
      covered[row] = 1;
      pushPair(found, centre, row, (shared | IN_STAR) >>> 0);
    }
  }
  return asPairs(bench, found);
}

/** What {@link completePairs} did; `omitted` pairs were not compared, for there were more than the limit. */
export interface Completed { readonly pairs: Pairs; readonly omitted: number }

/** Near pairs of rows that share a representative in an over-full bucket but not a star; with `all`, those of one star too. Compares at most `limit` pairs. */
export function completePairs(bench: Workbench, sets: Sets, neighbours: Neighbours, star: Uint32Array, threshold: number, all: boolean, limit: number): Completed {
  const { begin, row, shared } = neighbours;
  const { common } = comparer(bench, sets, star.length, threshold);
  const found = growing();
  const members = growing();
  let compared = 0;
  let omitted = 0;
  for (let centre = 0; centre < star.length; centre++) {
    members.clear();
    for (let i = begin[centre]!; i < begin[centre + 1]!; i++) if (shared[i]! & IN_STAR) members.push(row[i]!);
    if (members.length < 2) continue;
    const parts = all ? [members.values()] : partsOf(members.values(), star);
    for (let p = 0; p < parts.length; p++) {
      for (let q = p; q < parts.length; q++) {
        if (p === q && !all && star[parts[p]![0]!] !== NONE) continue;
        compareBlocks(parts[p]!, parts[q]!);
      }
    }
  }
  return { pairs: asPairs(bench, found), omitted };

  function compareBlocks(left: Uint32Array, right: Uint32Array): void {
    for (let i = 0; i < left.length; i++) {
      const from = left === right ? i + 1 : 0;
      if (compared >= limit) { omitted += right.length - from; continue; }
      compared += right.length - from;
      for (let j = from; j < right.length; j++) {
        const shared = common(left[i]!, right[j]!);
        if (shared >= 0) pushPair(found, left[i]!, right[j]!, shared);
      }
    }
  }
}

/** Rows by their star. */
function partsOf(rows: Uint32Array, star: Uint32Array): Uint32Array[] {
  const parts = new Map<number, number[]>();
  for (const row of rows) {
    const part = parts.get(star[row]!);
    if (part) part.push(row);
    else parts.set(star[row]!, [row]);
  }
  return [...parts.values()].map((part) => Uint32Array.from(part));
}
