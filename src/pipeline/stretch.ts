/** Where a stretch of words begins and ends in a document's bytes: the words of its sentences are found again. */
import { wordFinder } from '../kernel/spans.ts';
import type { Findings } from './findings.ts';

/** Bytes [start, end) of `length` words from word `offset` on, counted from a row's first; the stretch may end in a later row. */
export type Stretch = (row: number, offset: number, length: number) => readonly [start: number, end: number];

/** Finds stretches; the words of the row that was looked at last are kept. */
export function stretchFinder({ rows, texts }: Pick<Findings, 'rows' | 'texts'>): Stretch {
  const find = wordFinder();
  let known = -1;
  let words: Uint32Array = new Uint32Array(0);
  return (row, offset, length) => [wordAt(row, offset, 0), wordAt(row, offset + length - 1, 1)];

  /** First byte of a word, or with `edge` 1 the byte behind its last. */
  function wordAt(from: number, offset: number, edge: 0 | 1): number {
    let [row, word] = [from, offset];
    while (word >= rows.size[row]!) word -= rows.size[row++]!;
    if (row !== known) {
      words = find(texts.bytes(rows.document[row]!), rows.start[row]!, rows.end[row]!);
      known = row;
    }
    return words[2 * word + edge]!;
  }
}
