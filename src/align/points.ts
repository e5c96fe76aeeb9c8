/** Match points: tokens of both texts with one stem, kept where much around them matches too. The kernel does the work. */
import { u32 } from '../kernel/memory.ts';
import type { Workbench } from '../kernel/workbench.ts';
import { WEIGHT_UNIT, type Side, type TextPair } from './columns.ts';
import { meetingKeys } from './keys.ts';

/** Tokens on either side of a point that are looked at. 24 and 36 were tried: shuffled and translated passages want more than 24. */
const WINDOW = 30;

/** Points that were kept: pairs (left token, right token), ascending. */
export type Points = Uint32Array;

/**
 * Finds the dense match points of two texts.
 * @param density share of the weight around a point that must have a partner, 0…1
 */
export function densePoints(bench: Workbench, pair: TextPair, density: number): Points {
  const { left, right } = pair;
  const { keys, uses, places, count } = meetingKeys(pair);
  if (count === 0) return new Uint32Array(0);
  const [n, m] = [left.text.size, right.text.size];
  const { memory, kernel } = bench;
  const column = (name: string, values: Uint32Array): number => {
    const address = bench.scratch(name, 4 * values.length + 16);
    u32(memory, address, values.length).set(values);
    return address;
  };
  const [leftKeys, keyUses, rightPlaces] = [column('leftKeys', keys), column('keyUses', uses), column('places', places)];
  const [leftWeights, rightWeights] = [column('leftWeights', tokenWeights(left)), column('rightWeights', tokenWeights(right))];
  const rows = bench.scratch('pointRows', 4 * n + 16);
  const columns = bench.scratch('pointColumns', 4 * count + 16);
  const scratch = bench.scratch('pointSums', 4 * (m + (m >>> 3) + 16));
  const out = bench.scratch('points', 8 * count + 16);
  const kept = kernel.densePoints(n, leftKeys, keyUses, leftWeights, rightPlaces, m, rightWeights, WINDOW, Math.round(density * WEIGHT_UNIT), rows, columns, scratch, out);
  return u32(memory, out, 2 * kept).slice();
}

function tokenWeights({ text, weight }: Side): Uint32Array {
  const weights = new Uint32Array(text.size);
  for (let i = 0; i < text.size; i++) weights[i] = weight[text.stem[i]!]!;
  return weights;
}
