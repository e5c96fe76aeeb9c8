/**
 * Records for the posting tables of an archive, dealt out among 2^bits partitions, which stand in the order of the table one behind the
 * other.
 *
 * record: | key u64, its highest 8 bits 0 | row u32 | note u32 |, 16 bytes
 * The order of a table is that of radixSort: the lowest 33 bits of a key count first. So the partition is made of the highest of those.
 * cursors: u32[2^bits], the number of the next record of each partition; only they move where `records` is 0.
 */
import { FIRST } from './counters.ts';
import { shingleKey } from './hash.ts';
import { HASH_HIGH, ROUNDING } from './sets.ts';
import { u64 as register, type U64 } from './u64.ts';
import type { View } from './view.ts';

/** The highest `bits` of the lowest 33. */
function partitionOf(low: number, high: number, bits: number): number {
  return bits === 0 ? 0 : (((high & 1) * 2 ** 31) + (low >>> 1)) >>> (32 - bits);
}

function scatter({ u32 }: View, low: number, high: number, row: number, note: number, bits: number, cursors: number, records: number): void {
  const place = u32[(cursors >>> 2) + partitionOf(low, high, bits)]!++;
  if (records) u32.set([low, high & HASH_HIGH, row, note], (records >>> 2) + 4 * place);
}

/** The content keys of rows [from, to) that have at least `least` words; the note is 0. */
export function contentPostings(view: View, content: number, size: number, from: number, to: number, least: number, bits: number, cursors: number, records: number): void {
  const { u32 } = view;
  for (let row = from; row < to; row++) {
    if (u32[(size >>> 2) + row]! < least) continue;
    scatter(view, u32[(content >>> 2) + 2 * row]!, u32[(content >>> 2) + 2 * row + 1]!, row, 0, bits, cursors, records);
  }
}

/**
 * The shingles of the sets of rows[from … to); the note is 1 for the probes, the rarest |A| - ceil(share·|A|) + 1 of a set, of which
 * whatever holds the share `share` of it has one.
 */
export function shinglePostings(view: View, rows: number, from: number, to: number, setAt: number, setSize: number, share: number, bits: number, cursors: number, records: number): void {
  const { u32 } = view;
  for (let i = from; i < to; i++) {
    const row = u32[(rows >>> 2) + i]!;
    const set = 2 * u32[(setAt >>> 2) + row]!;
    const size = u32[(setSize >>> 2) + row]!;
    const probes = size - Math.ceil(share * size - ROUNDING) + 1;
    for (let entry = 0; entry < size; entry++) scatter(view, u32[set + 2 * entry]!, u32[set + 2 * entry + 1]!, row, entry < probes ? 1 : 0, bits, cursors, records);
  }
}

const key: U64 = register();

/**
 * Each `step`th gram of `width` words of rows [from, to), counted from a row's first word, which may go on into the rows behind it as far
 * as the document's words do (`end`: by document the index behind its last word). Grams inside a sentence are taken from first rows
 * alone. The note is the gram's first word within its row.
 */
export function gramPostings(view: View, at: number, size: number, mark: number, document: number, end: number, from: number, to: number, width: number, step: number,
  bits: number, cursors: number, records: number): void {
  const { u8, u32 } = view;
  for (let row = from; row < to; row++) {
    const length = u32[(size >>> 2) + row]!;
    const first = u32[(at >>> 2) + row]!;
    const last = u32[(end >>> 2) + u32[(document >>> 2) + row]!]!;
    for (let offset = 0; offset < length && first + offset + width <= last; offset += step) {
      if (offset + width <= length && !(u8[mark + row]! & FIRST)) continue;
      shingleKey(u32, first + offset, width, key);
      scatter(view, key[0]!, key[1]!, row, offset, bits, cursors, records);
    }
  }
}
