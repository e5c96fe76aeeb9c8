import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LINE_RECORD } from '../../dist/kernel/lines.js';
import { loadKernel } from '../../dist/kernel/loader.js';

const kernels = [loadKernel('simd'), loadKernel('scalar')];
const FILTER = 1 << 17;
const ROOM = FILTER + (1 << 16);
const rooms = kernels.map((kernel) => kernel.alloc(ROOM));

/** Records of each kernel for a text, with every other word in the filter. */
function records(text: string): number[][] {
  const bytes = Buffer.from(text);
  return kernels.map((kernel, k) => {
    const [filter, room, out] = [rooms[k]!, rooms[k]! + FILTER + 64, rooms[k]! + FILTER + 16384];
    const memory = new Uint8Array(kernel.memory.buffer, rooms[k]!, ROOM).fill(0);
    memory.fill(0x55, 0, FILTER);
    memory.set(bytes, FILTER + 64);
    const count = kernel.textLines(room, bytes.length, out, filter);
    return [...new Uint32Array(kernel.memory.buffer, out, count * LINE_RECORD)];
  });
}

const pieces = fc.constantFrom('\n', '\r\n', '\r', '\n\n', ' ', '  ', '\t', '\u00a0', '\u3000', 'a', 'Share', 'John Smith', '12', '7.', '(AP)', '［写真］', '©', '…', '。', '”', '»', '」', '•', '-', 'É', '長', '.', '!', ':');

test('both kernels write the same records, also for lines cut off anywhere', () => {
  fc.assert(fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
    const [simd, scalar] = records(parts.join(''));
    expect(simd).toEqual(scalar);
  }), { seed: 1, numRuns: 2000 });
});

test('lines that differ in case and figures alone have one key, lines that differ in names one names key', () => {
  const [found] = records('Posted 12 March by Ann Lee\nPOSTED 7 march by ann lee\nPosted 3 May by John P. Smith\n');
  const [first, second, third] = [0, 1, 2].map((line) => found!.slice(line * LINE_RECORD, (line + 1) * LINE_RECORD));
  expect(second!.slice(2, 4)).toEqual(first!.slice(2, 4));
  expect(third!.slice(2, 4)).not.toEqual(first!.slice(2, 4));
  expect(third![4]).toBe(first![4]);
});
