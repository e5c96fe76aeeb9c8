/** The commands as the library offers them: paths or texts in, a report out; nothing is printed and no process is ended. */
import { setImmediate as breathe } from 'node:timers/promises';
import { audit as auditSources } from './audit.ts';
import { check as checkDrafts } from './check.ts';
import { compare as compareSources } from './compare.ts';
import { splitPaths } from '../store/manifest.ts';
import { openAgainst } from './against.ts';
import { listedPairs, twoSides, type PairList } from './pair-sources.ts';
import type { RunHooks } from './run.ts';
import { scan as scanSources } from './scan.ts';
import { sentences as sentencesOf } from './sentences.ts';
import { withIndexes } from './index-sources.ts';
import { checkedDates, mergeSources, splitInputs, type Inputs } from './inputs.ts';
import type { AuditResult } from '../model/audit.ts';
import { resolveCheckOptions, type CheckOptions } from '../model/check-options.ts';
import type { BaselineEntry, CheckReport } from '../model/check.ts';
import { resolveCompareOptions, type CompareOptions } from '../model/compare-options.ts';
import type { Comparison } from '../model/comparison.ts';
import type { Complaint, Source } from '../model/document.ts';
import { errors, isSerious } from '../model/errors.ts';
import { resolveAuditOptions, resolveScanOptions, type AuditOptions, type ScanOptions } from '../model/options.ts';
import type { Report } from '../model/report.ts';
import type { SentenceRecord } from '../model/sentence.ts';
import { datedSources } from '../read/date-list.ts';
import { readStdin } from '../read/stdin.ts';
import { walk } from '../read/walk.ts';

/** How inputs are found, watched and stopped; beside the options of a scan. */
export interface InputOptions {
  /** ends the work within a second; the promise is then rejected with the signal's reason */
  readonly signal?: AbortSignal | undefined;
  /** called after each piece of work with the pieces done and to be done in this stage (0 ≤ done ≤ total), and a word for the stage */
  readonly onProgress?: ((done: number, total: number, stage: string) => void) | undefined;
  /** called for each input that is left out: binary, not UTF-8, unreadable, met while walking a folder */
  readonly onComplaint?: ((complaint: Complaint) => void) | undefined;
  /** folder that paths and ids are relative to; default: the working directory */
  readonly cwd?: string | undefined;
  /** endings that a walk takes besides txt, text, md, markdown and none, such as `['rst']` */
  readonly extensions?: readonly string[] | undefined;
  /** whether a walk takes files of every ending that hold text; default false */
  readonly allText?: boolean | undefined;
  /** phrases of page furniture beside the shipped ones, one a line; dots behind one stand for the rest of the line, dots on both sides for a part of it */
  readonly boilerplatePhrases?: string | undefined;
  /** when texts were published, by id or path: `{'news/a.txt': '2024-03-11'}`; it counts more than what the texts say */
  readonly dates?: Readonly<Record<string, string>> | undefined;
}

/** Everything that {@link scan} can be told; {@link ScanOptions} has the ranges and the README the defaults. */
export type LibraryOptions = Partial<ScanOptions> & InputOptions;

/** What a run needs once its inputs are found. */
interface Prepared<O> {
  readonly sources: readonly Source[];
  readonly options: O;
  readonly hooks: RunHooks;
  /** throws where inputs were named and none could be read */
  readonly settle: (documents: number) => void;
}

/** Checks options and finds sources; complaints about inputs that were named become errors. */
async function prepare<O>(inputs: Inputs, given: InputOptions & Readonly<Record<string, unknown>>, resolve: (raw: Readonly<Record<string, unknown>>) => O): Promise<Prepared<O>> {
  const { signal, onProgress, onComplaint, cwd = process.cwd(), extensions = [], allText = false, dates, boilerplatePhrases, ...rest } = given;
  const options = resolve(rest);
  if (boilerplatePhrases !== undefined && typeof boilerplatePhrases !== 'string') throw errors.options(['boilerplatePhrases: must be a string of phrases, one a line']);
  const { paths, texts } = splitInputs(inputs);
  signal?.throwIfAborted();
  let complained = 0;
  const take = (complaint: Complaint): void => {
    if (complaint.fatal) throw errors.input(complaint);
    if (isSerious(complaint)) complained += 1;
    onComplaint?.(complaint);
  };
  const { indexes, others } = splitPaths(paths, cwd);
  const found = await walk(others, { cwd, extensions, allText, listed: [], stdinId: '-', readStdin });
  for (const complaint of found.complaints) take(complaint);
  const settle = (documents: number): void => {
    if (documents === 0 && complained > 0) throw errors.nothingReadable();
  };
  const sources = mergeSources(await withIndexes(found.sources, indexes, cwd), texts);
  return { sources: dates === undefined ? sources : datedSources(sources, checkedDates(dates), cwd, 'dates', take), options, hooks: { signal, onProgress, onComplaint: take, boilerplatePhrases }, settle };
}

/**
 * Finds the clusters of copied sentences in and across texts.
 * @param inputs paths of files and folders, globs, `-` for standard input, or texts by id
 * @param given options of the scan by name; missing ones take their defaults
 * @returns a report whose records are made one at a time, as they are asked for
 * @throws DedupeError for a wrong option, or an input that was named and cannot be read; the signal's reason where it was aborted
 */
