/** From two texts to the passages that they share: the steps in their order. */
import type { Workbench } from '../kernel/workbench.ts';
import { commonEnds, gatherBoxes } from './boxes.ts';
import type { AlignText, Fit } from './columns.ts';
import { findCondensed, type Condensed } from './condensed.ts';
import { createFitter } from './edges.ts';
import { joinNeighbours } from './neighbours.ts';
import { resolveOverlaps } from './overlaps.ts';
import { densePoints } from './points.ts';
import { pairTexts } from './weights.ts';

/** How easily a passage is taken for one. */
export interface Sensitivity {
  /** share of the weight around a match that must have a partner, 0…1 */
  readonly density: number;
  /** words, each counted by its weight, that a passage must have in common */
  readonly leastScore: number;
}

/** The passages of two texts, each kind in the order of the left text. */
export interface Passages {
  /** the same whichever text is the left one */
  readonly local: readonly Fit[];
  /** their short side condenses a long stretch of the other text; local passages may lie within one */
  readonly condensed: readonly Condensed[];
}

/** A passage of which so much has a partner on both sides needs only half the score: nobody writes it twice by chance. */
const NEARLY_ALL = 0.9;

/** Finds the passages that two texts share. */
export function findPassages(bench: Workbench, left: AlignText, right: AlignText, { density, leastScore }: Sensitivity): Passages {
  if (left.size === 0 || right.size === 0) return { local: [], condensed: [] };
  const pair = pairTexts(left, right);
  const boxes = [...gatherBoxes(densePoints(bench, pair, density)), ...commonEnds(pair)];
  const fitter = createFitter(pair);
  const local = joinNeighbours(resolveOverlaps(boxes.map(fitter.settle), fitter.fit), fitter.fit);
  const condensed = [...findCondensed(fitter, local, 'left'), ...findCondensed(fitter, local, 'right')];
  const worth = ({ score, leftShare, rightShare }: Fit): boolean => score >= (Math.min(leftShare, rightShare) >= NEARLY_ALL ? leastScore / 2 : leastScore);
  return Object.freeze({
    local: local.filter(worth).sort((a, b) => a.leftFrom - b.leftFrom || a.rightFrom - b.rightFrom),
    condensed: condensed.filter(({ score }) => score >= leastScore),
  });
}
