/** Texts → shards of an index, as many at a time as the memory has room for. */
import type { ArchiveParameters } from '../model/archive.ts';
import { scanOptionsFor } from '../model/check-options.ts';
import type { Source } from '../model/document.ts';
import { complaints } from '../model/errors.ts';
import type { IndexOptions } from '../model/index-options.ts';
import { sizeOf } from '../read/size.ts';
import type { IndexWriter } from '../store/index-writer.ts';
import type { Reading, ShardEntry } from '../store/manifest.ts';
import { readSources, shardOf } from './archive.ts';
import { identitiesOf } from './identity.ts';
import { openRun, type RunHooks } from './run.ts';

/** Columns take about so many bytes a byte of text, and so many whatever the text: measured, see PERFORMANCE.md. */
const MEMORY_PER_BYTE = 8;
const MEMORY_BASE = 400 * 2 ** 20;
/** Text of one batch at most: its columns must fit the 4 GB of a kernel's memory. */
const MOST_BATCH = 256 * 2 ** 20;
const LEAST_BATCH = 8 * 2 ** 20;

/** Numbers of documents as manifests list them. */
export function ascending(documents: Iterable<number>): number[] {
  return [...documents].sort((a, b) => a - b);
}

/** Sources in batches that the memory has room for, in their order. */
function batchesOf(sources: readonly Source[], maxMemory: number): Source[][] {
  const most = Math.min(MOST_BATCH, Math.max(LEAST_BATCH, (maxMemory - MEMORY_BASE) / MEMORY_PER_BYTE));
  const batches: Source[][] = [];
  let bytes = Infinity;
  for (const source of sources) {
    const own = source.bytes ? source.bytes.length : sizeOf(source.path!);
    if (bytes + own > most) { batches.push([]); bytes = 0; }
    batches.at(-1)!.push(source);
    bytes += own;
  }
  return batches;
}

/** A shard a batch. Of documents with one id the last one stays. */
export async function writeBatches(writer: IndexWriter, sources: readonly Source[], parameters: ArchiveParameters, reading: Reading, options: IndexOptions, hooks: RunHooks): Promise<ShardEntry[]> {
  const scanOptions = scanOptionsFor({ ...parameters, ...reading, threads: options.threads, kernel: options.kernel });
  const shards: ShardEntry[] = [];
  /** by id: the shard and number of its last document */
  const known = new Map<string, readonly [shard: number, document: number]>();
  const replaced: Set<number>[] = [];
  const batches = batchesOf(sources, options.maxMemory);
  for (const [number, batch] of batches.entries()) {
    const suffix = batches.length > 1 ? ` ${number + 1}/${batches.length}` : '';
    const run = openRun(batch, options, { ...hooks, onProgress: (done, total, stage) => hooks.onProgress?.(done, total, stage + suffix) });
    try {
      const read = await readSources(run.engine, batch, scanOptions, hooks);
      if (read.documents.length === 0) continue;
      const ids = identitiesOf(read, reading.id);
      const corpus = { ...read, documents: read.documents.map((source, d) => (ids[d] === source.id ? source : { ...source, id: ids[d]! })) };
      shards.push(writer.write(await shardOf(run.engine, corpus, scanOptions, hooks, read.documents)));
      const shard = replaced.push(new Set()) - 1;
      ids.forEach((id, document) => {
        const before = known.get(id);
        if (before !== undefined) {
          replaced[before[0]]!.add(before[1]);
          hooks.onComplaint?.(complaints.sameId(read.documents[document]!.id, id));
        }
        known.set(id, [shard, document]);
      });
    } finally {
      await run.close();
    }
  }
  return shards.map((entry, s) => ({ ...entry, removed: ascending(replaced[s]!) }));
}
