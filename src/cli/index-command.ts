/** `dedupe index`: a persistent archive to check drafts against. */
import { Command } from 'commander';
import { errors } from '../model/errors.ts';
import { INDEX_PARAMETERS, INDEX_RUNNING, type IndexOptions } from '../model/index-options.ts';
import type { Source } from '../model/document.ts';
import type { IndexChange, IndexHooks } from '../pipeline/indexing.ts';
import { tableCommand, type Checked, type CommandShape, type TableCommand } from './command.ts';
import { complaintSink, gatherSources } from './inputs.ts';
import { CHECK_INPUT, INDEX_CONDUCT, INDEX_INFO, RUNNING_OPTIONS } from './options.ts';
import { openOutput, writeError } from './output.ts';
import { startProgress } from './progress.ts';
import { progressMode, type RunOptions } from './scan.ts';

type Options = RunOptions & IndexOptions & { readonly removeMissing: boolean; readonly documents: boolean };
type Work = (folder: string, sources: readonly Source[], options: Options, hooks: IndexHooks) => Promise<IndexChange>;

/** What every index command that writes does around its work. */
async function change(folder: string, paths: readonly string[] | null, values: Checked, work: Work, verb: (change: IndexChange) => string): Promise<number> {
  const options = values as unknown as Options;
  const sink = complaintSink(options);
  const sources = paths === null ? [] : await gatherSources('index', paths, { ...options, filesFrom: options.filesFrom ?? null }, sink);
  const phrases = options.boilerplatePhrases ?? null;
  const boilerplatePhrases = phrases === null ? undefined : (await import('../read/phrase-list.ts')).readPhraseList('--boilerplate-phrases', phrases, sink.add);
  const progress = startProgress(progressMode(options));
  const onWait = (owner: string): void => { if (!options.quiet) writeError(`dedupe: waiting for ${owner}, which is writing to ${folder}\n`); };
  let done: IndexChange;
  try {
    done = await work(folder, sources, options, { signal: sink.signal, onProgress: progress.onProgress, onComplaint: sink.add, onWait, boilerplatePhrases });
  } catch (error) {
    sink.settle(1);
    throw error;
  } finally {
    progress.stop();
  }
  sink.settle(1);
  const output = await openOutput(null);
  await output.write([`${folder}: ${verb(done)}; ${documents(done.documents, 'in all')}\n`]);
  return 0;
}

const documents = (count: number, what: string): string => `${count} ${count === 1 ? 'document' : 'documents'} ${what}`;

/** The folder of the index and what follows it. */
function split(command: string, words: readonly string[], rest: boolean): { readonly folder: string; readonly rest: readonly string[] } {
  const [folder, ...others] = words;
  if (folder === undefined) throw errors.options([`index ${command}: which index? Name its folder first`]);
  if (!rest && others.length > 0) throw errors.options([`index ${command}: takes one folder, and ${words.length} paths are given`]);
  return { folder, rest: others };
}

const BUILD: CommandShape = {
  name: 'build', summary: 'build an index of texts, or build it anew', paths: true, operands: '<index> [paths...]',
  groups: [
    { title: 'What is looked for later', options: INDEX_PARAMETERS }, { title: 'Input', options: CHECK_INPUT }, { title: 'Running', options: [...INDEX_RUNNING, ...RUNNING_OPTIONS, ...INDEX_CONDUCT] },
  ],
  examples: ['dedupe index build archive.index articles/', 'dedupe index build archive.index articles/ --id front-matter --max-memory 1G'],
};
const ADD: CommandShape = {
  name: 'add', summary: 'add texts; one with a known id takes the place of the older', paths: true, operands: '<index> [paths...]',
  groups: [{ title: 'Input', options: CHECK_INPUT.filter(({ name }) => name !== 'inputFormat' && name !== 'outletFrom') }, { title: 'Running', options: [...INDEX_RUNNING, ...RUNNING_OPTIONS, ...INDEX_CONDUCT] }],
  examples: ['dedupe index add archive.index articles/2026/11/'],
};
const UPDATE: CommandShape = {
  ...ADD, name: 'update', summary: 'add texts that are new or have changed',
  groups: [{ title: 'Input', options: [...CHECK_INPUT.filter(({ name }) => name !== 'inputFormat' && name !== 'outletFrom'), {
    name: 'removeMissing', flag: '--remove-missing', rule: { type: 'flag' }, default: false, findings: false, help: 'also remove documents below the named folders whose files are gone',
  }] }, { title: 'Running', options: [...INDEX_RUNNING, ...RUNNING_OPTIONS, ...INDEX_CONDUCT] }],
  examples: ['dedupe index update archive.index articles/ --remove-missing'],
};
const REMOVE: CommandShape = {
  name: 'remove', summary: 'remove documents by their ids', paths: true, operands: '<index> <ids...>',
  groups: [{ title: 'Running', options: [...INDEX_RUNNING, ...INDEX_CONDUCT] }], examples: ['dedupe index remove archive.index articles/2024/retracted.md'],
};
const COMPACT: CommandShape = {
  name: 'compact', summary: 'make one file of many, without what was removed', paths: true, operands: '<index>',
  groups: [{ title: 'Running', options: [...INDEX_RUNNING, ...INDEX_CONDUCT] }], examples: ['dedupe index compact archive.index'],
};
const INFO: CommandShape = {
  name: 'info', summary: 'say what an index holds', paths: true, operands: '<index>', groups: [{ title: 'Output', options: INDEX_INFO }], examples: ['dedupe index info archive.index --format json'],
};
const VERIFY: CommandShape = {
  name: 'verify', summary: 'look at every page, posting and document of an index', paths: true, operands: '<index>', groups: [{ title: 'Running', options: INDEX_CONDUCT }], examples: ['dedupe index verify archive.index'],
};

