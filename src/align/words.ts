/** What two sequences of words have in common, in order: the ground of every difference that is shown or told. */

/** Longest stretch of equal words that may be given up between two changes. */
const LONGEST_CRUMB = 3;
/** Cells of the largest table; beyond it (two sentences of 2,000 words) the longest common run divides the texts first. */
const MOST_CELLS = 1 << 22;
/** Places of one word that are looked at when a longest run is sought in giants. */
const MOST_PLACES = 8;

let table = new Uint16Array(1 << 12);

/**
 * Equal stretches of two sequences by a longest common subsequence (Wagner and Fischer 1974), keeping words as early as possible in both.
 * Up to three equal words are given up where the changes on both sides of them are longer: an "of the" that happens to
 * stand in both sentences reads worse between two changes than one change does.
 * @param words word hashes
 * @param left index of the first word of one sequence, `leftSize` words
 * @param right index of the first word of the other, `rightSize` words
 * @returns triples (first word of the left, of the right, number of words), ascending in both, counted from 0; none is empty
 */
export function alignWords(words: Uint32Array, left: number, leftSize: number, right: number, rightSize: number): number[] {
  let head = 0;
  const shorter = Math.min(leftSize, rightSize);
  while (head < shorter && words[left + head] === words[right + head]) head++;
  let tail = 0;
  while (tail < shorter - head && words[left + leftSize - 1 - tail] === words[right + rightSize - 1 - tail]) tail++;
  /** triples, the two ends included even where they are empty */
  const equal = [0, 0, head];
  middle(equal, words, left, head, leftSize - tail, right, head, rightSize - tail);
  equal.push(leftSize - tail, rightSize - tail, tail);
  return withoutCrumbs(equal);
}

/** Appends the equal stretches of words [i, iEnd) and [j, jEnd) of both sides. */
function middle(equal: number[], words: Uint32Array, left: number, i: number, iEnd: number, right: number, j: number, jEnd: number): void {
  const [rows, columns] = [iEnd - i, jEnd - j];
  if (rows === 0 || columns === 0) return;
  if (rows * columns > MOST_CELLS) return divided(equal, words, left, i, iEnd, right, j, jEnd);
  const stride = columns + 1;
  const size = (rows + 1) * stride;
  if (table.length < size) table = new Uint16Array(2 * size);
  // longest[a * stride + b]: words common to the last rows - a and the last columns - b
  const longest = table;
  longest.fill(0, rows * stride, size);
  for (let a = rows - 1; a >= 0; a--) {
    const word = words[left + i + a]!;
    let behind = 0;
    let at = a * stride + columns;
    longest[at] = 0;
    for (let b = right + jEnd - 1; b >= right + j; b--) {
      at--;
      const below = longest[at + stride]!;
      behind = words[b] === word ? longest[at + stride + 1]! + 1 : below > behind ? below : behind;
      longest[at] = behind;
    }
  }
  for (let a = 0, b = 0; a < rows && b < columns;) {
    if (words[left + i + a] === words[right + j + b]) extend(equal, i + a++, j + b++, 1);
    else if (longest[(a + 1) * stride + b]! >= longest[a * stride + b + 1]!) a++;
    else b++;
  }
}

/** Appends a stretch, or lengthens the last one. */
function extend(equal: number[], i: number, j: number, length: number): void {
  const last = equal.length - 3;
  if (equal[last]! + equal[last + 2]! === i && equal[last + 1]! + equal[last + 2]! === j) equal[last + 2]! += length;
  else equal.push(i, j, length);
}

/** For giants: what stands before and behind their longest common run (Ratcliff and Obershelp 1988). */
function divided(equal: number[], words: Uint32Array, left: number, i: number, iEnd: number, right: number, j: number, jEnd: number): void {
  const places = new Map<number, number[]>();
  for (let b = j; b < jEnd; b++) {
    const list = places.get(words[right + b]!);
    if (!list) places.set(words[right + b]!, [b]);
    else if (list.length < MOST_PLACES) list.push(b);
  }
  /** by diagonal: where the last run on it ended */
  const reached = new Map<number, number>();
  let [bestI, bestJ, best] = [0, 0, 0];
  for (let a = i; a < iEnd; a++) {
    for (const b of places.get(words[left + a]!) ?? []) {
      if ((reached.get(b - a) ?? -1) > a) continue;
      let run = 0;
      while (a + run < iEnd && b + run < jEnd && words[left + a + run] === words[right + b + run]) run++;
      reached.set(b - a, a + run);
      if (run > best) [bestI, bestJ, best] = [a, b, run];
    }
  }
  if (best === 0) return;
  middle(equal, words, left, i, bestI, right, j, bestJ);
  extend(equal, bestI, bestJ, best);
  middle(equal, words, left, bestI + best, iEnd, right, bestJ + best, jEnd);
}

/** Stretches without the short ones inside longer changes, and without empty ends. */
function withoutCrumbs(equal: readonly number[]): number[] {
  const kept = equal.slice(0, 3);
  for (let k = 3; k < equal.length; k += 3) {
    const [i, j, length] = [equal[k]!, equal[k + 1]!, equal[k + 2]!];
    if (k < equal.length - 3 && length <= LONGEST_CRUMB) {
      const last = kept.length - 3;
      const before = Math.max(i - kept[last]! - kept[last + 2]!, j - kept[last + 1]! - kept[last + 2]!);
      const behind = Math.max(equal[k + 3]! - i - length, equal[k + 4]! - j - length);
      if (length < Math.min(before, behind)) continue;
    }
    kept.push(i, j, length);
  }
  const from = kept[2] === 0 ? 3 : 0;
  return kept.slice(from, kept[kept.length - 1] === 0 ? Math.max(from, kept.length - 3) : undefined);
}
