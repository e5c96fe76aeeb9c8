/** What drafts are held against: indexes as they are, everything else read into one shard in memory. */
import { resolve } from 'node:path';
import type { Shard } from '../model/archive.ts';
import { scanOptionsFor, type CheckOptions } from '../model/check-options.ts';
import type { Source } from '../model/document.ts';
import { openIndexReader, requireParameters, type IndexReader } from '../store/index-reader.ts';
import { folderShard } from './folder.ts';
import type { RunHooks } from './run.ts';

/** Opened archives. Close them in any case. */
export interface Against {
  readonly shards: readonly Shard[];
  /** what the documents of one of them are known by */
  readonly identity: 'path' | 'front-matter';
  close(): void;
}

/**
 * Opens archives.
 * @param indexes folders of indexes, relative to `cwd`
 * @param sources everything else; null where nothing else was named
 */
export async function openAgainst(indexes: readonly string[], sources: readonly Source[] | null, cwd: string, options: CheckOptions, hooks: RunHooks): Promise<Against> {
  const readers: IndexReader[] = [];
  const close = (): void => readers.forEach((reader) => reader.close());
  try {
    for (const path of indexes) {
      const reader = await openIndexReader(resolve(cwd, path));
      readers.push(reader);
      requireParameters(path, reader.manifest, options);
    }
    const shards: Shard[] = readers.flatMap((reader) => [...reader.shards]);
    if (sources !== null) shards.push(await folderShard(sources, scanOptionsFor(options), hooks));
    return Object.freeze<Against>({ shards, identity: readers.some(({ manifest }) => manifest.reading.id === 'front-matter') ? 'front-matter' : 'path', close });
  } catch (error) {
    close();
    throw error;
  }
}
