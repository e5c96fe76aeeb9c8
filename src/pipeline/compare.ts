/** From pairs of sources to the passages that they share. */
import type { PairResult } from '../engine/compare.ts';
import { comparedWith, type CompareOptions } from '../model/compare-options.ts';
import type { ComparedDocument, ComparedPair, Comparison } from '../model/comparison.ts';
import type { Source } from '../model/document.ts';
import { TOOL } from '../model/version.ts';
import { readWhole } from '../read/head.ts';
import { alignPairs, languagesOf } from './align.ts';
import { nearestPairs } from './nearest.ts';
import { everyPair, type Pair, type PairList } from './pair-sources.ts';
import { openRun, type RunHooks } from './run.ts';

/** Finds the passages of all pairs. Throws DedupeError where it cannot do its job. */
export async function compare(list: PairList, options: CompareOptions, hooks: RunHooks = {}): Promise<Comparison> {
  const { sources } = list;
  const languages = await languagesOf(sources, options.language);
  const run = openRun(sources, options, hooks);
  try {
    const { engine } = run;
    const found = 'sides' in list && options.nearest > 0 ? await nearestPairs(engine, sources, languages, list.sides, options.nearest) : null;
    const pairs = found?.pairs ?? ('pairs' in list ? list.pairs : everyPair(list.sides));
    const { results, alignMs, ...read } = await alignPairs(engine, sources, languages, pairs, options);
    const [complaints, words] = [new Map([...found?.complaints ?? [], ...read.complaints]), new Map([...found?.words ?? [], ...read.words])];
    for (const [, complaint] of [...complaints].sort(([a], [b]) => a - b)) hooks.onComplaint?.(complaint);
    const listed: ComparedPair[] = pairs.flatMap(([left, right], pair) => {
      const { passages } = results[pair]!;
      return passages === null ? [] : [Object.freeze({ left: sources[left]!.id, right: sources[right]!.id, passages: Object.freeze(passages) })];
    });
    const documents = documentsOf(sources, pairs, results, words);
    const count = (kind: string): number => listed.reduce((sum, { passages }) => sum + passages.filter((passage) => passage.kind === kind).length, 0);
    const kinds = { verbatim: count('verbatim'), reworded: count('reworded'), condensed: count('condensed') };
    const byId = new Map(sources.map((source) => [source.id, source]));
    return Object.freeze<Comparison>({
      tool: TOOL, options: comparedWith(options), documents, pairs: Object.freeze(listed),
      summary: Object.freeze({
        documents: documents.length, skippedFiles: complaints.size, pairs: listed.length, matchedPairs: listed.filter(({ passages }) => passages.length > 0).length,
        passages: kinds.verbatim + kinds.reworded + kinds.condensed, ...kinds,
      }),
      stats: Object.freeze({ threads: engine.threads, alignMs }),
      text: (id) => readWhole(byId.get(id)!),
    });
  } finally {
    await run.close();
  }
}

function documentsOf(sources: readonly Source[], pairs: readonly Pair[], compared: readonly PairResult[], words: ReadonlyMap<number, number>): readonly ComparedDocument[] {
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
