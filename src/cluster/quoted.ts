/** Clusters of sentences that a cluster of quotations explains wholly: what their sentences have in common is the quotation. */
import { u32 } from '../kernel/memory.ts';
import type { Rows } from '../model/columns.ts';
import { NOTHING, STRETCH, type ClusterList } from './clusters.ts';
import { forEachOccurrence, type Occurrences } from './occurrences.ts';
import { NONE, type QuotationClusters } from './quotations.ts';
import { rowColumns, standsAt } from './standing.ts';

/** Words in common beside the quotation that are still its attribution: "the minister told reporters". */
const ATTRIBUTION_WORDS = 4;
/** Places of a cluster that are looked at; one with more is listed. */
const MOST_PLACES = 1000;

/** Quotation clusters by the rows their places touch. */
function clustersByRow(memory: WebAssembly.Memory, rows: Rows, quotations: Rows, quoted: QuotationClusters): Map<number, number[]> {
  const rowAt = u32(memory, rows.at, rows.count);
  const size = u32(memory, rows.size, rows.count);
  const document = u32(memory, rows.document, rows.count);
  const at = u32(memory, quotations.at, quotations.count);
  const words = u32(memory, quotations.size, quotations.count);
  const home = u32(memory, quotations.document, quotations.count);
  const byRow = new Map<number, number[]>();
  const touch = (row: number, k: number): void => {
    const list = byRow.get(row);
    if (!list) byRow.set(row, [k]);
    else if (list[list.length - 1] !== k) list.push(k);
  };
  // First row of each document: words of different documents stand anywhere in memory.
  const firstRow = new Map<number, number>();
  for (let row = rows.count - 1; row >= 0; row--) firstRow.set(document[row]!, row);
  for (let k = 0; k < quoted.count; k++) {
    for (let i = quoted.begin[k]!; i < quoted.begin[k + 1]!; i++) {
      if (quoted.row[i] !== NONE) { touch(quoted.row[i]!, k); continue; }
      const q = quoted.quotation[i]!;
      let low = firstRow.get(home[q]!)!;
      let high = (firstRow.get(home[q]! + 1) ?? rows.count) - 1;
      while (low < high) {
        const middle = (low + high + 1) >>> 1;
        if (rowAt[middle]! <= at[q]!) low = middle;
        else high = middle - 1;
      }
      for (let row = low; row < rows.count && document[row] === home[q] && rowAt[row]! < at[q]! + words[q]!; row++) if (size[row]! > 0) touch(row, k);
    }
  }
  return byRow;
}

/** Marks the clusters that quotations explain as not to be listed. */
export function hideQuoted(memory: WebAssembly.Memory, list: ClusterList, rows: Rows, sentences: Occurrences, boundaries: Occurrences, quotations: Rows, quoted: QuotationClusters): void {
  if (quoted.count === 0) return;
  const columns = rowColumns(memory, rows);
  const byRow = clustersByRow(memory, rows, quotations, quoted);
  const centreAt = u32(memory, quotations.at, quotations.count);
  const centreSize = u32(memory, quotations.size, quotations.count);
  const { at, size, words } = columns;
  const end = (c: number): number => (c + 1 < list.begin.length ? list.begin.at(c + 1) : list.row.length);
  const wordsOf = new Map<number, Set<number>>();

  for (let c = 0; c < list.type.length; c++) {
    if (list.unit.at(c) === NOTHING || list.places.at(c) > MOST_PLACES) continue;
    const stretch = list.type.at(c) === STRETCH;
    const length = list.length.at(c);
    if (!byRow.has(list.row.at(list.begin.at(c)))) continue;
    let common: number[] | null = null;
    const visit = (row: number): void => {
      const here = byRow.get(row) ?? [];
      common = common === null ? here : common.filter((k) => here.includes(k));
    };
    for (let i = list.begin.at(c); i < end(c); i++) {
      const row = list.row.at(i);
      if (stretch) standsAt(columns, sentences, boundaries, row, list.figure.at(i), length, list.setSize.at(i), visit);
      else forEachOccurrence(sentences, row, visit);
    }
    if ((common ?? []).some((k) => (stretch ? isQuotedStretch(c, k) : areQuotedSentences(c, k)))) list.unit.set(c, NOTHING);
  }

  function quotedWords(k: number): Set<number> {
    let set = wordsOf.get(k);
    if (!set) {
      const centre = quoted.centre[k]!;
      wordsOf.set(k, set = new Set(words.subarray(centreAt[centre]!, centreAt[centre]! + centreSize[centre]!)));
    }
    return set;
  }

  /** Whether hardly a word of a stretch stands outside the quotation. */
  function isQuotedStretch(c: number, k: number): boolean {
    const inside = quotedWords(k);
    const from = at[list.row.at(list.begin.at(c))]! + list.figure.at(list.begin.at(c));
    let outside = 0;
    for (let i = from; i < from + list.length.at(c); i++) if (!inside.has(words[i]!)) outside++;
    return outside <= ATTRIBUTION_WORDS;
  }

  /** Whether every member shares no more than an attribution with the centre beside the quotation. */
  function areQuotedSentences(c: number, k: number): boolean {
    const inside = quotedWords(k);
    const centre = list.row.at(list.begin.at(c));
    const from = list.begin.at(c) + 1;
    if (from === end(c)) return runOutside(centre, inside) <= ATTRIBUTION_WORDS;
    const pairs = pairsOutside(centre, inside);
    for (let i = from; i < end(c); i++) if (sharedRun(list.row.at(i), inside, pairs) > ATTRIBUTION_WORDS) return false;
    return true;
  }

  /** Words of a sentence outside the quotation. */
  function runOutside(row: number, inside: ReadonlySet<number>): number {
    let outside = 0;
    for (let i = at[row]!; i < at[row]! + size[row]!; i++) if (!inside.has(words[i]!)) outside++;
    return outside;
  }
  /** Pairs of neighbouring words outside the quotation, as one number each. */
  function pairsOutside(row: number, inside: ReadonlySet<number>): Set<number> {
    const pairs = new Set<number>();
    for (let i = at[row]! + 1; i < at[row]! + size[row]!; i++) if (!inside.has(words[i]!) && !inside.has(words[i - 1]!)) pairs.add(words[i - 1]! * 0x200000 + (words[i]! >>> 11));
    return pairs;
  }
  /** Words of the longest run outside the quotation whose neighbouring pairs all stand in `pairs` too; 1 where there is none. */
  function sharedRun(row: number, inside: ReadonlySet<number>, pairs: ReadonlySet<number>): number {
    let longest = 1;
    let run = 1;
    for (let i = at[row]! + 1; i < at[row]! + size[row]!; i++) {
      run = !inside.has(words[i]!) && !inside.has(words[i - 1]!) && pairs.has(words[i - 1]! * 0x200000 + (words[i]! >>> 11)) ? run + 1 : 1;
      longest = Math.max(longest, run);
    }
    return longest;
  }
}
