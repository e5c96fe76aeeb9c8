/**
 * Clusters of quotations: stars around the quotation with most places. A place is a quotation with (nearly) the same words, one that
 * holds them or is held by them, or a sentence that has the words without marks.
 *
 *   centre      “has no place in the future of Syria”      a: 29
 *   quotation   “has no place in the future of Syria”      b: 21     marked
 *   sentence    Assad has no place in the future of Syria. c: 4      not marked
 *
 * A quotation shorter than a run may be a stock phrase (“in the near future”): where more sentences have its words than quotations, the
 * sentences are left out.
 *
 * Of places that lie within one another (a quotation and the sentence around it) one counts: the same words before others, marked ones
 * before sentences.
 */
import { u32, u8 } from '../kernel/memory.ts';
import type { Containments, Rows } from '../model/columns.ts';
import { growing } from './growing.ts';
import { forEachOccurrence, occurrenceLists, type Occurrences } from './occurrences.ts';

/** No quotation, or no row. */
export const NONE = 0xffffffff;

/** Flag of a row: graphemes are words. */
const GRAPHEMES = 1;

/** Cluster k has the places begin[k] … begin[k + 1], in the order of the texts. */
export interface QuotationClusters {
  readonly count: number;
  /** the quotation at the centre */
  readonly centre: Uint32Array;
  readonly begin: Uint32Array;
  /** by place: the quotation, or NONE for a sentence */
  readonly quotation: Uint32Array;
  /** by place: the sentence's row, or NONE for a quotation */
  readonly row: Uint32Array;
}

/** Others by number: those of n are other[begin[n]] … other[begin[n + 1]], ascending. */
interface Lists { readonly begin: Uint32Array; readonly other: Uint32Array }

/** Lists of B by A, and of A by B where both are numbered alike. */
function listsOf(memory: WebAssembly.Memory, parts: readonly Containments[], count: number, bothWays: boolean): Lists {
  const begin = new Uint32Array(count + 2);
  const columns = parts.map((part) => u32(memory, part.address, 4 * part.count));
  const each = (visit: (from: number, to: number) => void): void => {
    for (const column of columns) {
      for (let i = 0; i < column.length; i += 4) {
        visit(column[i]!, column[i + 1]!);
        if (bothWays) visit(column[i + 1]!, column[i]!);
      }
    }
  };
  each((from) => { begin[from + 2]!++; });
  for (let n = 2; n < begin.length; n++) begin[n]! += begin[n - 1]!;
  const other = new Uint32Array(begin[count + 1]!);
  each((from, to) => { other[begin[from + 1]!++] = to; });
  for (let n = 0; n < count; n++) other.subarray(begin[n]!, begin[n + 1]!).sort();
  return { begin, other };
}

/** Places of one cluster while it is gathered; the fields of a place stand in parallel. */
interface Places { document: number[]; start: number[]; end: number[]; quotation: number[]; row: number[]; rank: number[] }

/** What the search for clusters reads. */
export interface QuotedRows {
  readonly rows: Rows;
  readonly quotations: Rows;
  readonly sentences: Occurrences;
  readonly inSentences: readonly Containments[];
  readonly inQuotations: readonly Containments[];
  /** words from which a quotation is no stock phrase; doubled where graphemes are words */
  readonly minRun: number;
}

