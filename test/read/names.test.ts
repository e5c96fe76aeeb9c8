import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeName, systemPath } from '../../dist/read/names.js';
import { splitPaths } from '../../dist/read/stdin.js';

test('any bytes become a name and the same bytes again', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
    expect(Buffer.from(systemPath(decodeName(bytes)))).toEqual(Buffer.from(bytes));
  }), { seed: 1, numRuns: 500 });
});

test('a name in UTF-8 is decoded as such and opened as a string', () => {
  expect(systemPath(decodeName(Buffer.from('ä東🎉.txt')))).toBe('ä東🎉.txt');
});

describe('a list of paths', () => {
  test.each([
    ['lines', 'a.txt\nb c.txt\n', ['a.txt', 'b c.txt']],
    ['lines ended by \\r\\n, the last one not at all', 'a\r\nb', ['a', 'b']],
    ['empty lines', '\n\na\n\n', ['a']],
    ['NUL, with newlines in the names', 'a\nb\0c\0', ['a\nb', 'c']],
    ['nothing', '', []],
  ])('separated by %s', (_, text, paths) => {
    expect(splitPaths(Buffer.from(text))).toEqual(paths);
  });
});
