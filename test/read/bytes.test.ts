import { Buffer } from 'node:buffer';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBytes } from '../../dist/read/bytes.js';
import { makeFolder } from './folder.ts';

/** Reads into shared memory of a given size that grows when asked to. */
function readInto(path: string, roomBytes: number, offset: number, fatal = false): { text: string | null; code: string | null; fatal: boolean } {
  let room = new Uint8Array(new SharedArrayBuffer(offset + roomBytes));
  const grow = (needed: number): Uint8Array => {
    const larger = new Uint8Array(new SharedArrayBuffer(offset + needed));
    larger.set(room);
    return (room = larger);
  };
  const result = readBytes(path, 'x', fatal, { room, offset, grow });
  if (typeof result !== 'number') return { text: null, code: result.code, fatal: result.fatal };
  return { text: Buffer.from(room.slice(offset, offset + result)).toString(), code: null, fatal: false };
}

describe('readBytes', () => {
  test('reads whole files at any offset, whatever room there is', () => {
    fc.assert(fc.property(fc.string({ maxLength: 300 }), fc.nat(400), fc.nat(20), (text, room, offset) => {
      const root = makeFolder({ 'a.txt': text });
      expect(readInto(join(root, 'a.txt'), room, offset).text).toBe(Buffer.from(text).toString());
    }), { seed: 1, numRuns: 60 });
  });
  test.each([['ENOENT', 'none.txt'], ['EISDIR', '.'], ['ENOTDIR', 'a.txt/b']])('turns %s into a complaint', (_, name) => {
    const root = makeFolder({ 'a.txt': '' });
    expect(readInto(join(root, name), 10, 0, true)).toMatchObject({ code: 'unreadable', fatal: true });
    expect(readInto(join(root, name), 10, 0, false)).toMatchObject({ code: 'unreadable', fatal: false });
  });
  test.runIf(process.platform === 'linux')('reads a named pipe to its end, however it trickles', () => {
    const root = makeFolder({});
    const pipe = join(root, 'pipe');
    execFileSync('mkfifo', [pipe]);
    execFileSync('bash', ['-c', `(printf one; sleep 0.1; printf two; sleep 0.1; head -c 100000 /dev/zero | tr '\\0' x) > '${pipe}' 2>/dev/null &`], { stdio: 'ignore' });
    const { text } = readInto(pipe, 4096, 3, true);
    expect(text).toBe(`onetwo${'x'.repeat(100_000)}`);
  });
});
