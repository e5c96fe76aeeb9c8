/** Records (key, row) for the sort and the join: | key u64 | row u32 | - |, 16 bytes, and who makes them. */
import { slotOf } from './counters.ts';
import { HASH_HIGH, ROUNDING } from './sets.ts';
import type { View } from './view.ts';

/** An entry with this count is too frequent to be a probe: the counters saturate there. */
const CAP = 255;

function writeRecord(u32: Uint32Array, records: number, i: number, keyLow: number, keyHigh: number, row: number): void {
  const at = (records >>> 2) + 4 * i;
  u32[at] = keyLow;
  u32[at + 1] = keyHigh;
  u32[at + 2] = row;
}

/** Whether bits 40 and up of a key with this high half fall into partition `part` of `parts`, a power of two up to 2^24. */
function inPart(keyHigh: number, part: bigint, parts: bigint): boolean {
  return ((keyHigh >>> 8) & (Number(parts) - 1)) === Number(part);
}

/** How many of a set's first entries must hold a shingle of any set that shares the share `share` of it: |A| - ceil(share·|A|) + 1. */
function prefixLength(size: number, share: number): number {
  return size - Math.ceil(share * size - ROUNDING) + 1;
}

/**
 * Records of the prefix filter for the partition `part` of `parts`: the entries of a set's prefix that are not unique (Bayardo, Ma &
 * Srikant 2007; Xiao et al. 2008).
 * @param rows u32[count]: rows that have a set
 * @param records 0: only count
 * @returns number of records
 */
export function prefixRecords(view: View, rows: number, count: number, setAt: number, setSize: number, threshold: number, part: bigint, parts: bigint,
  records: number): number {
  const { u32 } = view;
  let written = 0;
  for (let i = 0; i < count; i++) {
    const row = u32[(rows >>> 2) + i]!;
    const set = 2 * u32[(setAt >>> 2) + row]!;
    const prefix = prefixLength(u32[(setSize >>> 2) + row]!, threshold);
    for (let entry = set; entry < set + 2 * prefix; entry += 2) {
      const high = u32[entry + 1]!;
      if (high >>> 24 < 2 || !inPart(high, part, parts)) continue;
      if (records) writeRecord(u32, records, written, u32[entry]!, high, row);
      written++;
    }
  }
  return written;
}

/** Records (band key, row) of one band; band keys are u32 [i][band] for rows[i]. */
export function bandRecords(view: View, rows: number, count: number, bandKeys: number, bands: number, band: number, records: number): void {
  const { u32 } = view;
  for (let i = 0; i < count; i++) writeRecord(u32, records, i, u32[(bandKeys >>> 2) + i * bands + band]!, 0, u32[(rows >>> 2) + i]!);
}

/** Records (key, base + index) of the keys (u64) counted at least twice, in the partition `part` of `parts`; records 0: only counts. */
export function keyRecords(view: View, keys: number, count: number, base: number, table: number, bits: number, part: bigint, parts: bigint, records: number): number {
  const { u8, u32 } = view;
  let written = 0;
  for (let i = 0; i < count; i++) {
    const low = u32[(keys >>> 2) + 2 * i]!;
    const high = u32[(keys >>> 2) + 2 * i + 1]!;
    if (!inPart(high, part, parts) || u8[slotOf(table, bits, high)]! < 2) continue;
    if (records) writeRecord(u32, records, written, low, high, base + i);
    written++;
  }
  return written;
}

/**
 * Probes of sets for findContained: the entries of the prefix for `share` that are neither unique nor at the cap, without their
 * counts. A set whose prefix is all unique is contained in nothing.
 * @param records 0: only count
 * @param capped u32: set to the number of probes left out because they are at the cap
 * @returns number of records
 */
export function probeRecords(view: View, rows: number, count: number, setAt: number, setSize: number, share: number, records: number, capped: number): number {
  const { u32 } = view;
  let written = 0;
  let tooFrequent = 0;
  for (let i = 0; i < count; i++) {
    const row = u32[(rows >>> 2) + i]!;
    const set = 2 * u32[(setAt >>> 2) + row]!;
    const end = set + 2 * prefixLength(u32[(setSize >>> 2) + row]!, share);
    for (let entry = set; entry < end; entry += 2) {
      const high = u32[entry + 1]!;
      const frequency = high >>> 24;
      if (frequency < 2) continue;
      if (frequency >= CAP) { tooFrequent++; continue; }
      if (records) writeRecord(u32, records, written, u32[entry]!, high & HASH_HIGH, row);
      written++;
    }
  }
  u32[capped >>> 2] = tooFrequent;
  return written;
}
