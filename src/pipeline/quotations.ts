/** Quotations: found, sketched, and looked up among all sentences and all other quotations. */
import type { Engine } from '../engine/engine.ts';
import { indexProbes, LISTS } from '../join/contain.ts';
import { allocate, u32, u8 } from '../kernel/memory.ts';
import { COMPARED, FIRST, type Containments, type Counters, type Pieces, type Repeats, type Rows, type Sets } from '../model/columns.ts';
import type { ScanOptions } from '../model/options.ts';
import { collapseKeys } from '../sketch/repeats.ts';
import { gatherQuotations, type Quotations } from '../sketch/quotations.ts';
import { listSets } from '../sketch/sets.ts';
import { documentBounds, textColumns } from './text-columns.ts';
import type { Corpus } from './ingest.ts';

/** Quotations in one job of comparing. */
const ROWS_PER_JOB = 1 << 13;

/** Verified containments of quotations, by number: in sentences (first rows) and in other quotations (first of their words). */
export interface QuotedPairs {
  readonly inSentences: readonly Containments[];
  readonly inQuotations: readonly Containments[];
  readonly cappedShingles: number;
}

/** All quotations of the corpus; the first of those with the same words is marked. */
export async function readQuotations(engine: Engine, corpus: Corpus, options: ScanOptions): Promise<Quotations> {
  const { memory } = engine.bench;
  const { rows, documentRow } = corpus;
  const texts = textColumns(corpus);
  const bounds = documentBounds(texts.length);
  const found = await engine.run('findQuotations', bounds.length - 1, { texts, rows, documentRow, bounds, minQuotation: options.minQuotation });
  const [at, word] = [u32(memory, rows.at, rows.count), u32(memory, rows.word, rows.count)];
  const quotations = gatherQuotations(memory, found, (bytes) => allocate(memory, bytes), (document) => word[documentRow[document]!]! - at[documentRow[document]!]!);
  const { count } = quotations;
  collapseKeys(engine.bench, quotations.content, count, count, quotations.first);
  const first = u32(memory, quotations.first, count);
  const mark = u8(memory, quotations.mark, count);
  for (let q = 0; q < count; q++) mark[q] = first[q] === q ? FIRST | COMPARED : 0;
  return quotations;
}

/** Quotations in pieces that jobs share out. */
export function piecesOf(quotations: Rows): Pieces {
  const count = Math.ceil(quotations.count / ROWS_PER_JOB);
  return {
    count, wordsEnd: new Uint32Array(count),
    row: Uint32Array.from({ length: count + 1 }, (_, p) => Math.min(quotations.count, p * ROWS_PER_JOB)),
    bounds: Uint32Array.from({ length: count + 1 }, (_, p) => p),
  };
}

/** Sets of the quotations that most of whose shingles stand more than once. Their shingles are the sentences' own and were counted there. */
export async function sketchQuotations(engine: Engine, quotations: Quotations, counters: Counters, options: ScanOptions): Promise<Sets> {
  const { memory } = engine.bench;
  const setAt = allocate(memory, 4 * quotations.count + 16);
  const setSize = allocate(memory, 4 * quotations.count + 16);
  u32(memory, setSize, quotations.count).fill(0);
  const pieces = piecesOf(quotations);
  const written = await engine.run('writeSets', pieces.count, { rows: quotations, pieces, counters, shingle: options.shingle, spare: 0.2, runLength: 0, setAt, setSize, repeats: null });
  return listSets(memory, quotations, setAt, setSize, written.reduce((sum, result) => sum + result.entries, 0));
}

/** Every sentence and every other quotation that holds at least 0.8 of a quotation's shingles. */
export async function findQuoted(engine: Engine, corpus: Corpus, quotations: Quotations, sets: Sets, repeats: Repeats, options: ScanOptions): Promise<QuotedPairs> {
  if (sets.count === 0) return { inSentences: [], inQuotations: [], cappedShingles: 0 };
  const { bench } = engine;
  const probes = indexProbes(bench, sets);
  const longestOf = ({ size, count }: Rows): number => u32(bench.memory, size, count).reduce((longest, words) => Math.max(longest, words), 0);
  // Above 1: whatever resembles a quotation is told here and nowhere else.
  const common = { sets, repeats, probes, shingle: options.shingle, near: 2, targets: quotations.count };
  const pieces = piecesOf(quotations);
  const [inSentences, inQuotations] = await Promise.all([
    engine.run('findContained', probes.count === 0 ? 0 : corpus.pieces.bounds.length - 1, {
      ...common, rows: corpus.rows, pieces: corpus.pieces, longest: longestOf(corpus.rows), lists: LISTS.apart, seen: 'seenInSentences',
    }),
    engine.run('findContained', probes.count === 0 ? 0 : pieces.count, { ...common, rows: quotations, pieces, longest: longestOf(quotations), lists: LISTS.inCopies, seen: 'seenInQuotations' }),
  ]);
  bench.give(probes.records);
  bench.give(probes.index);
  return { inSentences: inSentences.map(({ found }) => found), inQuotations: inQuotations.map(({ found }) => found), cappedShingles: probes.capped };
}
