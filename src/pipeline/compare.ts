/** From pairs of sources to the passages that they share. */
import { detectLanguage } from '../align/languages.ts';
import type { Sensitivity } from '../align/passages.ts';
import type { CompareResult, PairResult } from '../engine/compare.ts';
import { comparedWith, type CompareOptions } from '../model/compare-options.ts';
import type { ComparedDocument, ComparedPair, Comparison } from '../model/comparison.ts';
import type { Complaint, Source } from '../model/document.ts';
import { TOOL } from '../model/version.ts';
import { readHead, readWhole } from '../read/head.ts';
import { openRun, type RunHooks } from './run.ts';

/** What is compared: sources, each once, and pairs of their numbers. */
export interface PairList {
  readonly sources: readonly Source[];
  /** [left, right] in the order of the report */
  readonly pairs: readonly (readonly [number, number])[];
}

/** How much in common a passage needs. Medium is what the figures of PERFORMANCE.md are measured with. */
const SENSITIVITY: Readonly<Record<CompareOptions['sensitivity'], Sensitivity>> = Object.freeze({
  low: { density: 0.25, leastScore: 15 }, medium: { density: 0.2, leastScore: 10 }, high: { density: 0.16, leastScore: 6 },
});
/** Bytes at the beginning of a text by which its language is told. */
const HEAD_BYTES = 4096;
/** A job is a few pairs of common size, so that threads end at the same time and progress is seen. */
const PAIRS_PER_JOB = 16;

/** Finds the passages of all pairs. Throws DedupeError where it cannot do its job. */
export async function compare({ sources, pairs }: PairList, options: CompareOptions, hooks: RunHooks = {}): Promise<Comparison> {
  const languages = await languagesOf(sources, options.language);
  // A text that stands on the left of many pairs is read once, since a thread takes these one after the other.
  const order = pairs.map((_, pair) => pair).sort((a, b) => pairs[a]![0] - pairs[b]![0] || a - b);
  const run = openRun(sources, options, hooks);
  let results: CompareResult[];
  try {
    const bounds = jobBounds(pairs.length, run.engine.threads);
    results = await run.engine.run('comparePairs', bounds.length - 1, {
      sources, languages, pairs: Uint32Array.from(order.flatMap((pair) => pairs[pair]!)), bounds, sensitivity: SENSITIVITY[options.sensitivity], minLength: options.minLength,
    });
  } finally {
    await run.close();
  }
  const complaints = new Map<number, Complaint>(results.flatMap((result) => result.complaints));
  for (const [, complaint] of [...complaints].sort(([a], [b]) => a - b)) hooks.onComplaint?.(complaint);
  const compared: PairResult[] = [];
  results.flatMap((result) => result.pairs).forEach((result, at) => { compared[order[at]!] = result; });
  const listed: ComparedPair[] = pairs.flatMap(([left, right], pair) => {
    const { passages } = compared[pair]!;
    return passages === null ? [] : [Object.freeze({ left: sources[left]!.id, right: sources[right]!.id, passages: Object.freeze(passages) })];
  });
  const documents = documentsOf(sources, pairs, compared, new Map(results.flatMap((result) => result.words)));
  const count = (kind: string): number => listed.reduce((sum, { passages }) => sum + passages.filter((passage) => passage.kind === kind).length, 0);
  const kinds = { verbatim: count('verbatim'), reworded: count('reworded'), condensed: count('condensed') };
  const byId = new Map(sources.map((source) => [source.id, source]));
  return Object.freeze<Comparison>({
    tool: TOOL, options: comparedWith(options), documents, pairs: Object.freeze(listed),
    summary: Object.freeze({
      documents: documents.length, skippedFiles: complaints.size, pairs: listed.length, matchedPairs: listed.filter(({ passages }) => passages.length > 0).length,
      passages: kinds.verbatim + kinds.reworded + kinds.condensed, ...kinds,
    }),
    text: (id) => readWhole(byId.get(id)!),
  });
}

/** Pairs [bounds[j], bounds[j + 1]) are job j. */
function jobBounds(pairs: number, threads: number): number[] {
  const size = Math.max(1, Math.min(PAIRS_PER_JOB, Math.ceil(pairs / threads)));
  const bounds = [0];
  while (bounds.at(-1)! < pairs) bounds.push(Math.min(pairs, bounds.at(-1)! + size));
  return bounds;
}

/** The language of each source, text by text where it is to be detected. */
async function languagesOf(sources: readonly Source[], language: string): Promise<(string | null)[]> {
  if (language !== 'auto') return sources.map(() => (language === 'none' ? null : language));
  const found: (string | null)[] = [];
  for (const source of sources) found.push(await detectLanguage(readHead(source, HEAD_BYTES)));
  return found;
}

function documentsOf(sources: readonly Source[], pairs: PairList['pairs'], compared: readonly PairResult[], words: ReadonlyMap<number, number>): readonly ComparedDocument[] {
  const spans = new Map<number, number[]>();
  pairs.forEach(([left, right], pair) => {
    for (const [number, added] of [[left, compared[pair]!.leftSpans], [right, compared[pair]!.rightSpans]] as const) {
      const known = spans.get(number);
      if (known === undefined) spans.set(number, [...added]);
      else known.push(...added);
    }
  });
  const documents = [...words].map(([number, size]) => {
    const { id } = sources[number]!;
    const sharedWords = covered(spans.get(number) ?? [], size);
    return Object.freeze({ id, path: id, words: size, sharedWords, sharedShare: size === 0 ? 0 : sharedWords / size });
  });
  return Object.freeze(documents.sort((a, b) => (a.id < b.id ? -1 : 1)));
}

/** How many of `size` tokens stand in spans, which may overlap. */
function covered(spans: readonly number[], size: number): number {
  if (spans.length === 0) return 0;
  const marks = new Uint8Array(size);
  for (let k = 0; k < spans.length; k += 2) marks.fill(1, spans[k], spans[k + 1]);
  return marks.reduce((sum, mark) => sum + mark, 0);
}
