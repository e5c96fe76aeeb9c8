/** The documents of an index as sources, so that what reads folders reads indexes too. */
import { resolve } from 'node:path';
import type { Source } from '../model/document.ts';
import { openIndexReader } from '../store/index-reader.ts';

/** All documents of an index; their texts are read at once. */
async function sourcesOfIndex(folder: string): Promise<Source[]> {
  const { shards, close } = await openIndexReader(folder);
  try {
    const sources: Source[] = [];
    for (const shard of shards) {
      for (let document = 0; document < shard.documents; document++) {
        if (shard.isRemoved(document)) continue;
        const { id, bytes } = shard.document(document);
        sources.push({ id, path: null, bytes: shard.text(document, 0, bytes), named: false });
      }
    }
    return sources;
  } finally {
    close();
  }
}

/** Files, and the documents of indexes, ascending by id; of two with one id the first stays, and files come first. */
export async function withIndexes(files: readonly Source[], indexes: readonly string[], cwd: string): Promise<readonly Source[]> {
  if (indexes.length === 0) return files;
  const sources = new Map(files.map((source) => [source.id, source]));
  for (const index of indexes) for (const source of await sourcesOfIndex(resolve(cwd, index))) if (!sources.has(source.id)) sources.set(source.id, source);
  return [...sources.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
