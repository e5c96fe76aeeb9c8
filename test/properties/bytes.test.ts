/** Guarantee (g): the same bytes for every kernel, thread count, order of files and working directory. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scan } from '../../dist/index.js';
import { resolveScanOptions } from '../../dist/model/options.js';
import { scan as scanSources } from '../../dist/pipeline/scan.js';
import { writeTexts } from '../corpora.ts';
import { RUNS, everythingOf } from '../everything.ts';
import { plantedTexts } from '../planted.ts';
import { sourcesOf } from './scanned.ts';
import { someOptions, someTexts } from './texts.ts';

const BINARY = fileURLToPath(new URL('../../bin/dedupe.js', import.meta.url));

let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'dedupe-bytes-')); });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the same bytes', () => {
  test('for both kernels, whatever the texts and options', async () => {
    await fc.assert(fc.asyncProperty(someTexts, someOptions, fc.constantFrom('exact', 'lsh', 'auto'), async (texts, options, joinName) => {
      const [simd, scalar] = await Promise.all((['simd', 'scalar'] as const).map((kernel) =>
        scanSources(sourcesOf(texts), resolveScanOptions({ ...options, join: joinName, threads: 1, kernel }))));
      expect(everythingOf(scalar!)).toBe(everythingOf(simd!));
    }), { seed: 4, numRuns: 120 });
  });

  test('for one, two and three threads of both kernels', async () => {
    await fc.assert(fc.asyncProperty(someTexts, someOptions, async (texts, options) => {
      const outputs = new Set<string>();
      for (const run of RUNS) outputs.add(everythingOf(await scanSources(sourcesOf(texts), resolveScanOptions({ ...options, ...run }))));
      expect(outputs.size).toBe(1);
    }), { seed: 5, numRuns: 10 });
  });

  test('for enough texts that every thread has work, in every order of the files', async () => {
    const here = join(folder, 'many');
    writeTexts(here, plantedTexts({ pairs: 400, documents: 150, noise: 10 }).texts);
    const names = Array.from({ length: 150 }, (_, index) => join(here, `text-${String(index).padStart(4, '0')}.txt`));
    const outputs = [everythingOf(await scan([here], { threads: 1 }))];
    for (const threads of [2, 3, 5]) outputs.push(everythingOf(await scan([here], { threads })));
    outputs.push(everythingOf(await scan([...names].reverse(), { threads: 2 })));
    outputs.push(everythingOf(await scan([...names.slice(70), ...names.slice(0, 75)], { threads: 1, kernel: 'scalar' })));
    expect(new Set(outputs).size).toBe(1);
    expect(outputs[0]!.length).toBeGreaterThan(100_000);
  });

  test('from any working directory', () => {
    const outputs = ['here', 'over/there'].map((name) => {
      const cwd = join(folder, name);
      mkdirSync(cwd, { recursive: true });
      writeTexts(join(cwd, 'texts'), plantedTexts({ pairs: 20, documents: 3, noise: 4 }).texts);
      return execFileSync(process.execPath, [BINARY, 'scan', 'texts', '--format', 'json'], { cwd, encoding: 'utf8', env: { ...process.env, LC_ALL: 'tr_TR.UTF-8', TZ: 'Asia/Tokyo' } });
    });
    expect(outputs[1]).toBe(outputs[0]);
    expect(JSON.parse(outputs[0]!)).toMatchObject({ summary: { documents: 3 } });
  });
});
