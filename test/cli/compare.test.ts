import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeFolder } from '../read/folder.ts';
import { complaints, validator } from '../report/machine.ts';
import { dedupe, SENTENCE } from './run.ts';

const MORE = 'Ferries leave from the western pier instead, and the night bus waits for the last boat.';
const FILES = Object.freeze({
  'left/a.txt': `One opens the morning with a remark of its own.\n\n${SENTENCE} ${MORE}\n`,
  'left/b.txt': 'Nothing in here stands anywhere else, for it is about cheese and rain.\n',
  'right/c.txt': `Two has quite another thing to say about it.\n\n${SENTENCE.replace('repair', 'mend')} ${MORE}\n`,
});

interface Json { readonly summary: Record<string, number>; readonly documents: { readonly id: string; readonly path: string }[]; readonly passages: { readonly kind: string; readonly left: { readonly document: string }; readonly right: { readonly document: string } }[] }

describe('compare', () => {
  test('shows a passage in two columns with the changed words marked, and the totals', () => {
    const { code, out, err } = dedupe(makeFolder(FILES), ['compare', 'left/a.txt', 'right/c.txt']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^left\/a\.txt\nright\/c\.txt\n\n {2}1 {2}verbatim · \d+ % matched\n {5}line 3 +│ line 3\n/);
    expect(out).toContain('[-repair-]');
    expect(out).toContain('{+mend+}');
    expect(out.trimEnd().split('\n').at(-1)).toBe('1 passage: 1 verbatim.');
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  test('compares every text of one folder with every text of the other', () => {
    const { out } = dedupe(makeFolder(FILES), ['compare', 'left', 'right', '--format', 'json']);
    const report = JSON.parse(out) as Json;
    expect(report.summary).toMatchObject({ documents: 3, pairs: 2, matchedPairs: 1, passages: 1 });
    expect(report.passages.map(({ left, right }) => [left.document, right.document])).toEqual([['left/a.txt', 'right/c.txt']]);
    expect(out).not.toContain(process.cwd());
    expect(report.documents.map(({ path }) => path)).toEqual(['left/a.txt', 'left/b.txt', 'right/c.txt']);
  });

  test('compares the texts of one folder with one another, each pair once and none with itself', () => {
    const { out } = dedupe(makeFolder({ ...FILES, 'left/d.txt': FILES['right/c.txt'] }), ['compare', 'left', 'left', '--format', 'json']);
    expect((JSON.parse(out) as Json).summary).toMatchObject({ documents: 3, pairs: 3, matchedPairs: 1 });
  });

  test('writes JSON and NDJSON as the schema has them', () => {
    const root = makeFolder(FILES);
    expect(complaints(validator('comparison'), JSON.parse(dedupe(root, ['compare', 'left', 'right', '--format', 'json']).out))).toEqual([]);
    const lines = dedupe(root, ['compare', 'left', 'right', '--format', 'ndjson']).out.trim().split('\n').map((line) => JSON.parse(line) as { type: string });
    expect(lines.map(({ type }) => type)).toEqual(['document', 'document', 'document', 'passage', 'summary']);
    for (const line of lines) expect(complaints(validator('comparisonLine'), line)).toEqual([]);
  });

  test('reads one side from standard input, not both', () => {
    const root = makeFolder(FILES);
    const { out } = dedupe(root, ['compare', '-', 'right/c.txt', '--format', 'json', '--stdin-filename', 'draft'], { input: FILES['left/a.txt'] });
    expect((JSON.parse(out) as Json).passages.map(({ left }) => left.document)).toEqual(['draft']);
    expect(dedupe(root, ['compare', '-', '-']).code).toBe(2);
  });

  test('takes pairs from a list; bad lines and unreadable texts are named and the rest goes on', () => {
    const root = makeFolder({ ...FILES, 'pairs.tsv': 'left/a.txt\tright/c.txt\nnonsense\nleft/b.txt\tgone.txt\n' });
    const { code, out, complaints: named } = dedupe(root, ['compare', '--pairs', 'pairs.tsv', '--format', 'json']);
    expect(code).toBe(0);
    expect((JSON.parse(out) as Json).summary).toMatchObject({ pairs: 1, passages: 1, skippedFiles: 1 });
    expect(named).toEqual([expect.stringContaining('line 2: no tab'), expect.stringContaining('gone.txt: cannot be read: no such file')]);
    expect(dedupe(root, ['compare', '--pairs', 'pairs.tsv', '--strict']).code).toBe(2);
    expect(dedupe(root, ['compare', '--pairs', 'pairs.tsv', 'left']).complaints).toEqual([expect.stringContaining('--pairs: takes the place of paths')]);
    expect(dedupe(root, ['compare', '--pairs', 'gone.tsv']).complaints).toEqual([expect.stringContaining('--pairs gone.tsv: cannot be read')]);
  });

  test('writes what PAN wants, one file a pair, offsets in characters', () => {
    const root = makeFolder({ ...FILES, 'left/a.txt': `😀 ${FILES['left/a.txt']}` });
    expect(dedupe(root, ['compare', 'left', 'right', '--format', 'pan', '-o', 'found/here']).code).toBe(0);
    expect(readdirSync(join(root, 'found/here')).sort()).toEqual(['a-c.xml', 'b-c.xml']);
    const xml = readFileSync(join(root, 'found/here/a-c.xml'), 'utf8');
    const [, from, length] = /<document reference="a\.txt">\n {2}<feature name="detected-plagiarism" this_offset="(\d+)" this_length="(\d+)" source_reference="c\.txt" source_offset="\d+" source_length="\d+" \/>\n<\/document>/.exec(xml)!.map(Number);
    expect([...`😀 ${FILES['left/a.txt']}`].slice(from, from! + length!).join('')).toBe(`${SENTENCE} ${MORE}`);
    expect(dedupe(root, ['compare', 'left', 'right', '--format', 'pan']).complaints).toEqual([expect.stringContaining('name it with -o DIR')]);
  });

  test('writes a page that runs nothing of a text', () => {
    const root = makeFolder({ ...FILES, 'left/a.txt': `<script>alert(1)</script>\n\n${SENTENCE} ${MORE} <img src=x onerror=alert(2)>` });
    const { code } = dedupe(root, ['compare', 'left', 'right', '--format', 'html', '-o', 'page.html']);
    expect(code).toBe(0);
    const page = readFileSync(join(root, 'page.html'), 'utf8');
    expect(page).not.toContain('<script>alert');
    expect(page).not.toContain('<img');
    expect(page.match(/<mark class="verbatim"/g)!.length).toBeGreaterThan(2);
    expect(page).toContain('<b>repair</b>');
  });

  test('says what is wrong with paths, all of it in one line each', () => {
    const root = makeFolder(FILES);
    expect(dedupe(root, ['compare']).complaints).toEqual([expect.stringContaining('no path given; name two')]);
    expect(dedupe(root, ['compare', 'left/a.txt']).complaints).toEqual([expect.stringContaining('one path given; name two')]);
    expect(dedupe(root, ['compare', 'left/a.txt', 'gone.txt'])).toMatchObject({ code: 2, out: '', complaints: [expect.stringContaining('gone.txt: no such file')] });
    writeFileSync(join(root, 'bin.txt'), Buffer.from([0, 1, 2, 3, 4, 5, 6, 7]));
    expect(dedupe(root, ['compare', 'left/a.txt', 'bin.txt'])).toMatchObject({ code: 2, out: '' });
    expect(dedupe(root, ['compare', 'left/a.txt', 'right', '--language', 'klingon', '--min-length', '0']).complaints).toHaveLength(2);
    expect(existsSync(join(root, 'page.html'))).toBe(false);
  });

  test('finds nothing in empty and unrelated texts, and says so', () => {
    const root = makeFolder({ ...FILES, 'empty.txt': '' });
    expect(dedupe(root, ['compare', 'left/b.txt', 'right/c.txt']).out).toBe('No passage found in 1 pair of texts.\n');
    expect(dedupe(root, ['compare', 'left/b.txt', 'empty.txt'])).toMatchObject({ code: 0, out: 'No passage found in 1 pair of texts.\n' });
  });
});
