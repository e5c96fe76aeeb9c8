/** How many words of each sentence are shared with another document. */
import type { Engine } from '../engine/engine.ts';
import { STRETCH, type Clusters } from '../cluster/clusters.ts';
import { growing } from '../cluster/growing.ts';
import type { Occurrences } from '../cluster/occurrences.ts';
import { allocate, u32, u8 } from '../kernel/memory.ts';
import type { Rows } from '../model/columns.ts';

/** Pairs of rows in one job. */
const PAIRS_PER_JOB = 16_384;

/**
 * copied[row] for first rows: words inside shared spans with another document, each counted once.
 * Exact copies share all words, near and contained ones those in common shingles, stretches their own.
 */
export async function copiedWords(engine: Engine, rows: Rows, clusters: Clusters, sentences: Occurrences, shingle: number): Promise<Uint32Array> {
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
  markStretches(clusters, size, first, wordOf, marked);
  const step = PAIRS_PER_JOB;
  const pairs = allocate(memory, 8 * left.length + 16);
  u32(memory, pairs, left.length).set(left.values());
  u32(memory, pairs + 4 * left.length, left.length).set(right.values());
  await engine.run('markShared', Math.ceil(left.length / step), { rows, pairs, count: left.length, step, shingle, wordOf: wordOf.byteOffset, marks });

  const copied = new Uint32Array(rows.count);
  for (let row = 0; row < rows.count; row++) {
    if (first[row] !== row) continue;
    if (whole[row] === 1) { copied[row] = size[row]!; continue; }
    const end = wordOf[row]! + size[row]!;
    let sum = 0;
    for (let i = wordOf[row]!; i < end; i++) sum += marked[i]!;
    copied[row] = sum;
  }
  return copied;
}

/** Marks the words of stretches; all copies of a sentence share the marks of the first. */
function markStretches(clusters: Clusters, size: Uint32Array, first: Uint32Array, wordOf: Uint32Array, marked: Uint8Array): void {
  for (let c = 0; c < clusters.count; c++) {
    if (clusters.type[c] !== STRETCH) continue;
    for (let i = clusters.begin[c]!; i < clusters.begin[c + 1]!; i++) {
      let row = clusters.row[i]!;
      let offset = clusters.figure[i]!;
      for (let left = clusters.length[c]!; left > 0; row++, offset = 0) {
        const here = Math.min(left, size[row]! - offset);
        const start = wordOf[first[row]!]! + offset;
        for (let w = start; w < start + here; w++) marked[w] = 1;
        left -= here;
      }
    }
  }
}
