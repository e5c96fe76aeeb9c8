/** A damaged index gives an error or the right answer, never a wrong one. */
import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, truncateSync, writeFileSync, chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { DedupeError } from '../../dist/model/errors.js';
import type { Source } from '../../dist/model/document.js';
import { addToIndex, buildIndex } from '../../dist/pipeline/indexing.js';
import { verifyIndex } from '../../dist/pipeline/index-info.js';
import { contentHash } from '../../dist/store/hashing.js';
import { BINARY, dedupe } from '../cli/run.ts';
import { chooser } from '../chooser.ts';
import { makeFolder } from '../read/folder.ts';
import { checkAgainst, OPTIONS, sourceOf, told } from './indexed.ts';

const NEWSROOM = fileURLToPath(new URL('../../fixtures/newsroom', import.meta.url));
const sources: Source[] = readdirSync(NEWSROOM, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name)).sort().map((path) => sourceOf(path.slice(NEWSROOM.length + 1), readFileSync(path, 'utf8')));
const drafts = sources.slice(0, 1).map(({ bytes }) => ({ id: 'draft', path: null, bytes, named: true }));

/** An index of two shards in a folder of its own, and what a check of it says. */
async function makeIndex(): Promise<{ readonly folder: string; readonly answer: string }> {
  const folder = join(makeFolder({}), 'index');
  await buildIndex(folder, sources.slice(0, 8), OPTIONS);
  await addToIndex(folder, sources.slice(7), OPTIONS, false);
  return { folder, answer: told(await checkAgainst(drafts, folder, null)) };
}

/** What a check says, or null where it fails as it should. */
async function answerOf(folder: string): Promise<string | null> {
  try {
    return told(await checkAgainst(drafts, folder, null));
  } catch (error) {
    expect(error).toBeInstanceOf(DedupeError);
    return null;
  }
}

describe('a damaged index', () => {
  test('of which any bit is flipped is found out by verify, and never answers wrongly', async () => {
    const { folder, answer } = await makeIndex();
    const files = readdirSync(folder).map((name) => ({ path: join(folder, name), bytes: readFileSync(join(folder, name)) }));
    const total = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
    const next = chooser(7);
    let errors = 0;
    for (let flip = 0; flip < 1000; flip++) {
      let at = next(total);
      // Manifests are small: every tenth flip is theirs.
      let file = files.find(({ bytes }) => (at -= bytes.length) < 0)!;
      if (flip % 10 === 0) { file = files.find(({ path }) => path.includes('manifest'))!; at = next(file.bytes.length); } else at += file.bytes.length;
      const damaged = Buffer.from(file.bytes);
      damaged[at]! ^= 1 << next(8);
      writeFileSync(file.path, damaged);
      await expect(verifyIndex(folder)).rejects.toBeInstanceOf(DedupeError);
      const given = await answerOf(folder);
      if (given === null) errors++;
      else expect(given).toBe(answer);
      writeFileSync(file.path, file.bytes);
    }
    expect(errors).toBeGreaterThan(200);
    expect(await answerOf(folder)).toBe(answer);
  }, 300_000);

  test('that was cut short is an error', async () => {
    const { folder } = await makeIndex();
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      const whole = readFileSync(path);
      for (const size of [0, 1, 20, Math.floor(whole.length / 2), whole.length - 1]) {
        truncateSync(path, size);
        expect(await answerOf(folder)).toBe(null);
        await expect(verifyIndex(folder)).rejects.toThrow(/the index is damaged/);
        writeFileSync(path, whole);
      }
    }
  });

  test('of which a file is missing is an error that says so', async () => {
    const { folder } = await makeIndex();
    const shard = readdirSync(folder).find((name) => name.startsWith('shard'))!;
    writeFileSync(join(folder, 'other'), '');
    cpSync(join(folder, shard), join(folder, '..', 'kept'));
    const { rmSync } = await import('node:fs');
    rmSync(join(folder, shard));
    await expect(checkAgainst(drafts, folder, null)).rejects.toThrow('a file of it is missing');
  });
});

