/** What documents are known by in an index. */
import { readMetadata } from '../read/metadata.ts';
import type { Corpus } from './ingest.ts';

/** By document the id in its front matter; its own id where it has none there, or that is not asked for. */
export function identitiesOf({ documents, texts }: Pick<Corpus, 'documents' | 'texts'>, by: 'path' | 'front-matter'): string[] {
  return documents.map(({ id }, d) => {
    const { chunk, offset, begin } = texts[d]!;
    if (by === 'path' || begin === 0) return id;
    return readMetadata(new Uint8Array(chunk, offset, begin)).id ?? id;
  });
}
