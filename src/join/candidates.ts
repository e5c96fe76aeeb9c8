/**
 * Rows of an archive that may match a row of a draft, by the shingles that both have.
 *
 * Let A be the draft's row and B the archive's. What resembles A by the share t, or holds the share c of A, has at least
 * ⌈min(t, c)·|A|⌉ of its shingles (prefix filter, Bayardo 2007): among any |A| − ⌈min(t, c)·|A|⌉ + 1 of them, here the rarest, it has one. What
 * A holds by the share c has one of its own probes among all shingles of A. Both are exact; lists of further shingles are only
 * counted in where they are short, to drop most candidates before their texts are read.
 */
import type { Shard, TableName } from '../model/archive.ts';
import type { PostingList } from '../model/posting-blocks.ts';
import { lookUp, type DraftKeys } from './lookups.ts';

/** Rows of lists that are counted beside those that have to be. */
const COUNTED_ROWS = 4096;
const ROUNDING = 1e-9;

/** Which shares make a match. */
export interface Shares {
  /** of |A ∪ B|, above 1 where resemblance does not matter */
  readonly resemblance: number;
  /** of the smaller set */
  readonly containment: number;
}

/** Calls for every row of the draft with its candidates, ascending. `setSize` is the number of distinct shingles by row of the draft. */
export function eachCandidate(shard: Shard, table: TableName, keys: DraftKeys, setSize: (row: number) => number, shares: Shares, visit: (row: number, candidates: Uint32Array) => void): void {
  /** lists of a row of the draft; absent ones are empty */
  const listsOf = new Map<number, PostingList[]>();
  lookUp(shard, table, keys, (from, to, list) => {
    for (let i = from; i < to; i++) {
      const known = listsOf.get(keys.row[i]!);
      if (known === undefined) listsOf.set(keys.row[i]!, [list]);
      else known.push(list);
    }
  });
  for (const row of [...listsOf.keys()].sort((a, b) => a - b)) {
    const found = candidatesAmong(listsOf.get(row)!, setSize(row), shares);
    if (found.length > 0) visit(row, found);
  }
}

const sizeOf = (list: PostingList): number => list.probes.length + list.others.length;

function candidatesAmong(lists: readonly PostingList[], size: number, { resemblance, containment }: Shares): Uint32Array {
  const needed = Math.ceil(Math.min(resemblance, containment) * size - ROUNDING);
  const rarest = [...lists].sort((a, b) => sizeOf(a) - sizeOf(b));
  // Shingles that the archive does not have are the rarest of all.
  const least = Math.max(0, size - needed + 1 - (size - lists.length));
  let used = 0;
  let rows = 0;
  while (used < rarest.length && (used < least || rows + sizeOf(rarest[used]!) <= COUNTED_ROWS)) rows += sizeOf(rarest[used++]!);
  const shared = new Map<number, number>();
  const bump = (row: number): void => { shared.set(row, (shared.get(row) ?? 0) + 1); };
  for (const list of rarest.slice(0, used)) { list.probes.forEach(bump); list.others.forEach(bump); }
  const uncounted = rarest.length - used;
  const probed = new Set<number>();
  for (const { probes } of lists) for (const row of probes) probed.add(row);
  const found = [...probed];
  for (const [row, count] of shared) if (count + uncounted >= needed && !probed.has(row)) found.push(row);
  return Uint32Array.from(found).sort();
}
