/** Many at once: readers see one state each, writers wait for one another, and a reader is never told what no state held. */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openIndex } from '../../dist/index.js';
import { hostname } from 'node:os';
import { addToIndex, buildIndex, compactIndex, removeFromIndex } from '../../dist/pipeline/indexing.js';
import { verifyIndex } from '../../dist/pipeline/index-info.js';
import { dedupe } from '../cli/run.ts';
import { makeFolder } from '../read/folder.ts';
import { OPTIONS, sourceOf } from './indexed.ts';

const SHARED = 'The harbour office will close its eastern gate for eleven weeks while divers repair the old sea wall.';
const steady = Array.from({ length: 6 }, (_, i) => sourceOf(`steady${i}`, `Report ${i} begins in its own way and goes on. ${SHARED}`));

describe('readers and writers', () => {
  test('work at the same time: what stays is always found, what comes and goes is found or not', async () => {
    const folder = join(makeFolder({}), 'index');
    await buildIndex(folder, steady, OPTIONS);
    let writing = true;
    const writer = (async () => {
      for (let round = 0; round < 25; round++) {
        await addToIndex(folder, [sourceOf(`moving${round % 3}`, `Round ${round} brings a text of its own. ${SHARED}`)], OPTIONS, false);
        if (round % 4 === 3) await removeFromIndex(folder, [`moving${round % 3}`], OPTIONS);
        if (round % 9 === 8) await compactIndex(folder, OPTIONS);
      }
      writing = false;
    })();
    let checks = 0;
    const readers = Array.from({ length: 3 }, async () => {
      while (writing) {
        const index = await openIndex(folder, { lockTimeout: 20 });
        for (let i = 0; i < 3; i++) {
          const { findings } = await index.check({ id: 'draft', text: SHARED }, { maxSources: 0 });
          const sources = findings.map(({ source }) => source.document);
          expect(sources.filter((id) => id.startsWith('steady'))).toEqual(steady.map(({ id }) => id));
          expect(sources.filter((id) => id.startsWith('moving')).length).toBeLessThanOrEqual(3);
          expect(findings.every(({ kind }) => kind === 'exact')).toBe(true);
          checks++;
        }
        await index.close();
      }
    });
    await Promise.all([writer, ...readers]);
    expect(checks).toBeGreaterThan(20);
    await verifyIndex(folder);
  });

  test('that are open keep what they saw, until they are told to look again', async () => {
    const folder = join(makeFolder({}), 'index');
    await buildIndex(folder, steady.slice(0, 2), OPTIONS);
    const index = await openIndex(folder);
    await removeFromIndex(folder, ['steady0'], OPTIONS);
    await compactIndex(folder, OPTIONS);
    const sources = async (): Promise<string[]> => (await index.check(SHARED)).findings.map(({ source }) => source.document);
    expect(await sources()).toEqual(['steady0', 'steady1']);
    await index.refresh();
    expect(await sources()).toEqual(['steady1']);
    expect(await index.add([{ id: 'new', text: SHARED }])).toMatchObject({ added: 1, documents: 2 });
    expect(await sources()).toEqual(['new', 'steady1']);
    expect(await index.remove('new')).toMatchObject({ removed: 1 });
    const all: string[] = [];
    for await (const { document, findings } of index.checkAll([{ id: 'one', text: SHARED }, { id: 'steady1', text: SHARED }])) all.push(`${document} ${findings.length}`);
    expect(all).toEqual(['one 1', 'steady1 0']);
    const listed: string[] = [];
    for await (const { id } of index.documents()) listed.push(id);
    expect([listed, index.info().documents]).toEqual([['steady1'], 1]);
    await index.close();
    await expect(index.check(SHARED)).rejects.toThrow('was closed');
  });
});

describe('two writers', () => {
  test('write one after the other, and nothing of either is lost', async () => {
    const folder = join(makeFolder({}), 'index');
    await buildIndex(folder, steady.slice(0, 1), OPTIONS);
    await Promise.all(Array.from({ length: 6 }, (_, i) => addToIndex(folder, [sourceOf(`n${i}`, `Text ${i} of another writer.`)], OPTIONS, false)));
    const index = await openIndex(folder);
    expect(index.info().documents).toBe(7);
    await index.close();
  });

  test('wait as long as they are told, and say who is in the way', () => {
    const root = makeFolder({ 'texts/a.txt': 'A text of some words.' });
    expect(dedupe(root, ['index', 'build', 'index', 'texts']).code).toBe(0);
    writeFileSync(join(root, 'index/lock'), `${process.pid}\n${hostname()}\n`);
    const ran = dedupe(root, ['index', 'add', 'index', 'texts', '--lock-timeout', '1']);
    expect(ran.code).toBe(2);
    expect(ran.complaints).toEqual([
      `dedupe: waiting for process ${process.pid}, which is writing to index`,
      expect.stringMatching(/^dedupe: .*index: process \d+ is writing to the index and was not done after 1 s; try again later, or wait longer with --lock-timeout$/),
    ]);
  });

  test('do not wait for one that is gone', async () => {
    const root = makeFolder({ 'texts/a.txt': 'A text of some words.' });
    expect(dedupe(root, ['index', 'build', 'index', 'texts']).code).toBe(0);
    const gone = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
    await new Promise((resolve) => gone.on('exit', resolve));
    writeFileSync(join(root, 'index/lock'), `${gone.pid}\n${hostname()}\n`);
    expect(dedupe(root, ['index', 'add', 'index', 'texts', '--lock-timeout', '1']).code).toBe(0);
  });
});
