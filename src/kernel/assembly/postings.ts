/**
 * Records for the posting tables of an archive, dealt out among 2^bits partitions, which stand in the order of the table one behind the
 * other.
 *
 * record: | key u64, its highest 8 bits 0 | row u32 | note u32 |, 16 bytes
 * The order of a table is that of radixSort: the lowest 33 bits of a key count first. So the partition is made of the highest of those.
 * cursors: u32[2^bits], the number of the next record of each partition; only they move where `records` is 0.
 */
import { FIRST } from './counters';
import { shingleKey } from './hash';

const KEY_MASK: u64 = (1 << 56) - 1;
const ORDER_BITS = 33;
const ORDER_MASK: u64 = (1 << ORDER_BITS) - 1;

// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
function scatter(key: u64, row: u32, note: u32, bits: i32, cursors: usize, records: usize): void {
  const cursor = cursors + (<usize>((key & ORDER_MASK) >> (ORDER_BITS - bits)) << 2);
  const place = load<u32>(cursor);
  store<u32>(cursor, place + 1);
  if (!records) return;
  const record = records + (<usize>place << 4);
  store<u64>(record, key & KEY_MASK);
  store<u32>(record, row, 8);
  store<u32>(record, note, 12);
}

/** The content keys of rows [from, to) that have at least `least` words; the note is 0. */
export function contentPostings(content: usize, size: usize, from: i32, to: i32, least: u32, bits: i32, cursors: usize, records: usize): void {
  for (let row = from; row < to; row++) {
    if (load<u32>(size + (<usize>row << 2)) < least) continue;
    scatter(load<u64>(content + (<usize>row << 3)), row, 0, bits, cursors, records);
  }
}

/**
 * The shingles of the sets of rows[from … to); the note is 1 for the probes, the rarest |A| - ceil(share·|A|) + 1 of a set, of which
 * whatever holds the share `share` of it has one.
 */
export function shinglePostings(rows: usize, from: i32, to: i32, setAt: usize, setSize: usize, share: f64, bits: i32, cursors: usize, records: usize): void {
  for (let i = from; i < to; i++) {
    const row = load<u32>(rows + (<usize>i << 2));
    const set = <usize>load<u32>(setAt + (<usize>row << 2)) << 3;
    const size = <i32>load<u32>(setSize + (<usize>row << 2));
    const probes = size - <i32>Math.ceil(share * <f64>size - 1e-9) + 1;
    for (let entry = 0; entry < size; entry++) scatter(load<u64>(set + (<usize>entry << 3)), row, u32(entry < probes), bits, cursors, records);
  }
}

/**
 * Each `step`th gram of `width` words of rows [from, to), counted from a row's first word, which may go on into the rows behind it as far
 * as the document's words do (`end`: by document the index behind its last word). Grams inside a sentence are taken from first rows
 * alone. The note is the gram's first word within its row.
 */
export function gramPostings(at: usize, size: usize, mark: usize, document: usize, end: usize, from: i32, to: i32, width: u32, step: u32, bits: i32, cursors: usize, records: usize): void {
  for (let row = from; row < to; row++) {
    const length = load<u32>(size + (<usize>row << 2));
    const first = load<u32>(at + (<usize>row << 2));
    const last = load<u32>(end + (<usize>load<u32>(document + (<usize>row << 2)) << 2));
    const inner = load<u8>(mark + <usize>row) & FIRST;
    for (let offset: u32 = 0; offset < length && first + offset + width <= last; offset += step) {
      if (offset + width <= length && !inner) continue;
      scatter(shingleKey(<usize>(first + offset) << 2, width), row, offset, bits, cursors, records);
    }
  }
}
