import { describe, expect, test } from 'vitest';
import { createMemory, createSlabs, recycle, SLAB, u8 } from '../../dist/kernel/memory.js';

/** What a slab's reservation of everything in it gives. */
const wholeSlab = (slabs: ReturnType<typeof createSlabs>): number => {
  const address = slabs.reserve(SLAB);
  slabs.commit(address + SLAB);
  return address;
};

describe('the shared memory', () => {
  test('a recycled block becomes a slab of whichever thread asks next, and each goes to one thread only', () => {
    const memory = createMemory();
    const first = createSlabs(memory);
    const second = createSlabs(memory);
    const blocks = [wholeSlab(first), wholeSlab(second), wholeSlab(first)];
    for (const block of blocks) u8(memory, block, SLAB).fill(0xff);
    recycle(memory, blocks);
    const again = [wholeSlab(second), wholeSlab(first), wholeSlab(second)];
    expect(again.toSorted((a, b) => a - b)).toEqual(blocks.toSorted((a, b) => a - b));
    expect(blocks).not.toContain(wholeSlab(first));
  });

  test('what is larger than a slab does not take a recycled block', () => {
    const memory = createMemory();
    const slabs = createSlabs(memory);
    const block = wholeSlab(slabs);
    recycle(memory, [block]);
    const large = slabs.reserve(SLAB + 16);
    slabs.commit(large + SLAB + 16);
    expect(large).not.toBe(block);
    expect(wholeSlab(slabs)).toBe(block);
  });

  test('what is reserved and not committed is given again', () => {
    const slabs = createSlabs(createMemory());
    const address = slabs.reserve(1000);
    expect(slabs.reserve(500)).toBe(address);
    slabs.commit(address + 500);
    expect(slabs.reserve(16)).toBeGreaterThanOrEqual(address + 500);
  });
});