/** Gathers quotations and sentences around centres: most places first, then more words, then the smaller content key. */
export function gatherQuotationClusters(memory: WebAssembly.Memory, { rows, quotations, sentences, inSentences, inQuotations, minRun }: QuotedRows): QuotationClusters {
  const { count } = quotations;
  const view = (address: number, length: number): Uint32Array => u32(memory, address, length);
  const first = view(quotations.first, count);
  const own = { document: view(quotations.document, count), start: view(quotations.start, count), end: view(quotations.end, count), size: view(quotations.size, count) };
  const content = view(quotations.content, 2 * count);
  const around = { document: view(rows.document, rows.count), start: view(rows.start, rows.count), end: view(rows.end, rows.count) };
  const flags = u8(memory, quotations.flags, count);
  const times = new Uint32Array(count);
  for (let q = 0; q < count; q++) times[first[q]!]!++;
  const marked = occurrenceLists(first, times, own.document);
  const holding = listsOf(memory, inSentences, count, false);
  const related = listsOf(memory, inQuotations, count, true);

  const taken = new Uint8Array(count);
  const candidates: { centre: number; places: number }[] = [];
  for (let q = 0; q < count; q++) {
    if (first[q] !== q || (times[q]! < 2 && holding.begin[q] === holding.begin[q + 1] && related.begin[q] === related.begin[q + 1])) continue;
    const places = placesAround(q).document.length;
    if (places > 1) candidates.push({ centre: q, places });
  }
  candidates.sort((a, b) => b.places - a.places || own.size[b.centre]! - own.size[a.centre]!
    || content[2 * a.centre + 1]! - content[2 * b.centre + 1]! || content[2 * a.centre]! - content[2 * b.centre]!);

  const [centres, begin, quotation, row] = [growing(), growing(), growing(), growing()];
  for (const { centre } of candidates) {
    if (taken[centre] === 1) continue;
    const places = placesAround(centre);
    if (places.document.length < 2) continue;
    centres.push(centre);
    begin.push(row.length);
    for (let i = 0; i < places.row.length; i++) {
      quotation.push(places.quotation[i]!);
      row.push(places.row[i]!);
      if (places.quotation[i] !== NONE) taken[first[places.quotation[i]!]!] = 1;
    }
  }
  begin.push(row.length);
  return Object.freeze({ count: centres.length, centre: centres.values(), begin: begin.values(), quotation: quotation.values(), row: row.values() });

  /** The places of a centre and of what no other cluster has taken, in order, apart from one another. */
  function placesAround(centre: number): Places {
    const found: Places = { document: [], start: [], end: [], quotation: [], row: [], rank: [] };
    const add = (document: number, start: number, end: number, q: number, r: number, rank: number): void => {
      found.document.push(document);
      found.start.push(start);
      found.end.push(end);
      found.quotation.push(q);
      found.row.push(r);
      found.rank.push(rank);
    };
    const addQuotation = (head: number, rank: number): void => forEachOccurrence(marked, head, (q) => add(own.document[q]!, own.start[q]!, own.end[q]!, q, NONE, rank));
    addQuotation(centre, 0);
    for (let i = related.begin[centre]!; i < related.begin[centre + 1]!; i++) if (taken[related.other[i]!] === 0) addQuotation(related.other[i]!, 1);
    for (let i = holding.begin[centre]!; i < holding.begin[centre + 1]!; i++) {
      forEachOccurrence(sentences, holding.other[i]!, (r) => add(around.document[r]!, around.start[r]!, around.end[r]!, NONE, r, 2));
    }
    const places = apart(found);
    return own.size[centre]! >= (flags[centre]! & GRAPHEMES ? 2 * minRun : minRun) ? places : withoutPhrase(places);
  }
}

/** The places without sentences where these are more than the quotations. */
function withoutPhrase(places: Places): Places {
  const quoted = places.quotation.filter((q) => q !== NONE).length;
  return 2 * quoted >= places.quotation.length ? places : pick(places, places.quotation.flatMap((q, i) => (q === NONE ? [] : [i])));
}

function pick({ document, start, end, quotation, row, rank }: Places, kept: readonly number[]): Places {
  const of = (column: readonly number[]): number[] => kept.map((i) => column[i]!);
  return { document: of(document), start: of(start), end: of(end), quotation: of(quotation), row: of(row), rank: of(rank) };
}

/** Places by document and start; of those that overlap the one of the lowest rank, the first of these. */
function apart(places: Places): Places {
  const { document, start, end, rank } = places;
  const order = document.map((_, i) => i).sort((a, b) => document[a]! - document[b]! || start[a]! - start[b]! || rank[a]! - rank[b]! || end[a]! - end[b]!);
  const kept: number[] = [];
  for (const i of order) {
    // Whatever overlaps and says less goes; a place that says more stays, and this one goes.
    let stays = true;
    while (stays && kept.length > 0) {
      const last = kept[kept.length - 1]!;
      if (document[last] !== document[i] || end[last]! <= start[i]!) break;
      if (rank[last]! <= rank[i]!) stays = false;
      else kept.pop();
    }
    if (stays) kept.push(i);
  }
  return pick(places, kept);
}
