/** The library as a program imports it, by the package's own name. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { audit, DedupeError, scan, sentences, toJson, toNdjson, toTable, type Complaint, type LibraryOptions } from 'dedupe-text';
import schema from 'dedupe-text/schema.json' with { type: 'json' };
import { describe, expect, test } from 'vitest';
import { dedupe, PAIR, SENTENCE } from './cli/run.ts';
import { makeFolder } from './read/folder.ts';

const TEXTS = [{ id: 'b', text: `Two has quite another thing to say.\n\n${SENTENCE}\n` }, { id: 'a', text: `${SENTENCE} More follows.` }];

async function failure(promise: Promise<unknown>): Promise<Error> {
  return promise.then(() => { throw new Error('it succeeded'); }, (error: Error) => error);
}

describe('scan', () => {
  test('takes a path, a list of paths, texts, and paths beside texts', async () => {
    const cwd = makeFolder(PAIR);
    const idsOf = async (inputs: Parameters<typeof scan>[0]) => [...(await scan(inputs, { cwd })).documents()].map(({ id }) => id);
    expect(await idsOf('pair')).toEqual(['pair/a.txt', 'pair/b.txt']);
    expect(await idsOf(['pair/b.txt', 'pair/a.txt'])).toEqual(['pair/a.txt', 'pair/b.txt']);
    expect(await idsOf('pair/*.txt')).toEqual(['pair/a.txt', 'pair/b.txt']);
    expect(await idsOf(TEXTS)).toEqual(['a', 'b']);
    expect(await idsOf(['pair', { id: 'pair/aa', text: new TextEncoder().encode(SENTENCE) }])).toEqual(['pair/a.txt', 'pair/aa', 'pair/b.txt']);
  });

  test('finds in texts what it finds in files, at the same places', async () => {
    const cwd = makeFolder(PAIR);
    const files = await scan('pair', { cwd });
    const texts = await scan(Object.entries(PAIR).map(([id, text]) => ({ id, text })));
    expect(files.summary.clusters).toBe(1);
    expect([...texts.clusters()]).toEqual([...files.clusters()]);
    const [cluster] = texts.clusters();
    expect(cluster!.members.map(({ document, text }) => [document, text])).toEqual([['pair/a.txt', SENTENCE], ['pair/b.txt', SENTENCE]]);
  });

  test('gives offsets in the string that was handed in, a lone surrogate and astral characters before them', async () => {
    const text = `\ud800 😀 Ein Wort.\n\n${SENTENCE}`;
    const report = await scan([{ id: 'odd', text }, { id: 'plain', text: SENTENCE }]);
    const [cluster] = report.clusters();
    const [odd] = cluster!.members;
    expect(text.slice(odd!.start, odd!.end)).toBe(SENTENCE);
  });

  test('takes the options of the command by their names, defaults included', async () => {
    expect((await scan(TEXTS)).options).toMatchObject({ threshold: 0.7, minRun: 8, minWords: 5, shingle: 3, recall: 0.999, join: 'auto' });
    expect((await scan(TEXTS, { threshold: 0.5, join: 'exact' })).options).toMatchObject({ threshold: 0.5, join: 'exact' });
  });

  test('takes further endings, or all', async () => {
    const cwd = makeFolder({ 'a.rst': SENTENCE, 'b.adoc': SENTENCE, 'c.txt': SENTENCE });
    const count = async (options: LibraryOptions) => (await scan('.', { cwd, ...options })).summary.documents;
    expect(await count({})).toBe(1);
    expect(await count({ extensions: ['rst'] })).toBe(2);
    expect(await count({ allText: true })).toBe(3);
  });

  test('tells every wrong option at once, with a name and a remedy', async () => {
    const error = await failure(scan(TEXTS, { treshold: 1, minWords: 0 } as LibraryOptions));
    expect(error).toBeInstanceOf(DedupeError);
    expect(error).toMatchObject({ code: 'bad-options' });
    expect(error.message).toMatch(/treshold: no such option; did you mean threshold\?\n.*minWords 0: must be a whole number from 1 to 1000/s);
  });

  test.each([
    ['no list', 7, /inputs: must be a path or a list/],
    ['wrong entries', ['', { id: 'a' }, { id: '', text: 'x' }, null], /inputs\[0\].*\ninputs\[1\].*\ninputs\[2\].*\ninputs\[3\]/],
    ['one id twice', [TEXTS[0], TEXTS[0]], /^b: two inputs have this id/],
  ])('refuses %s', async (_, inputs, message) => {
    const error = await failure(scan(inputs as string));
    expect(error).toBeInstanceOf(DedupeError);
    expect(error).toMatchObject({ code: 'bad-inputs' });
    expect(error.message).toMatch(message);
  });

  test('throws for a named path that cannot be read, and hands over complaints about what it met', async () => {
    const cwd = makeFolder(PAIR);
    writeFileSync(join(cwd, 'pair/binary.txt'), Buffer.alloc(1000, 1));
    expect(await failure(scan('none', { cwd }))).toMatchObject({ name: 'DedupeError', code: 'missing' });
    expect(await failure(scan('pair/binary.txt', { cwd }))).toMatchObject({ name: 'DedupeError', code: 'binary' });
    const complaints: Complaint[] = [];
    const report = await scan('pair', { cwd, onComplaint: (complaint) => complaints.push(complaint) });
    expect(complaints.map(({ code, where }) => [code, where])).toEqual([['binary', 'pair/binary.txt']]);
    expect(report.summary).toMatchObject({ documents: 2, skippedFiles: 1 });
  });

  test('tells an empty folder from one in which nothing can be read', async () => {
    const cwd = makeFolder({ 'full/a.txt': '\u0001'.repeat(100) });
    mkdirSync(join(cwd, 'empty'));
    expect((await scan('empty', { cwd })).summary.documents).toBe(0);
    expect(await failure(scan('full', { cwd }))).toMatchObject({ code: 'nothing-readable' });
  });

  test('gives frozen records and may be read twice', async () => {
    const report = await scan(TEXTS);
    const [cluster] = report.clusters();
    expect(Object.isFrozen(cluster) && Object.isFrozen(cluster!.members) && Object.isFrozen(cluster!.members[0])).toBe(true);
    expect([...report.clusters()]).toEqual([...report.clusters()]);
    expect([...report.matches()]).toEqual([...report.matches()]);
  });
});

/** Five megabytes of sentences, each of which stands in two files: enough for workers, and for jobs of every stage. */
function corpus(): { id: string; text: string }[] {
  let state = 1;
  const word = (): string => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return `w${(state >>> 12) % 50_000}`;
  };
  const halves = Array.from({ length: 20 }, () => Array.from({ length: 1500 }, () => `${Array.from({ length: 12 }, word).join(' ')}.\n`).join('\n'));
  return halves.map((half, file) => ({ id: `file ${String(file).padStart(2, '0')}`, text: half + halves[(file + 1) % halves.length]! }));
}

