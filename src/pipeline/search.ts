/** Drafts against one shard of an archive: every verified match of sentences, runs and quotations, by number. */
import { CONTAINED } from '../join/contain.ts';
import { eachCandidate } from '../join/candidates.ts';
import { lookUp } from '../join/lookups.ts';
import { u32 } from '../kernel/memory.ts';
import type { Workbench } from '../kernel/workbench.ts';
import { ROW_FLAGS, type Shard, type TableName } from '../model/archive.ts';
import { gramShape } from '../model/gram.ts';
import type { ScanOptions } from '../model/options.ts';
import type { Kind } from '../model/report.ts';
import { archivedRows, type ArchivedRows, type LoadedRow } from '../verify/archived.ts';
import { compareWords, type Figures } from '../verify/figures.ts';
import { cutRun, isExplained, runFinder, sentenceOf, type SharedRun } from '../verify/shared-runs.ts';
import { firstWord } from './copy.ts';
import type { DraftRows, Drafts } from './drafts.ts';

const ROUNDING = 1e-9;
/** Above every resemblance: pairs of quotations are told by what one holds of the other. */
const ANY = 2;

/** A row of a draft and a row of the archive that were compared. */
export interface RowMatch {
  /** number of the sentence, or of the quotation */
  readonly row: number;
  readonly archived: number;
  readonly kind: Exclude<Kind, 'partial'>;
}

/** A run, by the number of its draft. `told` is null where matches of whole sentences say as much, else the run as it is told. */
export interface RunMatch extends SharedRun {
  readonly document: number;
  readonly told: SharedRun | null;
}

/** What one shard has of the drafts. */
export interface ShardMatches {
  readonly shard: Shard;
  readonly rows: ArchivedRows;
  readonly quotedRows: ArchivedRows;
  readonly sentences: readonly RowMatch[];
  readonly runs: readonly RunMatch[];
  /** quotations of drafts in sentences of the archive, in its quotations, and its quotations in sentences of drafts */
  readonly quotedInSentences: readonly RowMatch[];
  readonly quotations: readonly RowMatch[];
  readonly sentencesWithQuoted: readonly RowMatch[];
}

/** Searches one shard; `mayBeSource` says of a draft and a document of the shard whether they are to be compared. */
export function searchShard(bench: Workbench, drafts: Drafts, shard: Shard, options: ScanOptions, mayBeSource: (draft: number, document: number) => boolean): ShardMatches {
  const rows = archivedRows(bench, shard, 'row');
  const quotedRows = archivedRows(bench, shard, 'quotation');
  const sentences = [...matchRows(bench, drafts.sentences, shard, 'shingle', rows, options, options.threshold), ...equalRows(bench, drafts.sentences, rows)]
    .filter(({ row, archived }) => mayBeSource(drafts.sentences.document[row]!, rows.load(archived).document));
  const quoted = (own: DraftRows, table: TableName, others: ArchivedRows): RowMatch[] =>
    matchRows(bench, own, shard, table, others, options, ANY).filter(({ row, archived }) => mayBeSource(own.document[row]!, others.load(archived).document));
  return Object.freeze<ShardMatches>({
    shard, rows, quotedRows, sentences,
    runs: findRuns(drafts, shard, rows, sentences, options, mayBeSource),
    quotedInSentences: quoted(drafts.quotations, 'shingle', rows).filter(({ row, archived }) => holdsQuotation(drafts.quotations.size[row]!, rows.load(archived))),
    quotations: quoted(drafts.quotations, 'quotationShingle', quotedRows),
    sentencesWithQuoted: quoted(drafts.sentences, 'quotationShingle', quotedRows).filter(({ row, archived }) => drafts.sentences.size[row]! >= quotedRows.load(archived).words.length),
  });
}

/** Whether a sentence is long enough to hold a quotation of so many words, or most of them. */
function holdsQuotation(words: number, { words: own }: LoadedRow): boolean {
  return own.length >= CONTAINED * words;
}

/** Sentences of drafts that the archive has word by word. */
function* equalRows(bench: Workbench, own: DraftRows, rows: ArchivedRows): Generator<RowMatch> {
  for (let row = 0; row < own.count; row++) {
    if (own.setSize[row] === 0) continue;
    const words = u32(bench.memory, 4 * own.at[row]!, own.size[row]!).slice();
    for (const archived of rows.withWords(words, own.high[row]!, own.low[row]!)) yield { row, archived, kind: 'exact' };
  }
}

