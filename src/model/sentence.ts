/** What `dedupe sentences` lists. */
import type { Place } from './report.ts';

/** One sentence as the tool sees it. */
export interface SentenceRecord extends Place {
  /** 0-based, within its document */
  readonly index: number;
  /** as it stands in the file */
  readonly text: string;
  /** the words that are compared, joined by one space */
  readonly normalized: string;
  /** number of words */
  readonly words: number;
}
