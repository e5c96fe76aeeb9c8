/** Bytes of a text brought to where the kernel reads them. */
import { u8 } from './memory.ts';
import type { Workbench } from './workbench.ts';

/** Readable zero bytes before and after a text. */
export const PADDING = 64;
/** Longer texts get a block of their own, which is given back, so that scratch stays small. */
const LONG = 1 << 20;

function copyWithin(bench: Workbench, room: number, bytes: Uint8Array): number {
  const size = bytes.length + 2 * PADDING;
  const staged = u8(bench.memory, room, size);
  staged.fill(0, 0, PADDING);
  staged.set(bytes, PADDING);
  staged.fill(0, size - PADDING);
  return room + PADDING;
}

/** Copies bytes to this thread's place for a text, with zeros around them; the next call overwrites it. Returns their address. */
export function stageText(bench: Workbench, bytes: Uint8Array): number {
  return copyWithin(bench, bench.scratch('text', bytes.length + 2 * PADDING), bytes);
}

/** Calls `visit` with the address of a staged text of any length. */
export function withStagedText<T>(bench: Workbench, bytes: Uint8Array, visit: (text: number) => T): T {
  if (bytes.length <= LONG) return visit(stageText(bench, bytes));
  const room = bench.take(bytes.length + 2 * PADDING);
  try {
    return visit(copyWithin(bench, room, bytes));
  } finally {
    bench.give(room);
  }
}
