/** Texts into an index, out of it, and its shards into fewer: what `dedupe index` does. */
import { relative, resolve, sep } from 'node:path';
import { TEXT_VERSIONS, type ArchiveParameters, type Shard } from '../model/archive.ts';
import type { Source } from '../model/document.ts';
import { complaints, errors } from '../model/errors.ts';
import { idKey } from '../model/id-table.ts';
import type { IndexOptions } from '../model/index-options.ts';
import { emptyList } from '../model/posting-blocks.ts';
import { bytesOfSource } from '../read/head.ts';
import { contentHash } from '../store/hashing.ts';
import { openIndexReader, type IndexReader } from '../store/index-reader.ts';
import { openIndexWriter, type IndexWriter } from '../store/index-writer.ts';
import { isEmptyFolder, isIndex, type Manifest, type Reading, type ShardEntry } from '../store/manifest.ts';
import { ascending, writeBatches } from './index-batches.ts';
import { mergeEntries, smallOnes } from './index-merge.ts';
import type { RunHooks } from './run.ts';

/** What may watch or stop an index command. */
export interface IndexHooks extends RunHooks {
  /** called with the writer that is in the way, where waiting takes long */
  readonly onWait?: ((owner: string) => void) | undefined;
}

/** What a command did: documents by what became of them, and how many the index has now. */
export interface IndexChange {
  readonly added: number;
  readonly replaced: number;
  readonly removed: number;
  readonly unchanged: number;
  readonly documents: number;
}

/** More shards than this are merged when something is added, and when an index is built. */
const MOST_SHARDS = 8;
const MOST_SHARDS_BUILT = 3;

/** Opens an index for writing, does some work on it, and closes it in any case. */
async function withWriter<T>(folder: string, options: Pick<IndexOptions, 'lockTimeout'>, hooks: IndexHooks, work: (writer: IndexWriter) => Promise<T>): Promise<T> {
  const writer = await openIndexWriter(folder, { lockTimeoutMs: 1000 * options.lockTimeout, onWait: (owner) => hooks.onWait?.(owner) });
  try {
    return await work(writer);
  } finally {
    writer.close();
  }
}

const liveDocuments = (shards: readonly ShardEntry[]): number => shards.reduce((sum, { documents, removed }) => sum + documents - removed.length, 0);

/** Builds an index anew; one that is in the folder is replaced when the new one is complete. */
export async function buildIndex(folder: string, sources: readonly Source[], options: IndexOptions, hooks: IndexHooks = {}): Promise<IndexChange> {
  if (!isIndex(folder) && !isEmptyFolder(folder)) throw errors.indexFolder(folder, 'is no index and not empty; name a new folder for the index');
  const { shingle, minRun, minWords, minQuotation, inputFormat, outletFrom, id } = options;
  const parameters: ArchiveParameters = { shingle, minRun, minWords, minQuotation, ...TEXT_VERSIONS };
  const reading: Reading = { inputFormat, outletFrom, id };
  return withWriter(folder, options, hooks, async (writer) => {
    const shards = await writeBatches(writer, sources, parameters, reading, options, hooks);
    const merged = shards.length > MOST_SHARDS_BUILT ? await mergeEntries(writer, shards, shards, options) : shards;
    writer.commit({ parameters, reading, shards: merged });
    const documents = liveDocuments(merged);
    return Object.freeze({ added: documents, replaced: 0, removed: 0, unchanged: 0, documents });
  });
}

/** As {@link withWriter}, on an index that has to be there; the folder of one that is not stays as it is. */
async function withIndex<T>(folder: string, options: Pick<IndexOptions, 'lockTimeout'>, hooks: IndexHooks, work: (writer: IndexWriter, manifest: Manifest) => Promise<T>): Promise<T> {
  if (!isIndex(folder)) throw errors.noIndex(folder);
  return withWriter(folder, options, hooks, async (writer) => {
    if (writer.manifest === null) throw errors.noIndex(folder);
    return work(writer, writer.manifest);
  });
}

/** Adds documents; those with the id of an older one take its place. With `onlyChanged` texts that the index has as they are stay out. */
export async function addToIndex(folder: string, sources: readonly Source[], options: IndexOptions, onlyChanged: boolean, hooks: IndexHooks = {}): Promise<IndexChange> {
  return withIndex(folder, options, hooks, async (writer, manifest) => {
    const reader = await openIndexReader(folder);
    try {
      const wanted = onlyChanged ? await changedSources(reader, sources) : sources;
      const { parameters, reading } = manifest;
      const fresh = await writeBatches(writer, wanted, parameters, reading, options, hooks);
      const { shards: old, replaced } = await withoutReplaced(reader, writer, fresh);
      let shards = [...old, ...fresh].filter(({ documents, removed }) => documents > removed.length);
      if (shards.length > MOST_SHARDS) shards = await mergeEntries(writer, shards, smallOnes(shards), options);
      // Nothing new is no new state.
      if (fresh.length > 0) writer.commit({ parameters, reading, shards });
      const added = liveDocuments(fresh);
      return Object.freeze({ added: added - replaced, replaced, removed: 0, unchanged: sources.length - wanted.length, documents: liveDocuments(shards) });
    } finally {
      reader.close();
    }
  });
}

