/**
 * Runs with equal keys → stretches: neighbouring runs that occur in the same places melt into one, as long as it goes.
 *
 *   run 17 in rows 4, 90 ─┐
 *   run 18 in rows 4, 90 ─┼─ one stretch of minRun + 2 words in two places
 *   run 19 in rows 4, 90 ─┘
 *   run 20 in rows 4, 90, 311 ── a stretch of its own
 */
import { sharedColumn, u32 } from '../kernel/memory.ts';
import { growing } from './growing.ts';

const NONE = 0xffffffff;
const UNSEEN = 0xfffffffe;

/** Sorted records (key u64, number of the run u32, -): address and number. */
export interface SortedRuns { readonly address: number; readonly count: number }

/** Stretch s has length[s] words and stands at the runs run[begin[s] … begin[s] + size[s]]. */
export interface Stretches {
  readonly count: number;
  readonly length: Uint32Array;
  readonly begin: Uint32Array;
  readonly size: Uint32Array;
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

/** Runs with one key: those of group g are run[begin[g] … begin[g + 1]]; of[run] is a run's group. */
interface Groups {
  readonly of: Uint32Array;
  readonly begin: Uint32Array;
  readonly run: Uint32Array;
}

function groupsOf(memory: WebAssembly.Memory, parts: readonly SortedRuns[], runs: number): Groups {
  const of = new Uint32Array(runs).fill(NONE);
  const run = sharedColumn(parts.reduce((sum, part) => sum + part.count, 0));
  const begin = growing(1 << 16);
  let kept = 0;
  for (const part of parts) {
    const records = u32(memory, part.address, 4 * part.count);
    const end = records.length;
    for (let i = 0; i < end;) {
      const low = records[i];
      const high = records[i + 1];
      let next = i + 4;
      while (next < end && records[next] === low && records[next + 1] === high) next += 4;
      if (next - i > 4) {
        const group = begin.length;
        begin.push(kept);
        for (; i < next; i += 4) {
          const number = records[i + 2]!;
          of[number] = group;
          run[kept++] = number;
        }
      }
      i = next;
    }
  }
  begin.push(kept);
  return { of, begin: begin.values(), run };
}

/**
 * next[g] = the group that follows g everywhere, or NONE: as many runs, each the next of one of its runs, and as often in the texts.
 * Runs are taken in the order of the text, so that only the look at their group jumps about in memory.
 */
function nextGroups({ of, begin }: Groups, { following, weight }: RunColumns): Uint32Array {
  const count = begin.length - 1;
  const next = new Uint32Array(count).fill(UNSEEN);
  for (let run = 0; run < of.length; run++) {
    const group = of[run]!;
    if (group === NONE) continue;
    const known = next[group]!;
    if (known === NONE) continue;
    const after = following[run]!;
    const candidate = after === NONE || weight[after] !== weight[run] ? NONE : of[after]!;
    if (known === UNSEEN) next[group] = candidate === group ? NONE : candidate;
    else if (known !== candidate) next[group] = NONE;
  }
  for (let group = 0; group < count; group++) {
    const after = next[group]!;
    if (after !== NONE && begin[after + 1]! - begin[after]! !== begin[group + 1]! - begin[group]!) next[group] = NONE;
  }
  return next;
}

/** All stretches, in the order of their first runs. */
export function stretchesOf(memory: WebAssembly.Memory, parts: readonly SortedRuns[], columns: RunColumns, runLength: number): Stretches {
  const groups = groupsOf(memory, parts, columns.row.length);
  const count = groups.begin.length - 1;
  const next = nextGroups(groups, columns);
  const preceded = new Uint8Array(count);
  for (let group = 0; group < count; group++) if (next[group] !== NONE) preceded[next[group]!] = 1;
  const [length, begin, size] = [growing(), growing(), growing()];
  const seen = new Uint8Array(count);
  const follow = (head: number): void => {
    let words = runLength;
    seen[head] = 1;
    for (let group = next[head]!; group !== NONE && seen[group] === 0; group = next[group]!) { seen[group] = 1; words++; }
    length.push(words);
    begin.push(groups.begin[head]!);
    size.push(groups.begin[head + 1]! - groups.begin[head]!);
  };
  for (let group = 0; group < count; group++) if (preceded[group] === 0) follow(group);
  // What is left goes in circles ("again and again and again").
  for (let group = 0; group < count; group++) if (seen[group] === 0) follow(group);
  return inTextOrder({ count: length.length, length: length.values(), begin: begin.values(), size: size.values(), run: groups.run }, columns.row.length);
}

/** Stretches by their first runs: neighbours in the text are then looked at one after the other, while their rows are in the cache. */
function inTextOrder({ count, length, begin, size, run }: Stretches, runs: number): Stretches {
  // A run begins one stretch at most.
  const startedBy = new Uint32Array(runs).fill(NONE);
  for (let s = 0; s < count; s++) startedBy[run[begin[s]!]!] = s;
  const [lengths, begins, sizes] = [sharedColumn(count), sharedColumn(count), sharedColumn(count)];
  let at = 0;
  for (let first = 0; first < runs; first++) {
    const s = startedBy[first]!;
    if (s === NONE) continue;
    lengths[at] = length[s]!;
    begins[at] = begin[s]!;
    sizes[at++] = size[s]!;
  }
  return { count, length: lengths, begin: begins, size: sizes, run };
}
