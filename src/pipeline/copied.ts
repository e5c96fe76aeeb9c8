/** How many words of each sentence are shared with another document. */
import type { Engine } from '../engine/engine.ts';
import { STRETCH, type Clusters } from '../cluster/clusters.ts';
import { growing } from '../cluster/growing.ts';
import type { Occurrences } from '../cluster/occurrences.ts';
import { rowColumns, standsAt, type RowColumns } from '../cluster/standing.ts';
import { allocate, u32, u8 } from '../kernel/memory.ts';
import type { Rows } from '../model/columns.ts';

/** Pairs of rows in one job. */
const PAIRS_PER_JOB = 16_384;

/** Marks of words: shared by all copies of the sentence (as the kernel's markShared writes it), or in this place alone. */
const IN_SENTENCE = 1;
const IN_PLACE = 2;

/**
 * copied[row]: words inside shared spans with another document, each counted once.
 * Exact copies share all words, near and contained ones those in common shingles, stretches their own.
 */
export async function copiedWords(engine: Engine, rows: Rows, clusters: Clusters, sentences: Occurrences, boundaries: Occurrences, shingle: number): Promise<Uint32Array> {
  const { memory } = engine.bench;
  const view = (address: number): Uint32Array => u32(memory, address, rows.count);
  const [size, first, document] = [view(rows.size), view(rows.first), view(rows.document)];
  const wordOf = view(allocate(memory, 4 * rows.count + 16));
  let words = 0;
  for (let row = 0; row < rows.count; row++) { wordOf[row] = words; words += size[row]!; }
  const marks = allocate(memory, words + 64);
  const marked = u8(memory, marks, words).fill(0);
  // Whole sentences need no marks.
  const whole = new Uint8Array(rows.count);
  const [left, right] = [growing(), growing()];
  for (let c = 0; c < clusters.count; c++) {
    if (clusters.type[c] === STRETCH) continue;
    const centre = clusters.centre[c]!;
    const centreSpread = sentences.spread[centre] === 1;
    if (centreSpread) whole[centre] = 1;
    for (let i = clusters.begin[c]! + 1; i < clusters.begin[c + 1]!; i++) {
      const row = clusters.row[i]!;
      if (sentences.spread[row] === 1) whole[row] = 1;
      else if (document[row] === document[centre] && !centreSpread) continue;
      left.push(row);
      right.push(centre);
    }
  }
  const step = PAIRS_PER_JOB;
  const pairs = allocate(memory, 8 * left.length + 16);
  u32(memory, pairs, left.length).set(left.values());
  u32(memory, pairs + 4 * left.length, left.length).set(right.values());
  await engine.run('markShared', Math.ceil(left.length / step), { rows, pairs, count: left.length, step, shingle, wordOf: wordOf.byteOffset, marks });

  const parted = markStretches(clusters, rowColumns(memory, rows), sentences, boundaries, wordOf, marked);

  const copied = new Uint32Array(rows.count);
  for (let row = 0; row < rows.count; row++) {
    const head = first[row]!;
    if (whole[head] === 1) copied[row] = size[row]!;
    else if (head !== row && parted[row] === 0 && parted[head] === 0) copied[row] = copied[head]!;
    else {
      let sum = 0;
      for (let i = 0; i < size[row]!; i++) if ((marked[wordOf[head]! + i]! & IN_SENTENCE) || (marked[wordOf[row]! + i]! & IN_PLACE)) sum++;
      copied[row] = sum;
    }
  }
  return copied;
}

/** Marks the words of stretches. Returns the rows (u8) that hold a part of one that goes beyond them. */
function markStretches(clusters: Clusters, columns: RowColumns, sentences: Occurrences, boundaries: Occurrences, wordOf: Uint32Array, marked: Uint8Array): Uint8Array {
  const { size, first } = columns;
  const parted = new Uint8Array(size.length);
  for (let c = 0; c < clusters.count; c++) {
    if (clusters.type[c] !== STRETCH) continue;
    const length = clusters.length[c]!;
    for (let i = clusters.begin[c]!; i < clusters.begin[c + 1]!; i++) {
      const row = clusters.row[i]!;
      const offset = clusters.figure[i]!;
      if (offset + length <= size[row]!) mark(wordOf[first[row]!]! + offset, length, IN_SENTENCE);
      else standsAt(columns, sentences, boundaries, row, offset, length, clusters.setSize[i]!, (r, o) => markAcross(r, o, length));
    }
  }
  return parted;

  function markAcross(row: number, offset: number, left: number): void {
    for (; left > 0; row++, offset = 0) {
      const here = Math.min(left, size[row]! - offset);
      mark(wordOf[row]! + offset, here, IN_PLACE);
      parted[row] = 1;
      left -= here;
    }
  }
  function mark(start: number, words: number, bit: number): void {
    for (let w = start; w < start + words; w++) marked[w]! |= bit;
  }
}
