/** From drafts and what they are held against to verdicts: the stages in their order. */
import type { Engine } from '../engine/engine.ts';
import { ROW_FLAGS, type ArchivedDocument, type Shard } from '../model/archive.ts';
import { CHECK_OPTIONS, scanOptionsFor, type CheckOptions } from '../model/check-options.ts';
import type { BaselineEntry, CheckReport, DraftRecord } from '../model/check.ts';
import type { Source } from '../model/document.ts';
import { findingOptions } from '../model/options.ts';
import { TOOL } from '../model/version.ts';
import { readDate } from '../read/dates.ts';
import { findBoilerplate } from './boilerplate.ts';
import { openBaseline, type Baseline } from './baseline.ts';
import { copiesOf } from './copies.ts';
import type { Copy } from './copy.ts';
import { readDrafts, type Drafts } from './drafts.ts';
import { findingMaker } from './finding-records.ts';
import { identitiesOf } from './identity.ts';
import { documentMetadata } from './metadata.ts';
import { obfuscationOf } from './obfuscation.ts';
import { explainedByQuotations } from './quoted-copies.ts';
import { openRun, type Run, type RunHooks } from './run.ts';
import { searchShard, type RunMatch, type ShardMatches } from './search.ts';
import { uncountedWords } from './uncounted.ts';
import { applyRules, judge } from './verdict.ts';
import { wholeTexts } from './whole-texts.ts';

/** What a check is given beside its drafts and sources. */
export interface CheckHooks extends RunHooks {
  /** permitted phrases, one each */
  readonly allowed?: readonly string[] | undefined;
  readonly baseline?: ReadonlyMap<string, BaselineEntry> | undefined;
  /** what documents of the archive are known by, beside the ids of sources */
  readonly identity?: 'path' | 'front-matter' | undefined;
}

/** Holds drafts against an archive. */
export async function check(drafts: readonly Source[], shards: readonly Shard[], options: CheckOptions, hooks: CheckHooks = {}): Promise<CheckReport> {
  const run = openRun(drafts, options, hooks);
  try {
    return await checkWith(run, drafts, shards, options, hooks);
  } finally {
    await run.close();
  }
}

async function checkWith(run: Run, sources: readonly Source[], shards: readonly Shard[], options: CheckOptions, hooks: CheckHooks): Promise<CheckReport> {
  const { engine } = run;
  const scanOptions = scanOptionsFor(options);

  // read
  const drafts = await readDrafts(engine, sources, scanOptions);
  for (const complaint of drafts.corpus.complaints) hooks.onComplaint?.(complaint);
  const metadata = documentMetadata(drafts.corpus, options.outletFrom, (complaint) => hooks.onComplaint?.(complaint));

  // join, verify
  const identities = identitiesOf(drafts.corpus, hooks.identity ?? 'path');
  const admitted = admission(drafts, identities, options);
  const found = shards.map((shard, number) => {
    hooks.onProgress?.(number, shards.length, 'searching');
    hooks.signal?.throwIfAborted();
    return searchShard(engine.bench, drafts, shard, scanOptions, admitted(shard));
  });
  hooks.onProgress?.(shards.length, shards.length, 'searching');
  const copies = copiesOf(engine.bench, drafts, found, scanOptions);
  const explained = explainedByQuotations(copies);

  // classify: where nothing is copied nothing has to be excused
  const boilerplate = copies.length > 0 ? await findBoilerplate(engine, drafts.corpus, metadata, hooks.boilerplatePhrases ?? '', scanOptions) : null;
  const marks = uncountedWords(drafts, boilerplate, await phraseWords(engine, hooks.allowed ?? [], options), options);

  // judge, report
  const maker = findingMaker(drafts, found);
  const baseline = openBaseline(hooks.baseline ?? new Map<string, BaselineEntry>());
  // Runs of page furniture count for nothing.
  const counted = found.flatMap(({ runs, rows }) => runs.filter(({ row }) => !(options.ignoreBoilerplate && rows.load(row).flags & ROW_FLAGS.furniture)));
  const copiesOfDraft = byDraft(drafts, copies, ({ draft }) => draft);
  const runsOfDraft = byDraft(drafts, counted, ({ document }) => document);
  const records = drafts.corpus.documents.map((_, draft) => recordOf(run, drafts, draft, found, copiesOfDraft[draft]!, explained, runsOfDraft[draft]!, marks[draft]!, maker, baseline, identities[draft]!, options));
  const stale = baseline.stale();
  const findings = records.flatMap((record) => record.findings);
  return Object.freeze<CheckReport>({
    tool: TOOL, options: findingOptions(options, CHECK_OPTIONS), baseline: hooks.baseline !== undefined, drafts: Object.freeze(records), stale: Object.freeze(stale),
    summary: Object.freeze({
      drafts: records.length, failed: records.filter(({ verdict }) => verdict === 'fail').length,
      sources: shards.reduce((sum, shard) => sum + shard.live, 0), skippedFiles: drafts.corpus.complaints.length,
      findings: findings.length, newFindings: findings.filter(({ state }) => state === 'new').length, baselineFindings: findings.filter(({ state }) => state === 'baseline').length,
      staleEntries: stale.length,
    }),
  });
}

