/** Who had a text first, and what speaks for it. */

/** What speaks for a document having had a text first, strongest first. */
export type EvidenceKind = 'date' | 'fuller-wording' | 'standing-together' | 'substitution' | 'attribution' | 'date-in-text';

/** One kind of evidence, with what it rests on in words. */
export interface Evidence {
  readonly kind: EvidenceKind;
  readonly detail: string;
  /** sentences, replacements or mentions that speak for it; 1 for dates */
  readonly count: number;
}

/** `certain` rests on dates, `likely` on what the wording shows. */
export type Confidence = 'certain' | 'likely';

/** A document that has sentences from another one. */
export interface DerivationRecord {
  /** id of the document that had them first */
  readonly from: string;
  readonly to: string;
  /** sentences of `to` */
  readonly sentences: number;
  readonly words: number;
  /** words / words of `to` */
  readonly share: number;
  readonly confidence: Confidence;
  readonly evidence: readonly Evidence[];
  /** words of `from` for which `to` consistently has others, as they stand in the texts */
  readonly replacements: readonly { readonly from: string; readonly to: string; readonly count: number }[];
}

/** The member of a cluster that was there first. */
export interface Origin {
  /** index into members */
  readonly member: number;
  readonly confidence: Confidence;
  readonly evidence: readonly Evidence[];
}

/** What a member is to the origin; `unknown` where there is none, or nothing says that it comes from it. */
export type Role = 'origin' | 'copy' | 'unknown';
