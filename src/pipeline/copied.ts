/** How many words of each sentence are shared with another document. */
import type { Engine } from '../engine/engine.ts';
import { STRETCH, type Clusters } from '../cluster/clusters.ts';
import { growing } from '../cluster/growing.ts';
import type { Occurrences } from '../cluster/occurrences.ts';
import { rowColumns, standsAt, type RowColumns } from '../cluster/standing.ts';
import { allocate, u32, u8 } from '../kernel/memory.ts';
import type { Rows } from '../model/columns.ts';
import type { Quoted } from './findings.ts';

/** Pairs of rows in one job. */
const PAIRS_PER_JOB = 16_384;

/** Marks of words: shared by all copies of the sentence (as the kernel's markShared writes it), in this place alone, or quoted and counted as that. */
const IN_SENTENCE = 1;
const IN_PLACE = 2;
const QUOTED = 4;

/** Copied words by row, and quoted words by document. */
export interface CopiedWords { readonly copied: Uint32Array; readonly quoted: Uint32Array }

/**
 * copied[row]: words inside shared spans with another document, each counted once.
 * Exact copies share all words, near and contained ones those in common shingles, stretches their own. Words of quotations with a speaker are
 * counted by document instead, those of page furniture not at all.
 */
export async function copiedWords(engine: Engine, rows: Rows, clusters: Clusters, sentences: Occurrences, boundaries: Occurrences, quoted: Quoted, boilerplate: Uint8Array, documentRow: Uint32Array, shingle: number): Promise<CopiedWords> {
  const { memory } = engine.bench;
  const view = (address: number): Uint32Array => u32(memory, address, rows.count);
  const [size, first, document] = [view(rows.size), view(rows.first), view(rows.document)];
  const wordOf = view(rows.word);
  const words = rows.count === 0 ? 0 : wordOf[rows.count - 1]! + size[rows.count - 1]!;
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
    if (boilerplate[row] !== 0) continue;
    const head = first[row]!;
    if (whole[head] === 1) copied[row] = size[row]!;
    else if (head !== row && boilerplate[head] === 0 && parted[row] === 0 && parted[head] === 0) copied[row] = copied[head]!;
    else {
      let sum = 0;
      for (let i = 0; i < size[row]!; i++) if ((marked[wordOf[head]! + i]! & IN_SENTENCE) || (marked[wordOf[row]! + i]! & IN_PLACE)) sum++;
      copied[row] = sum;
    }
  }
  return { copied, quoted: takeQuoted() };

  /** Takes the words of quotations that are attributed from the copied ones of their rows. */
  function takeQuoted(): Uint32Array {
    const taken = new Uint32Array(documentRow.length - 1);
    for (let k = 0; k < quoted.count; k++) {
      if (quoted.speaker[k] === null) continue;
      for (let p = quoted.begin[k]!; p < quoted.begin[k + 1]!; p++) {
        if (quoted.marked[p] === 0) continue;
        const d = quoted.rows.document[p]!;
        let row = lastRowBefore(wordOf, documentRow[d]!, documentRow[d + 1]!, quoted.word[p]!);
        for (let w = quoted.word[p]!; w < quoted.word[p]! + quoted.rows.size[p]!; w++) {
          while (w >= wordOf[row]! + size[row]!) row++;
          const head = first[row]!;
          const isCopied = whole[head] === 1 || (marked[wordOf[head]! + w - wordOf[row]!]! & IN_SENTENCE) !== 0 || (marked[w]! & IN_PLACE) !== 0;
          if (!isCopied || boilerplate[row] !== 0 || (marked[w]! & QUOTED)) continue;
          marked[w]! |= QUOTED;
          copied[row]!--;
          taken[d]!++;
        }
      }
    }
    return taken;
  }
}

/** The last row of [from, to) that begins at or before a word. */
function lastRowBefore(wordOf: Uint32Array, from: number, to: number, word: number): number {
  let low = from;
  let high = to - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (wordOf[middle]! <= word) low = middle;
    else high = middle - 1;
  }
  return low;
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
