/** What a scan found, as columns: the ground on which a report stands. */
import type { Clusters } from '../cluster/clusters.ts';
import type { ContainmentLists } from '../cluster/gather.ts';
import type { Neighbours } from '../cluster/neighbours.ts';
import type { Occurrences } from '../cluster/occurrences.ts';
import type { QuotationClusters } from '../cluster/quotations.ts';
import type { RowColumns } from '../cluster/standing.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Sets } from '../model/columns.ts';
import type { ObfuscationKind, Version } from '../model/report.ts';
import type { Metadata } from '../read/metadata.ts';
import type { Boilerplate } from './boilerplate.ts';
import type { Corpus } from './ingest.ts';
import type { Texts } from './texts.ts';

/** Columns of rows as typed arrays. */
export interface RowViews {
  readonly at: Uint32Array;
  readonly size: Uint32Array;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  readonly document: Uint32Array;
  /** pairs low, high */
  readonly content: Uint32Array;
  readonly flags: Uint8Array;
  readonly mark: Uint8Array;
  readonly first: Uint32Array;
}

/** Quotation clusters with the places of all of them as rows of their own: place p is row p, marked or not. */
export interface Quoted extends QuotationClusters {
  readonly rows: RowViews;
  readonly marked: Uint8Array;
  /** by place: words of all documents before its first one */
  readonly word: Uint32Array;
  /** by cluster */
  readonly speaker: readonly (string | null)[];
  /** clusters with most places first, then by their first places */
  readonly order: Uint32Array;
  readonly unclosed: number;
}

/** By cluster of sentences, and by cluster of quotations: 1 where more than half of the members are page furniture. `count`: of both. */
export interface Furniture { readonly clusters: Uint8Array; readonly quoted: Uint8Array; readonly count: number }

/** Everything that the stages found, as a report needs it; `star`, `occurrences` and `copied` have one entry a row. */
export interface Findings {
  readonly corpus: Corpus;
  readonly texts: Texts;
  /** of the documents that say something about themselves, by document number */
  readonly metadata: ReadonlyMap<number, Metadata>;
  readonly rows: RowViews;
  readonly kernel: Kernel;
  readonly sets: Sets;
  readonly neighbours: Neighbours;
  readonly containments: ContainmentLists;
  readonly star: Uint32Array;
  readonly clusters: Clusters;
  readonly quoted: Quoted;
  readonly boilerplate: Boilerplate;
  readonly furniture: Furniture;
  /** rows by first row */
  readonly sentences: Occurrences;
  readonly boundaries: Occurrences;
  readonly standing: RowColumns;
  readonly occurrences: Uint32Array;
  /** copied words of each row and quoted ones of each document, see copied.ts */
  readonly copied: Uint32Array;
  readonly quotedWords: Uint32Array;
  /** versions of each document, by document number */
  readonly versions: ReadonlyMap<number, readonly Version[]>;
  readonly shingle: number;
  readonly threshold: number;
  /** disguised words in bytes [start, end) of a document */
  readonly disguises: (bytes: Uint8Array, start: number, end: number) => readonly { readonly start: number; readonly end: number; readonly kind: ObfuscationKind }[];
}
