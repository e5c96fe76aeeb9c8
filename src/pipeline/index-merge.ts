/** Shards of an index → fewer ones, without what was removed. */
import { prepareKernel } from '../kernel/loader.ts';
import { createWorkbench } from '../kernel/workbench.ts';
import type { IndexOptions } from '../model/index-options.ts';
import type { IndexWriter } from '../store/index-writer.ts';
import type { ShardEntry } from '../store/manifest.ts';
import { mergeShards } from '../store/merge.ts';
import { archivedRows } from '../verify/archived.ts';

/** Offsets of a shard's text have 32 bits. */
const MOST_TEXT = 2 ** 32 - 2 ** 20;

/** The shards that together are smaller than any that is left alone, so that each text is merged again only when the index has doubled. */
export function smallOnes(shards: readonly ShardEntry[]): ShardEntry[] {
  const bySize = [...shards].sort((a, b) => a.textBytes - b.textBytes);
  let [sum, count] = [0, 0];
  for (const { textBytes } of bySize) {
    if (count >= 2 && textBytes > sum) break;
    sum += textBytes;
    count++;
  }
  return bySize.slice(0, count);
}

/** All shards with some of them merged, as few as the size of a shard allows; each keeps its place by its first member. */
export async function mergeEntries(writer: IndexWriter, shards: readonly ShardEntry[], some: readonly ShardEntry[], options: IndexOptions): Promise<ShardEntry[]> {
  const groups: ShardEntry[][] = [];
  for (const entry of shards) {
    if (!some.includes(entry)) { groups.push([entry]); continue; }
    const open = groups.find((group) => some.includes(group[0]!) && group.reduce((sum, { textBytes }) => sum + textBytes, entry.textBytes) < MOST_TEXT);
    if (open === undefined) groups.push([entry]);
    else open.push(entry);
  }
  const merged: ShardEntry[] = [];
  for (const group of groups) {
    if (group.length === 1 && (!some.includes(group[0]!) || group[0]!.removed.length === 0)) { merged.push(group[0]!); continue; }
    const reader = await writer.read(group);
    try {
      const bench = createWorkbench(prepareKernel(options.kernel), 0);
      const rows = reader.shards.map((shard) => ({ row: archivedRows(bench, shard, 'row'), quotation: archivedRows(bench, shard, 'quotation') }));
      merged.push(writer.write(mergeShards(reader.shards, (shard, unit, row) => rows[shard]![unit].copiesOf(row)[0] ?? -1)));
    } finally {
      reader.close();
    }
  }
  return merged;
}
