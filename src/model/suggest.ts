/** What somebody who mistyped a name probably meant. */

/**
 * Optimal string alignment distances: inserted, deleted, replaced and swapped neighbouring characters cost one each
 * (Damerau 1964, each substring edited once at most).
 * @returns distance of `left` to every prefix of `right`, the whole of it last
 */
function distances(left: string, right: string): number[] {
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1];
      let cost = Math.min(last[column]! + 1, current[column - 1]! + 1, last[column - 1]! + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (swapped) cost = Math.min(cost, beforeLast[column - 2]! + 1);
      current.push(cost);
    }
    beforeLast = last;
    last = current;
  }
  return last;
}

/** Letters from which a word broken off is taken for the beginning of a name. */
const BEGINNING_LETTERS = 3;

/**
 * How far a name is from what was typed: edits to the whole of it, or to its beginning plus a half for what is missing.
 * @returns Infinity where it is too far to be meant: more than two fifths of the letters differ
 */
function farness(typed: string, name: string): number {
  const edits = distances(typed, name);
  const whole = edits[name.length]!;
  const begun = Math.min(...edits.slice(BEGINNING_LETTERS)) + 0.5;
  const best = whole <= name.length * 0.4 ? whole : Infinity;
  return typed.length >= BEGINNING_LETTERS && begun <= typed.length * 0.4 ? Math.min(best, begun) : best;
}

/**
 * The known name nearest to a mistyped one.
 * @param typed as typed, leading hyphens included where `known` has them
 * @param known names to choose from
 * @returns the nearest name, else null where none is near enough to be meant
 */
export function suggest(typed: string, known: readonly string[]): string | null {
  const bare = (name: string): string => name.toLowerCase().replace(/^-+/, '');
  let best: string | null = null;
  let bestDistance = Infinity;
  for (const name of known) {
    const distance = farness(bare(typed), bare(name));
    if (distance < bestDistance) {
      best = name;
      bestDistance = distance;
    }
  }
  return best;
}
