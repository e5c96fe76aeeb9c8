/** Who published a page, where nobody says it: read from its copyright line, or from the house that its captions credit again and again. */

/** A credit such as (Olivia Vanni / The Herald): the house is what stands behind the stroke. */
const CREDIT = /[(（[]\s*\p{Lu}[^()[\]/]{2,60}\/\s*(\p{Lu}[^()[\]/]{1,40})[)）\]]\s*$/u;
/** © 2024 The Herald. All rights reserved. */
const RIGHTS = /^(?:copyright\s*)?©\s*(?:copyright\s*)?(?:\d{4}(?:\s*[-–,]\s*\d{4})*,?\s*)?(?:by\s+)?(\p{Lu}[\p{L}\p{N} &'’.-]{1,60}?)(?:\s\d{4})?(?:[.,;|]\s.*|\.)?$/iu;
/** One credit may be an agency's. */
const CREDITS = 2;

/**
 * The name of a page's outlet.
 * @param lines of one page, those that end with brackets or hold a copyright sign
 * @returns null where none is told
 */
export function guessOutlet(lines: Iterable<string>): string | null {
  const credits = new Map<string, number>();
  for (const line of lines) {
    const owner = RIGHTS.exec(line.trim())?.[1]?.trim();
    if (owner !== undefined && owner !== '') return owner;
    const house = CREDIT.exec(line)?.[1]?.trim();
    if (house !== undefined) credits.set(house, (credits.get(house) ?? 0) + 1);
  }
  let found: string | null = null;
  for (const [house, count] of credits) if (count >= CREDITS && (found === null || count > credits.get(found)!)) found = house;
  return found;
}
