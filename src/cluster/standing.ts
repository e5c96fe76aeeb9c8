/** Every place at which a stretch of words stands, given one of them. */
import { u32 } from '../kernel/memory.ts';
import type { Rows } from '../model/columns.ts';
import type { Occurrences } from './occurrences.ts';

/** Columns of rows that stretches need, and all words of the memory. */
export interface RowColumns {
  readonly at: Uint32Array;
  readonly size: Uint32Array;
  readonly first: Uint32Array;
  readonly document: Uint32Array;
  readonly words: Uint32Array;
}

/** Views of those columns. */
export function rowColumns(memory: WebAssembly.Memory, rows: Rows): RowColumns {
  memory.grow(0);
  return {
    at: u32(memory, rows.at, rows.count), size: u32(memory, rows.size, rows.count), first: u32(memory, rows.first, rows.count),
    document: u32(memory, rows.document, rows.count), words: u32(memory, 0, memory.buffer.byteLength / 4),
  };
}

/** Whether `length` words from a row's `offset` on are those that stand at `model`, within one document. */
function sameWords({ at, size, document, words }: RowColumns, row: number, offset: number, length: number, model: number): boolean {
  const start = at[row]! + offset;
  for (let i = 0; i < length; i++) if (words[start + i] !== words[model + i]) return false;
  const home = document[row]!;
  for (let left = length + offset - size[row]!; left > 0; left -= size[row]!) {
    row++;
    if (row >= document.length || document[row] !== home) return false;
  }
  return true;
}

/** Calls for every row from whose word `offset` on the stretch stands: copies of the sentence, or of the first sentence end it crosses. */
export function standsAt(columns: RowColumns, sentences: Occurrences, boundaries: Occurrences, row: number, offset: number, length: number,
  visit: (row: number, offset: number) => void): void {
  if (offset + length <= columns.size[row]!) {
    const head = columns.first[row]!;
    const count = sentences.count[head]!;
    if (count < 2) { visit(row, offset); return; }
    for (let i = sentences.begin[head]!; i < sentences.begin[head]! + count; i++) visit(sentences.list[i]!, offset);
    return;
  }
  const head = boundaries.first[row]!;
  const count = boundaries.count[head]!;
  if (count < 2) { visit(row, offset); return; }
  const model = columns.at[row]! + offset;
  // Copies of a boundary may follow sentences of other lengths: words are counted back from the sentence end.
  const before = columns.size[row]! - offset;
  for (let i = boundaries.begin[head]!; i < boundaries.begin[head]! + count; i++) {
    const other = boundaries.list[i]!;
    if (columns.size[other]! >= before && sameWords(columns, other, columns.size[other]! - before, length, model)) visit(other, columns.size[other]! - before);
  }
}
