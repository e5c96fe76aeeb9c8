/** An index, open for reading: one consistent snapshot, whatever writers do meanwhile. */
import { join } from 'node:path';
import type { ArchiveParameters } from '../model/archive.ts';
import { errors } from '../model/errors.ts';
import { contentHash, openHashing } from './hashing.ts';
import { readManifest, type Manifest, type ShardEntry } from './manifest.ts';
import type { PageSource } from './pages.ts';
import { openShardFile } from './shard-file.ts';
import { openShard, type StoredShard } from './shard.ts';

/** Shards that are open. */
export interface OpenShards {
  readonly shards: readonly StoredShard[];
  close(): void;
}

/** A snapshot. */
export interface IndexReader extends OpenShards { readonly manifest: Manifest }

/** Opens shards of an index. Throws what opening a file throws. */
export async function openShards(folder: string, entries: readonly ShardEntry[]): Promise<OpenShards> {
  const hashing = await openHashing();
  const sources: PageSource[] = [];
  try {
    const shards = entries.map((entry) => {
      const where = join(folder, entry.file);
      const source = openShardFile(where, entry.layout.pages, hashing, where);
      sources.push(source);
      return openShard(entry, source, where);
    });
    return Object.freeze<OpenShards>({ shards, close: () => sources.forEach((source) => source.close()) });
  } catch (error) {
    for (const source of sources) source.close();
    throw error;
  }
}

/** Opens the newest state of an index. Throws DedupeError where there is none, or it is damaged. */
export async function openIndexReader(folder: string): Promise<IndexReader> {
  const hash = await contentHash();
  for (;;) {
    const manifest = readManifest(folder, hash);
    if (manifest === null) throw errors.noIndex(folder);
    try {
      return Object.freeze<IndexReader>({ manifest, ...await openShards(folder, manifest.shards) });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      // A writer has merged this shard into another since the manifest was read; otherwise the file is lost.
      if (readManifest(folder, hash)?.generation === manifest.generation) throw errors.damagedIndex(folder, 'a file of it is missing');
    }
  }
}

/** Complains about an index that was built with other parameters than a check asks for. */
export function requireParameters(folder: string, { parameters }: Manifest, wanted: Pick<ArchiveParameters, 'shingle' | 'minRun' | 'minWords' | 'minQuotation'>): void {
  const flags = { shingle: '--shingle', minRun: '--min-run', minWords: '--min-words', minQuotation: '--min-quotation' } as const;
  for (const name of ['shingle', 'minRun', 'minWords', 'minQuotation'] as const) {
    if (parameters[name] !== wanted[name]) throw errors.indexParameter(folder, flags[name].slice(2), parameters[name], wanted[name], flags[name]);
  }
}
