/** Near pairs as neighbour lists of rows. */
import { sharedColumn, u32 } from '../kernel/memory.ts';
import type { Pairs } from '../model/columns.ts';

/** Neighbours of row r: row[i], shared[i] for begin[r] <= i < begin[r + 1], ascending by row, each once. */
export interface Neighbours {
  readonly begin: Uint32Array;
  readonly row: Uint32Array;
  /** shingles in common; the top bit marks pairs of an over-full bucket */
  readonly shared: Uint32Array;
  /** number of distinct pairs */
  readonly pairs: number;
}

/** Bit of `shared`: one of the two is the other's representative in an over-full bucket. */
export const IN_STAR = 0x80000000;

/** Sorts a short stretch of two parallel columns by the first. */
function sortStretch(row: Uint32Array, shared: Uint32Array, from: number, to: number): void {
  if (to - from > 64) {
    const order = Array.from({ length: to - from }, (_, i) => i + from).sort((a, b) => row[a]! - row[b]! || shared[b]! - shared[a]!);
    const rows = order.map((i) => row[i]!);
    const counts = order.map((i) => shared[i]!);
    row.set(rows, from);
    shared.set(counts, from);
    return;
  }
  for (let i = from + 1; i < to; i++) {
    const r = row[i]!;
    const s = shared[i]!;
    let at = i;
    while (at > from && row[at - 1]! > r) { row[at] = row[at - 1]!; shared[at] = shared[at - 1]!; at--; }
    row[at] = r;
    shared[at] = s;
  }
}

/** Neighbour lists of `rows` rows from columns of pairs, in any order and perhaps with pairs twice. */
export function neighboursOf(memory: WebAssembly.Memory, parts: readonly Pairs[], rows: number): Neighbours {
  const columns = parts.map((part) => u32(memory, part.address, 3 * part.count));
  const begin = sharedColumn(rows + 2);
  for (const column of columns) {
    for (let i = 0; i < column.length; i += 3) { begin[column[i]! + 2]!++; begin[column[i + 1]! + 2]!++; }
  }
  for (let r = 2; r < begin.length; r++) begin[r]! += begin[r - 1]!;
  const row = sharedColumn(begin[rows + 1]!);
  const shared = sharedColumn(row.length);
  for (const column of columns) {
    for (let i = 0; i < column.length; i += 3) {
      const left = column[i]!;
      const right = column[i + 1]!;
      const toLeft = begin[left + 1]!++;
      row[toLeft] = right;
      shared[toLeft] = column[i + 2]!;
      const toRight = begin[right + 1]!++;
      row[toRight] = left;
      shared[toRight] = column[i + 2]!;
    }
  }
  // Each list is sorted in place and closed up where a pair came twice.
  let kept = 0;
  let from = 0;
  for (let r = 0; r < rows; r++) {
    const to = begin[r + 1]!;
    begin[r] = kept;
    if (to - from > 1) sortStretch(row, shared, from, to);
    for (let i = from; i < to; i++) {
      if (kept > begin[r]! && row[kept - 1] === row[i]) { shared[kept - 1]! |= shared[i]! & IN_STAR; continue; }
      row[kept] = row[i]!;
      shared[kept] = shared[i]!;
      kept++;
    }
    from = to;
  }
  begin[rows] = kept;
  return { begin: begin.subarray(0, rows + 1), row: row.subarray(0, kept), shared: shared.subarray(0, kept), pairs: kept / 2 };
}
