/** Records (key, row) for the sort and the join: | key u64 | row u32 | - |, 16 bytes, and who makes them. */
import { HASH_HIGH, ROUNDING } from './sets.ts';
import type { View } from './view.ts';

function writeRecord(u32: Uint32Array, records: number, i: number, keyLow: number, keyHigh: number, row: number): void {
  const at = (records >>> 2) + 4 * i;
  u32[at] = keyLow;
  u32[at + 1] = keyHigh;
  u32[at + 2] = row;
}

/**
 * Writes the record at the cursor of its partition, which moves on: bits 40 and up of the key name one of `parts` (a power of two up to
 * 2^24) partitions. cursors: u32[parts], the number of the next record of each partition; only they move where `records` is 0.
 */
function scatter(u32: Uint32Array, keyLow: number, keyHigh: number, row: number, parts: number, cursors: number, records: number): void {
  const cursor = (cursors >>> 2) + ((keyHigh >>> 8) & (parts - 1));
  const place = u32[cursor]!++;
  if (records) writeRecord(u32, records, place, keyLow, keyHigh, row);
}

/** How many of a set's first entries must hold a shingle of any set that shares the share `share` of it: |A| - ceil(share·|A|) + 1. */
function prefixLength(size: number, share: number): number {
  return size - Math.ceil(share * size - ROUNDING) + 1;
}

/**
 * Records of the prefix filter for the sets of rows[from … to), scattered over partitions: the entries of a set's prefix that are not
 * unique (Bayardo, Ma & Srikant 2007; Xiao et al. 2008).
 * @param rows u32: rows that have a set
 */
export function prefixRecords(view: View, rows: number, from: number, to: number, setAt: number, setSize: number, threshold: number, parts: number,
  cursors: number, records: number): void {
  const { u32 } = view;
  for (let i = from; i < to; i++) {
    const row = u32[(rows >>> 2) + i]!;
    const set = 2 * u32[(setAt >>> 2) + row]!;
    const prefix = prefixLength(u32[(setSize >>> 2) + row]!, threshold);
    for (let entry = set; entry < set + 2 * prefix; entry += 2) {
      const high = u32[entry + 1]!;
      if (high >>> 24 >= 2) scatter(u32, u32[entry]!, high, row, parts, cursors, records);
    }
  }
}

/** Records (band key, row) of one band; band keys are u32 [i][band] for rows[i]. */
export function bandRecords(view: View, rows: number, count: number, bandKeys: number, bands: number, band: number, records: number): void {
  const { u32 } = view;
  for (let i = 0; i < count; i++) writeRecord(u32, records, i, u32[(bandKeys >>> 2) + i * bands + band]!, 0, u32[(rows >>> 2) + i]!);
}

/** Records (key, number) of keys[from … to) (u64), scattered over partitions. */
export function keyRecords(view: View, keys: number, from: number, to: number, parts: number, cursors: number, records: number): void {
  const { u32 } = view;
  for (let i = from; i < to; i++) {
    const key = (keys >>> 2) + 2 * i;
    scatter(u32, u32[key]!, u32[key + 1]!, i, parts, cursors, records);
  }
}

/**
 * Probes of sets for findContained: the entries of the prefix for `share` that are neither unique nor as frequent as `cap`, without
 * their counts, and the size of their set in the record's last word. A set whose prefix is all unique is contained in nothing.
 * @param cap approximate frequency from which a shingle is left out, 2…255, where the counters saturate
 * @param records 0: only count
 * @param capped u32: set to the number of probes left out for their frequency
 * @returns number of records
 */
export function probeRecords(view: View, rows: number, count: number, setAt: number, setSize: number, share: number, cap: bigint,
  records: number, capped: number): number {
  const { u32 } = view;
  let written = 0;
  let tooFrequent = 0;
  for (let i = 0; i < count; i++) {
    const row = u32[(rows >>> 2) + i]!;
    const set = 2 * u32[(setAt >>> 2) + row]!;
    const size = u32[(setSize >>> 2) + row]!;
    const end = set + 2 * prefixLength(size, share);
    for (let entry = set; entry < end; entry += 2) {
      const high = u32[entry + 1]!;
      const frequency = high >>> 24;
      if (frequency < 2) continue;
      if (frequency >= Number(cap)) { tooFrequent++; continue; }
      if (records) {
        writeRecord(u32, records, written, u32[entry]!, high & HASH_HIGH, row);
        u32[(records >>> 2) + 4 * written + 3] = size;
      }
      written++;
    }
  }
  u32[capped >>> 2] = tooFrequent;
  return written;
}
