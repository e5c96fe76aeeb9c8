/**
 * Stars: the row with most verified neighbours becomes a centre and takes those that are still free, then the next one. No chain
 * A~B~C joins A and C unless one of them is the centre's own neighbour, so a cluster cannot swallow a corpus.
 */
import { sharedColumn, u32 } from '../kernel/memory.ts';
import type { Workbench } from '../kernel/workbench.ts';
import type { Rows } from '../model/columns.ts';
import type { Neighbours } from './neighbours.ts';

/** No star. */
export const NONE = 0xffffffff;
/** Bits of a record's sort key: 21 for the number of neighbours, 12 for words. */
const MOST_NEIGHBOURS = 0x1fffff;
const MOST_WORDS = 0xfff;

/** Rows that have neighbours: most neighbours first, then more words, then smaller content key, then earlier. */
function centreOrder(bench: Workbench, rows: Rows, neighbours: Neighbours): Uint32Array {
  const { memory, kernel } = bench;
  const { begin } = neighbours;
  let count = 0;
  for (let row = 0; row < rows.count; row++) if (begin[row + 1]! > begin[row]!) count++;
  const records = bench.scratch('records', 16 * count + 16);
  const spare = bench.scratch('spare', 16 * count + 16);
  const digits = bench.scratch('digits', 3 * 2048 * 4);
  const content = u32(memory, rows.content, 2 * rows.count);
  const size = u32(memory, rows.size, rows.count);
  const column = u32(memory, records, 4 * count);
  let i = 0;
  for (let row = 0; row < rows.count; row++) {
    if (begin[row + 1]! === begin[row]!) continue;
    // The record's key is the upper half of the content key: a radix sort by 32 bits.
    column[i] = content[2 * row + 1]!;
    column[i + 1] = 0;
    column[i + 2] = row;
    i += 4;
  }
  kernel.radixSort(records, spare, count, digits);
  const sorted = u32(memory, spare, 4 * count);
  for (i = 0; i < 4 * count; i += 4) {
    const row = sorted[i + 2]!;
    const few = MOST_NEIGHBOURS - Math.min(MOST_NEIGHBOURS, begin[row + 1]! - begin[row]!);
    const short = MOST_WORDS - Math.min(MOST_WORDS, size[row]!);
    sorted[i] = (few * 0x1000 + short) >>> 0;
    sorted[i + 1] = few >= 0x100000 ? 1 : 0;
  }
  kernel.radixSort(spare, records, count, digits);
  const order = new Uint32Array(count);
  for (i = 0; i < count; i++) order[i] = column[4 * i + 2]!;
  return order;
}

/** star[row] = the centre that took the row (a centre is its own), NONE for rows without neighbours. */
export function starsOf(bench: Workbench, rows: Rows, neighbours: Neighbours): Uint32Array {
  const star = sharedColumn(rows.count).fill(NONE);
  const { begin, row: neighbour } = neighbours;
  for (const centre of centreOrder(bench, rows, neighbours)) {
    if (star[centre] !== NONE) continue;
    star[centre] = centre;
    for (let i = begin[centre]!; i < begin[centre + 1]!; i++) {
      const row = neighbour[i]!;
      if (star[row] === NONE) star[row] = centre;
    }
  }
  return star;
}
