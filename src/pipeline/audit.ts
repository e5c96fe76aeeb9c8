/** How much of what the exact join finds the fast join finds too, measured on the user's own data. */
import { IN_STAR, neighboursOf, type Neighbours } from '../cluster/neighbours.ts';
import { starsOf } from '../cluster/stars.ts';
import { u32 } from '../kernel/memory.ts';
import type { AuditResult, RecallClass } from '../model/audit.ts';
import type { Sets } from '../model/columns.ts';
import type { Source } from '../model/document.ts';
import { findingOptions, type ScanOptions } from '../model/options.ts';
import { TOOL } from '../model/version.ts';
import { markRepeats } from '../sketch/repeats.ts';
import { readCorpus } from './ingest.ts';
import { findNear, sketch } from './near.ts';
import { openRun, type RunHooks } from './run.ts';

/** Runs both joins on the same sets and compares what they found. `sample` is the share of sets whose pairs are looked at. */
export async function audit(sources: readonly Source[], options: ScanOptions & { readonly sample: number }, hooks: RunHooks = {}): Promise<AuditResult> {
  const run = openRun(sources, options, hooks);
  const { engine } = run;
  const { memory } = engine.bench;
  try {
    const corpus = await readCorpus(engine, sources, options);
    for (const complaint of corpus.complaints) hooks.onComplaint?.(complaint);
    const { compared } = markRepeats(engine.bench, corpus.rows, options.minWords);
    const { sets } = await sketch(engine, corpus, options, 0);
    const audited = await findNear(engine, corpus, sets, { ...options, join: options.join === 'auto' ? 'lsh' : options.join });
    const exact = await findNear(engine, corpus, sets, { ...options, join: 'exact' });
    const rows = corpus.rows.count;
    const found = neighboursOf(memory, audited.pairs, rows);
    const truth = neighboursOf(memory, exact.pairs, rows);
    const star = starsOf(engine.bench, corpus.rows, found);
    return Object.freeze({
      classes: recallClasses(memory, sets, truth, found, star, options),
      sampled: options.sample < 1, sampleShare: options.sample,
      joinName: audited.plan.name, bands: audited.plan.bands, rows: audited.plan.perBand,
      documents: corpus.documents.length, sentences: compared, askedRecall: options.recall, options: findingOptions(options), tool: TOOL,
    });
  } finally {
    await run.close();
  }
}

/** Borders of the classes: tenths from the threshold to 1. */
function borders(threshold: number): number[] {
  const list = [threshold];
  for (let tenth = Math.floor(threshold * 10 + 1e-9) + 1; tenth <= 10; tenth++) list.push(tenth / 10);
  return list.length > 1 ? list : [threshold, 1];
}

function isNeighbour({ begin, row }: Neighbours, left: number, right: number): boolean {
  let from = begin[left]!;
  let to = begin[left + 1]!;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (row[middle]! < right) from = middle + 1;
    else to = middle;
  }
  return from < begin[left + 1]! && row[from] === right;
}

/** Counts the exact join's pairs of the sampled rows and those that the other join found, as a match or in one star around a centre of both. */
function recallClasses(memory: WebAssembly.Memory, sets: Sets, truth: Neighbours, found: Neighbours, star: Uint32Array, options: { threshold: number; sample: number }): RecallClass[] {
  const size = u32(memory, sets.size, star.length);
  const limits = borders(options.threshold);
  const pairs = new Array<number>(limits.length - 1).fill(0);
  const hits = pairs.slice();
  // Every n-th row with a set: evenly spread and the same on every run.
  const step = Math.max(1, Math.round(1 / options.sample));
  const list = u32(memory, sets.rows, sets.count);
  for (let s = 0; s < list.length; s += step) {
    const left = list[s]!;
    for (let i = truth.begin[left]!; i < truth.begin[left + 1]!; i++) {
      const right = truth.row[i]!;
      // Without a sample each pair is met from both sides; the later row counts it.
      if (step === 1 && right > left) continue;
      const shared = truth.shared[i]! & ~IN_STAR;
      const resemblance = shared / (size[left]! + size[right]! - shared);
      let place = limits.length - 2;
      while (place > 0 && resemblance < limits[place]! - 1e-12) place--;
      pairs[place]!++;
      const inStar = star[left] === star[right] && (star[left] === left || star[left] === right);
      if (inStar || isNeighbour(found, left, right) || (star[left] === star[right] && isNeighbour(found, star[left]!, left) && isNeighbour(found, star[left]!, right))) hits[place]!++;
    }
  }
  return pairs.map((count, i) => Object.freeze({ from: limits[i]!, to: limits[i + 1]!, pairs: count, found: hits[i]! }));
}