/** Verified near and contained pairs, and with {@link ANY} all pairs of which one holds the other, by every copy of the archived row. */
function matchRows(bench: Workbench, own: DraftRows, shard: Shard, table: TableName, rows: ArchivedRows, options: ScanOptions, threshold: number): RowMatch[] {
  const found: RowMatch[] = [];
  eachCandidate(shard, table, own.shingles, (row) => own.setSize[row]!, { resemblance: threshold, containment: CONTAINED }, (row, candidates) => {
    const told = new Set<readonly number[]>();
    for (const archived of candidates) {
      const other = rows.load(archived);
      const same = other.words.length === own.size[row]! && other.high === own.high[row]! && other.low === own.low[row]!;
      // Equal sentences are found by their content.
      if (same && threshold !== ANY) continue;
      const kind = kindOf(figures(bench, own, row, other, options.shingle), threshold, same);
      if (kind === null) continue;
      // Shards that were merged list equal rows each.
      const copies = rows.copiesOf(archived);
      if (told.has(copies)) continue;
      told.add(copies);
      for (const copy of copies) found.push({ row, archived: copy, kind });
    }
  });
  return found;
}

function kindOf({ resemblance, left, right }: Figures, threshold: number, same: boolean): RowMatch['kind'] | null {
  if (same) return 'exact';
  if (resemblance >= threshold - ROUNDING) return 'near';
  return Math.max(left, right) >= CONTAINED - ROUNDING ? 'contained' : null;
}

/** Compares a draft's row with an archived one, whose words are brought into the memory. */
function figures(bench: Workbench, own: DraftRows, row: number, other: LoadedRow, shingle: number): Figures {
  const address = bench.scratch('archivedRow', 4 * other.words.length + 16);
  u32(bench.memory, address, other.words.length).set(other.words);
  return compareWords(bench, 4 * own.at[row]!, own.size[row]!, address, other.words.length, shingle);
}

function findRuns(drafts: Drafts, shard: Shard, rows: ArchivedRows, matches: readonly RowMatch[], options: ScanOptions, mayBeSource: (draft: number, document: number) => boolean): RunMatch[] {
  const { width, step } = gramShape(options.minRun);
  const { sentences, grams, words, corpus } = drafts;
  const finders = words.map((own) => runFinder(own, shard, rows));
  lookUp(shard, 'gram', grams, Infinity, (from, to, { others }) => {
    const model = firstWord(drafts, sentences, grams.row[from]!) + grams.note[from]!;
    const modelWords = words[sentences.document[grams.row[from]!]!]!.words;
    for (const row of others) {
      for (const offset of placesOf(rows, shard, row, width, step, modelWords, model)) {
        const inside = offset + width <= rows.load(row).words.length;
        for (const copy of inside ? rows.copiesOf(row) : [row]) {
          const { document } = rows.load(copy);
          if (shard.isRemoved(document)) continue;
          for (let i = from; i < to; i++) {
            const draft = sentences.document[grams.row[i]!]!;
            if (mayBeSource(draft, document)) finders[draft]!.grow(firstWord(drafts, sentences, grams.row[i]!) + grams.note[i]!, copy, offset, width);
          }
        }
      }
    }
  });
  const matched = new Map<number, Set<number>>();
  for (const { row, archived } of matches) {
    const known = matched.get(row);
    if (known === undefined) matched.set(row, new Set([archived]));
    else known.add(archived);
  }
  return finders.flatMap((finder, document) => finder.runs.flatMap((run): RunMatch[] => {
    const scale = areGraphemes(drafts, document, run.word) && rows.load(run.row).graphemes ? 2 : 1;
    const told = cutRun(words[document]!, rows, run, options.minRun, scale);
    if (told === null) return [];
    const explained = isExplained(words[document]!, rows, told, (sentence, row) => matched.get(corpus.documentRow[document]! + sentence)?.has(row) === true);
    return [{ ...run, document, told: explained ? null : told }];
  }));
}

/** Whether graphemes are words in the sentence that holds a word of a draft. */
function areGraphemes({ words, corpus, sentences }: Drafts, document: number, word: number): boolean {
  return (sentences.flags[corpus.documentRow[document]! + sentenceOf(words[document]!, word)]! & ROW_FLAGS.graphemes) !== 0;
}

/** Words of an archived row, every `step`th, at which the gram stands that begins at word `at` of `words`; it may go on in the next rows. */
function placesOf(rows: ArchivedRows, shard: Shard, row: number, width: number, step: number, words: Uint32Array, at: number): number[] {
  const { words: own, document } = rows.load(row);
  const found: number[] = [];
  const wordAt = (offset: number): number | undefined => {
    let [r, o] = [row, offset];
    for (let size = own.length; o >= size; size = rows.load(r).words.length) {
      o -= size;
      if (++r >= shard.rowsOf(document)[1]) return undefined;
    }
    return rows.load(r).words[o];
  };
  for (let offset = 0; offset < own.length; offset += step) {
    let same = 0;
    while (same < width && wordAt(offset + same) === words[at + same]) same++;
    if (same === width) found.push(offset);
  }
  return found;
}
