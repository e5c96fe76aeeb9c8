/** The result of a check as plain data: per draft a verdict, the rules behind it, and every finding with both its places. */
import type { Place } from './place.ts';
import type { Kind, Obfuscation, Unit } from './report.ts';

/** Words that the source has and the draft has not, or the other way round, or both. */
export interface DraftChange {
  readonly op: 'delete' | 'insert' | 'replace';
  /** [start, end) in UTF-16 code units of the source's file; empty behind the word before what was inserted */
  readonly source: readonly [number, number];
  /** [start, end) in UTF-16 code units of the draft; empty behind the word before what was deleted */
  readonly draft: readonly [number, number];
}

/** Why the words of a finding are not counted; `within-quotation`: a finding of a quotation from the same source says as much. */
export type Excuse = 'quotation' | 'within-quotation' | 'boilerplate' | 'allowed' | 'baseline';

/** Words of a draft that stand in a source. */
export interface FindingRecord {
  /** fingerprint of what was copied: a hash of the draft's words and the unit, stable when texts move */
  readonly id: string;
  readonly kind: Kind;
  readonly unit: Unit;
  readonly draft: Place;
  readonly source: Place;
  readonly draftText: string;
  readonly sourceText: string;
  /** ISO 8601, null where the source does not say */
  readonly sourceDate: string | null;
  readonly sourceTitle: string | null;
  readonly sourceOutlet: string | null;
  /** words of the longest run that both share verbatim within this finding */
  readonly longestRun: number;
  /** spans of the draft's words that the source has too */
  readonly shared: readonly Place[];
  /** what makes the source's words the draft's, in order */
  readonly changes: readonly DraftChange[];
  /** why none of its words counts; null where some do */
  readonly excuse: Excuse | null;
  readonly state: 'new' | 'baseline';
}

/** One limit and what the draft has. */
export interface RuleRecord {
  readonly rule: 'max-copied' | 'max-run' | 'fail-on' | 'whole-text';
  readonly limit: number | string;
  readonly value: number | string;
  readonly failed: boolean;
}

/** Another text that is nearly the draft. */
export interface WholeText {
  readonly document: string;
  readonly date: string | null;
  /** 0…1, |A∩B| / |A∪B| of the shingles of both texts */
  readonly resemblance: number;
}

/** A draft and what was found in it. */
export interface DraftRecord {
  readonly document: string;
  readonly verdict: 'pass' | 'fail';
  readonly rules: readonly RuleRecord[];
  readonly words: number;
  /** words that count as copied, and their share of all words of the draft */
  readonly copiedWords: number;
  readonly copiedShare: number;
  /** copied words that are not counted because they stand in quotations */
  readonly quotedWords: number;
  readonly quotedShare: number;
  /** words of the longest run that counts */
  readonly longestRun: number;
  readonly wholeTexts: readonly WholeText[];
  readonly obfuscation: readonly Obfuscation[];
  readonly findings: readonly FindingRecord[];
  /** findings beyond --max-sources, by counting alone */
  readonly moreSources: number;
}

/** How often drafts may have what a fingerprint names, and how it begins. */
export interface BaselineEntry { readonly count: number; readonly text: string }

/** A line of a baseline that nothing in the drafts answers to any more. */
export interface StaleEntry { readonly id: string; readonly count: number; readonly text: string }

/** Totals of a check. */
export interface CheckSummary {
  readonly drafts: number;
  readonly failed: number;
  readonly sources: number;
  readonly skippedFiles: number;
  readonly findings: number;
  readonly newFindings: number;
  readonly baselineFindings: number;
  readonly staleEntries: number;
}

/** The result of a check. */
export interface CheckReport {
  readonly tool: { readonly name: string; readonly version: string };
  readonly options: Readonly<Record<string, unknown>>;
  /** whether a baseline was given */
  readonly baseline: boolean;
  readonly summary: CheckSummary;
  readonly drafts: readonly DraftRecord[];
  readonly stale: readonly StaleEntry[];
}