/** Some things by the number of their draft. */
function byDraft<T>({ corpus }: Drafts, all: readonly T[], draftOf: (one: T) => number): T[][] {
  const lists: T[][] = corpus.documents.map(() => []);
  for (const one of all) lists[draftOf(one)]!.push(one);
  return lists;
}

function recordOf(run: Run, drafts: Drafts, draft: number, found: readonly ShardMatches[], copies: readonly Copy[], explained: ReadonlySet<Copy>, runs: readonly RunMatch[], marks: Uint8Array, maker: ReturnType<typeof findingMaker>,
  baseline: Baseline, identity: string, options: CheckOptions): DraftRecord {
  const judgement = judge(drafts, draft, copies, explained, runs, marks, baseline, options);
  const id = drafts.texts.id(draft);
  const whole = wholeTexts(run.engine.bench, drafts, draft, copies, found, options.shingle, (source) => source === id || source === identity || options.self.includes(source));
  const rules = applyRules(judgement, whole, options);
  const { words, copiedWords, quotedWords, longestRun } = judgement;
  const share = (part: number): number => (words === 0 ? 0 : part / words);
  return Object.freeze<DraftRecord>({
    document: id, verdict: rules.some(({ failed }) => failed) ? 'fail' : 'pass', rules: Object.freeze(rules), words,
    copiedWords, copiedShare: share(copiedWords), quotedWords, quotedShare: share(quotedWords), longestRun,
    wholeTexts: Object.freeze(whole), obfuscation: Object.freeze(obfuscationOf(run.disguises, drafts.sentences, drafts.texts, draft, drafts.corpus.documentRow[draft]!, drafts.corpus.documentRow[draft + 1]!)), ...maker.findings(judgement.copies, options.maxSources),
  });
}

/** Which documents of a shard a draft is held against: not itself, and what the options admit. */
function admission(drafts: Drafts, identities: readonly string[], options: CheckOptions): (shard: Shard) => (draft: number, document: number) => boolean {
  const [since, until] = [options.since === null ? null : readDate(options.since), options.until === null ? null : readDate(options.until)];
  const outlets = new Set(options.outlet.map((name) => name.toLowerCase()));
  const admits = ({ date, outlet }: ArchivedDocument): boolean => {
    if (outlets.size > 0 && !outlets.has((outlet ?? '').toLowerCase())) return false;
    const written = date === null ? null : readDate(date);
    return written === null || ((since === null || written.to > since.from) && (until === null || written.from < until.to));
  };
  const isLimited = outlets.size > 0 || since !== null || until !== null;
  const selves = new Set(options.self);
  return (shard) => {
    /** by document: its id, null where no draft is held against it */
    const known = new Map<number, string | null>();
    return (draft, document) => {
      let id = known.get(document);
      if (id === undefined) {
        const record = shard.isRemoved(document) ? null : shard.document(document);
        known.set(document, id = record !== null && !selves.has(record.id) && (!isLimited || admits(record)) ? record.id : null);
      }
      return id !== null && (options.includeSelf || (id !== drafts.texts.id(draft) && id !== identities[draft]));
    };
  };
}

/** Word hashes of phrases, in the order of the list. */
async function phraseWords(engine: Engine, phrases: readonly string[], options: CheckOptions): Promise<Uint32Array[]> {
  if (phrases.length === 0) return [];
  const source: Source = { id: '-', path: null, bytes: Buffer.from(phrases.map((phrase) => phrase.replace(/\s+/g, ' ')).join('\n')), named: true };
  const { words } = await readDrafts(engine, [source], scanOptionsFor({ ...options, inputFormat: 'lines' }));
  const { words: all, starts } = words[0]!;
  return Array.from({ length: starts.length - 1 }, (_, line) => all.slice(starts[line], starts[line + 1]));
}
