/** A shard that is kept in memory: what a draft is held against where the archive is a folder. */
import type { Shard, ShardParts } from '../model/archive.ts';
import { writeSections } from './sections.ts';
import { openShard } from './shard.ts';

/** Keeps the parts as the pages that a file would have. */
export function memoryShard(parts: ShardParts, where: string): Shard {
  const pages: Uint8Array[] = [];
  const layout = writeSections(parts, { add: (payload) => pages.push(payload) });
  const page = (number: number): Uint8Array => pages[number] ?? new Uint8Array(0);
  const source = { page, glance: page, close: () => { pages.length = 0; } };
  return openShard({ rows: parts.rows, documents: parts.documents, layout, removed: [] }, source, where);
}
