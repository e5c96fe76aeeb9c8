import { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import { makeFolder } from '../read/folder.ts';
import { dedupe, PAIR, SENTENCE, type Ran } from './run.ts';

interface Json {
  documents: { id: string }[];
  clusters: { kind: string; members: { document: string }[] }[];
  summary: { documents: number; skippedFiles: number };
}

const json = (ran: Ran): Json => JSON.parse(ran.out) as Json;
const ids = (ran: Ran): string[] => json(ran).documents.map(({ id }) => id);
/** Documents of the largest cluster. */
const copies = (ran: Ran): string[] => json(ran).clusters[0]?.members.map(({ document }) => document) ?? [];

const ODD = Object.freeze({
  'odd/a.txt': SENTENCE, 'odd/b.txt': SENTENCE,
  'odd/bom.txt': `\ufeff${SENTENCE}`, 'odd/crlf.txt': `Hello there.\r\n\r\n${SENTENCE}\r\n`, 'odd/nul.txt': `A\0 stray one.\n\n${SENTENCE}`,
  'odd/na\nme \u202e\x1b[31m.txt': SENTENCE, 'odd/empty.txt': '', 'odd/loop': '-> ..', 'odd/gone.txt': '-> nowhere',
  'odd/binary.txt': Uint8Array.from({ length: 2560 }, (_, at) => at & 0xff),
  'odd/broken.txt': Buffer.concat([Buffer.from([0xff, 0xfe, 0xfa]), Buffer.from(SENTENCE)]),
});

describe('a folder of odd files', () => {
  test('is scanned, what cannot be read being named, counted and skipped', () => {
    const ran = dedupe(makeFolder(ODD), ['scan', 'odd', '--format', 'json']);
    expect(ran.code).toBe(0);
    expect(copies(ran)).toEqual(['odd/a.txt', 'odd/b.txt', 'odd/bom.txt', 'odd/crlf.txt', 'odd/na\nme \u202e\x1b[31m.txt', 'odd/nul.txt']);
    expect(ran.complaints).toHaveLength(3);
    for (const name of ['binary.txt', 'broken.txt', 'gone.txt']) expect(ran.err).toContain(`dedupe: warning: odd/${name}: `);
    expect(json(ran).summary).toMatchObject({ documents: 7, skippedFiles: 3 });
  });
  test('is refused with --strict, and nothing is printed', () => {
    expect(dedupe(makeFolder(ODD), ['scan', 'odd', '--strict'])).toMatchObject({ code: 2, out: '' });
  });
  test('makes no noise with --quiet', () => {
    expect(dedupe(makeFolder(ODD), ['scan', 'odd', '--quiet'])).toMatchObject({ code: 0, err: '' });
  });
  test('has no control character of a name in what is printed for people', () => {
    const { out, err } = dedupe(makeFolder({ ...ODD, 'odd/\x1b]0;x\x07\u202e.txt': Uint8Array.of(0xff) }), ['scan', 'odd']);
    expect(out + err).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/u);
  });
});

describe('what cannot be read', () => {
  test('a binary file that was named is fatal', () => {
    const ran = dedupe(makeFolder(ODD), ['scan', 'odd/a.txt', 'odd/binary.txt']);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.complaints).toEqual([expect.stringContaining('odd/binary.txt: binary')]);
  });
  test('nothing readable at all is fatal', () => {
    const ran = dedupe(makeFolder({ 'in/a.txt': Uint8Array.of(0xff, 0xff) }), ['scan', 'in']);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.complaints.at(-1)).toContain('nothing was compared');
  });
  test('an empty folder is a warning, also with --strict', () => {
    for (const more of [[], ['--strict']]) {
      const ran = dedupe(makeFolder({ 'in/': '' }), ['scan', 'in', ...more]);
      expect(ran.code).toBe(0);
      expect(ran.complaints).toEqual([expect.stringContaining('dedupe: warning: in: no text file')]);
    }
  });
  test('an empty file is a document', () => {
    expect(ids(dedupe(makeFolder({ 'a.txt': '' }), ['scan', 'a.txt', '--format', 'json']))).toEqual(['a.txt']);
  });
});

describe('where texts come from', () => {
  test('standard input, under the name given', () => {
    const ran = dedupe(makeFolder(PAIR), ['scan', '-', 'pair/a.txt', '--format', 'json', '--stdin-filename', 'draft.md'], { input: SENTENCE });
    expect(copies(ran)).toEqual(['draft.md', 'pair/a.txt']);
  });
  test('a list of paths: lines, NUL, a file or standard input', () => {
    const root = makeFolder({ ...PAIR, list: 'pair/a.txt\npair/b.txt\n' });
    const wanted = ['pair/a.txt', 'pair/b.txt'];
    expect(copies(dedupe(root, ['scan', '--files-from', 'list', '--format', 'json']))).toEqual(wanted);
    expect(copies(dedupe(root, ['scan', '--files-from', '-', '--format', 'json'], { input: 'pair/a.txt\0pair/b.txt\0' }))).toEqual(wanted);
  });
  test('an empty list is a warning', () => {
    const ran = dedupe(makeFolder({}), ['scan', '--files-from', '-'], { input: '' });
    expect(ran.code).toBe(0);
    expect(ran.complaints).toEqual([expect.stringContaining('names no path')]);
  });
  test('globs, without what ignore files leave out of walks', () => {
    const root = makeFolder({ ...PAIR, 'pair/c.html': SENTENCE, '.gitignore': 'pair/b.txt\n' });
    expect(ids(dedupe(root, ['scan', 'pair/*', '--format', 'json']))).toEqual(['pair/a.txt', 'pair/b.txt', 'pair/c.html']);
    expect(ids(dedupe(root, ['scan', 'pair', '--format', 'json']))).toEqual(['pair/a.txt']);
  });
  test('--ext and --all-text widen a walk', () => {
    const root = makeFolder({ 'in/a.rst': SENTENCE, 'in/b.adoc': SENTENCE, 'in/c.xyz': SENTENCE });
    expect(ids(dedupe(root, ['scan', 'in', '--ext', 'rst,.ADOC', '--format', 'json']))).toEqual(['in/a.rst', 'in/b.adoc']);
    expect(ids(dedupe(root, ['scan', 'in', '--all-text', '--format', 'json']))).toHaveLength(3);
  });
  test('--input-format lines makes every line a sentence', () => {
    const root = makeFolder({ 'a.txt': `first half of one line that goes on. ${SENTENCE}\n${SENTENCE}\n` });
    const texts = (more: string[]): number => dedupe(root, ['sentences', 'a.txt', '--format', 'ndjson', ...more]).out.trim().split('\n').length;
    expect(texts([])).toBe(3);
    expect(texts(['--input-format', 'lines'])).toBe(2);
  });
});

test('neither the order of paths nor locale, time zone or threads change a byte', () => {
  const root = makeFolder(PAIR);
  const first = dedupe(root, ['scan', 'pair/a.txt', 'pair/b.txt', '--format', 'json']).out;
  expect(dedupe(root, ['scan', 'pair/b.txt', 'pair/a.txt', '--format', 'json']).out).toBe(first);
  expect(dedupe(root, ['scan', 'pair', '--format', 'json'], { env: { LC_ALL: 'tr_TR.UTF-8', TZ: 'Asia/Tokyo' } }).out).toBe(first);
  for (const threads of ['1', '2', '3']) expect(dedupe(root, ['scan', 'pair', '--format', 'json', '--threads', threads]).out).toBe(first);
});
