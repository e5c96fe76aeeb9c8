/** What a comparison of texts says: passages, and the texts they stand in. */
import type { Place } from './place.ts';

/** The first that holds: `verbatim` nearly the same words in the same order · `reworded` words replaced, moved or translated · `condensed` one side sums the other up. */
export type PassageKind = 'verbatim' | 'reworded' | 'condensed';

/** One word-level change between both sides of a passage. */
export interface PassageChange {
  readonly op: 'delete' | 'insert' | 'replace';
  /** [start, end) in UTF-16 code units of the left document; empty behind the word before what was inserted */
  readonly left: readonly [number, number];
  /** [start, end) in UTF-16 code units of the right document; empty behind the word before what was deleted */
  readonly right: readonly [number, number];
}

/** A passage that two texts share. */
export interface PassageRecord {
  readonly left: Place;
  readonly right: Place;
  readonly kind: PassageKind;
  /** of a condensed passage the side that sums the other up; null for the other kinds, which are the same from both sides */
  readonly condensedSide: 'left' | 'right' | null;
  /** 0…1, the share of the words, by weight, that have a partner: of the side that matches less, or of the condensed side */
  readonly share: number;
  readonly leftText: string;
  readonly rightText: string;
  /** what makes the left words the right ones, in order; empty where the passage is condensed */
  readonly changes: readonly PassageChange[];
}

/** A text of a comparison. */
export interface ComparedDocument {
  readonly id: string;
  readonly path: string;
  readonly words: number;
  /** words inside passages that it shares with any text it was compared with, each counted once */
  readonly sharedWords: number;
  /** sharedWords / words, 0 for an empty text */
  readonly sharedShare: number;
}

/** Two texts that were compared, by id, and what they share in the order of the left text. */
export interface ComparedPair {
  readonly left: string;
  readonly right: string;
  readonly passages: readonly PassageRecord[];
}

/** Totals of a comparison. */
export interface ComparisonSummary {
  readonly documents: number;
  readonly skippedFiles: number;
  readonly pairs: number;
  /** pairs that share a passage */
  readonly matchedPairs: number;
  readonly passages: number;
  readonly verbatim: number;
  readonly reworded: number;
  readonly condensed: number;
}

/** The result of a comparison. */
export interface Comparison {
  readonly tool: { readonly name: string; readonly version: string };
  /** only what can change findings, as used */
  readonly options: Readonly<Record<string, unknown>>;
  readonly summary: ComparisonSummary;
  /** in the order of their ids */
  readonly documents: readonly ComparedDocument[];
  /** in the order in which they were asked for */
  readonly pairs: readonly ComparedPair[];
  /** how it ran, which no report shows: threads, and the time that alignment alone took, summed over them */
  readonly stats: { readonly threads: number; readonly alignMs: number };
  /** the whole text of a document, for reports that show it; read again where it comes from a file */
  readonly text: (id: string) => string;
}
