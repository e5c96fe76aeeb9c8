/** An index answers as the folder does that it was built from, whatever was added, replaced, removed and merged on the way. */
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { resolveIndexOptions } from '../../dist/model/index-options.js';
import { addToIndex, buildIndex, compactIndex, removeFromIndex } from '../../dist/pipeline/indexing.js';
import { indexInfo, verifyIndex } from '../../dist/pipeline/index-info.js';
import { dedupe } from '../cli/run.ts';
import { makeFolder } from '../read/folder.ts';
import { chooser } from '../chooser.ts';
import { writeTexts } from '../properties/texts.ts';
import { checkAgainst, OPTIONS, sourceOf, told } from './indexed.ts';

const shapes = fc.record({ vocabulary: fc.constantFrom(3, 6, 12, 24), sentences: fc.integer({ min: 1, max: 8 }), longest: fc.constantFrom(6, 12, 24), copied: fc.constantFrom(3, 6, 9), seed: fc.nat() });

describe('an index', () => {
  test('gives the findings of the folder that it was built from', async () => {
    await fc.assert(fc.asyncProperty(shapes, async (shape) => {
      const sources = writeTexts({ ...shape, documents: 6 }, shape.seed).map((text, i) => sourceOf(`d${i}`, text));
      const folder = join(makeFolder({}), 'index');
      await buildIndex(folder, sources, OPTIONS);
      const drafts = sources.slice(0, 2);
      for (const includeSelf of [true, false]) expect(told(await checkAgainst(drafts, folder, null, { includeSelf }))).toBe(told(await checkAgainst(drafts, null, sources, { includeSelf })));
    }), { seed: 1, numRuns: 40 });
  });

  test('gives the findings of what it holds after any additions, replacements, removals and merges', async () => {
    await fc.assert(fc.asyncProperty(shapes, fc.array(fc.constantFrom('add', 'replace', 'remove', 'update', 'compact'), { minLength: 1, maxLength: 14 }), async (shape, steps) => {
      const next = chooser(shape.seed);
      const texts = writeTexts({ ...shape, documents: 30 }, shape.seed);
      const folder = join(makeFolder({}), 'index');
      const held = new Map(texts.slice(0, 4).map((text, i) => [`d${i}`, text]));
      const sources = () => [...held].map(([id, text]) => sourceOf(id, text)).sort((a, b) => (a.id < b.id ? -1 : 1));
      await buildIndex(folder, sources(), OPTIONS);
      let fresh = 4;
      for (const step of steps) {
        const some = [...held.keys()][next(held.size || 1)];
        if (step === 'compact') await compactIndex(folder, OPTIONS);
        else if (step === 'remove' && some !== undefined) {
          held.delete(some);
          expect((await removeFromIndex(folder, [some], OPTIONS)).removed).toBe(1);
        } else {
          const id = step === 'replace' && some !== undefined ? some : `d${fresh}`;
          const text = texts[fresh++ % texts.length]!;
          held.set(id, text);
          await addToIndex(folder, step === 'update' ? sources() : [sourceOf(id, text)], OPTIONS, step === 'update');
        }
      }
      await verifyIndex(folder);
      expect((await indexInfo(folder)).documents).toBe(held.size);
      const drafts = [sourceOf('draft', texts[0]!), sourceOf('draft2', texts.at(-1)!)];
      expect(told(await checkAgainst(drafts, folder, null))).toBe(told(await checkAgainst(drafts, null, sources())));
    }), { seed: 2, numRuns: 40 });
  });

  test('built within less memory, in many batches, is as good', async () => {
    const sources = writeTexts({ vocabulary: 24, documents: 7, sentences: 4000, longest: 24, copied: 6 }, 5).map((text, i) => sourceOf(`d${i}`, text.repeat(8)));
    const root = makeFolder({});
    await buildIndex(join(root, 'small'), sources, { ...OPTIONS, maxMemory: 2 ** 28 });
    expect((await indexInfo(join(root, 'small'))).shards).toBeLessThanOrEqual(3);
    await verifyIndex(join(root, 'small'));
    expect((await indexInfo(join(root, 'small'))).documents).toBe(sources.length);
  });

  test('merges shards by itself when many were added', async () => {
    const folder = join(makeFolder({}), 'index');
    await buildIndex(folder, [sourceOf('first', 'A first text that stands here alone for a while.')], OPTIONS);
    for (let i = 0; i < 20; i++) await addToIndex(folder, [sourceOf(`n${i}`, `Text number ${i} says that the harbour is closed for the winter months.`)], OPTIONS, false);
    expect(await indexInfo(folder)).toMatchObject({ documents: 21 });
    expect((await indexInfo(folder)).shards).toBeLessThanOrEqual(9);
    await verifyIndex(folder);
    const { drafts } = await checkAgainst([sourceOf('draft', 'Text number 7 says that the harbour is closed for the winter months.')], folder, null);
    expect(drafts[0]!.findings.filter(({ kind }) => kind === 'exact').map(({ source }) => source.document)).toEqual(['n7']);
    expect(drafts[0]!.findings.length).toBe(20);
  });

  test('leaves no file behind that its newest state does not name', async () => {
    const folder = join(makeFolder({}), 'index');
    await buildIndex(folder, [sourceOf('a', 'One text.'), sourceOf('b', 'Another text.')], OPTIONS);
    await addToIndex(folder, [sourceOf('c', 'A third one.')], OPTIONS, false);
    await compactIndex(folder, OPTIONS);
    expect(readdirSync(folder).sort()).toEqual(['manifest-0000000003', 'shard-0000000003-1']);
  });

  test('has nothing new to say for what it has already', async () => {
    const folder = join(makeFolder({}), 'index');
    const sources = [sourceOf('a', 'One text.'), sourceOf('b', 'Another text.')];
    await buildIndex(folder, sources, OPTIONS);
    const before = readFileSync(join(folder, 'manifest-0000000001'));
    expect(await addToIndex(folder, sources, OPTIONS, true)).toEqual({ added: 0, replaced: 0, removed: 0, unchanged: 2, documents: 2 });
    expect(readdirSync(folder)).toContain('manifest-0000000001');
    expect(readFileSync(join(folder, 'manifest-0000000001'))).toEqual(before);
  });

  test('is not read as text where it lies among the texts, and as its texts where it is named', () => {
    const root = makeFolder({ 'texts/a.txt': 'One text of several words.', 'texts/b.txt': 'Another text of several words.' });
    for (let round = 0; round < 2; round++) expect(dedupe(root, ['index', 'build', 'texts/index', 'texts']).out).toBe('texts/index: 2 documents added; 2 documents in all\n');
    const scanned = (...paths: readonly string[]) => (JSON.parse(dedupe(root, ['scan', ...paths, '--format', 'json']).out) as { documents: { id: string }[] }).documents.map(({ id }) => id);
    expect(scanned('texts')).toEqual(['texts/a.txt', 'texts/b.txt']);
    expect(scanned('texts/index')).toEqual(['texts/a.txt', 'texts/b.txt']);
  });

  test('knows documents by the id in their front matter where it is built so', async () => {
    const folder = join(makeFolder({}), 'index');
    const text = (id: string): string => `---\nid: ${id}\n---\nThe harbour office will close its eastern gate for eleven weeks while divers repair the wall.\n`;
    await buildIndex(folder, [sourceOf('old/place.md', text('story-17'))], resolveIndexOptions({ threads: 1, id: 'front-matter' }));
    expect(await addToIndex(folder, [sourceOf('new/place.md', text('story-17'))], OPTIONS, false)).toMatchObject({ replaced: 1, documents: 1 });
    const findings = async (id: string) => (await checkAgainst([sourceOf('draft.md', text(id))], folder, null)).drafts[0]!.findings.map(({ source }) => source.document);
    expect(await findings('story-17')).toEqual([]);
    expect(await findings('story-18')).toEqual(['story-17']);
  });
});
