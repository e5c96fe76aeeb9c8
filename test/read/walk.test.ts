import { Buffer } from 'node:buffer';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { systemPath } from '../../dist/read/names.js';
import { walk, type WalkOptions, type WalkResult } from '../../dist/read/walk.js';
import { addFiles, makeFolder, type Listing } from './folder.ts';

async function walked(cwd: string, paths: readonly string[], more: Partial<WalkOptions> = {}): Promise<WalkResult> {
  return walk(paths, {
    cwd, extensions: [], allText: false, listed: [], stdinId: '-', readStdin: () => Promise.resolve(Buffer.from('from stdin')), ...more,
  });
}

async function ids(listing: Listing, paths: readonly string[] = ['.'], more: Partial<WalkOptions> = {}): Promise<string[]> {
  return (await walked(makeFolder(listing), paths, more)).sources.map((source) => source.id);
}

const codes = (result: WalkResult): string[] => result.complaints.map((complaint) => complaint.code);

describe('what a walk takes', () => {
  const listing = { 'a.txt': '', 'b.TEXT': '', 'c.md': '', 'd.markdown': '', LICENSE: '', 'e.jpg': '', 'f.rst': '', 'sub/g.txt': '' };
  test('endings that have a reader, in any case, and names without an ending', async () => {
    expect(await ids(listing)).toEqual(['LICENSE', 'a.txt', 'b.TEXT', 'c.md', 'd.markdown', 'sub/g.txt']);
  });
  test('--ext adds endings, with or without a dot', async () => {
    expect(await ids(listing, ['.'], { extensions: ['.RST'] })).toContain('f.rst');
  });
  test('--all-text takes every ending', async () => {
    expect(await ids(listing, ['.'], { allText: true })).toHaveLength(8);
  });
  test('a named file of any ending is taken', async () => {
    expect(await ids(listing, ['e.jpg'])).toEqual(['e.jpg']);
  });
  test('hidden names, node_modules and .git are skipped, but not where they are named', async () => {
    const hidden = { '.secret.txt': '', '.hidden/a.txt': '', 'node_modules/b.txt': '', '.git/c.txt': '', 'd.txt': '' };
    expect(await ids(hidden)).toEqual(['d.txt']);
    expect(await ids(hidden, ['.hidden', '.secret.txt', 'node_modules'])).toEqual(['.hidden/a.txt', '.secret.txt', 'node_modules/b.txt']);
  });
});

describe('ids', () => {
  test('are the spelled path and the walked part, whatever dots and slashes the argument has', async () => {
    for (const spelled of ['in', './in', 'in/', 'in//', 'other/../in']) {
      expect(await ids({ 'in/sub/a.txt': '', 'other/': '' }, [spelled])).toEqual(['in/sub/a.txt']);
    }
  });
  test('of absolute arguments are relative to the working directory, with ../ where they stand elsewhere', async () => {
    const root = makeFolder({ 'work/': '', 'texts/a.txt': '' });
    const { sources } = await walked(join(root, 'work'), [join(root, 'texts')]);
    expect(sources).toMatchObject([{ id: '../texts/a.txt', path: join(root, 'texts/a.txt') }]);
  });
  test('are sorted by code units, and the order of arguments changes nothing', async () => {
    const listing = { 'b.txt': '', 'B.txt': '', 'a.txt': '', 'ä.txt': '' };
    expect(await ids(listing, ['b.txt', 'ä.txt', 'a.txt', 'B.txt'])).toEqual(['B.txt', 'a.txt', 'b.txt', 'ä.txt']);
  });
  test('stand once where a folder and a file in it are both named, and the file counts as named', async () => {
    const { sources } = await walked(makeFolder({ 'in/a.txt': '', 'in/b.txt': '' }), ['in', 'in/a.txt', 'in']);
    expect(sources.map(({ id, named }) => [id, named])).toEqual([['in/a.txt', true], ['in/b.txt', false]]);
  });
});

