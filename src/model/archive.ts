/**
 * What a draft is held against: documents with their sentences and posting tables, in shards that never change once they are written.
 * Rows and documents are numbered within their shard; a row is a sentence or, in the tables of quotations, a quotation.
 */
import type { PostingBlocks, PostingList } from './posting-blocks.ts';

/** Posting tables of a shard by name: key → rows. */
export const TABLES = Object.freeze(['content', 'shingle', 'gram', 'quotation', 'quotationShingle', 'id'] as const);
/** Name of a posting table. */
export type TableName = typeof TABLES[number];

/** Runs of bytes of a shard by name. */
export const STREAMS = Object.freeze(['rows', 'quotations', 'documents', 'records', 'text'] as const);
/** Name of a stream. */
export type StreamName = typeof STREAMS[number];

/** What has to be the same for two shards to be searched together, and for a draft to be held against them. */
export interface ArchiveParameters {
  /** words of a shingle, of the shortest run, of the shortest sentence and quotation */
  readonly shingle: number;
  readonly minRun: number;
  readonly minWords: number;
  readonly minQuotation: number;
  /** names of what turns text into keys: segmenter and normaliser, Unicode version, hash family */
  readonly normalizer: string;
  readonly unicode: string;
  readonly hash: string;
}

/** What turns text into keys: with another one old keys mean nothing. */
export const TEXT_VERSIONS = Object.freeze({ normalizer: 'dedupe 1', unicode: '17.0.0', hash: 'mix 1' } as const);

/** A document as an archive keeps it. */
export interface ArchivedDocument {
  readonly id: string;
  readonly title: string | null;
  /** ISO 8601 */
  readonly date: string | null;
  readonly outlet: string | null;
  /** hash of its bytes, 16 hexadecimal digits */
  readonly hash: string;
  readonly words: number;
  readonly sentences: number;
  /** bytes of the whole file, front matter included */
  readonly bytes: number;
}

/** Where a row stands: bytes [start, end) of its document. */
export interface ArchivedRow { readonly document: number; readonly start: number; readonly end: number; readonly flags: number }

/** flags of an archived row */
export const ROW_FLAGS = Object.freeze({ graphemes: 1, furniture: 4 });

/** One shard, open for reading. All methods throw DedupeError where its bytes are damaged. */
export interface Shard {
  readonly rows: number;
  readonly documents: number;
  /** documents that were not removed */
  readonly live: number;
  /** appends the rows of a key of 40 bits, see posting-blocks.ts; of others about `most` where there are more (default: all) */
  find(table: TableName, high: number, low: number, into: PostingList, most?: number): void;
  row(row: number): ArchivedRow;
  quotation(quotation: number): ArchivedRow;
  /** rows of a document: [first, behind the last) */
  rowsOf(document: number): readonly [number, number];
  document(document: number): ArchivedDocument;
  /** bytes [start, end) of a document; a copy */
  text(document: number, start: number, end: number): Uint8Array;
  /** whether it was removed, or replaced by a later version */
  isRemoved(document: number): boolean;
}

/** A shard as it is built: tables as lists of blocks in the order of their keys, streams as pieces. */
export interface ShardParts {
  readonly documents: number;
  readonly rows: number;
  readonly quotations: number;
  readonly words: number;
  readonly textBytes: number;
  readonly tables: Readonly<Record<TableName, Iterable<PostingBlocks>>>;
  readonly streams: Readonly<Record<StreamName, Iterable<Uint8Array>>>;
}

/** Bytes of one entry of the streams of rows and quotations: | start in the shard's text u32 | length u24 | flags u8 |. */
export const ROW_BYTES = 8;
/** Bytes of one entry of the stream of documents: | first row | start in the text | start in the records |, u32 each; one entry more than documents. */
export const DOCUMENT_BYTES = 12;