async function info(words: readonly string[], values: Checked): Promise<number> {
  const { folder } = split('info', words, false);
  const { indexInfo, indexDocuments } = await import('../pipeline/index-info.ts');
  const { indexJson, indexTable } = await import('../report/index-info.ts');
  const options = values as unknown as Options;
  const output = await openOutput(options.output);
  const told = await indexInfo(folder);
  const list = options.documents ? await indexDocuments(folder) : null;
  await output.write((options.format === 'json' ? indexJson : indexTable)(told, list));
  return 0;
}

async function verify(words: readonly string[], values: Checked): Promise<number> {
  const { folder } = split('verify', words, false);
  const { verifyIndex } = await import('../pipeline/index-info.ts');
  const progress = startProgress(progressMode(values as unknown as Options));
  const { documents: count, rows, postings, pages } = await verifyIndex(folder, progress.onProgress).finally(() => progress.stop());
  await (await openOutput(null)).write([`${folder}: whole; ${count} documents, ${rows} sentences, ${postings} postings in ${pages} pages\n`]);
  return 0;
}

/**
 * The command and its subcommands.
 * @param finish takes the exit code
 */
export function indexCommand(finish: (code: number) => void): Command {
  const command = new Command('index').description('keep an archive of texts that drafts are checked against').summary('keep an archive of texts that drafts are checked against');
  const load = () => import('../pipeline/indexing.ts');
  const add = (shape: CommandShape, act: (words: readonly string[], values: Checked) => Promise<number>): TableCommand => tableCommand(shape, act, finish);
  const withPaths = (name: string, work: Work, verb: (change: IndexChange) => string) => async (words: readonly string[], values: Checked): Promise<number> => {
    const { folder, rest } = split(name, words, true);
    return change(folder, rest, values, work, verb);
  };
  const added = ({ added: count, replaced, unchanged, removed }: IndexChange): string =>
    [documents(count, 'added'), ...(replaced > 0 ? [`${replaced} replaced`] : []), ...(unchanged > 0 ? [`${unchanged} unchanged`] : []), ...(removed > 0 ? [`${removed} removed`] : [])].join(', ');
  command.addCommand(add(BUILD, withPaths('build', async (folder, sources, options, hooks) => (await load()).buildIndex(folder, sources, options, hooks), added)));
  command.addCommand(add(ADD, withPaths('add', async (folder, sources, options, hooks) => (await load()).addToIndex(folder, sources, options, false, hooks), added)));
  command.addCommand(add(UPDATE, async (words, values) => {
    const { folder, rest } = split('update', words, true);
    return change(folder, rest, values, async (where, sources, options, hooks) => {
      const { addToIndex, removeMissing } = await load();
      const done = await addToIndex(where, sources, options, true, hooks);
      if (!options.removeMissing) return done;
      const { removed, documents: left } = await removeMissing(where, rest, sources, options, hooks);
      return { ...done, removed, documents: left };
    }, added);
  }));
  command.addCommand(add(REMOVE, async (words, values) => {
    const { folder, rest } = split('remove', words, true);
    if (rest.length === 0) throw errors.options(['index remove: which documents? Name their ids behind the index']);
    return change(folder, null, values, async (where, _, options, hooks) => (await load()).removeFromIndex(where, rest, options, hooks), ({ removed }) => documents(removed, 'removed'));
  }));
  command.addCommand(add(COMPACT, async (words, values) => change(split('compact', words, false).folder, null, values, async (where, _, options, hooks) => (await load()).compactIndex(where, options, hooks), () => 'compact')));
  command.addCommand(add(INFO, info));
  command.addCommand(add(VERIFY, verify));
  command.addHelpText('after', '\nExamples:\n  dedupe index build archive.index articles/\n  dedupe index update archive.index articles/\n  dedupe check draft.md --against archive.index');
  return command;
}

