/** Matches of all shards → copies: what a place of a draft has from a place of a source, each told once. */
import { u32 } from '../kernel/memory.ts';
import type { Workbench } from '../kernel/workbench.ts';
import { ROW_FLAGS } from '../model/archive.ts';
import type { ScanOptions } from '../model/options.ts';
import { sentenceOf } from '../verify/shared-runs.ts';
import { alignSentences, type Alignment } from './alignment.ts';
import { firstWord, type Align, type Copy, type WordSpan } from './copy.ts';
import type { DraftRows, Drafts } from './drafts.ts';
import { quotedCopies } from './quoted-copies.ts';
import type { ShardMatches } from './search.ts';

/** All copies of all drafts in no order. */
export function copiesOf(bench: Workbench, drafts: Drafts, found: readonly ShardMatches[], options: ScanOptions): Copy[] {
  const copies: Copy[] = [];
  found.forEach((matches, shard) => {
    const { rows } = matches;
    const align = aligner(bench, drafts, options.shingle);
    const isFurniture = (row: number): boolean => (rows.load(row).flags & ROW_FLAGS.furniture) !== 0;
    for (const { row, archived, kind } of matches.sentences) {
      const { document, words } = rows.load(archived);
      const from = firstWord(drafts, drafts.sentences, row);
      const { shared, changes } = kind === 'exact' ? { shared: [{ from, to: from + drafts.sentences.size[row]! }], changes: [] } : align(drafts.sentences, row, words);
      copies.push({
        unit: 'sentence', kind, draft: drafts.sentences.document[row]!, row, quotedDraft: false, words: { from, to: from + drafts.sentences.size[row]! }, shard, document, quotedSource: false,
        source: { row: archived, offset: 0, length: 0 }, shared, changes, furniture: isFurniture(archived),
      });
    }
    copies.push(...runCopies(drafts, matches, shard, isFurniture));
    copies.push(...quotedCopies(drafts, matches, shard, options, align, isFurniture));
  });
  return copies;
}

/** Aligns rows with archived words; the same words, as copies of one sentence have them, are aligned once. */
function aligner(bench: Workbench, drafts: Drafts, shingle: number): Align {
  let known: { readonly own: DraftRows; readonly row: number; readonly words: Uint32Array; readonly result: Pick<Copy, 'shared' | 'changes'> } | null = null;
  return (own, row, words) => {
    if (known !== null && known.own === own && known.row === row && known.words.length === words.length && known.words.every((word, i) => word === words[i])) return known.result;
    const address = bench.scratch('archivedRow', 4 * words.length + 16);
    u32(bench.memory, address, words.length).set(words);
    const all = u32(bench.memory, 0, bench.memory.buffer.byteLength / 4);
    const alignment: Alignment = alignSentences(bench, all, address / 4, words.length, own.at[row]!, own.size[row]!, shingle);
    const first = firstWord(drafts, own, row);
    const shared: WordSpan[] = [];
    for (let s = 0; s < alignment.shared.length; s += 2) shared.push({ from: first + alignment.shared[s]!, to: first + alignment.shared[s + 1]! });
    const result = { shared, changes: alignment.changes };
    known = { own, row, words, result };
    return result;
  };
}

/** Runs that sentences do not explain. What lies inside one sentence on both sides is told as these, by the longest run they share. */
function runCopies({ words, corpus }: Drafts, { rows, runs }: ShardMatches, shard: number, isFurniture: (row: number) => boolean): Copy[] {
  const across: Copy[] = [];
  const inside = new Map<string, Copy>();
  for (const { document: draft, told } of runs) {
    if (told === null) continue;
    const { word, length, row, offset } = told;
    const { starts } = words[draft]!;
    const sentence = sentenceOf(words[draft]!, word);
    const own = rows.load(row);
    const span = { from: word, to: word + length };
    const common = { kind: 'partial', draft, shard, document: own.document, quotedDraft: false, quotedSource: false, shared: [span], changes: [], furniture: isFurniture(row) } as const;
    if (word + length > starts[sentence + 1]! || offset + length > own.words.length) {
      across.push({ ...common, unit: 'run', row: -1, words: span, source: { row, offset, length } });
      continue;
    }
    const key = `${draft}:${sentence}:${row}`;
    const known = inside.get(key);
    if (known !== undefined && known.shared[0]!.to - known.shared[0]!.from >= length) continue;
    inside.set(key, {
      ...common, unit: 'sentence', row: corpus.documentRow[draft]! + sentence, words: { from: starts[sentence]!, to: starts[sentence + 1]! }, source: { row, offset: 0, length: 0 },
    });
  }
  return [...across, ...inside.values()];
}
