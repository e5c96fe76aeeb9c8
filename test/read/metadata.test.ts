import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import { scan, type Complaint } from '../../dist/index.js';
import { splitDates } from '../../dist/read/date-list.js';
import { readMetadata } from '../../dist/read/metadata.js';

const read = (block: string) => {
  const { title, date, outlet, badDate, notYaml } = readMetadata(Buffer.from(`---\n${block}\n---\n`));
  return { title, date: date?.text ?? null, outlet, badDate, notYaml };
};
const nothing = { title: null, date: null, outlet: null, badDate: null, notYaml: false };

describe('a block of metadata', () => {
  test.each([
    ['plain', 'title: Ferries stay in port\ndate: 2024-03-11\noutlet: The Harbour Post', { title: 'Ferries stay in port', date: '2024-03-11', outlet: 'The Harbour Post' }],
    ['quoted', 'title: "Talks: \\u201coff\\u201d"\ndate: \'2024-03-11\'', { title: 'Talks: “off”', date: '2024-03-11' }],
    ['folded over lines', 'title: >\n  Ferries stay\n  in port\ndate: 2024-03-11', { title: 'Ferries stay in port', date: '2024-03-11' }],
    ['continued', 'title: Ferries\n  stay in port\ntags: [a, b]', { title: 'Ferries stay in port' }],
    ['with a comment', 'title: Ferries # not the final one\ndate: 2024-03-11', { title: 'Ferries', date: '2024-03-11' }],
    ['with an anchor elsewhere', 'name: &n The Post\ntitle: A\noutlet: *n', { title: 'A', outlet: 'The Post' }],
    ['in braces', '{title: A, date: 2024-03-11}', { title: 'A', date: '2024-03-11' }],
    ['with other keys', 'headline: A\ndatePublished: 2024-03-11T08:30Z\npublisher:\n  name: The Post\n  url: x', { title: 'A', date: '2024-03-11T08:30Z', outlet: 'The Post' }],
    ['with a number for a title', 'title: 1984', { title: '1984' }],
    ['with nothing behind a key', 'title:\ndate: ~\noutlet: ""', {}],
    ['with a list for a title', 'title: [a, b]', {}],
    ['with the key inside another', 'seo:\n  title: A', {}],
    ['with a date that is none', 'date: next week', { badDate: 'next week' }],
  ])('%s is read', (_, block, found) => {
    expect(read(block)).toEqual({ ...nothing, ...found });
  });
  test('that is not YAML has no metadata where it is broken, and says so', () => {
    expect(read('title: "unclosed\ndate: 2024-03-11')).toEqual({ ...nothing, date: '2024-03-11', notYaml: true });
    expect(read('title: {[}')).toEqual({ ...nothing, notYaml: true });
    expect(read(`title: ${'['.repeat(20_000)}`)).toMatchObject({ title: null });
  });
  test('made to explode does not', () => {
    const bomb = Array.from({ length: 30 }, (_, i) => `a${i}: &a${i} [*a${Math.max(0, i - 1)}, *a${Math.max(0, i - 1)}]`).join('\n');
    expect(read(`${bomb}\ntitle: *a29`).title).toBeNull();
    expect(read('__proto__:\n  title: A\ntitle: B').title).toBe('B');
  });
  test('of any bytes is read without a word', () => {
    const lines = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^(?:title|date|outlet): ?[-"'&*{}[\]|>:#a-c0-9 ]{0,12}$/)), { maxLength: 6 });
    fc.assert(fc.property(lines, (parts) => { read(parts.join('\n')); }), { seed: 1, numRuns: 2000 });
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => { readMetadata(bytes); }), { seed: 2, numRuns: 1000 });
  });
  test('means what YAML says it means, also where it is read at a glance', () => {
    const value = fc.stringMatching(/^[A-Za-zé][-A-Za-zé0-9 :#,'"&*!?()[\]{}.]{0,20}[A-Za-z.]$/);
    fc.assert(fc.property(value, (text) => {
      let expected: unknown;
      try { expected = (parse(`title: ${text}`, { logLevel: 'error' }) as { title: unknown }).title; } catch { return; }
      if (typeof expected === 'string') expect(read(`title: ${text}`).title).toBe(expected.replace(/\s+/g, ' ').trim());
    }), { seed: 3, numRuns: 3000 });
  });
});

describe('a list of dates', () => {
  const split = (text: string) => {
    const told: string[] = [];
    const lines = splitDates(Buffer.from(text), 'dates.csv', ({ message }) => told.push(message));
    return { lines: lines.map(({ path, date }) => `${path} ${date}`), told };
  };
  test('has a path and a date a line, with a tab or a comma between', () => {
    expect(split('path,date\na.txt,2024-03-11\n\n# comment\nb.txt\tMarch 12, 2024\r\nc,d.txt,March 13, 2024\n"e ""f"".txt","2024-03-14"\n')).toEqual({
      lines: ['a.txt 2024-03-11', 'b.txt 2024-03-12', 'c,d.txt 2024-03-13', 'e "f".txt 2024-03-14'], told: [],
    });
  });
  test('says of each bad line what is wrong with it', () => {
    const { lines, told } = split('a.txt 2024-03-11\na.txt,soon\n,2024-03-11\nb.txt,2024-03-11\n');
    expect(lines).toEqual(['b.txt 2024-03-11']);
    expect(told).toHaveLength(3);
    for (const [index, what] of ['no tab and no comma', 'no date that is understood', 'no path'].entries()) {
      expect(told[index]).toContain(`--dates dates.csv: line ${index + 1}: ${what}`);
    }
  });
  test('of any bytes is split without a word', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => { splitDates(bytes, 'f', () => undefined); }), { seed: 6, numRuns: 1000 });
  });
});

describe('a scan', () => {
  const texts = [
    { id: 'a.md', text: '---\ntitle: A\ndate: 2024-03-11\n---\nFirst text.\n' }, { id: 'b.md', text: '---\ndate: soon\n---\nSecond.\n' },
    { id: 'c.md', text: '---\ntitle: [\n---\nThird.\n' }, { id: 'd.txt', text: 'Fourth.\n' },
  ];
  test('tells title, date and outlet of each document, and complains once about what it does not understand', async () => {
    const complaints: Complaint[] = [];
    const report = await scan(texts, { dates: { 'd.txt': '12 March 2024', 'e.txt': '2024' }, onComplaint: (complaint) => complaints.push(complaint) });
    expect(Array.from(report.documents(), ({ title, date, outlet }) => [title, date, outlet])).toEqual([
      ['A', '2024-03-11', null], [null, null, null], [null, null, null], [null, '2024-03-12', null]]);
    expect(complaints.map(({ code, fatal }) => [code, fatal])).toEqual([['date-line', false], ['bad-metadata', false], ['bad-date', false]]);
    expect(report.summary.skippedFiles).toBe(0);
  });
  test('refuses dates that are none, all at once', async () => {
    await expect(scan(texts, { dates: { 'a.md': 'soon', 'd.txt': '' } })).rejects.toThrow(/a\.md.*\n.*d\.txt/);
  });
});
