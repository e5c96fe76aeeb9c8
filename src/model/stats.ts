/** What a run says of itself. */

/** Times and counts of one run; the only part that may differ between two runs. */
export interface Stats {
  readonly kernel: 'simd' | 'scalar';
  readonly threads: number;
  /** which join ran, why, and its parameters */
  readonly join: { readonly name: 'lsh' | 'exact'; readonly reason: string; readonly bands: number; readonly rows: number };
  readonly counts: Readonly<Record<string, number>>;
  /** milliseconds by stage, in the order of the pipeline */
  readonly timesMs: Readonly<Record<string, number>>;
  readonly textBytes: number;
}
