/**
 * Runs with equal keys → stretches: neighbouring runs that occur in the same places melt into one, as long as it goes.
 *
 *   run 17 in rows 4, 90 ─┐
 *   run 18 in rows 4, 90 ─┼─ one stretch of minRun + 2 words in two places
 *   run 19 in rows 4, 90 ─┘
 *   run 20 in rows 4, 90, 311 ── a stretch of its own
 */
import { u32 } from '../kernel/memory.ts';

const NONE = 0xffffffff;

/** Sorted records (key u64, number of the run u32, -): address and number. */
export interface SortedRuns { readonly address: number; readonly count: number }

/** Stretch s has length[s] words and stands at the runs run[begin[s] … begin[s + 1]]. */
export interface Stretches {
  readonly count: number;
  readonly length: Uint32Array;
  readonly begin: Uint32Array;
  readonly run: Uint32Array;
}

/** The runs that stand in one column of rows and offsets; `weight` is how often each one's unit occurs in the texts. */
export interface RunColumns {
  readonly row: Uint32Array;
  readonly offset: Uint32Array;
  readonly weight: Uint32Array;
  /** the run one word further on in the same text, or NONE */
  readonly following: Uint32Array;
}

/** Runs with one key. */
interface Groups {
  readonly of: Uint32Array;
  readonly begin: Uint32Array;
  readonly run: Uint32Array;
}

function groupsOf(memory: WebAssembly.Memory, parts: readonly SortedRuns[], runs: number): Groups {
  const of = new Uint32Array(runs).fill(NONE);
  const total = parts.reduce((sum, part) => sum + part.count, 0);
  const run = new Uint32Array(total);
  const begin: number[] = [];
  let kept = 0;
  for (const part of parts) {
    const records = u32(memory, part.address, 4 * part.count);
    for (let i = 0; i < records.length;) {
      let end = i + 4;
      while (end < records.length && records[end] === records[i] && records[end + 1] === records[i + 1]) end += 4;
      if (end - i > 4) {
        begin.push(kept);
        for (; i < end; i += 4) {
          of[records[i + 2]!] = begin.length - 1;
          run[kept++] = records[i + 2]!;
        }
      }
      i = end;
    }
  }
  begin.push(kept);
  return { of, begin: Uint32Array.from(begin), run };
}

/** The group that follows another everywhere, or NONE: as many runs, each the next of one of its runs, and as often in the texts. */
function nextGroup(groups: Groups, columns: RunColumns, group: number): number {
  const from = groups.begin[group]!;
  const to = groups.begin[group + 1]!;
  const first = columns.following[groups.run[from]!]!;
  if (first === NONE) return NONE;
  const next = groups.of[first]!;
  if (next === NONE || groups.begin[next + 1]! - groups.begin[next]! !== to - from) return NONE;
  for (let i = from; i < to; i++) {
    const run = groups.run[i]!;
    const following = columns.following[run]!;
    if (following === NONE || groups.of[following] !== next || columns.weight[run] !== columns.weight[following]) return NONE;
  }
  return next;
}

/** All stretches, in the order of their first groups. */
export function stretchesOf(memory: WebAssembly.Memory, parts: readonly SortedRuns[], columns: RunColumns, runLength: number): Stretches {
  const groups = groupsOf(memory, parts, columns.row.length);
  const count = groups.begin.length - 1;
  const next = new Uint32Array(count);
  const preceded = new Uint8Array(count);
  for (let group = 0; group < count; group++) {
    const following = nextGroup(groups, columns, group);
    next[group] = following === group ? NONE : following;
    if (next[group] !== NONE) preceded[following] = 1;
  }
  const lengths: number[] = [];
  const begin: number[] = [];
  const run: number[] = [];
  const seen = new Uint8Array(count);
  const follow = (head: number): void => {
    let words = runLength;
    seen[head] = 1;
    for (let group = next[head]!; group !== NONE && !seen[group]; group = next[group]!) { seen[group] = 1; words++; }
    lengths.push(words);
    begin.push(run.length);
    for (let i = groups.begin[head]!; i < groups.begin[head + 1]!; i++) run.push(groups.run[i]!);
  };
  for (let group = 0; group < count; group++) if (!preceded[group]) follow(group);
  // What is left goes in circles ("again and again and again").
  for (let group = 0; group < count; group++) if (!seen[group]) follow(group);
  begin.push(run.length);
  return { count: lengths.length, length: Uint32Array.from(lengths), begin: Uint32Array.from(begin), run: Uint32Array.from(run) };
}
