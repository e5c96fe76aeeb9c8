/** All rows that have the same first row. */
import { sharedColumn } from '../kernel/memory.ts';

/** Rows with first row r are list[begin[r]] … for count[r] > 1, ascending, r itself among them; otherwise r alone. */
export interface Occurrences {
  /** the first row of each row */
  readonly first: Uint32Array;
  /** of first rows; 0 for others */
  readonly count: Uint32Array;
  readonly begin: Uint32Array;
  readonly list: Uint32Array;
  /** u8 of first rows: 1 where the rows stand in more than one document */
  readonly spread: Uint8Array;
}

/** Lists of rows by first row. Rows that nothing is to be gathered for have count 0 at their first row. */
export function occurrenceLists(first: Uint32Array, count: Uint32Array, document: Uint32Array): Occurrences {
  const rows = first.length;
  const begin = sharedColumn(rows);
  const spread = new Uint8Array(new SharedArrayBuffer(rows));
  let total = 0;
  for (let row = 0; row < rows; row++) {
    if (first[row] !== row || count[row]! < 2) continue;
    begin[row] = total;
    total += count[row]!;
  }
  const list = sharedColumn(total);
  for (let row = 0; row < rows; row++) {
    const head = first[row]!;
    if (count[head]! < 2) continue;
    list[begin[head]!++] = row;
    if (document[row] !== document[head]) spread[head] = 1;
  }
  // Filling has moved each begin behind its list.
  for (let row = 0; row < rows; row++) if (first[row] === row && count[row]! > 1) begin[row]! -= count[row]!;
  return Object.freeze({ first, count, begin, list, spread });
}

/** Calls for every row with the first row `head`. */
export function forEachOccurrence(occurrences: Occurrences, head: number, visit: (row: number) => void): void {
  const count = occurrences.count[head]!;
  if (count < 2) { visit(head); return; }
  const from = occurrences.begin[head]!;
  for (let i = from; i < from + count; i++) visit(occurrences.list[i]!);
}

/** The rows with the first row `head`, as a column. */
export function occurrencesOf(occurrences: Occurrences, head: number): Uint32Array {
  const count = occurrences.count[head]!;
  return count < 2 ? Uint32Array.of(head) : occurrences.list.subarray(occurrences.begin[head]!, occurrences.begin[head]! + count);
}

