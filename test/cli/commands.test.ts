import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { intervalOf, percent } from '../../dist/cli/interval.js';
import { makeFolder } from '../read/folder.ts';
import { dedupe, PAIR, SENTENCE } from './run.ts';

describe('sentences', () => {
  test('take folders of any number of documents in one stretch of memory', () => {
    const files = Object.fromEntries(Array.from({ length: 1_200 }, (_, at) => [`${at}.txt`, `Document ${at} has this one sentence.\n`]));
    const { code, out, err } = dedupe(makeFolder(files), ['sentences', '.', '--format', 'ndjson']);
    expect({ code, err, lines: out.trim().split('\n').length }).toEqual({ code: 0, err: '', lines: 1_200 });
  });

  const text = `First one here. “Second,” she said.\n\nÄ third 🎉 follows; it is the last.\n`;
  test('as NDJSON are one record a line, whose offsets cut the text out of the file', () => {
    const { code, out } = dedupe(makeFolder({ 'a.txt': text }), ['sentences', 'a.txt', '--format', 'ndjson']);
    expect(code).toBe(0);
    const records = out.trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown> & { start: number; end: number; text: string });
    expect(records).toHaveLength(3);
    for (const [index, record] of records.entries()) {
      expect(text.slice(record.start, record.end)).toBe(record.text);
      expect(record).toMatchObject({ document: 'a.txt', index });
      expect(Object.keys(record)).toEqual(['document', 'start', 'end', 'line', 'column', 'endLine', 'endColumn', 'index', 'text', 'normalized', 'words']);
    }
    expect(records[2]).toMatchObject({ line: 3, column: 1, endLine: 3, normalized: 'ä third follows it is the last', words: 7 });
  });
  test('as JSON are one array of the same records', () => {
    const root = makeFolder({ 'a.txt': text, 'empty.txt': '' });
    const lines = dedupe(root, ['sentences', 'a.txt', '--format', 'ndjson']).out.trim().split('\n');
    expect(JSON.parse(dedupe(root, ['sentences', 'a.txt', '--format', 'json']).out)).toEqual(lines.map((line) => JSON.parse(line) as unknown));
    expect(JSON.parse(dedupe(root, ['sentences', 'empty.txt', '--format', 'json']).out)).toEqual([]);
  });
  test('for people are one line each, with its place and nothing that moves the cursor', () => {
    // A control character among fewer than a hundred would make the file binary.
    const more = 'and on, and on, and on, and on, and on, and on, and on, and on';
    const { out } = dedupe(makeFolder({ 'a.txt': `A sentence that\ngoes on ${more} \x1b[31m here.\n\nAnother.\n` }), ['sentences', 'a.txt']);
    expect(out).toBe(`a.txt:1:1  A sentence that goes on ${more} \\x1b[31m here.\na.txt:4:1  Another.\n`);
  });
});

describe('audit', () => {
  const near = Array.from({ length: 40 }, (_, at) => `Boat ${at} of the ${at * 37} that left at dawn carried ${at * 11} crates of oranges and a dog named number ${at}.`);
  test('prints pairs found and missed per class, with an interval', () => {
    const root = makeFolder({ 'a.txt': near.join('\n\n'), 'b.txt': near.map((line) => line.replace('oranges', 'lemons')).join('\n\n') });
    const { code, out } = dedupe(root, ['audit', '.']);
    expect(code).toBe(0);
    expect(out).toMatch(/^resemblance +pairs +found +recall +95 % interval$/m);
    expect(out).toMatch(/^all +\d+ +\d+ +/m);
    const json = JSON.parse(dedupe(root, ['audit', '.', '--format', 'json', '--threshold', '0.5']).out) as { classes: { from: number; to: number; pairs: number; found: number; recall: number | null; low: number; high: number }[] };
    expect(json.classes[0]!.from).toBe(0.5);
    expect(json.classes.at(-1)!.to).toBe(1);
    expect(json.classes.reduce((sum, row) => sum + row.pairs, 0)).toBeGreaterThanOrEqual(40);
    for (const row of json.classes) {
      expect(row.found).toBeLessThanOrEqual(row.pairs);
      if (row.recall !== null) expect(row.low <= row.recall && row.recall <= row.high).toBe(true);
    }
  });
  test('refuses a sample of nothing', () => {
    expect(dedupe(makeFolder(PAIR), ['audit', 'pair', '--sample', '0']).code).toBe(2);
  });
});

describe('schema', () => {
  test('is the one that the package ships', () => {
    const { code, out } = dedupe('.', ['schema']);
    expect(code).toBe(0);
    expect(out).toBe(readFileSync(new URL('../../dist/schema.json', import.meta.url), 'utf8'));
    expect(JSON.parse(out)).toHaveProperty('$schema');
  });
  test('goes to a file too', () => {
    const root = makeFolder({});
    expect(dedupe(root, ['schema', '-o', 'schema.json'])).toMatchObject({ code: 0, out: '' });
    expect(JSON.parse(readFileSync(join(root, 'schema.json'), 'utf8'))).toHaveProperty('$schema');
  });
});

describe('scan', () => {
  test('prints clusters for people by default, with file and line of each copy', () => {
    const { code, out } = dedupe(makeFolder(PAIR), ['scan', 'pair']);
    expect(code).toBe(0);
    expect(out).toContain('pair/a.txt:3');
    expect(out).toContain('pair/b.txt:3');
    expect(out.replace(/\s+/g, ' ')).toContain(SENTENCE);
  });
  test('lists no more than --top clusters and counts the rest', () => {
    const lines = Array.from({ length: 8 }, (_, at) => `${SENTENCE.slice(0, -1)} for the ${at}th time since ${at * 100}.`.replace('harbour', `harbour${at}`).replace('divers', `divers${at}`).replace('eastern', `east${at}`));
    const root = makeFolder({ 'a.txt': lines.join('\n\n'), 'b.txt': lines.join('\n\n') });
    const shown = (top: string): number => dedupe(root, ['scan', '.', '--top', top]).out.split('harbour').length;
    expect(shown('2')).toBeLessThan(shown('8'));
  });
});

describe('the interval of a share', () => {
  test('is the published one', () => {
    // R 4: prop.test(9, 10, correct = FALSE), prop.test(81, 263, correct = FALSE) (Newcombe 1998, table I: .2553 to .3662)
    expect(intervalOf(9, 10).low).toBeCloseTo(0.5958, 4);
    expect(intervalOf(9, 10).high).toBeCloseTo(0.9821, 4);
    expect(intervalOf(81, 263).low).toBeCloseTo(0.2553, 4);
    expect(intervalOf(81, 263).high).toBeCloseTo(0.3662, 4);
  });
  test('ends at 1 where all succeeded and knows nothing where nothing was tried', () => {
    expect(intervalOf(1000, 1000)).toMatchObject({ high: 1 });
    expect(intervalOf(1000, 1000).low).toBeCloseTo(0.99617, 5);
    expect(intervalOf(0, 0)).toEqual({ low: 0, high: 1 });
  });
  test('is never printed as 100 % for less', () => {
    expect(percent(1)).toBe('100 %');
    expect(percent(0.999999999)).toBe('99.9999 %');
    expect(percent(0.7)).toBe('70.00 %');
  });
});
