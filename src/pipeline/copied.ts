/** How many words of each sentence are shared with another document. */
import type { Engine } from '../engine/engine.ts';
import { CONTAINMENT, STAR, type Clusters } from '../cluster/clusters.ts';
import { allocate, u32, u8 } from '../kernel/memory.ts';
import { FIRST, type Rows } from '../model/columns.ts';
import type { Occurrences } from '../cluster/occurrences.ts';

/** Pairs of rows in one job. */
const PAIRS_PER_JOB = 16_384;

/**
 * copied[row] for first rows: words inside shared spans with another document, each counted once.
 * Exact copies share all words, near and contained ones those in common shingles, stretches their own.
 */
export async function copiedWords(engine: Engine, rows: Rows, clusters: Clusters, sentences: Occurrences, shingle: number): Promise<Uint32Array> {
  const { memory } = engine.bench;
  const view = (address: number): Uint32Array => u32(memory, address, rows.count);
  const size = view(rows.size);
  const first = view(rows.first);
  const document = view(rows.document);
  const wordOf = new Uint32Array(rows.count + 1);
  for (let row = 0; row < rows.count; row++) wordOf[row + 1] = wordOf[row]! + size[row]!;
  const marks = allocate(memory, wordOf[rows.count]! + 64);
  const marked = u8(memory, marks, wordOf[rows.count]!).fill(0);

  const spread = (row: number): boolean => {
    const all = sentences.of(row);
    return all !== null && document[all[0]!] !== document[all.at(-1)!];
  };
  const left: number[] = [];
  const right: number[] = [];
  for (let c = 0; c < clusters.count; c++) {
    const from = clusters.begin[c]!;
    const to = clusters.begin[c + 1]!;
    const centre = clusters.centre[c]!;
    if (clusters.type[c] === STAR || clusters.type[c] === CONTAINMENT) {
      for (let i = from; i < to; i++) {
        const row = clusters.row[i]!;
        if (spread(row)) marked.fill(1, wordOf[row]!, wordOf[row + 1]!);
        if (row === centre || (document[row] === document[centre] && !spread(row) && !spread(centre))) continue;
        left.push(row, centre);
        right.push(centre, row);
      }
      continue;
    }
    for (let i = from; i < to; i++) {
      let row = clusters.row[i]!;
      let offset = clusters.figure[i]!;
      for (let words = clusters.length[c]!; words > 0; row++, offset = 0) {
        const here = Math.min(words, size[row]! - offset);
        // All occurrences of a sentence share the marks of the first.
        const head = wordOf[first[row]!]!;
        marked.fill(1, head + offset, head + offset + here);
        words -= here;
      }
    }
  }
  const pairs = allocate(memory, 8 * left.length + 16);
  u32(memory, pairs, left.length).set(left);
  u32(memory, pairs + 4 * left.length, left.length).set(right);
  const wordColumn = allocate(memory, 4 * rows.count + 16);
  view(wordColumn).set(wordOf.subarray(0, rows.count));
  await engine.run('markShared', Math.ceil(left.length / PAIRS_PER_JOB), { rows, pairs, count: left.length, step: PAIRS_PER_JOB, shingle, wordOf: wordColumn, marks });

  const copied = new Uint32Array(rows.count);
  const mark = u8(memory, rows.mark, rows.count);
  for (let row = 0; row < rows.count; row++) {
    if (!(mark[row]! & FIRST)) continue;
    let sum = 0;
    for (let i = wordOf[row]!; i < wordOf[row + 1]!; i++) sum += marked[i]!;
    copied[row] = sum;
  }
  return copied;
}
