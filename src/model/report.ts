/**
 * The result of a scan as plain data: what every reporter reads and nothing else.
 * Records are materialised one at a time by the generators, so a report of millions of members needs no memory of its own.
 */

import type { PassageRecord } from './comparison.ts';
import type { Place } from './place.ts';
import type { DerivationRecord, Origin, Role } from './provenance.ts';
import type { Stats } from './stats.ts';

export type { Place };

/** Weakest relation that holds between two texts, strongest first. */
export type Kind = 'exact' | 'near' | 'contained' | 'partial';
/** What was compared: a sentence, a quotation, or a run of words that crosses a sentence end. */
export type Unit = 'sentence' | 'quotation' | 'run';

/** Another document that is a version of this one, verified on all shingles of both. */
export interface Version {
  readonly document: string;
  /** 0…1, |A∩B| / |A∪B| of the documents' shingle sets */
  readonly resemblance: number;
  /** 0…1, |A∩B| / |A|: how much of this document stands in the other */
  readonly containment: number;
}

/** How words were disguised. */
export type ObfuscationKind = 'mixed-script' | 'invisible' | 'soft-hyphen' | 'full-width' | 'combining-mark' | 'odd-space';

/** A word that was disguised, or an odd space between words. */
export interface Obfuscation extends Place {
  readonly kind: ObfuscationKind;
  readonly text: string;
}

/** What speaks for a stretch being page furniture. */
export type EvidenceOfFurniture = 'phrase' | 'recurrence' | 'layout' | 'user';

/** A stretch of page furniture: Share, Advertisement, teasers, credits. */
export interface BoilerplatePlace extends Place {
  readonly evidence: readonly EvidenceOfFurniture[];
}

/** One text that was read. */
export interface DocumentRecord {
  readonly id: string;
  /** path as given and walked, '/'-separated */
  readonly path: string;
  /** what the text's metadata say, null where they do not */
  readonly title: string | null;
  /** ISO 8601, as precise as it was given: `2024-03-11`, `2024-03-11T08:30+02:00` */
  readonly date: string | null;
  readonly outlet: string | null;
  readonly sentences: number;
  readonly words: number;
  /** words inside spans shared with another document, each counted once, without {@link originWords} */
  readonly copiedWords: number;
  /** words of that kind in sentences that the others have from here */
  readonly originWords: number;
  /** copiedWords / words, 0 for an empty document */
  readonly copiedShare: number;
  /** words inside quotations that others use too and whose speaker is named; they are no copiedWords */
  readonly quotedWords: number;
  /** words of sentences that are page furniture; they are no copiedWords */
  readonly boilerplateWords: number;
  readonly boilerplate: readonly BoilerplatePlace[];
  readonly obfuscation: readonly Obfuscation[];
  readonly versions: readonly Version[];
}

/** A verified pair of distinct texts. */
export interface MatchRecord {
  readonly unit: Unit;
  readonly left: Place;
  readonly right: Place;
  readonly kind: Kind;
  readonly resemblance: number;
  /** [|A∩B| / |A|, |A∩B| / |B|] for left and right */
  readonly containment: readonly [number, number];
  /** words of the longest verbatim run */
  readonly longestRun: number;
}

/** Words that the representative has and the member has not, or the other way round, or both. */
export interface Change {
  readonly op: 'delete' | 'insert' | 'replace';
  /** [start, end) in UTF-16 code units of the representative's document; empty behind the word before what was inserted */
  readonly representative: readonly [number, number];
  /** [start, end) in UTF-16 code units of the member's document; empty behind the word before what was deleted */
  readonly member: readonly [number, number];
}

/** One occurrence in a cluster; its figures are against the cluster's representative. */
export interface MemberRecord extends Place {
  readonly text: string;
  readonly role: Role;
  readonly kind: Kind;
  readonly resemblance: number;
  /** |member ∩ representative| / |member| */
  readonly containment: number;
  readonly longestRun: number;
  /** in a quotation cluster: whether the words stand inside quotation marks; elsewhere null */
  readonly marked: boolean | null;
  /** spans of the words that the representative has too, those that only moved included */
  readonly shared: readonly Place[];
  /** what makes the representative's words the member's, in order; a moved word is deleted here and inserted there */
  readonly changes: readonly Change[];
}

/** A text that stands in several places. */
export interface ClusterRecord {
  /** hash of the representative's words: stable when files move */
  readonly id: string;
  /** of the weakest member */
  readonly kind: Kind;
  readonly unit: Unit;
  /** whether most of its members are page furniture */
  readonly boilerplate: boolean;
  /** whether members stand in more than one document */
  readonly crossDocument: boolean;
  /** whether it gathers a quotation and whoever uses its words */
  readonly quotation: boolean;
  /** who said it, as the texts name him or her; null where they do not, or it is no quotation */
  readonly speaker: string | null;
  /** the representative's text */
  readonly text: string;
  /** index into members */
  readonly representative: number;
  readonly members: readonly MemberRecord[];
  /** null where nothing tells who had it first */
  readonly origin: Origin | null;
}

/**
 * A place as writers of millions of lines read it: the figures of {@link Place}, the document as a row number.
 * One object may be overwritten for every place, so nothing may keep it beyond the next call.
 */