describe('ignore files', () => {
  test('leave out what they name, deeper ones overruling those above', async () => {
    expect(await ids({
      '.gitignore': '*.md\n/build/\n', 'a.md': '', 'a.txt': '', 'build/b.txt': '', 'sub/build/c.txt': '', 'sub/d.md': '',
      'sub/.gitignore': '!d.md\n',
    })).toEqual(['a.txt', 'sub/build/c.txt', 'sub/d.md']);
  });
  test('.dedupeignore works like .gitignore and can take back what that leaves out', async () => {
    expect(await ids({ '.gitignore': 'a.txt\nb.txt\n', '.dedupeignore': '!a.txt\nc.txt\n', 'a.txt': '', 'b.txt': '', 'c.txt': '', 'd.txt': '' }))
      .toEqual(['a.txt', 'd.txt']);
  });
  test('of parent folders reach down to the walked folder, up to the root of the repository and no further', async () => {
    expect(await ids({
      '.gitignore': '*.txt\n', 'repository/.git/HEAD': '', 'repository/.gitignore': 'old*\n', 'repository/texts/old.txt': '', 'repository/texts/new.txt': '',
    }, ['repository/texts'])).toEqual(['repository/texts/new.txt']);
  });
  test('of the working directory hold outside a repository too', async () => {
    expect(await ids({ '.dedupeignore': 'old.txt\n', 'texts/old.txt': '', 'texts/new.txt': '' }, ['texts'])).toEqual(['texts/new.txt']);
  });
  test('do not keep out a named file, nor a named folder as a whole', async () => {
    const listing = { '.gitignore': '/drafts/\na.txt\n', 'a.txt': '', 'drafts/b.txt': '' };
    expect(await ids(listing, ['a.txt', 'drafts'])).toEqual(['a.txt', 'drafts/b.txt']);
  });
});

describe('symbolic links', () => {
  test('in circles end, and no file is found under two names', async () => {
    const result = await walked(makeFolder({ 'in/a.txt': '', 'in/loop': '-> ..', 'in/self': '-> .', 'in/sub/b.txt': '', 'in/again': '-> sub', 'in/copy.txt': '-> a.txt' }), ['in']);
    expect(result.sources.map(({ id }) => id)).toEqual(['in/a.txt', 'in/sub/b.txt']);
    expect(result.complaints).toEqual([]);
  });
  test('to folders and files outside are followed, each once, links behind links too', async () => {
    expect(await ids({
      'out/b.txt': '', 'out/more': '-> ../far', 'far/c.txt': '', 'far/back': '-> ../out', 'x.txt': '',
      'in/one': '-> ../out', 'in/two': '-> ../out', 'in/x.txt': '-> ../x.txt', 'in/y.txt': '-> ../x.txt',
    }, ['in'])).toEqual(['in/one/b.txt', 'in/one/more/c.txt', 'in/x.txt']);
  });
  test('to nothing and to themselves are left to the reader, which complains about them', async () => {
    const listing = { 'a.txt': '', 'gone.txt': '-> nowhere', circle: '-> circle', 'gone.jpg': '-> nowhere.jpg' };
    expect(await ids(listing)).toEqual(['a.txt', 'circle', 'gone.txt']);
  });
});

describe('names', () => {
  test('with newlines, bidi marks and quotes survive', async () => {
    const names = ['a\nb.txt', 'c \u202e.txt', "d'\".txt", '-x.txt', ' .txt '];
    const found = await ids(Object.fromEntries(names.map((name) => [name, ''])), ['.'], { allText: true });
    expect(found).toEqual([...names].sort());
  });
  test.runIf(process.platform === 'linux')('that are not UTF-8 stay apart and open their files', async () => {
    const root = makeFolder({ 'plain.txt': '' });
    const folder = Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0xff, 0x64])]);
    mkdirSync(folder);
    for (const byte of [0xe4, 0xf6]) writeFileSync(Buffer.concat([folder, Buffer.from([0x2f, 0x61, byte]), Buffer.from('.txt')]), String(byte));
    const { sources } = await walked(root, ['.']);
    expect(new Set(sources.map(({ id }) => id)).size).toBe(3);
    expect(sources.slice(1).map(({ path }) => readFileSync(systemPath(path!), 'utf8'))).toEqual(['228', '246']);
  });
  test.runIf(process.platform === 'linux')('that are not UTF-8 are found when a shell spells them out', async () => {
    const root = makeFolder({ 'a.txt': '' });
    for (const byte of [0xe4, 0xf6]) writeFileSync(Buffer.concat([Buffer.from(`${root}/b`), Buffer.from([byte])]), String(byte));
    const { sources, complaints } = await walked(root, ['a.txt', 'b\ufffd', 'b\ufffd']);
    expect(complaints).toEqual([]);
    expect(sources.map(({ path }) => readFileSync(systemPath(path!), 'utf8'))).toEqual(['', '228', '246']);
  });
});

