/** What an index says about itself. */
import type { ArchiveParameters } from './archive.ts';

/** Totals and parameters of an index. */
export interface IndexInfo {
  readonly format: number;
  readonly generation: number;
  /** of documents that were not removed */
  readonly documents: number;
  readonly sentences: number;
  readonly words: number;
  readonly textBytes: number;
  /** documents that were removed or replaced and still take up room */
  readonly removed: number;
  readonly shards: number;
  /** bytes of all files, and of those what is not the texts themselves */
  readonly sizeBytes: number;
  readonly sizeWithoutTextBytes: number;
  readonly parameters: ArchiveParameters;
  readonly reading: Readonly<Record<string, string>>;
}

/** One document of an index. */
export interface IndexedDocument { readonly id: string; readonly title: string | null; readonly date: string | null; readonly outlet: string | null; readonly words: number; readonly sentences: number }