/** Removes documents by their ids; ids that the index does not have are complained about. */
export async function removeFromIndex(folder: string, ids: readonly string[], options: IndexOptions, hooks: IndexHooks = {}): Promise<IndexChange> {
  return withIndex(folder, options, hooks, async (writer, manifest) => {
    const reader = await openIndexReader(folder);
    try {
      const gone = new Set<string>();
      const shards = manifest.shards.map((entry, s) => {
        const removed = new Set(entry.removed);
        for (const id of ids) for (const document of documentsWithId(reader.shards[s]!, id)) { removed.add(document); gone.add(id); }
        return { ...entry, removed: ascending(removed) };
      });
      for (const id of ids) if (!gone.has(id)) hooks.onComplaint?.(complaints.notInIndex(id));
      const { parameters, reading } = manifest;
      const kept = shards.filter(({ documents, removed }) => documents > removed.length);
      if (gone.size > 0) writer.commit({ parameters, reading, shards: kept });
      return Object.freeze({ added: 0, replaced: 0, removed: gone.size, unchanged: 0, documents: liveDocuments(kept) });
    } finally {
      reader.close();
    }
  });
}

/** Makes as few shards as can be of all, without what was removed. */
export async function compactIndex(folder: string, options: IndexOptions, hooks: IndexHooks = {}): Promise<IndexChange> {
  return withIndex(folder, options, hooks, async (writer, { shards: old, parameters, reading }) => {
    const isCompact = old.length <= 1 && old.every(({ removed }) => removed.length === 0);
    const shards = isCompact ? old : await mergeEntries(writer, old, old, options);
    if (!isCompact) writer.commit({ parameters, reading, shards });
    return Object.freeze({ added: 0, replaced: 0, removed: 0, unchanged: liveDocuments(old), documents: liveDocuments(shards) });
  });
}

/** Documents of a shard that are known by an id and were not removed. */
function documentsWithId(shard: Shard, id: string): number[] {
  const found = emptyList();
  shard.find('id', ...idKey(id), found);
  return found.others.filter((document) => !shard.isRemoved(document) && shard.document(document).id === id);
}

/** Sources whose bytes the index does not have under their ids. Only ids that are paths can be known before a text is read. */
async function changedSources({ shards }: IndexReader, sources: readonly Source[]): Promise<Source[]> {
  const hash = await contentHash();
  return sources.filter((source) => {
    const known = shards.flatMap((shard) => documentsWithId(shard, source.id).map((document) => shard.document(document).hash));
    if (known.length === 0) return true;
    try {
      return !known.includes(hash(bytesOfSource(source)));
    } catch {
      // Reading it again will say what is wrong.
      return true;
    }
  });
}

/** Old shards without the documents that new ones replace. */
async function withoutReplaced(reader: IndexReader, writer: IndexWriter, fresh: readonly ShardEntry[]): Promise<{ readonly shards: ShardEntry[]; readonly replaced: number }> {
  const { shards: old } = reader.manifest;
  const own = await writer.read(fresh);
  try {
    let replaced = 0;
    const removed = old.map((entry) => new Set(entry.removed));
    own.shards.forEach((shard) => {
      for (let document = 0; document < shard.documents; document++) {
        if (shard.isRemoved(document)) continue;
        const { id } = shard.document(document);
        reader.shards.forEach((other, o) => {
          for (const older of documentsWithId(other, id)) if (!removed[o]!.has(older)) { removed[o]!.add(older); replaced++; }
        });
      }
    });
    return { shards: old.map((entry, o) => ({ ...entry, removed: ascending(removed[o]!) })), replaced };
  } finally {
    own.close();
  }
}

/** Removes the documents below some folders that are not among the sources that were found there. */
export async function removeMissing(folder: string, paths: readonly string[], sources: readonly Source[], options: IndexOptions, hooks: IndexHooks = {}): Promise<IndexChange> {
  const present = new Set(sources.map(({ id }) => id));
  const below = paths.map((path) => spelledLike(path));
  const reader = await openIndexReader(folder);
  const missing: string[] = [];
  try {
    for (const shard of reader.shards) {
      for (let document = 0; document < shard.documents; document++) {
        if (shard.isRemoved(document)) continue;
        const { id } = shard.document(document);
        if (!present.has(id) && below.some((path) => path === '' || id === path || id.startsWith(`${path}/`))) missing.push(id);
      }
    }
  } finally {
    reader.close();
  }
  return removeFromIndex(folder, missing, options, hooks);
}

/** A path as ids begin with it, relative to the working directory. */
function spelledLike(path: string): string {
  return relative(process.cwd(), resolve(path)).split(sep).join('/');
}
