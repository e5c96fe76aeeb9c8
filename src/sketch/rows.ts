/** Gathers the pieces' columns into the columns of all rows. */
import { u32, u64, u8 } from '../kernel/memory.ts';
import type { Workbench } from '../kernel/workbench.ts';
import type { Rows } from '../model/columns.ts';

/** One piece as it was tokenised, and where its rows go. */
export interface PieceSource {
  readonly document: number;
  readonly base: number;
  readonly rows: number;
  readonly spans: number;
  readonly content: number;
  readonly ends: number;
  readonly flags: number;
  readonly words: number;
}

/** What a job of {@link gatherRows} needs; pieces of job j are bounds[j] … bounds[j + 1]. */
export interface GatherArgs {
  readonly rows: Rows;
  readonly pieces: readonly PieceSource[];
  /** first row of each piece */
  readonly firstRow: Uint32Array;
  /** words of all pieces before each */
  readonly firstWord: Uint32Array;
  readonly bounds: Uint32Array;
}

/** Job: copies the pieces of one job to their rows. */
export function gatherRows(bench: Workbench, args: GatherArgs, job: number): void {
  const { memory } = bench;
  const { rows } = args;
  const from = args.bounds[job]!;
  const to = args.bounds[job + 1]!;
  if (from === to) return;
  const begin = args.firstRow[from]!;
  const last = args.pieces[to - 1]!;
  const count = args.firstRow[to - 1]! + last.rows - begin;
  const at = u32(memory, rows.at + 4 * begin, count);
  const size = u32(memory, rows.size + 4 * begin, count);
  const word = u32(memory, rows.word + 4 * begin, count);
  const start = u32(memory, rows.start + 4 * begin, count);
  const end = u32(memory, rows.end + 4 * begin, count);
  const document = u32(memory, rows.document + 4 * begin, count);
  const content = u64(memory, rows.content + 8 * begin, count);
  const flags = u8(memory, rows.flags + begin, count);
  for (let p = from; p < to; p++) {
    const piece = args.pieces[p]!;
    const n = piece.rows;
    if (n === 0) continue;
    const row = args.firstRow[p]! - begin;
    const spans = u32(memory, piece.spans, 2 * n);
    const ends = u32(memory, piece.ends, n);
    const address = piece.words / 4;
    const number = args.firstWord[p]!;
    const base = piece.base;
    content.set(u64(memory, piece.content, n), row);
    flags.set(u8(memory, piece.flags, n), row);
    document.fill(piece.document, row, row + n);
    let before = 0;
    for (let i = 0; i < n; i++) {
      const until = ends[i]!;
      at[row + i] = address + before;
      word[row + i] = number + before;
      size[row + i] = until - before;
      start[row + i] = spans[2 * i]! + base;
      end[row + i] = spans[2 * i + 1]! + base;
      before = until;
    }
  }
}