describe('a run that is watched', () => {
  test('reports its progress within each stage, never more than all', async () => {
    const calls: [number, number, string][] = [];
    await scan(corpus(), { threads: 2, onProgress: (...call) => calls.push(call) });
    expect(calls.length).toBeGreaterThan(5);
    expect(calls.filter(([done, total]) => !(done > 0 && done <= total))).toEqual([]);
    expect(new Set(calls.map(([, , stage]) => stage))).toEqual(new Set(['reading', 'sketching', 'comparing']));
  });

  test.each([1, 2])('ends with the reason of its signal, on %i threads', async (threads) => {
    const reason = new Error('enough');
    const controller = new AbortController();
    let after = 0;
    const running = scan(corpus(), {
      threads, signal: controller.signal,
      onProgress: () => {
        if (controller.signal.aborted) after += 1;
        controller.abort(reason);
      },
    });
    expect(await failure(running)).toBe(reason);
    expect(after).toBe(0);
  });

  test('does not begin where the signal was aborted before', async () => {
    const error = await failure(scan(TEXTS, { signal: AbortSignal.abort() }));
    expect(error.name).toBe('AbortError');
  });

  test('gives the same report on any number of threads', async () => {
    const texts = corpus();
    const bytes = async (threads: number) => Buffer.concat([...toNdjson(await scan(texts, { threads }))]);
    const [one, three] = [await bytes(1), await bytes(3)];
    expect(one.length).toBeGreaterThan(1_000_000);
    expect(one.equals(three)).toBe(true);
  });
});

describe('the formats', () => {
  test('are those of the command, byte for byte', async () => {
    const cwd = makeFolder(PAIR);
    const report = await scan('pair', { cwd });
    expect(String(Buffer.concat([...toJson(report)]))).toBe(dedupe(cwd, ['scan', 'pair', '--format', 'json']).out);
    expect(String(Buffer.concat([...toNdjson(report)]))).toBe(dedupe(cwd, ['scan', 'pair', '--format', 'ndjson']).out);
    expect([...toTable(report, { width: 100 })].join('')).toBe(dedupe(cwd, ['scan', 'pair']).out);
  });

  test('follow the schema of the package', async () => {
    const validate = new Ajv2020({ strict: false }).compile(schema);
    const report = await scan(TEXTS);
    expect(validate(JSON.parse(String(Buffer.concat([...toJson(report)])))), JSON.stringify(validate.errors)).toBe(true);
  });
});

describe('sentences', () => {
  test('come one at a time, with places and the words that are compared', async () => {
    const found = [];
    for await (const record of sentences(TEXTS)) found.push(record);
    expect(found.map(({ document, index, words }) => [document, index, words])).toEqual([['a', 0, 18], ['a', 1, 2], ['b', 0, 7], ['b', 1, 18]]);
    expect(found[1]).toMatchObject({ text: 'More follows.', normalized: 'more follows', line: 1, column: SENTENCE.length + 2 });
  });
});

describe('audit', () => {
  test('counts the near pairs of the exact join by class and checks its own option', async () => {
    const texts = [...TEXTS, { id: 'c', text: SENTENCE.replace('wall', 'walls') }];
    const result = await audit(texts, { sample: 1 });
    expect(result.documents).toBe(3);
    expect(result.classes.reduce((sum, { pairs }) => sum + pairs, 0)).toBe(1);
    expect(await failure(audit(texts, { sample: 2 }))).toMatchObject({ code: 'bad-options' });
  });
});
