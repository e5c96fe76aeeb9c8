/**
 * Which join runs, and with how many bands and rows: a cost model with fixed constants, fed with what the sets themselves tell.
 * It depends on the data and on options that can change findings, never on threads or memory, so that neither does the output.
 */
import { u32 } from '../kernel/memory.ts';
import type { Sets } from '../model/columns.ts';

/** Nanoseconds, measured on one core of an AMD EPYC (PERFORMANCE.md, "The plan"); only their ratios matter. */
const COST = Object.freeze({ permutation: 0.25, record: 30, bandCandidate: 130, prefixCandidate: 10, word: 30 });
/** The exact join must be predicted to save more than this share of the run, else MinHash/LSH stays. */
const WORTH = 0.25;
/** Sets that are looked at. */
const SAMPLE = 20_000;
const MOST_ROWS = 16;
const MOST_BANDS = 512;

/** The join that runs, a sentence that says why, and its parameters; an exact join has 0 bands. */
export interface Plan {
  readonly name: 'lsh' | 'exact';
  readonly reason: string;
  readonly bands: number;
  /** minima per band */
  readonly perBand: number;
}

/** Bands that find a pair of exactly this resemblance with probability `recall`: 1 - (1 - t^r)^b >= recall. */
export function bandsFor(threshold: number, recall: number, perBand: number): number {
  return Math.max(1, Math.ceil(Math.log(1 - recall) / Math.log(1 - threshold ** perBand) - 1e-9));
}

interface Shape { prefix: number; prefixMates: number; mates: number; entries: number }

/** Prefix length, rows met through prefixes and through all shingles, and entries, all per set, from evenly spread sets. */
function shapeOf(memory: WebAssembly.Memory, sets: Sets, threshold: number): Shape {
  const rows = u32(memory, sets.rows, sets.count);
  const step = Math.max(1, Math.floor(sets.count / SAMPLE));
  const sum: Shape = { prefix: 0, prefixMates: 0, mates: 0, entries: 0 };
  let looked = 0;
  for (let i = 0; i < sets.count; i += step) {
    const row = rows[i]!;
    const size = u32(memory, sets.size + 4 * row, 1)[0]!;
    const halves = u32(memory, 8 * u32(memory, sets.at + 4 * row, 1)[0]!, 2 * size);
    const prefix = size - Math.ceil(threshold * size - 1e-9) + 1;
    for (let j = 0; j < size; j++) {
      const mates = Math.max(0, (halves[2 * j + 1]! >>> 24) - 1);
      sum.mates += mates;
      if (j < prefix && mates > 0) { sum.prefix++; sum.prefixMates += mates; }
    }
    sum.entries += size;
    looked++;
  }
  const per = 1 / Math.max(1, looked);
  return { prefix: sum.prefix * per, prefixMates: sum.prefixMates * per, mates: sum.mates * per, entries: sum.entries * per };
}

/** Nanoseconds per set of MinHash/LSH; mates that share one shingle collide in a band about as their resemblance, taken as 1/4, to the power of its rows. */
function lshCost(shape: Shape, bands: number, perBand: number): number {
  const permutations = Math.ceil(bands * perBand / 16) * 16;
  return permutations * shape.entries * COST.permutation + bands * COST.record + bands * shape.mates / Math.max(1, shape.entries) * 0.25 ** (perBand - 1) * COST.bandCandidate;
}

/** Chooses the join. `words` are those of the whole scan. */
export function planJoin(memory: WebAssembly.Memory, sets: Sets, words: number, options: { threshold: number; recall: number; join: 'auto' | 'lsh' | 'exact' }): Plan {
  const { threshold, recall, join } = options;
  const shape = shapeOf(memory, sets, threshold);
  let best = { cost: Infinity, bands: 1, perBand: 1 };
  for (let perBand = 1; perBand <= MOST_ROWS && recall < 1; perBand++) {
    const bands = bandsFor(threshold, recall, perBand);
    if (bands > MOST_BANDS) break;
    const cost = lshCost(shape, bands, perBand);
    if (cost < best.cost) best = { cost, bands, perBand };
  }
  const exact = (why: string): Plan => Object.freeze({ name: 'exact', reason: why, bands: 0, perBand: 0 });
  const lsh = (why: string): Plan => Object.freeze({ name: 'lsh', reason: why, bands: best.bands, perBand: best.perBand });
  if (recall === 1) return exact('--recall 1 asks for every pair');
  if (join === 'exact') return exact('asked for with --join exact');
  if (best.cost === Infinity) return exact('no plan of at most 512 bands reaches this recall at this threshold');
  if (join === 'lsh') return lsh('asked for with --join lsh');
  const exactCost = shape.prefix * COST.record + shape.prefixMates * COST.prefixCandidate / 2;
  const saved = sets.count * (best.cost - exactCost) / (words * COST.word + sets.count * best.cost + 1);
  const percent = `${Math.round(saved * 100)} % of the run`;
  return saved > WORTH ? exact(`predicted to save ${percent} against MinHash/LSH`) : lsh(saved > 0 ? `the exact join would save only ${percent}` : 'cheaper than the exact join on this data');
}
