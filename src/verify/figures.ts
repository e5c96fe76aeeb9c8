/** Resemblance and containment of two stretches of words, counted anew. */
import { u32, u8 } from '../kernel/memory.ts';
import type { Workbench } from '../kernel/workbench.ts';

/** Resemblance and both containments of a pair, 0…1 each. */
export interface Figures {
  resemblance: number;
  /** of the left in the right, and of the right in the left */
  left: number;
  right: number;
}

/** Figures from the sizes of two sets and what they share. */
export function figuresOf(sizeLeft: number, sizeRight: number, shared: number): Figures {
  return { resemblance: shared / (sizeLeft + sizeRight - shared), left: shared / sizeLeft, right: shared / sizeRight };
}

/** Compares the shingles of two stretches of word hashes: addresses, and sizes in words, 1 or more. */
export function compareWords(bench: Workbench, left: number, leftSize: number, right: number, rightSize: number, shingle: number): Figures {
  const mask = 2 ** Math.ceil(Math.log2(2 * Math.max(leftSize, rightSize) + 2)) - 1;
  const bytes = 8 * (mask + 1);
  const tables = bench.scratch('compare', 2 * bytes + 16);
  const counts = tables + 2 * bytes;
  u8(bench.memory, tables, 2 * bytes + 16).fill(0);
  const sizeLeft = bench.kernel.addToTable(left, leftSize, Math.min(shingle, leftSize), tables, mask);
  bench.kernel.compareWithTable(right, rightSize, Math.min(shingle, rightSize), tables + bytes, mask, tables, mask, counts);
  const [sizeRight, shared] = u32(bench.memory, counts, 2);
  return figuresOf(sizeLeft, sizeRight!, shared!);
}
