/** Marks the words of sentences that stand in shingles of their match. */
import { u32 } from '../kernel/memory.ts';
import type { Workbench } from '../kernel/workbench.ts';
import type { Rows } from '../model/columns.ts';

/** What a job of {@link markShared} needs: `count` pairs, `step` of them a job, `shingle` in words. */
export interface SharedArgs {
  readonly rows: Rows;
  /** u32 left[count], then u32 right[count]: words are marked on both sides */
  readonly pairs: number;
  readonly count: number;
  readonly step: number;
  readonly shingle: number;
  /** u32 per row: where its marks begin */
  readonly wordOf: number;
  /** u8 per word */
  readonly marks: number;
}

/** Job: some pairs. Two jobs may mark the same word, always with a 1. */
export function markShared(bench: Workbench, args: SharedArgs, job: number): void {
  const { memory, kernel } = bench;
  const { rows, shingle } = args;
  const from = job * args.step;
  const to = Math.min(args.count, from + args.step);
  const left = u32(memory, args.pairs, args.count);
  const right = u32(memory, args.pairs + 4 * args.count, args.count);
  const at = u32(memory, rows.at, rows.count);
  const size = u32(memory, rows.size, rows.count);
  const wordOf = u32(memory, args.wordOf, rows.count);
  for (let i = from; i < to; i++) {
    const a = left[i]!;
    const b = right[i]!;
    const mask = 2 ** (33 - Math.clz32(Math.max(size[a]!, size[b]!))) - 1;
    const table = bench.scratch('compare', 8 * (mask + 1));
    kernel.markShared(4 * at[a]!, size[a]!, 4 * at[b]!, size[b]!, shingle, table, mask, args.marks + wordOf[a]!);
    kernel.markShared(4 * at[b]!, size[b]!, 4 * at[a]!, size[a]!, shingle, table, mask, args.marks + wordOf[b]!);
  }
}
