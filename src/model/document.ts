/** The input unit of a scan, wherever it came from. */

/** A file to be read by a worker, or text already in memory. */
export interface Source {
  /** unique; the path as the user spelled the argument plus the walked part, '/'-separated; `-` for stdin */
  readonly id: string;
  /** path to open; null where `bytes` are given */
  readonly path: string | null;
  /** the whole text in UTF-8, where it does not come from a file */
  readonly bytes: Uint8Array | null;
  /** named on the command line (then unreadable is fatal) rather than met while walking a folder */
  readonly named: boolean;
  /** ISO 8601, where the user says when the text was published; it counts more than what the text says */
  readonly date?: string;
}

/** One complaint about one input: what, where, the limit, the remedy. Shown on stderr, counted in the summary. */
export interface Complaint {
  readonly code: string;
  /** the document's id or the path as the user spelled it */
  readonly where: string;
  readonly message: string;
  /** whether the run must end with exit code 2 */
  readonly fatal: boolean;
}
