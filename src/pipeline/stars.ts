/** Near pairs → neighbours and stars, complete in spite of over-full buckets. */
import { completePairs, widenStars } from '../cluster/complete.ts';
import { neighboursOf, type Neighbours } from '../cluster/neighbours.ts';
import { starsOf } from '../cluster/stars.ts';
import type { Workbench } from '../kernel/workbench.ts';
import type { Rows, Sets } from '../model/columns.ts';
import type { ScanOptions } from '../model/options.ts';
import type { NearPairs } from './near.ts';

/** Neighbours of every row, star[row] as in cluster/stars.ts, and the number of pairs beyond `maxPairs` that were not compared. */
export interface Stars { readonly neighbours: Neighbours; readonly star: Uint32Array; readonly omitted: number }

/** Gathers near rows around their representatives. */
export function gatherNear(bench: Workbench, rows: Rows, sets: Sets, near: NearPairs, options: ScanOptions): Stars {
  const { memory } = bench;
  const { threshold, maxPairs } = options;
  const found = neighboursOf(memory, near.pairs, rows.count);
  if (near.largeBuckets === 0) return { neighbours: found, star: starsOf(bench, rows, found), omitted: 0 };
  const wide = widenStars(bench, sets, found, threshold);
  const widened = wide.count > 0 ? neighboursOf(memory, [...near.pairs, wide], rows.count) : found;
  const star = starsOf(bench, rows, widened);
  const left = completePairs(bench, sets, widened, star, threshold, options.pairs === 'all', maxPairs);
  return { neighbours: left.pairs.count > 0 ? neighboursOf(memory, [...near.pairs, wide, left.pairs], rows.count) : widened, star, omitted: near.uncompared + left.omitted };
}
