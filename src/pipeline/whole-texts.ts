/** Sources that are nearly a draft as a whole: another version of it under another name. */
import { u32 } from '../kernel/memory.ts';
import type { Workbench } from '../kernel/workbench.ts';
import type { WholeText } from '../model/check.ts';
import { compareWords } from '../verify/figures.ts';
import type { Copy } from './copy.ts';
import type { Drafts } from './drafts.ts';
import type { ShardMatches } from './search.ts';
import { WHOLE_TEXT } from './verdict.ts';

/** Whoever shares less than this of a draft's words cannot share nine tenths of its shingles. */
const LEAST_SHARED = 0.5;

/** Whole texts of one draft, most alike first. `isItself` says which sources are the draft. */
export function wholeTexts(bench: Workbench, drafts: Drafts, draft: number, copies: readonly Copy[], found: readonly ShardMatches[], shingle: number, isItself: (id: string) => boolean): WholeText[] {
  const own = drafts.words[draft]!;
  const shared = new Map<string, { readonly shard: number; readonly document: number; readonly marks: Uint8Array }>();
  const cover = (shard: number, document: number, from: number, to: number): void => {
    const key = `${shard}:${document}`;
    let known = shared.get(key);
    if (known === undefined) shared.set(key, known = { shard, document, marks: new Uint8Array(own.words.length) });
    known.marks.fill(1, from, to);
  };
  for (const copy of copies) for (const { from, to } of copy.shared) cover(copy.shard, copy.document, from, to);
  const texts: WholeText[] = [];
  for (const { shard, document, marks } of shared.values()) {
    if (marks.reduce((sum, mark) => sum + mark, 0) < LEAST_SHARED * own.words.length) continue;
    const { id, date, words } = found[shard]!.shard.document(document);
    // Sets of such different sizes cannot resemble one another so much; a text may repeat itself, so words are no exact bound.
    if (isItself(id) || words > 2 * own.words.length || own.words.length > 2 * words) continue;
    const resemblance = resemblanceOf(bench, drafts, draft, found[shard]!, document, shingle);
    if (resemblance >= WHOLE_TEXT) texts.push(Object.freeze({ document: id, date, resemblance }));
  }
  return texts.sort((a, b) => b.resemblance - a.resemblance || (a.document < b.document ? -1 : 1));
}

function resemblanceOf(bench: Workbench, drafts: Drafts, draft: number, { shard, rows }: ShardMatches, document: number, shingle: number): number {
  const [from, to] = shard.rowsOf(document);
  const words: number[] = [];
  for (let row = from; row < to; row++) for (const word of rows.load(row).words) words.push(word);
  const own = drafts.words[draft]!.words;
  if (words.length === 0 || own.length === 0) return 0;
  const address = bench.scratch('wholeText', 4 * words.length + 16);
  u32(bench.memory, address, words.length).set(words);
  return compareWords(bench, 4 * drafts.sentences.at[drafts.corpus.documentRow[draft]!]!, own.length, address, words.length, shingle).resemblance;
}
