import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitPairs } from '../../dist/read/pair-list.js';

const read = (text: string | Uint8Array): { pairs: unknown; complaints: string[] } => {
  const complaints: string[] = [];
  const pairs = splitPairs(typeof text === 'string' ? Buffer.from(text) : text, 'list.tsv', ({ message }) => complaints.push(message));
  return { pairs, complaints };
};

test('a line is two paths with a tab between them; remarks and empty lines are none', () => {
  expect(read('\ufeff# ours\r\na b.txt\tc.txt\r\n\r\nd\te\n')).toEqual({ pairs: [['a b.txt', 'c.txt'], ['d', 'e']], complaints: [] });
});

test('lines that are no pair are named, the others count', () => {
  expect(read('a b\na\tb\n\tb\na\tb\tc\n')).toEqual({ pairs: [['a', 'b']], complaints: [
    '--pairs list.tsv: line 1: no tab; a line is two paths with a tab between them', '--pairs list.tsv: line 3: no path on one side; a line is two paths with a tab between them',
    '--pairs list.tsv: line 4: more than one tab; a line is two paths with a tab between them',
  ] });
});

test('any bytes are a list: every line is a pair, a remark or a complaint', () => {
  const bytes = fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.array(fc.constantFrom('a', '\t', '\n', '\r', '#', 'ü', ' '), { maxLength: 60 }).map((letters) => Buffer.from(letters.join(''))));
  fc.assert(fc.property(bytes, (list) => {
    const { pairs, complaints } = read(list);
    const lines = (pairs as string[][]).length + complaints.length;
    expect(lines).toBeLessThanOrEqual(Buffer.from(list).toString('latin1').split(/\r\n|\r|\n/).length);
    for (const pair of pairs as string[][]) expect(pair.map((path) => path !== '' && !/[\t\n\r]/.test(path))).toEqual([true, true]);
  }), { seed: 7, numRuns: 2000 });
});
