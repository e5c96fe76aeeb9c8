/** Clusters of quotations as reports need them: their places as rows, speakers, views. */
import { KINDS } from '../cluster/clusters.ts';
import { NONE, type QuotationClusters } from '../cluster/quotations.ts';
import { CONTAINED } from '../join/contain.ts';
import { u32, u8 } from '../kernel/memory.ts';
import type { Workbench } from '../kernel/workbench.ts';
import type { Rows } from '../model/columns.ts';
import type { ClusterView, Kind } from '../model/report.ts';
import type { Quotations } from '../sketch/quotations.ts';
import { emptyMember, hex, moveMember, roleIn } from './member.ts';
import { createDiffer } from './difference.ts';
import type { Figures } from '../verify/figures.ts';
import { compareRows, longestRun } from './figures.ts';
import type { Findings, Quoted, RowViews } from './findings.ts';
import { NOTHING_KNOWN, originOf, type Origins } from './origin.ts';
import { countDocuments } from './places.ts';
import { speakerFinder } from './speakers.ts';
import type { Texts } from './texts.ts';
import type { Tracing } from './trace.ts';

/** Marked places of a cluster that are asked for the speaker. */
const MOST_ASKED = 8;

/** Gathers the places of quotation clusters and names who said them. */
export function quotedFindings(memory: WebAssembly.Memory, rows: Rows, quotations: Quotations, clusters: QuotationClusters, texts: Texts, documentRow: Uint32Array): Quoted {
  const places = clusters.quotation.length;
  const marked = Uint8Array.from(clusters.quotation, (q) => (q === NONE ? 0 : 1));
  const pick = (name: 'at' | 'size' | 'start' | 'end' | 'document' | 'word'): Uint32Array => {
    const [own, around] = [u32(memory, quotations[name], quotations.count), u32(memory, rows[name], rows.count)];
    return Uint32Array.from({ length: places }, (_, p) => (marked[p] === 1 ? own[clusters.quotation[p]!]! : around[clusters.row[p]!]!));
  };
  const content = new Uint32Array(2 * places);
  const [own, around] = [u32(memory, quotations.content, 2 * quotations.count), u32(memory, rows.content, 2 * rows.count)];
  const [ownFlags, rowFlags] = [u8(memory, quotations.flags, quotations.count), u8(memory, rows.flags, rows.count)];
  const flags = new Uint8Array(places);
  const first = new Uint32Array(places);
  for (let k = 0; k < clusters.count; k++) {
    // Equal words are one text, with marks or without.
    const earliest = new Map<bigint, number>();
    for (let p = clusters.begin[k]!; p < clusters.begin[k + 1]!; p++) {
      const [keys, at] = marked[p] === 1 ? [own, 2 * clusters.quotation[p]!] as const : [around, 2 * clusters.row[p]!] as const;
      content[2 * p] = keys[at]!;
      content[2 * p + 1] = keys[at + 1]!;
      flags[p] = marked[p] === 1 ? ownFlags[clusters.quotation[p]!]! : rowFlags[clusters.row[p]!]!;
      const key = (BigInt(keys[at + 1]!) << 32n) | BigInt(keys[at]!);
      if (!earliest.has(key)) earliest.set(key, p);
      first[p] = earliest.get(key)!;
    }
  }
  const columns: RowViews = { at: pick('at'), size: pick('size'), start: pick('start'), end: pick('end'), document: pick('document'), content, flags, mark: new Uint8Array(places), first };
  const speakerAt = speakerFinder(u32(memory, rows.start, rows.count), u32(memory, rows.end, rows.count), documentRow, texts);
  const speaker = Array.from({ length: clusters.count }, (_, k) => {
    let asked = 0;
    for (let p = clusters.begin[k]!; p < clusters.begin[k + 1]! && asked < MOST_ASKED; p++) {
      if (marked[p] === 0) continue;
      asked++;
      const named = speakerAt(columns.document[p]!, columns.start[p]!, columns.end[p]!);
      if (named !== null) return named;
    }
    return null;
  });
  const order = Uint32Array.from({ length: clusters.count }, (_, k) => k).sort((a, b) => {
    const [p, q] = [clusters.begin[a]!, clusters.begin[b]!];
    return clusters.begin[b + 1]! - q - (clusters.begin[a + 1]! - p) || columns.document[p]! - columns.document[q]! || columns.start[p]! - columns.start[q]! || a - b;
  });
  return Object.freeze({ ...clusters, rows: columns, marked, word: pick('word'), speaker, order, unclosed: quotations.unclosed });
}

