/** All rows that have the same first row. */

/** Rows with first row r: row[begin[slot] … begin[slot + 1]] where slot = slotOf.get(r); a row that stands alone has no list. */
export interface Occurrences {
  /** the rows with the same first row as `first`, ascending, itself included; null where there is only itself */
  readonly of: (first: number) => Uint32Array | null;
}

/** Lists of rows by first row, for first rows that occur more than once. */
export function occurrenceLists(first: Uint32Array, count: Uint32Array): Occurrences {
  const rows = first.length;
  const begin = new Uint32Array(rows + 1);
  let total = 0;
  for (let row = 0; row < rows; row++) {
    begin[row] = total;
    if (count[row]! > 1) total += count[row]!;
  }
  begin[rows] = total;
  const list = new Uint32Array(total);
  const filled = begin.slice();
  for (let row = 0; row < rows; row++) {
    const head = first[row]!;
    if (count[head]! > 1) list[filled[head]!++] = row;
  }
  return Object.freeze({ of: (head: number) => (count[head]! > 1 ? list.subarray(begin[head]!, begin[head]! + count[head]!) : null) });
}
