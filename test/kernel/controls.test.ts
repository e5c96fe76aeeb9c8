import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadKernel } from '../../dist/kernel/loader.js';
import { countControls } from '../../dist/read/controls.js';

const kernels = [loadKernel('simd'), loadKernel('scalar')];
const rooms = kernels.map((kernel) => kernel.alloc(512));

/** Whether each kernel finds a control character in bytes that stand between others of the same kind. */
const found = (bytes: Uint8Array, around: number): number[] => kernels.map((kernel, k) => {
  const room = new Uint8Array(kernel.memory.buffer, rooms[k]!, 512).fill(around);
  room.set(bytes, 64);
  return kernel.holdsControls(rooms[k]! + 64, bytes.length);
});

test('every byte is told to be a control character or not as sniffing counts them, at every place of a block', () => {
  for (let byte = 0; byte < 256; byte++) {
    for (const at of [0, 1, 15, 16, 36]) {
      const bytes = new Uint8Array(37).fill(0x61);
      bytes[at] = byte;
      const { controls, nuls } = countControls(bytes, bytes.length);
      expect(found(bytes, 0x61), `byte ${byte} at ${at}`).toEqual([controls + nuls, controls + nuls]);
    }
  }
});

test('bytes around the text do not count', () => {
  fc.assert(fc.property(fc.uint8Array({ min: 0x20, max: 0x7e, maxLength: 100 }), (bytes) => {
    expect(found(bytes, 0)).toEqual([0, 0]);
  }), { seed: 1, numRuns: 100 });
});
