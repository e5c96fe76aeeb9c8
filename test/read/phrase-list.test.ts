import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitPhrases } from '../../dist/read/phrase-list.js';

const read = (text: string | Uint8Array): { phrases: string; complaints: string[] } => {
  const complaints: string[] = [];
  const phrases = splitPhrases(typeof text === 'string' ? Buffer.from(text) : text, '--boilerplate-phrases', 'list.txt', ({ message }) => complaints.push(message));
  return { phrases, complaints };
};

test('a line is a phrase; remarks and empty lines are none', () => {
  expect(read('\ufeff# ours\r\nSee you tomorrow\r\n\r\n…the Bulletin…\n')).toEqual({ phrases: 'See you tomorrow\n…the Bulletin…', complaints: [] });
});

test('lines that no text can match are named with the limit, the others count', () => {
  const { phrases, complaints } = read(`Good night\n***\n${'word '.repeat(61)}\n`);
  expect(phrases).toBe('Good night');
  expect(complaints).toEqual(['--boilerplate-phrases list.txt: line 2: no word; a line is one phrase', '--boilerplate-phrases list.txt: line 3: 61 words; the limit is 60, shorten it']);
});

test('a list that is too long or not UTF-8 is refused', () => {
  expect(() => read(new Uint8Array((1 << 20) + 1).fill(97))).toThrow('the limit is 1048576');
  expect(() => read(Uint8Array.of(0x61, 0xe9, 0x0a))).toThrow('not UTF-8');
});

test('any bytes are a list or are refused, and a list read again is the same', () => {
  fc.assert(fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.string({ unit: 'binary', maxLength: 80 }).map((text) => Buffer.from(text))), (bytes) => {
    let phrases: string;
    try {
      ({ phrases } = read(bytes));
    } catch (error) {
      expect((error as Error).name).toBe('DedupeError');
      return;
    }
    expect(read(phrases).phrases).toBe(phrases);
  }), { seed: 6, numRuns: 2000 });
});