describe('another index', () => {
  let hash: (bytes: Uint8Array) => string;
  beforeAll(async () => { hash = await contentHash(); });

  async function rewrite(folder: string, change: (manifest: Record<string, unknown>) => void): Promise<void> {
    const path = join(folder, readdirSync(folder).find((name) => name.startsWith('manifest'))!);
    const manifest = JSON.parse(readFileSync(path, 'utf8').split('\n')[0]!) as Record<string, unknown>;
    change(manifest);
    const line = Buffer.from(JSON.stringify(manifest));
    writeFileSync(path, `${line.toString()}\n${hash(line)}\n`);
  }

  test('of an older version is one error that names both versions', async () => {
    const { folder } = await makeIndex();
    await rewrite(folder, (manifest) => { manifest['format'] = 0; });
    await expect(checkAgainst(drafts, folder, null)).rejects.toThrow('the index has format 0, this version of dedupe reads 1');
    await rewrite(folder, (manifest) => { manifest['format'] = 1; manifest['parameters'] = { ...manifest['parameters'] as object, unicode: '15.0.0' }; });
    await expect(checkAgainst(drafts, folder, null)).rejects.toThrow('the index has unicode 15.0.0, this version of dedupe reads 17.0.0');
  });

  test('with other parameters is one error that names both values and the option', async () => {
    const { folder } = await makeIndex();
    await expect(checkAgainst(drafts, folder, null, { minRun: 6 })).rejects.toThrow(/the index was built with min-run 8 and this asks for 6; say --min-run 8, or build it anew/);
  });
});

describe('a place that cannot be written to', () => {
  test('that is full leaves the index as it was, with one line and exit code 2', async () => {
    const { folder, answer } = await makeIndex();
    const root = makeFolder({
      'more/a.txt': 'The harbour office will close its gate for eleven weeks. '.repeat(40_000),
      // Refuses writes as a full disk does, after so many bytes; needs no rights and no disk.
      'full.mjs': `import fs from 'node:fs';
        import { syncBuiltinESMExports } from 'node:module';
        const write = fs.writeSync;
        let left = 300_000;
        fs.writeSync = (file, bytes, ...rest) => {
          if (file > 2 && (left -= bytes.length) < 0) throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', syscall: 'write' });
          return write(file, bytes, ...rest);
        };
        syncBuiltinESMExports();`,
    });
    const ran = spawnSync(process.execPath, ['--import', join(root, 'full.mjs'), BINARY, 'index', 'add', folder, 'more', '--lock-timeout', '5'], { cwd: root, encoding: 'utf8' });
    expect([ran.status, ran.stderr.trim().split('\n').length]).toEqual([2, 1]);
    expect(ran.stderr).toContain('the index cannot be written');
    await verifyIndex(folder);
    expect(await answerOf(folder)).toBe(answer);
    expect(readdirSync(folder).filter((name) => name.startsWith('shard')).length).toBe(2);
  });

  test('is told in one line; an index there can be read', async () => {
    const { folder, answer } = await makeIndex();
    const under = dedupe('/', ['index', 'build', '/proc/self/nowhere/index', NEWSROOM]);
    expect([under.code, under.complaints.length]).toEqual([2, 1]);
    chmodSync(folder, 0o555);
    try {
      expect(await answerOf(folder)).toBe(answer);
    } finally {
      chmodSync(folder, 0o755);
    }
  });

  test('is not taken over where it holds other files', () => {
    const root = makeFolder({ 'full/notes.txt': 'not an index', 'texts/a.txt': 'A text.' });
    mkdirSync(join(root, 'empty'));
    expect(dedupe(root, ['index', 'build', 'full', 'texts']).complaints).toEqual(['dedupe: full: is no index and not empty; name a new folder for the index']);
    expect(dedupe(root, ['index', 'build', 'empty', 'texts']).code).toBe(0);
    expect(dedupe(root, ['index', 'add', 'full', 'texts']).complaints).toEqual(['dedupe: full: is no index; make one with: dedupe index build']);
  });
});