export async function scan(inputs: Inputs, given: LibraryOptions = {}): Promise<Report> {
  const { sources, options, hooks, settle } = await prepare(inputs, { ...given }, resolveScanOptions);
  const report = await scanSources(sources, options, hooks);
  settle(report.summary.documents);
  return report;
}

/**
 * Measures which share of the near pairs the fast join finds, by running the exact join beside it.
 * @param inputs as for {@link scan}
 * @param given as for {@link scan}; `sample` is the share of the sentences that are audited, 0.0001…1, default 1
 * @returns counts by class of resemblance
 * @throws as {@link scan}
 */
export async function audit(inputs: Inputs, given: Partial<AuditOptions> & InputOptions = {}): Promise<AuditResult> {
  const { sources, options, hooks, settle } = await prepare(inputs, { ...given }, resolveAuditOptions);
  const result = await auditSources(sources, options, hooks);
  settle(result.documents);
  return result;
}

/** Sentences between two looks at the signal. */
const SENTENCES_PER_BREATH = 1024;

/**
 * The sentences of texts as a scan sees them, document by document.
 * @param inputs as for {@link scan}
 * @param given as for {@link scan}; of the options only `inputFormat` and `kernel` matter
 * @throws as {@link scan}, with the first record
 */
export async function* sentences(inputs: Inputs, given: LibraryOptions = {}): AsyncGenerator<SentenceRecord, void, undefined> {
  const { sources, options, hooks } = await prepare(inputs, { ...given }, resolveScanOptions);
  let count = 0;
  for (const record of sentencesOf(sources, options, hooks)) {
    if (++count % SENTENCES_PER_BREATH === 0) await breathe();
    hooks.signal?.throwIfAborted();
    yield record;
  }
}

/** How drafts and sources are found, watched and stopped, and what is known about them. */
export type CheckInputOptions = Partial<CheckOptions> & Omit<InputOptions, 'dates'> & {
  /** phrases that anybody may use; their words are not counted */
  readonly allowed?: readonly string[] | undefined;
  /** accepted findings by fingerprint, see {@link parseBaseline} */
  readonly baseline?: ReadonlyMap<string, BaselineEntry> | undefined;
};

/**
 * Holds drafts against sources and says whether too much is copied.
 * @param drafts as the inputs of {@link scan}
 * @param against likewise, and folders of indexes; sources with the id of a draft are that draft itself
 * @param given options of the check by name; missing ones take their defaults
 * @returns a verdict a draft, with every finding
 * @throws as {@link scan}; also for a draft that cannot be read, however it was named
 */
export async function check(drafts: Inputs, against: Inputs, given: CheckInputOptions = {}): Promise<CheckReport> {
  const { allowed, baseline, ...rest } = given;
  const fatal = (complaint: Complaint): void => {
    if (isSerious(complaint)) throw errors.input(complaint);
    given.onComplaint?.(complaint);
  };
  const one = await prepare(drafts, { ...rest, onComplaint: fatal }, resolveCheckOptions);
  const cwd = given.cwd ?? process.cwd();
  const { paths, texts } = splitInputs(against);
  const { indexes, others } = splitPaths(paths, cwd);
  const other = await prepare([...others, ...texts], { ...rest }, resolveCheckOptions);
  const opened = await openAgainst(indexes, others.length + texts.length > 0 ? other.sources : null, cwd, other.options, other.hooks);
  try {
    other.settle(opened.shards.reduce((sum, { documents }) => sum + documents, 0));
    const report = await checkDrafts(one.sources, opened.shards, one.options, { ...one.hooks, identity: opened.identity, allowed, baseline });
    one.settle(report.summary.drafts);
    return report;
  } finally {
    opened.close();
  }
}

/** How the inputs of a comparison are found, watched and stopped. */
export type CompareInputOptions = Partial<CompareOptions> & Omit<InputOptions, 'dates' | 'boilerplatePhrases'>;

/**
 * Finds the passages that texts share, also reworded and condensed ones: every left text is compared with every right one.
 * @param left as the inputs of {@link scan}
 * @param right likewise; a text may stand on both sides
 * @param given options of the comparison by name; missing ones take their defaults
 * @returns the passages of each pair, in the order of the left text
 * @throws as {@link scan}
 */
export async function compare(left: Inputs, right: Inputs, given: CompareInputOptions = {}): Promise<Comparison> {
  const one = await prepare(left, { ...given }, resolveCompareOptions);
  const other = await prepare(right, { ...given }, resolveCompareOptions);
  return settled(one, twoSides(one.sources, other.sources));
}

/**
 * Finds the passages that the texts of each pair share. A pair with a text that cannot be read is complained about and left out.
 * @param pairs paths of files, two each
 * @param given as for {@link compare}
 * @throws as {@link scan}
 */
export async function comparePairs(pairs: readonly (readonly [left: string, right: string])[], given: CompareInputOptions = {}): Promise<Comparison> {
  const prepared = await prepare([], { ...given }, resolveCompareOptions);
  const wrong = pairs.flatMap((pair, index) => (Array.isArray(pair) && pair.length === 2 && pair.every((path) => typeof path === 'string' && path !== '') ? [] : [`pairs[${index}]: must be two paths`]));
  if (wrong.length > 0) throw errors.inputs(wrong);
  return settled(prepared, listedPairs(pairs, given.cwd ?? process.cwd()));
}

async function settled({ options, hooks, settle }: Prepared<CompareOptions>, list: PairList): Promise<Comparison> {
  const comparison = await compareSources(list, options, hooks);
  settle(comparison.summary.documents);
  return comparison;
}
