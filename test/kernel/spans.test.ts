import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unicodeTableBytes } from '../../dist/kernel/loader.js';
import { wordFinder } from '../../dist/kernel/spans.js';
import { openTables } from '../../dist/kernel/twin/normalize-tables.js';
import { normalizedWords } from '../../dist/kernel/twin/tokenize.js';

const find = wordFinder();
const tables = openTables(unicodeTableBytes());

/** As many words as the twin counts, ascending, apart, each of them the twin's word when it is looked at alone. */
function expectWords(bytes: Uint8Array, start = 0, end = bytes.length): void {
  const words = normalizedWords(bytes, start, end, tables);
  const spans = [...find(bytes, start, end)];
  expect(spans.length).toBe(2 * words.length);
  let last = start;
  words.forEach((word, index) => {
    const [from, to] = [spans[2 * index]!, spans[2 * index + 1]!];
    expect(to).toBeGreaterThanOrEqual(from);
    // Some characters belong to two words: a½ is a1 and 2.
    const apart = from >= last && to <= (spans[2 * index + 2] ?? end);
    expect(from).toBeGreaterThanOrEqual(apart ? last : start);
    last = to;
    if (apart) expect(normalizedWords(bytes, from, to, tables).join('')).toBe(word);
  });
  expect(last).toBeLessThanOrEqual(end);
}

test('words stand where the twin finds them, in common prose', () => {
  const letters = fc.constantFrom(...'abZ09_ .,-“”’…–äßÉ×÷ñ«»°§½ª\n\t');
  fc.assert(fc.property(fc.array(letters, { maxLength: 60 }), (text) => { expectWords(Buffer.from(text.join(''))); }), { seed: 1, numRuns: 3000 });
});

test('words stand where the twin finds them, in whatever bytes', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => { expect(find(bytes, 0, bytes.length).length).toBe(2 * normalizedWords(bytes, 0, bytes.length, tables).length); }), { seed: 2, numRuns: 2000 });
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
    const bytes = Buffer.from(text);
    expect(find(bytes, 0, bytes.length).length).toBe(2 * normalizedWords(bytes, 0, bytes.length, tables).length);
  }), { seed: 3, numRuns: 2000 });
});

test('every character of Latin-1 and General Punctuation is what the twin says', () => {
  for (let c = 0; c < 0x100; c++) expectWords(Buffer.from(`ab${String.fromCharCode(c)}cd`));
  for (let c = 0x2000; c < 0x2070; c++) {
    const bytes = Buffer.from(`ab${String.fromCharCode(c)}cd`);
    expect(find(bytes, 0, bytes.length).length).toBe(2 * normalizedWords(bytes, 0, bytes.length, tables).length);
  }
});
