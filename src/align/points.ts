/** Match points: tokens of both texts with one stem, kept where much around them matches too. The kernel does the work. */
import { u32 } from '../kernel/memory.ts';
import type { Workbench } from '../kernel/workbench.ts';
import { ABSENT, WEIGHT_UNIT, type Side, type TextPair } from './columns.ts';

/** A stem makes no points where it stands so often that left count × right count is above this: also the guard against repetitive texts. */
const MOST_POINTS_OF_A_STEM = 200;
/** Stems that weigh less (of 1) make no points. */
const LEAST_WEIGHT = 0.1;
/** Tokens on either side of a point that are looked at. 24 and 36 were tried: shuffled and translated passages want more than 24. */
const WINDOW = 30;

/** Points that were kept: pairs (left token, right token), ascending. */
export type Points = Uint32Array;

/**
 * Finds the dense match points of two texts.
 * @param density share of the weight around a point that must have a partner, 0…1
 */
export function densePoints(bench: Workbench, { left, right }: TextPair, density: number): Points {
  const { use, count } = usableStems(left, right);
  if (count === 0) return new Uint32Array(0);
  const [n, m] = [left.text.size, right.text.size];
  const { memory, kernel } = bench;
  const column = (name: string, values: Uint32Array): number => {
    const address = bench.scratch(name, 4 * values.length + 16);
    u32(memory, address, values.length).set(values);
    return address;
  };
  const [leftColumns, rightColumns] = [column('leftStems', left.text.stem), column('places', right.text.places)];
  const uses = column('uses', use);
  const [leftWeights, rightWeights] = [column('leftWeights', tokenWeights(left)), column('rightWeights', tokenWeights(right))];
  const rows = bench.scratch('pointRows', 4 * n + 16);
  const columns = bench.scratch('pointColumns', 4 * count + 16);
  const out = bench.scratch('points', 8 * count + 16);
  const kept = kernel.densePoints(n, leftColumns, uses, leftWeights, rightColumns, m, rightWeights, WINDOW, Math.round(density * WEIGHT_UNIT), rows, columns, out);
  return u32(memory, out, 2 * kept).slice();
}

/** By left stem: the stretch of the right text's places that its tokens meet, empty where the stem makes no points; and the number of points. */
function usableStems(left: Side, right: Side): { use: Uint32Array; count: number } {
  const use = new Uint32Array(2 * left.mate.length);
  let count = 0;
  for (let stem = 0; stem < left.mate.length; stem++) {
    const mate = left.mate[stem]!;
    if (mate === ABSENT || left.weight[stem]! < LEAST_WEIGHT * WEIGHT_UNIT) continue;
    const [from, to] = [right.text.first[mate]!, right.text.first[mate + 1]!];
    const points = (left.text.first[stem + 1]! - left.text.first[stem]!) * (to - from);
    if (points > MOST_POINTS_OF_A_STEM) continue;
    use[2 * stem] = from;
    use[2 * stem + 1] = to;
    count += points;
  }
  return { use, count };
}

function tokenWeights({ text, weight }: Side): Uint32Array {
  const weights = new Uint32Array(text.size);
  for (let i = 0; i < text.size; i++) weights[i] = weight[text.stem[i]!]!;
  return weights;
}