describe('globs', () => {
  const listing = { 'a.txt': '', 'b.jpg': '', 'sub/c.txt': '', 'sub/d.md': '', '[x].txt': '', 'node_modules/e.txt': '' };
  test('take files of any ending and walk folders', async () => {
    expect(await ids(listing, ['*b*'])).toEqual(['b.jpg', 'sub/c.txt', 'sub/d.md']);
    expect(await ids(listing, ['**/*.txt'])).toEqual(['[x].txt', 'a.txt', 'sub/c.txt']);
  });
  test('that are the name of a file mean that file', async () => {
    expect(await ids(listing, ['[x].txt'])).toEqual(['[x].txt']);
  });
  test('that match nothing are a fatal complaint', async () => {
    expect((await walked(makeFolder(listing), ['*.doc'])).complaints).toMatchObject([{ code: 'no-match', fatal: true, where: '*.doc' }]);
  });
});

describe('complaints', () => {
  test('a named path that is missing is fatal', async () => {
    expect((await walked(makeFolder({}), ['none.txt'])).complaints).toMatchObject([{ code: 'missing', where: 'none.txt', fatal: true }]);
  });
  test('an empty folder is a warning', async () => {
    const result = await walked(makeFolder({ 'in/photo.jpg': '' }), ['in']);
    expect(result.complaints).toMatchObject([{ code: 'empty-folder', where: 'in', fatal: false }]);
  });
  test('an unreadable folder is fatal where named, a complaint where met', async () => {
    const root = makeFolder({ 'in/a.txt': '', 'in/closed/b.txt': '' });
    chmodSync(root, 0o755);
    chmodSync(join(root, 'in/closed'), 0);
    const isRoot = process.geteuid!() === 0;
    // Permissions mean nothing to root: look as nobody does.
    if (isRoot) process.seteuid!(65_534);
    try {
      expect(codes(await walked(root, ['in']))).toEqual(['unreadable']);
      expect((await walked(root, ['in/closed'])).complaints).toMatchObject([{ code: 'unreadable', fatal: true }]);
    } finally {
      if (isRoot) process.seteuid!(0);
      chmodSync(join(root, 'in/closed'), 0o700);
    }
  });
});

describe('other inputs', () => {
  test('- is standard input, once, under its given name', async () => {
    const { sources } = await walked(makeFolder({}), ['-', '-'], { stdinId: 'draft.md' });
    expect(sources).toMatchObject([{ id: 'draft.md', path: null }]);
  });
  test('in a list of paths globs and - are names like others', async () => {
    const root = makeFolder({ '*.txt': '', 'a.txt': '', '-': '' });
    expect((await walked(root, [], { listed: ['*.txt', '-'] })).sources.map(({ id, path }) => [id, path !== null])).toEqual([['*.txt', true], ['-', true]]);
  });
  test('a chain of 1,000 folders is walked to its end', async () => {
    const root = makeFolder({});
    let folder = '';
    for (let depth = 0; depth < 1000; depth++) folder += 'd/';
    addFiles(root, { [`${folder}a.txt`]: '' });
    expect((await walked(root, ['.'])).sources).toHaveLength(1);
  });
});
