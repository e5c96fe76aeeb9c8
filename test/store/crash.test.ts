/** Whoever is killed while writing to an index leaves it whole: as it was before, or as it was to become. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addToIndex } from '../../dist/pipeline/indexing.js';
import { indexDocuments, verifyIndex } from '../../dist/pipeline/index-info.js';
import { isIndex } from '../../dist/store/manifest.js';
import { BINARY } from '../cli/run.ts';
import { chooser } from '../chooser.ts';
import { makeFolder } from '../read/folder.ts';
import { OPTIONS, sourceOf } from './indexed.ts';

const KILLS = 200;
const LANES = 4;

/** Runs the command and kills it after some time, unless it is done by then. Returns whether it was killed. */
function killed(args: readonly string[], cwd: string, afterMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [BINARY, ...args], { cwd, stdio: 'ignore' });
    const timer = setTimeout(() => child.kill('SIGKILL'), afterMs);
    child.on('exit', (_, signal) => { clearTimeout(timer); resolve(signal === 'SIGKILL'); });
  });
}

const text = (number: number): string => `Report ${number} says that the harbour is closed for ${number} weeks. `.repeat(60) + `It was told to reporter ${number} on a rainy day.\n`;

/** Documents of an index by id and number of words, which tells versions apart; null where there is no index yet. */
async function stateOf(folder: string): Promise<string | null> {
  return isIndex(folder) ? JSON.stringify((await indexDocuments(folder)).map(({ id, words }) => [id, words])) : null;
}

/** One index, killed again and again. Returns how many writers were killed, and how many of them while they were writing. */
async function lane(seed: number, rounds: number): Promise<{ readonly kills: number; readonly midway: number }> {
  const next = chooser(seed);
  const root = makeFolder({ 'texts/': '' });
  const folder = join(root, 'index');
  let [kills, midway, written] = [0, 0, 0];
  // Most of a writer's time is its start: moments are chosen around the end of one that is left alone on this machine.
  writeFileSync(join(root, 'texts/first.txt'), text(0));
  const started = performance.now();
  await killed(['index', 'build', 'other', 'texts/first.txt'], root, 60_000);
  const usualMs = performance.now() - started;
  let held = new Map<string, number>();
  const wordsOf = (number: number): number => text(number).split(/\s+/).filter((word) => /\w/.test(word)).length;
  const asState = (documents: ReadonlyMap<string, number>): string => JSON.stringify([...documents].sort(([a], [b]) => (a < b ? -1 : 1)));
  for (let round = 0; round < rounds; round++) {
    const before = isIndex(folder) ? asState(held) : null;
    const after = new Map(held);
    let args: string[];
    const step = before === null ? 0 : next(10);
    if (step === 0) {
      // Built anew from three texts.
      mkdirSync(join(root, `texts/b${round}`));
      after.clear();
      for (let i = 0; i < 3; i++) { writeFileSync(join(root, `texts/b${round}/${i}.txt`), text(++written)); after.set(`texts/b${round}/${i}.txt`, wordsOf(written)); }
      args = ['index', 'build', 'index', `texts/b${round}`];
    } else if (step < 6 || held.size === 0) {
      const id = next(3) === 0 && held.size > 0 ? [...held.keys()][next(held.size)]! : `texts/a${round}.txt`;
      writeFileSync(join(root, id), text(++written));
      after.set(id, wordsOf(written));
      args = ['index', 'add', 'index', id];
    } else if (step < 8) {
      const id = [...held.keys()][next(held.size)]!;
      after.delete(id);
      args = ['index', 'remove', 'index', id];
    } else args = ['index', 'compact', 'index'];
    const wasKilled = await killed(args, root, usualMs * (0.5 + next(600) / 1000));
    if (wasKilled) kills++;
    // Whoever is killed while writing cannot give the lock back.
    if (wasKilled && existsSync(join(folder, 'lock'))) midway++;
    const state = await stateOf(folder);
    expect([before, asState(after)]).toContain(state);
    if (state === asState(after)) held = after;
    if (state !== null) await verifyIndex(folder);
  }
  // Whatever was left behind is in nobody's way.
  if (!isIndex(folder)) return { kills, midway };
  await addToIndex(folder, [sourceOf('last', 'The last text that is added to this index.')], OPTIONS, false);
  expect(await stateOf(folder)).toContain('"last"');
  expect(readdirSync(folder).filter((name) => name.startsWith('manifest')).length).toBe(1);
  return { kills, midway };
}

describe('an index whose writers are killed at any moment', () => {
  test(`is whole after each of ${KILLS} kills, and the next writer can write`, async () => {
    let [kills, midway] = [0, 0];
    for (let round = 1; kills < KILLS; round++) {
      const lanes = await Promise.all(Array.from({ length: LANES }, (_, i) => lane(100 * round + i, 40)));
      kills += lanes.reduce((sum, own) => sum + own.kills, 0);
      midway += lanes.reduce((sum, own) => sum + own.midway, 0);
    }
    // Kills that only ever came too early would show nothing.
    expect(midway).toBeGreaterThan(KILLS / 20);
  }, 600_000);
});
