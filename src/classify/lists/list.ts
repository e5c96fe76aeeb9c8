/** What a list of phrases of page furniture consists of. */

/**
 * Phrases of a language, one a line. Case, marks and figures do not count. Dots behind a phrase stand for the rest of the line; dots on
 * both sides for a part of a line.
 */
export interface PhraseList {
  /** whole lines, and lines that resemble them */
  readonly lines: string;
  /** beginnings of short lines */
  readonly starts: string;
  /** words inside a line, which alone are weaker evidence */
  readonly parts: string;
  /** lines behind which no article goes on: teasers, links */
  readonly tails: string;
  /** words that make bracketed words behind or around a caption a credit, separated by spaces */
  readonly credits: string;
}
