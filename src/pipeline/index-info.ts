/** What an index holds, and whether it is whole. */
import type { IndexedDocument, IndexInfo } from '../model/index-info.ts';
import { openIndexReader, type IndexReader } from '../store/index-reader.ts';
import { PAGE_BYTES } from '../store/pages.ts';
import type { StoredShard } from '../store/shard.ts';
import { verifyShard, type Verified } from '../store/verify.ts';

/** Totals of an index that is open. */
export function infoOf({ manifest, shards }: IndexReader): IndexInfo {
  const live = { documents: 0, sentences: 0, words: 0, textBytes: 0 };
  for (const shard of shards) {
    for (const { words, sentences, bytes } of liveDocuments(shard)) {
      live.documents++;
      live.sentences += sentences;
      live.words += words;
      live.textBytes += bytes;
    }
  }
  const pages = manifest.shards.reduce((sum, { layout }) => sum + layout.pages, 0);
  const textPages = manifest.shards.reduce((sum, { layout }) => sum + layout.streams.text.pages, 0);
  return Object.freeze<IndexInfo>({
    format: manifest.format, generation: manifest.generation, ...live, removed: manifest.shards.reduce((sum, { removed }) => sum + removed.length, 0),
    shards: shards.length, sizeBytes: pages * PAGE_BYTES, sizeWithoutTextBytes: (pages - textPages) * PAGE_BYTES, parameters: manifest.parameters, reading: { ...manifest.reading },
  });
}

function* liveDocuments(shard: StoredShard) {
  for (let document = 0; document < shard.documents; document++) if (!shard.isRemoved(document)) yield shard.document(document);
}

/** Documents of an index that is open, shard by shard. */
export function* documentsIn({ shards }: IndexReader): Generator<IndexedDocument> {
  for (const shard of shards) for (const { id, title, date, outlet, words, sentences } of liveDocuments(shard)) yield { id, title, date, outlet, words, sentences };
}

/** Totals of an index. Throws DedupeError where there is none. */
export async function indexInfo(folder: string): Promise<IndexInfo> {
  const reader = await openIndexReader(folder);
  try {
    return infoOf(reader);
  } finally {
    reader.close();
  }
}

/** All documents of an index by id. */
export async function indexDocuments(folder: string): Promise<IndexedDocument[]> {
  const reader = await openIndexReader(folder);
  try {
    return [...documentsIn(reader)].sort((a, b) => (a.id < b.id ? -1 : 1));
  } finally {
    reader.close();
  }
}

/** Looks at everything of an index. Throws DedupeError at the first thing that is wrong. */
export async function verifyIndex(folder: string, onProgress?: (done: number, total: number, stage: string) => void): Promise<Verified> {
  const { manifest, shards, close } = await openIndexReader(folder);
  try {
    const total = manifest.shards.reduce((sum, { layout }) => sum + layout.pages, 0);
    let [documents, rows, postings, pages] = [0, 0, 0, 0];
    for (const shard of shards) {
      const own = verifyShard(shard, (done) => onProgress?.(pages + done, total, 'verifying'));
      documents += shard.live;
      rows += own.rows;
      postings += own.postings;
      pages += own.pages;
    }
    return { documents, rows, postings, pages };
  } finally {
    close();
  }
}
