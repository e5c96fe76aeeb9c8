/** The documents of an index as sources, so that what reads folders reads indexes too. */
import type { Source } from '../model/document.ts';
import { openIndexReader } from '../store/index-reader.ts';

/** All documents of an index, ascending by id; their texts are read at once. */
export async function sourcesOfIndex(folder: string): Promise<Source[]> {
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
    return sources.sort((a, b) => (a.id < b.id ? -1 : 1));
  } finally {
    close();
  }
}

/** Two lists of sources as one, ascending by id; of two with one id that of the first list stays. */
export function joinSources(first: readonly Source[], second: readonly Source[]): readonly Source[] {
  if (second.length === 0) return first;
  const known = new Set(first.map(({ id }) => id));
  return [...first, ...second.filter(({ id }) => !known.has(id))].sort((a, b) => (a.id < b.id ? -1 : 1));
}
