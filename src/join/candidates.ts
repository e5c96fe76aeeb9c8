/**
 * Rows of an archive that may match a row of a draft, by the shingles that both have.
 *
 * Let A be the draft's row and B the archive's. What resembles A by the share t, or holds the share c of A, has at least
 * ⌈min(t, c)·|A|⌉ of its shingles (prefix filter, Bayardo 2007): among any |A| − ⌈min(t, c)·|A|⌉ + 1 of them, here the rarest, it has one. What
 * A holds by the share c has one of its own probes among all shingles of A. Both are exact; lists of further shingles are only
 * counted in where they are short, to drop most candidates before their texts are read.
 */
import type { Shard, TableName } from '../model/archive.ts';
import { emptyList, type PostingList } from '../model/posting-blocks.ts';
import { lookUp, type DraftKeys } from './lookups.ts';

/** Rows of lists that are counted beside those that have to be. */
const COUNTED_ROWS = 256;
/** Rows of a list that are read at first: few drafts need more of a shingle that so many sentences have. */
const FIRST_ROWS = 512;
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
  const listsOf = new Map<number, FoundList[]>();
  lookUp(shard, table, keys, FIRST_ROWS, (from, to, list) => {
    const found: FoundList = { key: from, list };
    for (let i = from; i < to; i++) {
      const known = listsOf.get(keys.row[i]!);
      if (known === undefined) listsOf.set(keys.row[i]!, [found]);
      else known.push(found);
    }
  });
  const complete = (found: FoundList): void => {
    found.list = emptyList();
    shard.find(table, keys.high[found.key]!, keys.low[found.key]!, found.list);
  };
  for (const row of [...listsOf.keys()].sort((a, b) => a - b)) {
    const found = candidatesAmong(listsOf.get(row)!, setSize(row), shares, complete);
    if (found.length > 0) visit(row, found);
  }
}

/** A list, and the number of the draft's key that it is of. */
interface FoundList { readonly key: number; list: PostingList }

/** Lists that go on beyond what was read of them are longer than any that is whole. */
const sizeOf = ({ list }: FoundList): number => (list.isWhole ? list.probes.length + list.others.length : Infinity);

function candidatesAmong(lists: readonly FoundList[], size: number, { resemblance, containment }: Shares, complete: (found: FoundList) => void): Uint32Array {
  const needed = Math.ceil(Math.min(resemblance, containment) * size - ROUNDING);
  // Shingles that the archive does not have are the rarest of all.
  const least = Math.max(0, size - needed + 1 - (size - lists.length));
  let rarest = lists.toSorted((a, b) => sizeOf(a) - sizeOf(b));
  if (least > 0 && !rarest[least - 1]!.list.isWhole) {
    for (const found of rarest) if (!found.list.isWhole) complete(found);
    rarest = lists.toSorted((a, b) => sizeOf(a) - sizeOf(b));
  }
  let used = 0;
  let rows = 0;
  while (used < rarest.length && (used < least || rows + sizeOf(rarest[used]!) <= COUNTED_ROWS)) rows += sizeOf(rarest[used++]!);
  const shared = new Map<number, number>();
  const bump = (row: number): void => { shared.set(row, (shared.get(row) ?? 0) + 1); };
  for (const { list } of rarest.slice(0, used)) { list.probes.forEach(bump); list.others.forEach(bump); }
  const uncounted = rarest.length - used;
  const probed = new Set<number>();
  for (const { list } of lists) for (const row of list.probes) probed.add(row);
  const found = [...probed];
  for (const [row, count] of shared) if (count + uncounted >= needed && !probed.has(row)) found.push(row);
  return Uint32Array.from(found).sort();
}
