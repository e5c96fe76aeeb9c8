/** Word by word, what has to be taken from one text and put into it to make the other. */

/** The next `length` pieces: in both texts, only in the first (delete) or only in the second (insert). */
export interface Stretch {
  readonly state: 'equal' | 'delete' | 'insert';
  readonly length: number;
}

/** Longest stretch of equal words that may be given up between two changes. */
const LONGEST_CRUMB = 3;

/**
 * A longest common subsequence by the quadratic table (Wagner and Fischer 1974), for some hundred words a side.
 * Of several the one that keeps words as early as possible in both texts; a change is always deletion, then insertion.
 * Up to three equal words are given up where the changes on both sides of them are longer: an "of the" that happens to
 * stand in both sentences reads worse between two changes than one change does.
 */
export function difference(from: readonly string[], to: readonly string[]): readonly Stretch[] {
  let head = 0;
  while (head < from.length && head < to.length && from[head] === to[head]) head++;
  let tail = 0;
  while (tail < from.length - head && tail < to.length - head && from[from.length - 1 - tail] === to[to.length - 1 - tail]) tail++;
  const rows = from.length - head - tail;
  const columns = to.length - head - tail;
  const stride = columns + 1;
  /** longest[i * stride + j]: words common to from[head + i…] and to[head + j…] */
  const longest = new Uint16Array((rows + 1) * stride);
  for (let i = rows - 1; i >= 0; i--) {
    for (let j = columns - 1; j >= 0; j--) {
      const at = i * stride + j;
      longest[at] = from[head + i] === to[head + j]
        ? longest[at + stride + 1]! + 1
        : Math.max(longest[at + stride]!, longest[at + 1]!);
    }
  }
  /** [first of from, first of to, length] of each stretch of equal words, in order, the two ends included */
  const equal: [number, number, number][] = [[0, 0, head]];
  for (let i = 0, j = 0; i < rows && j < columns;) {
    if (from[head + i] === to[head + j]) {
      const last = equal[equal.length - 1]!;
      if (last[0] + last[2] === head + i && last[1] + last[2] === head + j) last[2]++;
      else equal.push([head + i, head + j, 1]);
      i++;
      j++;
    } else if (longest[(i + 1) * stride + j]! >= longest[i * stride + j + 1]!) {
      i++;
    } else {
      j++;
    }
  }
  equal.push([from.length - tail, to.length - tail, tail]);
  return stretches(withoutCrumbs(equal));
}

/** Equal stretches without the short ones inside longer changes. */
function withoutCrumbs(equal: readonly [number, number, number][]): readonly [number, number, number][] {
  const changed = (a: readonly number[], b: readonly number[]) => Math.max(b[0]! - a[0]! - a[2]!, b[1]! - a[1]! - a[2]!);
  const kept = [equal[0]!];
  for (let k = 1; k < equal.length - 1; k++) {
    const here = equal[k]!;
    const around = Math.min(changed(kept[kept.length - 1]!, here), changed(here, equal[k + 1]!));
    if (here[2] > LONGEST_CRUMB || here[2] >= around) kept.push(here);
  }
  kept.push(equal[equal.length - 1]!);
  return kept;
}

function stretches(equal: readonly [number, number, number][]): Stretch[] {
  const found: { state: Stretch['state']; length: number }[] = [];
  let from = 0;
  let to = 0;
  for (const [i, j, length] of equal) {
    if (i > from) found.push({ state: 'delete', length: i - from });
    if (j > to) found.push({ state: 'insert', length: j - to });
    if (length > 0) found.push({ state: 'equal', length });
    from = i + length;
    to = j + length;
  }
  return found;
}
