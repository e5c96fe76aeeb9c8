/** Points that lie near one another, gathered into boxes. */
import type { Box, TextPair } from './columns.ts';
import type { Points } from './points.ts';

/** Two points belong together where they are at most this many tokens apart in both texts. */
const REACH = 60;

/** Boxes around the connected points, in the order of their first points. Linear in the points but for those of one neighbourhood. */
export function gatherBoxes(points: Points): Box[] {
  const root = connect(points);
  const boxes = new Map<number, { leftFrom: number; leftTo: number; rightFrom: number; rightTo: number }>();
  for (let k = 0; k < root.length; k++) {
    const [i, j] = [points[2 * k]!, points[2 * k + 1]!];
    const box = boxes.get(rootOf(root, k));
    if (box === undefined) {
      boxes.set(rootOf(root, k), { leftFrom: i, leftTo: i + 1, rightFrom: j, rightTo: j + 1 });
      continue;
    }
    // Points ascend in the left text.
    box.leftTo = i + 1;
    box.rightFrom = Math.min(box.rightFrom, j);
    box.rightTo = Math.max(box.rightTo, j + 1);
  }
  return [...boxes.values()];
}

/**
 * Words at the beginning and at the end that both texts have, as boxes: whatever repeats so much that none of its stems makes a point
 * (a list of equal lines) is at least compared from both ends.
 */
export function commonEnds({ left, right }: TextPair): Box[] {
  const [a, b] = [left.text, right.text];
  const shorter = Math.min(a.size, b.size);
  let head = 0;
  while (head < shorter && a.word[head] === b.word[head]) head++;
  let tail = 0;
  while (tail < shorter - head && a.word[a.size - 1 - tail] === b.word[b.size - 1 - tail]) tail++;
  const boxes = [
    { leftFrom: 0, leftTo: head, rightFrom: 0, rightTo: head },
    { leftFrom: a.size - tail, leftTo: a.size, rightFrom: b.size - tail, rightTo: b.size },
  ];
  return boxes.filter(({ leftFrom, leftTo }) => leftFrom < leftTo);
}

/** Union-find (Tarjan 1975) over the points: by point the number of one that it belongs to. */
function connect(points: Points): Uint32Array {
  const count = points.length / 2;
  const root = Uint32Array.from({ length: count }, (_, k) => k);
  let most = 0;
  for (let k = 0; k < count; k++) most = Math.max(most, points[2 * k + 1]!);
  // Strips of the right text, each with a chain of its points, the latest first: what is near stands in three of them.
  const strip = (j: number): number => Math.floor(j / (REACH + 1)) + 1;
  const latest = new Int32Array(strip(most) + 2).fill(-1);
  const before = new Int32Array(count);
  for (let k = 0; k < count; k++) {
    const [i, j] = [points[2 * k]!, points[2 * k + 1]!];
    const own = strip(j);
    for (let near = own - 1; near <= own + 1; near++) {
      for (let other = latest[near]!; other >= 0 && points[2 * other]! + REACH >= i; other = before[other]!) {
        if (Math.abs(points[2 * other + 1]! - j) > REACH) continue;
        const [a, b] = [rootOf(root, other), rootOf(root, k)];
        root[Math.max(a, b)] = Math.min(a, b);
      }
    }
    before[k] = latest[own]!;
    latest[own] = k;
  }
  return root;
}

function rootOf(root: Uint32Array, k: number): number {
  let at = k;
  while (root[at] !== at) at = root[at] = root[root[at]!]!;
  return at;
}
