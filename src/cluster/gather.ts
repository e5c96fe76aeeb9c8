/** Matches → clusters: stars of exact and near rows, and one cluster for each contained row. */
import { sharedColumn, u32, u8 } from '../kernel/memory.ts';
import { COMPARED, type Containments, type Rows } from '../model/columns.ts';
import { CONTAINMENT, pushCluster, pushMember, STAR, type ClusterList } from './clusters.ts';
import type { Neighbours } from './neighbours.ts';
import { NONE } from './stars.ts';

/**
 * Adds the stars: every centre with its rows, and compared rows that occur more than once without any neighbour.
 * Rows that `hold` a containment keep their exact copies there and are not listed again.
 */
export function gatherStars(memory: WebAssembly.Memory, list: ClusterList, rows: Rows, occurrences: Uint32Array, neighbours: Neighbours, star: Uint32Array, held: Uint8Array): void {
  const mark = u8(memory, rows.mark, rows.count);
  const { begin, row: neighbour, shared } = neighbours;
  for (let row = 0; row < rows.count; row++) {
    if (!(mark[row]! & COMPARED) || (star[row] !== NONE && star[row] !== row)) continue;
    const from = begin[row]!;
    const to = begin[row + 1]!;
    let members = 1;
    if (star[row] === row) for (let i = from; i < to; i++) if (star[neighbour[i]!] === row) members++;
    if (members === 1 && (occurrences[row]! < 2 || held[row])) continue;
    pushCluster(list, STAR, members > 1 ? 1 : 0, row, 0);
    pushMember(list, row, 0, 0, occurrences[row]!);
    for (let i = from; members > 1 && i < to; i++) {
      const member = neighbour[i]!;
      if (star[member] === row) pushMember(list, member, shared[i]! & 0x7fffffff, 0, occurrences[member]!);
    }
  }
}

/** What contains what, by contained row: containing rows and figures of row r are begin[r] … begin[r + 1]. */
export interface ContainmentLists {
  readonly begin: Uint32Array;
  readonly row: Uint32Array;
  readonly shared: Uint32Array;
  /** set size of the containing row */
  readonly size: Uint32Array;
}

/** Lists by contained row, ascending by containing row. Pairs found again as near are left out. */
export function containmentLists(memory: WebAssembly.Memory, parts: readonly Containments[], rows: number, setSize: number, threshold: number): ContainmentLists {
  const columns = parts.map((part) => u32(memory, part.address, 4 * part.count));
  const sizes = u32(memory, setSize, rows);
  const isNear = (column: Uint32Array, i: number): boolean => {
    const shared = column[i + 2]!;
    return shared >= threshold * (sizes[column[i]!]! + column[i + 3]! - shared) - 1e-9;
  };
  const begin = sharedColumn(rows + 2);
  for (const column of columns) for (let i = 0; i < column.length; i += 4) if (!isNear(column, i)) begin[column[i]! + 2]!++;
  for (let r = 2; r < begin.length; r++) begin[r]! += begin[r - 1]!;
  const total = begin[rows + 1]!;
  const lists = { row: sharedColumn(total), shared: sharedColumn(total), size: sharedColumn(total) };
  // Parts come in the order of containing rows, so each list does too.
  for (const column of columns) {
    for (let i = 0; i < column.length; i += 4) {
      if (isNear(column, i)) continue;
      const at = begin[column[i]! + 1]!++;
      lists.row[at] = column[i + 1]!;
      lists.shared[at] = column[i + 2]!;
      lists.size[at] = column[i + 3]!;
    }
  }
  return { begin: begin.subarray(0, rows + 1), ...lists };
}

/** Adds one cluster for each contained row, with the rows that contain it and are not of its own star. Returns which rows centre one (u8). */
export function gatherContainments(list: ClusterList, lists: ContainmentLists, occurrences: Uint32Array, star: Uint32Array): Uint8Array {
  const { begin, row, shared, size } = lists;
  const held = new Uint8Array(star.length);
  for (let contained = 0; contained < star.length; contained++) {
    for (let i = begin[contained]!; i < begin[contained + 1]!; i++) {
      const other = row[i]!;
      if (star[contained] !== NONE && star[contained] === star[other]) continue;
      if (held[contained] === 0) {
        held[contained] = 1;
        pushCluster(list, CONTAINMENT, 2, contained, 0);
        pushMember(list, contained, 0, 0, occurrences[contained]!);
      }
      pushMember(list, other, shared[i]!, size[i]!, occurrences[other]!);
    }
  }
  return held;
}
