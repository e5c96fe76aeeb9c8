/** Sources → a shard in memory: what a draft is held against where the archive is no index. */
import type { Shard } from '../model/archive.ts';
import type { Source } from '../model/document.ts';
import type { ScanOptions } from '../model/options.ts';
import { memoryShard } from '../store/memory-shard.ts';
import { shardOf } from './archive.ts';
import { findBoilerplate } from './boilerplate.ts';
import { readCorpus } from './ingest.ts';
import { documentMetadata } from './metadata.ts';
import { openRun, type RunHooks } from './run.ts';

/** Reads all sources into one shard. */
export async function folderShard(sources: readonly Source[], options: ScanOptions, hooks: RunHooks): Promise<Shard> {
  const { engine, close } = openRun(sources, options, hooks);
  try {
    const corpus = await readCorpus(engine, sources, options);
    for (const complaint of corpus.complaints) hooks.onComplaint?.(complaint);
    const metadata = documentMetadata(corpus, options.outletFrom, (complaint) => hooks.onComplaint?.(complaint));
    const boilerplate = await findBoilerplate(engine, corpus, metadata, hooks.boilerplatePhrases ?? '', options);
    return memoryShard(await shardOf(engine, corpus, metadata, boilerplate, options), 'the sources in memory');
  } finally {
    await close();
  }
}
