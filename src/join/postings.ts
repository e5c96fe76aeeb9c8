/** Columns of a corpus → posting tables: records dealt out in the order of the table, sorted and encoded a partition at a time. */
import { u32 } from '../kernel/memory.ts';
import type { Workbench } from '../kernel/workbench.ts';
import type { Rows, Sets } from '../model/columns.ts';
import { highOf, lowOf, postingEncoder, type PostingBlocks } from '../model/posting-blocks.ts';
import { CONTAINED } from './contain.ts';
import { scatterItems, type Partitions } from './partitions.ts';

/** Which table a job makes records for, and from what. */
export type PostingArgs = {
  readonly rows: Rows;
  readonly parts: number;
  /** null: only count */
  readonly into: Partitions | null;
} & (
  | { readonly table: 'content'; /** words of the shortest row that is listed */ readonly least: number }
  | { readonly table: 'shingle'; readonly sets: Sets }
  | { readonly table: 'gram'; readonly width: number; readonly step: number; /** address of a u32 by document: index behind its last word */ readonly ends: number }
);

/** Items whose records jobs scatter. */
export function postingItems(args: PostingArgs): number {
  return args.table === 'shingle' ? args.sets.count : args.rows.count;
}

/** Job: records of some rows. Returns how many fall into each partition. */
export function postingRecords(bench: Workbench, args: PostingArgs, job: number): Uint32Array {
  const { rows, parts } = args;
  const bits = Math.log2(parts);
  const { kernel } = bench;
  return scatterItems(bench, postingItems(args), parts, args.into, job, (from, to, _parts, cursors, records) => {
    if (args.table === 'content') kernel.contentPostings(rows.content, rows.size, from, to, args.least, bits, cursors, records);
    else if (args.table === 'shingle') kernel.shinglePostings(args.sets.rows, from, to, args.sets.at, args.sets.size, CONTAINED, bits, cursors, records);
    else kernel.gramPostings(rows.at, rows.size, rows.mark, rows.document, args.ends, from, to, args.width, args.step, bits, cursors, records);
  });
}

/** Job: sorts one partition. Returns where its sorted records stand, on this thread, until the next call. */
export function sortPostings(bench: Workbench, partitions: Partitions, job: number): { readonly records: Uint32Array; readonly count: number } {
  const first = partitions.begin[job]!;
  const count = partitions.begin[job + 1]! - first;
  const sorted = bench.scratch('sorted', 16 * count + 16);
  bench.kernel.radixSort(partitions.records + 16 * first, sorted, count, bench.scratch('digits', 3 * 2048 * 4));
  return { records: u32(bench.memory, sorted, 4 * count), count };
}

/** What {@link encodePostings} needs: `marked` where the records' note says that the key is a probe. */
export interface EncodeArgs { readonly partitions: Partitions; readonly marked: boolean }

/** Job: one partition as blocks. */
export function encodePostings(bench: Workbench, { partitions, marked }: EncodeArgs, job: number): PostingBlocks {
  const { records, count } = sortPostings(bench, partitions, job);
  const encoder = postingEncoder();
  let [probes, others] = [new Uint32Array(64), new Uint32Array(64)];
  for (let i = 0; i < 4 * count;) {
    const [high, low] = [highOf(records[i]!, records[i + 1]!), lowOf(records[i]!, records[i + 1]!)];
    const from = i;
    i += 4;
    while (i < 4 * count && records[i + 1]! % 2 === records[from + 1]! % 2 && highOf(records[i]!, records[i + 1]!) === high && lowOf(records[i]!, records[i + 1]!) === low) i += 4;
    const size = (i - from) / 4;
    if (size === 1) { encoder.addOne(high, low, records[from + 2]!, marked && records[from + 3] === 1); continue; }
    if (probes.length < size) [probes, others] = [new Uint32Array(2 * size), new Uint32Array(2 * size)];
    let [probeCount, otherCount] = [0, 0];
    for (let r = from; r < i; r += 4) {
      if (marked && records[r + 3] === 1) probeCount = append(probes, probeCount, records[r + 2]!);
      else otherCount = append(others, otherCount, records[r + 2]!);
    }
    encoder.add(high, low, probes, probeCount, others, otherCount);
  }
  return encoder.finish();
}

/** Appends a row; where two hashes share a key rows may come out of order, and a row that has the key twice is listed once. */
function append(rows: Uint32Array, count: number, row: number): number {
  let at = count;
  while (at > 0 && rows[at - 1]! > row) at--;
  if (at > 0 && rows[at - 1] === row) return count;
  rows.copyWithin(at + 1, at, count);
  rows[at] = row;
  return count + 1;
}
