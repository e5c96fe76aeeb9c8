/** Rows of an archive as words: read out of the stored text and tokenised when they are first asked for. */
import { u32, u8 } from '../kernel/memory.ts';
import { stageText } from '../kernel/staging.ts';
import type { Workbench } from '../kernel/workbench.ts';
import { ROW_FLAGS, type ArchivedRow, type Shard } from '../model/archive.ts';
import { emptyList, highOf, lowOf } from '../model/posting-blocks.ts';

/** Rows that are kept; a check of a book against an archive may look at millions. */
const MOST_KEPT = 1 << 17;

/** A row with its words. */
export interface LoadedRow extends ArchivedRow {
  /** word hashes */
  readonly words: Uint32Array;
  /** its content key, as a key of a posting table */
  readonly high: number;
  readonly low: number;
  readonly graphemes: boolean;
}

/** Access to the sentences (or quotations) of one shard. */
export interface ArchivedRows {
  /** a row, which must be below the shard's number of rows */
  load(row: number): LoadedRow;
  /** ascending: every row with the words of `row` in a document that was not removed, itself too if it was not */
  copiesOf(row: number): readonly number[];
  /** the same for words that are given, by their content key */
  withWords(words: Uint32Array, high: number, low: number): readonly number[];
}

/** Equal words. */
function areEqual(left: Uint32Array, right: Uint32Array): boolean {
  return left.length === right.length && left.every((word, i) => word === right[i]);
}

/** The sentences or the quotations of a shard. */
export function archivedRows(bench: Workbench, shard: Shard, unit: 'row' | 'quotation'): ArchivedRows {
  const { kernel, memory } = bench;
  const loaded = new Map<number, LoadedRow>();
  const copies = new Map<string, { readonly words: Uint32Array; readonly rows: readonly number[] }[]>();
  const table = unit === 'row' ? 'content' : 'quotation';

  function load(row: number): LoadedRow {
    let known = loaded.get(row);
    if (known === undefined) {
      if (loaded.size >= MOST_KEPT) loaded.clear();
      loaded.set(row, known = tokenised(unit === 'row' ? shard.row(row) : shard.quotation(row)));
    }
    return known;
  }
  function tokenised(place: ArchivedRow): LoadedRow {
    const bytes = shard.text(place.document, place.start, place.end);
    const text = stageText(bench, bytes);
    const out = bench.scratch('archivedWords', 8 * bytes.length + 64);
    const columns = bench.scratch('archivedColumns', 48);
    const [spans, ends, content, flags] = [columns, columns + 8, columns + 16, columns + 24];
    u32(memory, spans, 2).set([0, bytes.length]);
    const count = kernel.tokenize(text, spans, 1, out, ends, content, flags, kernel.unicodeTables, bench.scratch('tokenize', 65536));
    const [low, high] = u32(memory, content, 2);
    return Object.freeze({
      ...place, words: u32(memory, out, count).slice(), high: highOf(low!, high!), low: lowOf(low!, high!), graphemes: (u8(memory, flags, 1)[0]! & ROW_FLAGS.graphemes) !== 0,
    });
  }
  function withWords(words: Uint32Array, high: number, low: number): readonly number[] {
    const key = `${high}:${low}`;
    const lists = copies.get(key) ?? [];
    let known = lists.find((list) => areEqual(list.words, words));
    if (known === undefined) {
      const found = emptyList();
      shard.find(table, high, low, found);
      const rows = found.others.filter((row) => {
        const own = load(row);
        return !shard.isRemoved(own.document) && areEqual(own.words, words);
      });
      lists.push(known = { words, rows });
      copies.set(key, lists);
    }
    return known.rows;
  }
  return Object.freeze<ArchivedRows>({
    load,
    withWords,
    copiesOf(row) {
      const { words, high, low } = load(row);
      return withWords(words, high, low);
    },
  });
}
