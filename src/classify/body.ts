/** Where the article stands on a page. */

/** Units [begin, end). */
export interface Body { readonly begin: number; readonly end: number }

/**
 * The stretch of units with the greatest sum of scores, as in body text extraction (Finn, Kushmerick, Smyth 2001: most words inside, most
 * markup outside), found in one pass (Kadane, in Bentley 1984). Empty where no unit has a positive score.
 * @param count units
 * @param score of a unit: positive for text, negative for furniture
 */
export function bodyOf(count: number, score: (unit: number) => number): Body {
  let [best, begin, end] = [0, 0, 0];
  let [sum, from] = [0, 0];
  for (let unit = 0; unit < count; unit++) {
    const value = score(unit);
    if (sum <= 0) { sum = 0; from = unit; }
    sum += value;
    if (sum > best) [best, begin, end] = [sum, from, unit + 1];
  }
  return { begin, end };
}
