/**
 * Pairs that an over-full bucket left out. Rows gathered around one representative were not compared with each other, for a common
 * star tells as much; where the stars of the report part them, they are compared now, so that no cap loses a pair.
 */
import { allocate, u32 } from '../kernel/memory.ts';
import type { Workbench } from '../kernel/workbench.ts';
import type { Pairs, Sets } from '../model/columns.ts';
import { growing, type Growing } from './growing.ts';
import { IN_STAR, type Neighbours } from './neighbours.ts';
import { NONE } from './stars.ts';

/** Near pairs of rows that share a representative in an over-full bucket but not a star; with `all`, those of one star too. */
export function completePairs(bench: Workbench, sets: Sets, neighbours: Neighbours, star: Uint32Array, threshold: number, all: boolean): Pairs {
  const { begin, row, shared } = neighbours;
  const found = growing();
  const members = growing();
  for (let centre = 0; centre < star.length; centre++) {
    members.clear();
    let parted = all;
    for (let i = begin[centre]!; i < begin[centre + 1]!; i++) {
      if ((shared[i]! & IN_STAR) === 0) continue;
      members.push(row[i]!);
      parted ||= star[row[i]!] !== star[members.at(0)] || star[row[i]!] === NONE;
    }
    if (parted) comparePairs(bench, sets, members.values(), star, threshold, all, found);
  }
  const address = allocate(bench.memory, 4 * found.length + 16);
  u32(bench.memory, address, found.length).set(found.values());
  return { address, count: found.length / 3 };
}

/** Compares rows pair by pair, where a common star does not tell enough. */
function comparePairs(bench: Workbench, sets: Sets, rows: Uint32Array, star: Uint32Array, threshold: number, all: boolean, found: Growing): void {
  const { kernel, memory } = bench;
  const at = u32(memory, sets.at, star.length);
  const size = u32(memory, sets.size, star.length);
  for (let i = 0; i < rows.length; i++) {
    const a = rows[i]!;
    for (let j = i + 1; j < rows.length; j++) {
      const b = rows[j]!;
      if (!all && star[a] === star[b] && star[a] !== NONE) continue;
      if (Math.min(size[a]!, size[b]!) < threshold * Math.max(size[a]!, size[b]!) - 1e-9) continue;
      const needed = Math.ceil(threshold / (1 + threshold) * (size[a]! + size[b]!) - 1e-9);
      const common = kernel.overlap(8 * at[a]!, size[a]!, 8 * at[b]!, size[b]!, needed);
      if (common < 0) continue;
      found.push(Math.min(a, b));
      found.push(Math.max(a, b));
      found.push(common);
    }
  }
}
