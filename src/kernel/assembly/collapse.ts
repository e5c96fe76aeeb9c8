/**
 * Identical content collapses first: rows with the same 64-bit content key get the same first row.
 *
 * table: 2^bits slots of 16 bytes, zeroed by the caller, at most 3/4 full
 *   | key u64 | row + 1 u32 | - |
 */

/** first[row] = the earliest row with the same key; rows with key 0 (nothing to compare) are their own. */
export function collapse(keys: usize, rows: i32, table: usize, bits: i32, first: usize): i32 {
  const mask = (<usize>1 << bits) - 1;
  let distinct = 0;
  for (let row = 0; row < rows; row++) {
    const key = load<u64>(keys + (<usize>row << 3));
    if (key == 0) { store<u32>(first + (<usize>row << 2), row); continue; }
    let slot = <usize>(key >> 20) & mask;
    let found = <u32>0;
    while ((found = load<u32>(table + (slot << 4), 8)) != 0) {
      if (load<u64>(table + (slot << 4)) == key) break;
      slot = (slot + 1) & mask;
    }
    if (found == 0) {
      store<u64>(table + (slot << 4), key);
      store<u32>(table + (slot << 4), row + 1, 8);
      found = row + 1;
      distinct++;
    }
    store<u32>(first + (<usize>row << 2), found - 1);
  }
  return distinct;
}
