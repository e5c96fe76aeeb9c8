/** The result of an audit: how much of what the exact join finds the fast path finds too. */

/** Near pairs of one range of resemblance. */
export interface RecallClass {
  /** resemblance of the pairs: from ≤ r < to, and r = 1 in the last class */
  readonly from: number;
  readonly to: number;
  /** verified pairs of distinct sentences that the exact join finds */
  readonly pairs: number;
  /** how many of these the audited join finds too */
  readonly found: number;
}

/** Measured recall on the user's own data. */
export interface AuditResult {
  /** ascending, without gaps, from the threshold to 1 */
  readonly classes: readonly RecallClass[];
  /** whether a part of the sentences was audited rather than all */
  readonly sampled: boolean;
  /** 0…1, share of the distinct sentences that were looked up against all; 1 where not sampled */
  readonly sampleShare: number;
  /** the join that was audited, and its parameters */
  readonly joinName: 'lsh' | 'exact';
  readonly bands: number;
  readonly rows: number;
  readonly documents: number;
  /** distinct sentences of at least the minimum length */
  readonly sentences: number;
  /** recall that was asked for */
  readonly askedRecall: number;
  /** only what can change findings, as used, see findingOptions */
  readonly options: Readonly<Record<string, unknown>>;
  readonly tool: { readonly name: string; readonly version: string };
}
