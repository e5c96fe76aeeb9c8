/** Run keys across sentence ends. Equal boundaries collapse first, as sentences do. */
import { allocate, u32, u8 } from '../kernel/memory.ts';
import type { Workbench } from '../kernel/workbench.ts';
import { COMPARED, type Pieces, type Repeats, type Rows, type Runs } from '../model/columns.ts';
import { keepRuns } from './sets.ts';

/** What jobs of {@link boundaryKeys} and {@link boundaryRuns} need; `shingle` and `runLength` in words. */
export interface BoundaryArgs {
  readonly rows: Rows;
  readonly pieces: Pieces;
  readonly repeats: Repeats;
  readonly shingle: number;
  readonly runLength: number;
  /** u64 per row: key of the boundary after it */
  readonly keys: number;
  /** u32 per row: first row with the same boundary */
  readonly first: number;
}

/** Job: keys of the boundaries of its pieces. */
export function boundaryKeys(bench: Workbench, args: BoundaryArgs, job: number): void {
  const { rows, pieces, repeats } = args;
  for (let p = pieces.bounds[job]!; p < pieces.bounds[job + 1]!; p++) {
    bench.kernel.boundaryKeys(rows.at, rows.size, rows.word, repeats.address, pieces.row[p]!, pieces.row[p + 1]!, pieces.wordsEnd[p]!,
      args.shingle, args.runLength, args.keys);
  }
}

/** Job: run keys of the boundaries that are the first of their kind. */
export function boundaryRuns(bench: Workbench, args: BoundaryArgs, job: number): Runs {
  const { rows, pieces, repeats } = args;
  const from = pieces.row[pieces.bounds[job]!]!;
  const to = pieces.row[pieces.bounds[job + 1]!]!;
  const capacity = (to - from) * (args.runLength - 1) + 1;
  const keys = bench.scratch('runKeys', 8 * capacity);
  const runRows = bench.scratch('runRows', 4 * capacity);
  const offsets = bench.scratch('runOffsets', 4 * capacity);
  let count = 0;
  for (let p = pieces.bounds[job]!; p < pieces.bounds[job + 1]!; p++) {
    count = bench.kernel.boundaryRuns(rows.at, rows.size, rows.word, repeats.address, pieces.row[p]!, pieces.row[p + 1]!, pieces.wordsEnd[p]!,
      args.shingle, args.runLength, args.keys, args.first, keys, runRows, offsets, count);
  }
  return keepRuns(bench, count, keys, runRows, offsets);
}

/** Whether the boundaries after two rows are explained by the sentences around them: the same compared ones in the same order. */
function sameSentences(rows: Columns, left: number, right: number, runLength: number): boolean {
  let ahead = 0;
  for (let step = 0; ; step++) {
    const a = left + step;
    const b = right + step;
    if (b >= rows.first.length || rows.first[a] !== rows.first[b] || !(rows.mark[rows.first[a]!]! & COMPARED)) return false;
    if (step > 0) ahead += rows.size[a]!;
    if (step > 0 && ahead >= runLength - 1) return true;
    if (rows.document[b] !== rows.document[b + 1]) return true;
  }
}

interface Columns { first: Uint32Array; mark: Uint8Array; size: Uint32Array; document: Uint32Array }

/**
 * After the collapse: how often each boundary occurs. Of a boundary that stands in several documents, one occurrence is set free (made
 * its own first) where the equal sentences around it do not already tell that it is copied, so that its runs meet those of the first.
 */
export function settleBoundaries(memory: WebAssembly.Memory, rows: Rows, keys: number, firstAddress: number, runLength: number): Uint32Array {
  const count = rows.count;
  const first = u32(memory, firstAddress, count);
  const halves = u32(memory, keys, 2 * count);
  const columns: Columns = { first: u32(memory, rows.first, count), mark: u8(memory, rows.mark, count), size: u32(memory, rows.size, count), document: u32(memory, rows.document, count) };
  const occurrences = u32(memory, allocate(memory, 4 * count), count).fill(0);
  const spread = new Uint8Array(count);
  const different = new Map<number, number>();
  for (let row = 0; row < count; row++) {
    if (halves[2 * row] === 0 && halves[2 * row + 1] === 0) continue;
    const head = first[row]!;
    occurrences[head]!++;
    if (head === row) continue;
    if (columns.document[head] !== columns.document[row]) spread[head] = 1;
    // Whichever document it stands in: what is unlike the first is unlike those that are like the first.
    if (!different.has(head) && !sameSentences(columns, head, row, runLength)) different.set(head, row);
  }
  for (const [head, row] of different) {
    if (spread[head] === 0) continue;
    occurrences[head]!--;
    first[row] = row;
    occurrences[row] = 1;
  }
  return occurrences;
}
