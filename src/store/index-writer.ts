/** An index, open for writing: new shards are written beside the old ones and become part of it all at once, by the next manifest. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ShardParts } from '../model/archive.ts';
import { DedupeError, errors } from '../model/errors.ts';
import { contentHash, openHashing } from './hashing.ts';
import { openShards, type OpenShards } from './index-reader.ts';
import { acquireLock } from './lock.ts';
import { commitManifest, FORMAT, makeFolder, readManifest, sweep, type Manifest, type ShardEntry } from './manifest.ts';
import { writeShardFile } from './shard-file.ts';

/** How a writer waits for others. */
export interface WriterOptions {
  /** milliseconds, 0 or more */
  readonly lockTimeoutMs: number;
  /** called once with who is in the way, where waiting takes long enough to be told */
  readonly onWait: (owner: string) => void;
}

/** The one writer of an index. */
export interface IndexWriter {
  /** what the index held when this writer began, null for a new one */
  readonly manifest: Manifest | null;
  /** Writes a shard to disk; it belongs to the index from the commit on that names it. */
  write(parts: ShardParts): ShardEntry;
  /** Opens shards that this writer has written, or that the index has. */
  read(shards: readonly ShardEntry[]): Promise<OpenShards>;
  /** Makes some shards, in this order, the whole of the index. */
  commit(state: Pick<Manifest, 'parameters' | 'reading' | 'shards'>): Manifest;
  /** Ends writing; shards that were not committed are removed. */
  close(): void;
}

/** Opens an index for writing, a new one where the folder has none. Throws DedupeError where another writer has it for too long. */
export async function openIndexWriter(folder: string, { lockTimeoutMs, onWait }: WriterOptions): Promise<IndexWriter> {
  const [hash, hashing] = [await contentHash(), await openHashing()];
  makeFolder(folder);
  const release = await acquireLock(folder, lockTimeoutMs, onWait);
  let manifest: Manifest | null;
  try {
    manifest = readManifest(folder, hash);
    // Left by a writer that was killed.
    sweep(folder, manifest ?? { generation: 0, shards: [] });
  } catch (error) {
    release();
    throw error;
  }
  const generation = (manifest?.generation ?? 0) + 1;
  let current = manifest;
  let written = 0;
  return Object.freeze<IndexWriter>({
    manifest,
    write(parts) {
      const file = `shard-${String(generation).padStart(10, '0')}-${++written}`;
      const path = join(folder, file);
      try {
        const layout = writeShardFile(path, parts, hashing);
        const { documents, rows, quotations, words, textBytes } = parts;
        return Object.freeze({ file, documents, rows, quotations, words, textBytes, layout, removed: [] });
      } catch (error) {
        rmSync(path, { force: true });
        throw error instanceof DedupeError || (error as NodeJS.ErrnoException).syscall === undefined ? error : errors.indexWrite(folder, error);
      }
    },
    read: (shards) => openShards(folder, shards),
    commit({ parameters, reading, shards }) {
      const next: Manifest = Object.freeze({ format: FORMAT, generation, parameters, reading, shards });
      commitManifest(folder, next, hash);
      current = next;
      return next;
    },
    close() {
      try {
        sweep(folder, current ?? { generation: 0, shards: [] });
      } finally {
        release();
      }
    },
  });
}
