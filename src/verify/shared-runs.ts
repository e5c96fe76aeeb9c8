/**
 * Runs that a draft shares with documents of a shard: a gram that both have, grown in both directions over the words of both
 * documents, wherever sentences begin or end, then cut where hardly anything of it lies beyond a sentence end.
 */
import type { Shard } from '../model/archive.ts';
import type { ArchivedRows, LoadedRow } from './archived.ts';

/** A run is cut at a sentence end beyond which fewer of its words lie. */
const LEAST_BEYOND = 5;

/** A document of a draft: its words, and by sentence the index of its first word; one more entry at the end. */
export interface DraftWords { readonly words: Uint32Array; readonly starts: Uint32Array }

/** Words [word, word + length) of the draft, which stand in the archive from word `offset` of `row` on. */
export interface SharedRun {
  readonly word: number;
  readonly length: number;
  readonly row: number;
  readonly offset: number;
}

/** A run on its diagonal, by a row that it touches: draft words [from, to), each `difference` further on than in the row. */
interface Known { readonly difference: number; readonly from: number; readonly to: number }

/** Gathers the runs of one draft and one shard. */
export interface RunFinder {
  /** Grows a gram of `width` words at a word of the draft and a word of an archived row, unless a run that was found holds it. */
  grow(word: number, row: number, offset: number, width: number): void;
  /** all runs, as long as they are; the shorter ones too */
  readonly runs: readonly SharedRun[];
}

/** A finder with nothing found. */
export function runFinder(draft: DraftWords, shard: Shard, rows: ArchivedRows): RunFinder {
  const { words } = draft;
  const runs: SharedRun[] = [];
  const known = new Map<number, Known[]>();

  /** How many words from `word` on (with `step` -1 back from it) go on alike, and the archive's word behind them; it begins at word `offset` of `row`. */
  function walk(word: number, row: number, offset: number, step: 1 | -1): { readonly count: number; readonly row: number; readonly offset: number } {
    let own: LoadedRow = rows.load(row);
    const [first, last] = shard.rowsOf(own.document);
    let count = 0;
    let at = offset;
    for (let w = word; w >= 0 && w < words.length; w += step) {
      let next = row;
      let nextAt = at;
      // Rows without words are passed over.
      while (nextAt < 0 || nextAt >= own.words.length) {
        next += step;
        if (next < first || next >= last) return { count, row, offset: at };
        own = rows.load(next);
        nextAt = step === 1 ? 0 : own.words.length - 1;
      }
      if (own.words[nextAt] !== words[w]) break;
      [row, at] = [next, nextAt + step];
      count++;
    }
    return { count, row, offset: at };
  }

  return {
    runs,
    grow(word, row, offset, width) {
      for (const run of known.get(row) ?? []) if (run.difference === word - offset && run.from <= word && word < run.to) return;
      const forward = walk(word, row, offset, 1);
      const backward = walk(word - 1, row, offset - 1, -1);
      if (forward.count < width) return;
      const from = word - backward.count;
      const length = backward.count + forward.count;
      // The first word's row: what the walk left behind, one word further on.
      let [startRow, startOffset] = [backward.count === 0 ? row : backward.row, backward.count === 0 ? offset : backward.offset + 1];
      runs.push({ word: from, length, row: startRow, offset: startOffset });
      // By each row under the run, so that its other grams are known at a glance.
      for (let w = from; w < from + length;) {
        const list = known.get(startRow) ?? [];
        const difference = w - startOffset;
        list.push({ difference, from, to: from + length });
        known.set(startRow, list);
        w += rows.load(startRow).words.length - startOffset;
        startRow++;
        startOffset = 0;
      }
    },
  };
}

/** Number of the sentence of a draft that has a word. */
export function sentenceOf({ starts }: DraftWords, word: number): number {
  let [low, high] = [0, starts.length - 2];
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (starts[middle]! <= word) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Words of a run from its first to each sentence end inside it, on the draft's side. */
function draftEnds(draft: DraftWords, { word, length }: SharedRun): number[] {
  const { starts } = draft;
  const ends: number[] = [];
  for (let next = sentenceOf(draft, word) + 1; next < starts.length && starts[next]! < word + length; next++) ends.push(starts[next]! - word);
  return ends;
}

/** The same on the archive's side. */
function archiveEnds(rows: ArchivedRows, { row, offset, length }: SharedRun): number[] {
  const ends: number[] = [];
  for (let r = row, reach = rows.load(row).words.length - offset; reach < length; reach += rows.load(++r).words.length) if (reach > 0) ends.push(reach);
  return ends;
}

/**
 * Cuts a run at sentence ends of either side close to its own ends, as long as `minRun` words remain; minima are multiplied by `scale`
 * (2 where graphemes are words). Null where it is shorter than that.
 */
export function cutRun(draft: DraftWords, rows: ArchivedRows, run: SharedRun, minRun: number, scale: 1 | 2): SharedRun | null {
  const least = minRun * scale;
  if (run.length < least) return null;
  const longest = (cuts: readonly number[], length: number): number => Math.max(0, ...cuts.filter((words) => words < scale * LEAST_BEYOND && length - words >= least));
  const ends = [...draftEnds(draft, run), ...archiveEnds(rows, run)];
  const before = longest(ends, run.length);
  const length = run.length - before;
  const behind = longest(ends.map((end) => run.length - end), length);
  if (before === 0 && behind === 0) return run;
  let [row, offset] = [run.row, run.offset + before];
  while (offset >= rows.load(row).words.length) offset -= rows.load(row++).words.length;
  return { word: run.word + before, length: length - behind, row, offset };
}

/**
 * Whether matches of whole sentences hold a run together: sentence by sentence both sides end alike, and each pair of sentences is matched.
 * @param isMatched by sentence of the draft (its number in the document) and row of the archive
 */
export function isExplained(draft: DraftWords, rows: ArchivedRows, { word, length, row, offset }: SharedRun, isMatched: (sentence: number, row: number) => boolean): boolean {
  const { starts } = draft;
  let sentence = sentenceOf(draft, word);
  let [r, inDraft, inArchive] = [row, word - starts[sentence]!, offset];
  for (let left = length; left > 0;) {
    const here = Math.min(left, starts[sentence + 1]! - starts[sentence]! - inDraft);
    if (here !== Math.min(left, rows.load(r).words.length - inArchive) || (here > 0 && !isMatched(sentence, r))) return false;
    left -= here;
    [sentence, r, inDraft, inArchive] = [sentence + 1, r + 1, 0, 0];
  }
  return true;
}