/** Figures against the representative. */
interface Judgement { readonly kind: Kind; readonly resemblance: number; readonly containment: number; readonly longestRun: number }

/** Views of quotation clusters by number. */
export function quotationViews(bench: Workbench, findings: Findings, tracing: Tracing, words: Uint32Array): { view(k: number): ClusterView } {
  const { quoted, texts, shingle, threshold } = findings;
  const { rows, begin } = quoted;
  const differ = createDiffer(bench, { ...findings, rows }, words);
  return { view };

  function view(k: number): ClusterView {
    const from = begin[k]!;
    const memberCount = begin[k + 1]! - from;
    const document = rows.document.subarray(from, from + memberCount);
    const centre = representativeOf(k);
    const judged = new Map<number, Judgement>();
    const out = emptyMember(true);
    const documentCount = countDocuments(rows.document, Uint32Array.from(document, (_, i) => from + i));
    let origins: Origins | null = null;
    const originsOnce = (): Origins => origins ??= documentCount > tracing.maxSpread ? NOTHING_KNOWN : originOf(document, tracing, findings.metadata);
    let weakest = 0;
    for (let p = from; p < from + memberCount; p++) weakest = Math.max(weakest, KINDS.indexOf(judge(p).kind));
    return Object.freeze<ClusterView>({
      id: `${hex(rows.content[2 * centre + 1]!)}${hex(rows.content[2 * centre]!)}q`,
      kind: KINDS[weakest]!,
      unit: 'quotation',
      boilerplate: findings.furniture.quoted[k] === 1,
      crossDocument: documentCount > 1,
      quotation: true,
      speaker: quoted.speaker[k]!,
      representative: centre - from,
      memberCount,
      documentCount,
      member(index) {
        const p = from + index;
        moveMember(out, texts, rows.document[p]!, rows.start[p]!, rows.end[p]!);
        Object.assign(out, judge(p));
        out.marked = quoted.marked[p] === 1;
        return out;
      },
      difference: (index) => (rows.first[from + index] !== rows.first[centre] ? differ(centre, from + index, null) : null),
      origin: () => originsOnce().origin,
      role: (index) => roleIn(originsOnce(), document[index]!, index),
    });

    function judge(p: number): Judgement {
      const head = rows.first[p]!;
      let found = judged.get(head);
      if (!found) judged.set(head, found = head === rows.first[centre] ? { kind: 'exact', resemblance: 1, containment: 1, longestRun: rows.size[p]! } : compared(p, compareRows(bench, rows, p, centre, shingle)));
      return found;
    }
    function compared(p: number, figures: Figures): Judgement {
      const kind = figures.resemblance >= threshold - 1e-9 ? 'near' : Math.max(figures.left, figures.right) >= CONTAINED - 1e-9 ? 'contained' : 'partial';
      return { kind, resemblance: figures.resemblance, containment: figures.left, longestRun: longestRun(words, rows.at[p]!, rows.size[p]!, rows.at[centre]!, rows.size[centre]!) };
    }
  }

  /** The first place of the quotation at the centre. */
  function representativeOf(k: number): number {
    for (let p = begin[k]!; p < begin[k + 1]!; p++) if (quoted.quotation[p] === quoted.centre[k]) return p;
    return begin[k]!;
  }
}
