/** A copy: what a place of a draft has from a place of a source, before either is placed in its text. */
import type { Kind, Unit } from '../model/report.ts';
import type { DraftRows, Drafts } from './drafts.ts';

/** A span of a draft's words, counted from the document's first. */
export interface WordSpan { readonly from: number; readonly to: number }

/** Where a copy stands in its source: a whole row (`length` 0) or a stretch of words from word `offset` of a row on. */
export interface SourceSpan { readonly row: number; readonly offset: number; readonly length: number }

/** One finding before it is placed in texts. */
export interface Copy {
  readonly unit: Unit;
  readonly kind: Kind;
  /** number of the draft */
  readonly draft: number;
  /** sentence of the draft that is shown, or quotation where `quotedDraft` says so, -1 where a run is */
  readonly row: number;
  readonly quotedDraft: boolean;
  readonly words: WordSpan;
  /** number of the shard's matches */
  readonly shard: number;
  readonly document: number;
  /** whether the source's row is a quotation of its own */
  readonly quotedSource: boolean;
  readonly source: SourceSpan;
  /** the draft's words that the source has too */
  readonly shared: readonly WordSpan[];
  readonly changes: readonly number[];
  /** whether the source's words are page furniture there */
  readonly furniture: boolean;
}

/** First word of a sentence or quotation within its document. */
export function firstWord({ sentences, corpus }: Drafts, rows: DraftRows, row: number): number {
  const first = corpus.documentRow[rows.document[row]!]!;
  return rows.at[row]! - sentences.at[first]!;
}

/** Shared words and changes of a row of a draft against words of the archive. */
export type Align = (own: DraftRows, row: number, words: Uint32Array) => Pick<Copy, 'shared' | 'changes'>;
