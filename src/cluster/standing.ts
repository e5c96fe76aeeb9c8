/** Every place at which a stretch of words stands, given one of them. */
import { sharedColumn, u32 } from '../kernel/memory.ts';
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

/** Index of the first word of each document, and the one behind its last, in those words. */
export interface DocumentWords { readonly begin: Uint32Array; readonly end: Uint32Array }

/** Where the words of documents stand, whose first rows are `documentRow` (one more entry at the end). */
export function documentWords(memory: WebAssembly.Memory, rows: Rows, documentRow: Uint32Array): DocumentWords {
  const at = u32(memory, rows.at, rows.count);
  const size = u32(memory, rows.size, rows.count);
  const documents = documentRow.length - 1;
  const [begin, end] = [sharedColumn(documents), sharedColumn(documents)];
  for (let d = 0; d < documents; d++) {
    const last = documentRow[d + 1]! - 1;
    if (last < documentRow[d]!) continue;
    begin[d] = at[documentRow[d]!]!;
    end[d] = at[last]! + size[last]!;
  }
  return Object.freeze({ begin, end });
}

/** Views of those columns. */
export function rowColumns(memory: WebAssembly.Memory, rows: Rows): RowColumns {
  memory.grow(0);
  return {
    at: u32(memory, rows.at, rows.count), size: u32(memory, rows.size, rows.count), first: u32(memory, rows.first, rows.count),
    document: u32(memory, rows.document, rows.count), words: u32(memory, 0, memory.buffer.byteLength / 4),
  };
}

/**
 * Calls for every row from whose word `offset` on the stretch stands: copies of the sentence, or of the first sentence end it crosses.
 * `alone` is 1 where not every copy of the sentence end goes on alike, so that the member stands for its own place.
 */
export function standsAt({ size, first }: RowColumns, sentences: Occurrences, boundaries: Occurrences, row: number, offset: number, length: number, alone: number,
  visit: (row: number, offset: number) => void): void {
  const inside = offset + length <= size[row]!;
  const { count, begin, list } = inside ? sentences : boundaries;
  const head = inside ? first[row]! : boundaries.first[row]!;
  if (alone === 1 || count[head]! < 2) { visit(row, offset); return; }
  const from = begin[head]!;
  // Copies of a sentence end may follow sentences of other lengths: words are counted back from it.
  const before = size[row]! - offset;
  for (let i = from; i < from + count[head]!; i++) visit(list[i]!, inside ? offset : size[list[i]!]! - before);
}
