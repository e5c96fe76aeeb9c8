/** What a member has in common with its representative and what it changes, word by word, as places. */
import { alignWords } from '../align/words.ts';
import { wordFinder } from '../kernel/spans.ts';
import { u8 } from '../kernel/memory.ts';
import type { Workbench } from '../kernel/workbench.ts';
import type { Change, Difference, PlaceRow } from '../model/report.ts';
import type { Findings } from './findings.ts';

/** Words of the member that the representative has (spans of words), and what changes: spans of words on both sides. */
interface Alignment {
  /** pairs [first word, word behind the last) of the member, ascending, apart */
  readonly shared: readonly number[];
  /** fours: span in the representative, span in the member */
  readonly changes: readonly number[];
}

/** Differences against one representative; `row` is where it stands. */
export type Differ = (row: number, member: number) => Difference;

/** Tells differences between sentences; what belongs to one representative is kept until the next is asked for. */
export function createDiffer(bench: Workbench, findings: Findings, words: Uint32Array): Differ {
  const { rows, texts, shingle } = findings;
  const find = wordFinder();
  let centre = -1;
  let spans = new Uint32Array(0);
  /** by first row */
  const known = new Map<number, Alignment>();

  return (row, member) => {
    if (row !== centre) {
      centre = row;
      spans = spansOf(row).slice();
      known.clear();
    }
    const first = rows.first[member]!;
    let alignment = known.get(first);
    if (!alignment) known.set(first, alignment = align(row, member));
    return placed(alignment, member);
  };

  function spansOf(row: number): Uint32Array {
    return find(texts.bytes(rows.document[row]!), rows.start[row]!, rows.end[row]!);
  }

  function align(row: number, member: number): Alignment {
    const [left, right] = [rows.size[row]!, rows.size[member]!];
    const equal = alignWords(words, rows.at[row]!, left, rows.at[member]!, right);
    const changes: number[] = [];
    let [i, j, longest] = [0, 0, 0];
    for (let k = 0; k <= equal.length; k += 3) {
      const [toI, toJ] = k < equal.length ? [equal[k]!, equal[k + 1]!] : [left, right];
      if (toI > i || toJ > j) changes.push(i, toI, j, toJ);
      longest = Math.max(longest, toJ - j);
      if (k < equal.length) [i, j] = [toI + equal[k + 2]!, toJ + equal[k + 2]!];
    }
    // Words that only moved stand in a common shingle and are in common all the same.
    return { changes, shared: longest < shingle ? equalSpans(equal) : withMoved(equal, row, member) };
  }

  function withMoved(equal: readonly number[], row: number, member: number): number[] {
    const [left, right] = [rows.size[row]!, rows.size[member]!];
    const mask = 2 ** (33 - Math.clz32(Math.max(left, right))) - 1;
    const address = bench.scratch('moved', right + 16);
    const marks = u8(bench.memory, address, right).fill(0);
    bench.kernel.markShared(4 * rows.at[member]!, right, 4 * rows.at[row]!, left, shingle, bench.scratch('compare', 8 * (mask + 1)), mask, address);
    for (let k = 0; k < equal.length; k += 3) marks.fill(1, equal[k + 1]!, equal[k + 1]! + equal[k + 2]!);
    const shared: number[] = [];
    for (let word = 0; word < right; word++) {
      if (marks[word] === 0) continue;
      if (word === 0 || marks[word - 1] === 0) shared.push(word, word + 1);
      else shared[shared.length - 1] = word + 1;
    }
    return shared;
  }

  function placed({ shared, changes }: Alignment, member: number): Difference {
    const [left, right] = [rows.document[centre]!, rows.document[member]!];
    const own = spansOf(member);
    const units = (document: number, at: Uint32Array, begin: number, from: number, to: number): readonly [number, number] => {
      // An empty span stands behind the word before it.
      const start = from < to ? at[2 * from]! : from > 0 ? at[2 * from - 1]! : begin;
      const end = from < to ? at[2 * to - 1]! : start;
      const place = texts.place(document, start, end);
      return [place.start, place.end];
    };
    const places: PlaceRow[] = [];
    for (let s = 0; s < shared.length; s += 2) {
      places.push({ document: right, ...texts.place(right, own[2 * shared[s]!]!, own[2 * shared[s + 1]! - 1]!) });
    }
    const told: Change[] = [];
    for (let c = 0; c < changes.length; c += 4) {
      const [i, toI, j, toJ] = [changes[c]!, changes[c + 1]!, changes[c + 2]!, changes[c + 3]!];
      told.push({
        op: j === toJ ? 'delete' : i === toI ? 'insert' : 'replace',
        representative: units(left, spans, rows.start[centre]!, i, toI), member: units(right, own, rows.start[member]!, j, toJ),
      });
    }
    return { shared: places, changes: told };
  }
}

function equalSpans(equal: readonly number[]): number[] {
  const spans: number[] = [];
  for (let k = 0; k < equal.length; k += 3) {
    const [from, to] = [equal[k + 1]!, equal[k + 1]! + equal[k + 2]!];
    if (spans.length > 0 && spans[spans.length - 1] === from) spans[spans.length - 1] = to;
    else spans.push(from, to);
  }
  return spans;
}
