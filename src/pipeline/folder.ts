/** Sources → a shard in memory: what a draft is held against where the archive is no index. */
import type { Shard } from '../model/archive.ts';
import type { Source } from '../model/document.ts';
import type { ScanOptions } from '../model/options.ts';
import { memoryShard } from '../store/memory-shard.ts';
import { readSources, shardOf } from './archive.ts';
import { openRun, type RunHooks } from './run.ts';

/** Reads all sources into one shard. */
export async function folderShard(sources: readonly Source[], options: ScanOptions, hooks: RunHooks): Promise<Shard> {
  const { engine, close } = openRun(sources, options, hooks);
  try {
    return memoryShard(await shardOf(engine, await readSources(engine, sources, options, hooks), options, hooks), 'the sources in memory');
  } finally {
    await close();
  }
}
