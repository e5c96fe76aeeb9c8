/** Exact comparison of whole documents: all shingles of both. */
import { u32, u8 } from '../kernel/memory.ts';
import type { Workbench } from '../kernel/workbench.ts';

/** Pairs of documents and the columns of their words. */
export interface DocumentPairArgs {
  /** left, right, left, right, … of texts; equal lefts stand together, so that their table is filled once */
  readonly pairs: Uint32Array;
  /** pairs of job j are bounds[j] … bounds[j + 1] */
  readonly bounds: Uint32Array;
  /** words of text t: pieces first[t] … first[t + 1] of address[] and count[] */
  readonly first: Uint32Array;
  readonly address: Uint32Array;
  readonly count: Uint32Array;
  readonly shingle: number;
}

/** Entries of a result per pair: | distinct shingles of the left | of the right | of both | */
export const FIGURES = 3;

/** Slots of an open-addressing table for so many keys: a power of two, at most three quarters full. */
function slotsFor(keys: number): number {
  return 2 ** Math.ceil(Math.log2(keys * 4 / 3 + 2));
}

/** Job: figures of some pairs. */
export function compareDocuments(bench: Workbench, args: DocumentPairArgs, job: number): Uint32Array {
  const { kernel, memory } = bench;
  const { pairs, first, address, count, shingle } = args;
  const [from, to] = [args.bounds[job]!, args.bounds[job + 1]!];
  const slots = (text: number): number => {
    let words = 0;
    for (let piece = first[text]!; piece < first[text + 1]!; piece++) words += count[piece]!;
    return slotsFor(words);
  };
  let [leftMost, rightMost] = [0, 0];
  for (let pair = from; pair < to; pair++) {
    leftMost = Math.max(leftMost, slots(pairs[2 * pair]!));
    rightMost = Math.max(rightMost, slots(pairs[2 * pair + 1]!));
  }
  const counts = bench.scratch('documentTables', 16 + 8 * (leftMost + rightMost));
  const leftTable = counts + 16;
  const rightTable = leftTable + 8 * leftMost;

  const figures = new Uint32Array(FIGURES * (to - from));
  let left = -1;
  let leftSlots = 0;
  let leftSize = 0;
  for (let pair = from; pair < to; pair++) {
    if (pairs[2 * pair] !== left) {
      left = pairs[2 * pair]!;
      leftSlots = slots(left);
      leftSize = 0;
      u8(memory, leftTable, 8 * leftSlots).fill(0);
      for (let piece = first[left]!; piece < first[left + 1]!; piece++) {
        leftSize += kernel.addToTable(address[piece]!, count[piece]!, shingle, leftTable, leftSlots - 1);
      }
    }
    const right = pairs[2 * pair + 1]!;
    const rightSlots = slots(right);
    u8(memory, rightTable, 8 * rightSlots).fill(0);
    const found = u32(memory, counts, 2).fill(0);
    for (let piece = first[right]!; piece < first[right + 1]!; piece++) {
      kernel.compareWithTable(address[piece]!, count[piece]!, shingle, rightTable, rightSlots - 1, leftTable, leftSlots - 1, counts);
    }
    const at = FIGURES * (pair - from);
    figures[at] = leftSize;
    figures[at + 1] = found[0]!;
    figures[at + 2] = found[1]!;
  }
  return figures;
}
