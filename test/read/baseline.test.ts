import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DedupeError } from '../../dist/model/errors.js';
import { baselineText, parseBaseline } from '../../dist/read/baseline.js';

const ids = fc.tuple(fc.stringMatching(/^[0-9a-f]{16}$/), fc.constantFrom('s', 'q', 'r')).map(([hash, unit]) => hash + unit);

test('what is written is read again: fingerprints and counts', () => {
  fc.assert(fc.property(fc.dictionary(ids, fc.record({ count: fc.integer({ min: 1, max: 1e6 }), text: fc.string({ unit: 'binary', maxLength: 200 }) })), (entries) => {
    const read = parseBaseline(Buffer.from([...baselineText(new Map(Object.entries(entries)))].join('')), 'known.txt');
    expect([...read].map(([id, { count }]) => [id, count])).toEqual(Object.entries(entries).map(([id, { count }]) => [id, count]).sort(([a], [b]) => (a! < b! ? -1 : 1)));
  }), { seed: 1, numRuns: 200 });
});

test('any bytes are a baseline or one error that names the file', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
    try {
      parseBaseline(bytes, 'known.txt');
    } catch (error) {
      expect(error).toBeInstanceOf(DedupeError);
      expect((error as DedupeError).message).toMatch(/^--baseline known\.txt: /);
    }
  }), { seed: 2, numRuns: 500 });
});

test('a line that is no entry is named by its number', () => {
  expect(() => parseBaseline(Buffer.from('# remark\n\n0123456789abcdefs  1  good\n0123456789abcdefs  0  bad\n'), 'known.txt')).toThrow('--baseline known.txt: line 4 is no entry');
});