export interface PlaceRow {
  /** see {@link ReportRows.documentId} */
  readonly document: number;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A {@link MemberRecord} before its text is decoded: `bytes[byteStart, byteEnd)` is well-formed UTF-8. */
export interface MemberRow extends PlaceRow {
  /** usually the whole document, or the memory it lies in */
  readonly bytes: Uint8Array;
  readonly byteStart: number;
  readonly byteEnd: number;
  readonly kind: Kind;
  readonly resemblance: number;
  readonly containment: number;
  readonly longestRun: number;
  readonly marked: boolean | null;
}

/** The word-level difference of a member from the representative, see {@link MemberRecord}. */
export interface Difference {
  readonly shared: readonly PlaceRow[];
  readonly changes: readonly Change[];
}

/** A {@link MatchRecord} as a row; the object and both places may be overwritten by the next. */
export interface MatchRow {
  readonly unit: Unit;
  readonly left: PlaceRow;
  readonly right: PlaceRow;
  readonly kind: Kind;
  readonly resemblance: number;
  /** |A∩B| / |A| */
  readonly leftContainment: number;
  /** |A∩B| / |B| */
  readonly rightContainment: number;
  readonly longestRun: number;
}

/** A {@link ClusterRecord} whose members are read one at a time: a cluster of a million members needs no memory of its own. */
export interface ClusterView {
  readonly id: string;
  readonly kind: Kind;
  readonly unit: Unit;
  readonly boilerplate: boolean;
  readonly crossDocument: boolean;
  readonly quotation: boolean;
  readonly speaker: string | null;
  /** index of the representative, 0…memberCount-1 */
  readonly representative: number;
  readonly memberCount: number;
  /** distinct documents among the members */
  readonly documentCount: number;
  /** the member at `index`, 0…memberCount-1, in the order of places; overwritten by the next call */
  member(index: number): MemberRow;
  /** how the member at `index` differs from the representative; null where it has the same words, all of them in common */
  difference(index: number): Difference | null;
  /** see {@link ClusterRecord.origin} */
  origin(): Origin | null;
  role(index: number): Role;
}

/** What two documents share, counted over clusters in at most `maxSpread` documents. */
export interface DocumentPairRecord {
  readonly left: string;
  readonly right: string;
  /** sentences of left or right (the fewer) with a match in the other */
  readonly sentences: number;
  /** words in common */
  readonly words: number;
  /** words / words of the shorter document */
  readonly share: number;
}

/** Totals; every cap and every skipped input is counted here, nothing is cut silently. */
export interface Summary {
  readonly documents: number;
  readonly skippedFiles: number;
  readonly sentences: number;
  readonly words: number;
  readonly clusters: number;
  readonly copiedSentences: number;
  readonly copiedWords: number;
  readonly originWords: number;
  readonly quotedWords: number;
  /** sentences that are page furniture, and their words; they are no copied ones */
  readonly boilerplateSentences: number;
  readonly boilerplateWords: number;
  /** clusters of page furniture, listed or not */
  readonly boilerplateClusters: number;
  /** places that use the words of a quotation without its marks */
  readonly unmarkedQuotations: number;
  /** quotations whose closing mark is missing; they end with their paragraph */
  readonly unclosedQuotations: number;
  /** verified pairs of distinct sentences, by kind */
  readonly matches: { readonly near: number; readonly contained: number };
  /** buckets so large that their rows were compared with representatives first */
  readonly cappedBuckets: number;
  /** shingles too frequent to be looked up for containment, and the frequency that is too much */
  readonly cappedShingles: number;
  readonly shingleCap: number;
  /** clusters in more than `maxSpread` documents: listed, but left out of document pairs */
  readonly widespreadClusters: number;
  /** passages that two documents share; 0 where they were not sought */
  readonly passages: number;
  /** derivations between documents, and those that were dropped because they would have closed a circle */
  readonly derivations: number;
  readonly droppedDerivations: number;
  /** pairs of documents with fewer words in common than those that were traced */
  readonly untracedPairs: number;
  /** pairs beyond --max-pairs: of --pairs all, counted but not printed, and of over-full buckets, not compared; 0 where nothing was left out */
  readonly unlistedPairs: number;
}

/** The result of one scan as rows and views: what a pipeline supplies and what fast writers read. */
export interface ReportRows {
  readonly tool: { readonly name: string; readonly version: string };
  /** only what can change findings, as used, in the order of the option table */
  readonly options: Readonly<Record<string, unknown>>;
  readonly summary: Summary;
  readonly stats: Stats;
  /** id of the document with this row number, 0…summary.documents-1 */
  documentId(row: number): string;
  /** in the order of ids */
  documents(): Iterable<DocumentRecord>;
  /** sorted by the first occurrences of both sides */
  matchRows(): Iterable<MatchRow>;
  /** page furniture last, by number of members, descending, then by place of the first member; `limit` materialises only the first ones */
  clusterViews(limit?: number): Iterable<ClusterView>;
  /** by shared words, descending, then by ids */
  documentPairs(limit?: number): Iterable<DocumentPairRecord>;
  /** by words, descending, then by ids */
  derivations(limit?: number): Iterable<DerivationRecord>;
  /** pair by pair in the order of the documents; none where they were not sought */
  passages(): Iterable<PassageRecord>;
  /** how many pairs documentPairs() has in all */
  readonly documentPairCount: number;
}

/** The clusters, matches and documents of one scan; {@link ReportRows} with records for people who write programs. */
export interface Report extends ReportRows {
  /** {@link ReportRows.matchRows} as frozen records, one at a time */
  matches(): Iterable<MatchRecord>;
  /** {@link ReportRows.clusterViews} as frozen records, one at a time, each with all its members */
  clusters(limit?: number): Iterable<ClusterRecord>;
}
