/** Where things stand. */

/** Where a piece of text stands in the user's own file. Offsets and columns count UTF-16 code units. */
export interface Place {
  /** id of the document, as a report lists it */
  readonly document: string;
  /** [start, end) from the file's first unit (a BOM is one unit at offset 0) */
  readonly start: number;
  readonly end: number;
  /** 1-based */
  readonly line: number;
  readonly column: number;
  /** of the last character, inclusive */
  readonly endLine: number;
  readonly endColumn: number;
}
