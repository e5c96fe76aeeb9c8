/** Keys of a draft, in the order of an archive's tables, and the rows of a shard that have them. */
import type { Workbench } from '../kernel/workbench.ts';
import type { Shard, TableName } from '../model/archive.ts';
import { emptyList, highOf, lowOf, type PostingList } from '../model/posting-blocks.ts';
import type { Partitions } from './partitions.ts';
import { sortPostings } from './postings.ts';

/** Keys ascending: `high` and `low` as posting-blocks.ts has them, the draft's row (or quotation) and a note (a gram's first word in it). */
export interface DraftKeys {
  readonly count: number;
  readonly high: Uint32Array;
  readonly low: Uint8Array;
  readonly row: Uint32Array;
  readonly note: Uint32Array;
}

/** Sorted keys out of all partitions of a draft. */
export function draftKeys(bench: Workbench, partitions: Partitions): DraftKeys {
  const count = partitions.begin.at(-1)!;
  const keys: DraftKeys = { count, high: new Uint32Array(count), low: new Uint8Array(count), row: new Uint32Array(count), note: new Uint32Array(count) };
  for (let part = 0, at = 0; part < partitions.parts; part++) {
    const { records, count: here } = sortPostings(bench, partitions, part);
    for (let i = 0; i < 4 * here; i += 4, at++) {
      keys.high[at] = highOf(records[i]!, records[i + 1]!);
      keys.low[at] = lowOf(records[i]!, records[i + 1]!);
      keys.row[at] = records[i + 2]!;
      keys.note[at] = records[i + 3]!;
    }
  }
  return Object.freeze(keys);
}

/** Calls for every key that a shard has with the keys [from, to) that are this one, and the shard's rows: all probes, and of others about `most`. */
export function lookUp(shard: Shard, table: TableName, keys: DraftKeys, most: number, visit: (from: number, to: number, list: PostingList) => void): void {
  const { count, high, low } = keys;
  for (let from = 0, to = 0; from < count; from = to) {
    while (to < count && high[to] === high[from] && low[to] === low[from]) to++;
    const list = emptyList();
    shard.find(table, high[from]!, low[from]!, list, most);
    if (list.probes.length + list.others.length > 0) visit(from, to, list);
  }
}
