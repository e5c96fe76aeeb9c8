/** Views of clusters: members in the order of their places, figures against the representative. */
import { KINDS, SENTENCES, STAR, STRETCH } from '../cluster/clusters.ts';
import { CONTAINED } from '../join/contain.ts';
import { u32 } from '../kernel/memory.ts';
import type { Workbench } from '../kernel/workbench.ts';
import type { ClusterView, Kind } from '../model/report.ts';
import type { Findings } from './findings.ts';
import { createDiffer, type Differ } from './difference.ts';
import { NOTHING_KNOWN, originOf, type Origins } from './origin.ts';
import type { Tracing } from './trace.ts';
import { countDocuments, placesOfCluster } from './places.ts';
import { emptyMember, hex, moveMember, nameOfWords, roleIn } from './member.ts';
import { quotationViews } from './quoted.ts';
import { figuresOf, type Figures } from '../verify/figures.ts';
import { compareRows, longestRun } from './figures.ts';
import { stretchFinder, type Stretch } from './stretch.ts';

/** Numbers of kinds, see KINDS. */
const [NEAR, HELD, PARTIAL] = [1, 2, 3] as const;

/** Stable name: a hash of the representative's words, with the kind of gathering behind it where one text may centre two clusters. */
function idOf(findings: Findings, c: number, words: Uint32Array): string {
  const { clusters, rows } = findings;
  const centre = clusters.centre[c]!;
  if (clusters.type[c] !== STRETCH) return `${hex(rows.content[2 * centre + 1]!)}${hex(rows.content[2 * centre]!)}${clusters.type[c] === STAR ? '' : 'c'}`;
  const from = rows.at[centre]! + clusters.figure[clusters.begin[c]!]!;
  return `${nameOfWords(words, from, from + clusters.length[c]!)}r`;
}

/** Views of clusters, one after the other; each is valid for as long as it is kept. */
export function* clusterViews(bench: Workbench, findings: Findings, tracing: Tracing, limit: number): Generator<ClusterView> {
  const { clusters, rows, quoted } = findings;
  const words = u32(bench.memory, 0, bench.memory.buffer.byteLength / 4);
  const differ = createDiffer(bench, findings, words);
  const stretch = stretchFinder(findings);
  const quotations = quotationViews(bench, findings, tracing, words);
  let i = 0;
  let k = 0;
  for (let listed = 0; listed < limit && (i < clusters.order.length || k < quoted.order.length); listed++) {
    if (i === clusters.order.length || (k < quoted.order.length && quotationFirst())) yield quotations.view(quoted.order[k++]!);
    else yield clusterView(bench, findings, tracing, clusters.order[i++]!, words, differ, stretch);
  }

  /** Whether the next quotation comes before the next cluster of sentences: text before furniture, more places, then the earlier one. */
  function quotationFirst(): boolean {
    const c = clusters.order[i]!;
    const q = quoted.order[k]!;
    const furniture = findings.furniture.clusters[c]! - findings.furniture.quoted[q]!;
    if (furniture !== 0) return furniture > 0;
    const more = quoted.begin[q + 1]! - quoted.begin[q]! - clusters.places[c]!;
    if (more !== 0) return more > 0;
    let row = clusters.row[clusters.begin[c]!]!;
    for (let m = clusters.begin[c]!; m < clusters.begin[c + 1]!; m++) row = Math.min(row, clusters.row[m]!);
    const place = quoted.begin[q]!;
    return (rows.document[row]! - quoted.rows.document[place]! || rows.start[row]! - quoted.rows.start[place]!) >= 0;
  }
}

function clusterView(bench: Workbench, findings: Findings, tracing: Tracing, c: number, words: Uint32Array, differ: Differ, stretch: Stretch): ClusterView {
  const { clusters, rows, texts } = findings;
  const places = placesOfCluster(findings, c);
  const type = clusters.type[c]!;
  const centre = clusters.centre[c]!;
  const length = clusters.length[c]!;
  const inSentences = clusters.unit[c] === SENTENCES;
  const documentCount = countDocuments(rows.document, places.row);
  const out = emptyMember(null);
  const representative = Math.max(0, places.row.indexOf(centre));
  const judge = judgeOf(bench, findings, c, words);
  let judged = -1;
  /** the member that `out` shows */
  let placed = -1;
  let origins: Origins | null = null;
  const originsOnce = (): Origins => origins ??= documentCount > tracing.maxSpread ? NOTHING_KNOWN
    : originOf(places.row.map((row) => rows.document[row]!), tracing, findings.metadata);
  return Object.freeze<ClusterView>({
    id: idOf(findings, c, words),
    kind: KINDS[type === STRETCH && inSentences ? judge.weakest() : clusters.kind[c]!]!,
    unit: inSentences ? 'sentence' : 'run',
    boilerplate: findings.furniture.clusters[c] === 1,
    crossDocument: documentCount > 1,
    quotation: false,
    speaker: null,
    representative,
    memberCount: places.row.length,
    documentCount,
    member(index) {
      const row = places.row[index]!;
      const member = places.member[index]!;
      const document = rows.document[row]!;
      const [start, end] = inSentences ? [rows.start[row]!, rows.end[row]!] : stretch(row, places.offset[index]!, length);
      moveMember(out, texts, document, start, end);
      placed = index;
      if (!inSentences) Object.assign(out, { kind: index === representative ? 'exact' : 'partial', longestRun: length });
      else if (member !== judged) { Object.assign(out, judge.member(member)); judged = member; }
      return out;
    },
    difference: (index) => (inSentences && rows.first[places.row[index]!] !== rows.first[centre] ? differ(centre, places.row[index]!, index === placed ? out : null) : null),
    origin: () => originsOnce().origin,
    role: (index) => roleIn(originsOnce(), rows.document[places.row[index]!]!, index),
  });
}

/** What a member is to the representative. */
interface Judgement { readonly kind: Kind; readonly resemblance: number; readonly containment: number; readonly longestRun: number }

/** Judges members of a cluster of sentences, by their number in the cluster's columns. */
function judgeOf(bench: Workbench, findings: Findings, c: number, words: Uint32Array) {
  const { clusters, rows } = findings;
  const type = clusters.type[c]!;
  const centre = clusters.centre[c]!;
  const setSizes = u32(bench.memory, findings.sets.size, rows.at.length);
  // Members of stretches are compared anew, so each is kept.
  const known = new Map<number, Judgement>();
  return Object.freeze({ member, weakest });

  function member(i: number): Judgement {
    const row = clusters.row[i]!;
    if (rows.content[2 * row] === rows.content[2 * centre] && rows.content[2 * row + 1] === rows.content[2 * centre + 1]) return { kind: 'exact', resemblance: 1, containment: 1, longestRun: rows.size[row]! };
    if (type !== STRETCH) return judgement(clusters.kind[c]!, row, type === STAR
      ? figuresOf(setSizes[row]!, setSizes[centre]!, clusters.figure[i]!) : figuresOf(clusters.setSize[i]!, setSizes[centre]!, clusters.figure[i]!));
    let found = known.get(row);
    if (!found) {
      const figures = compareRows(bench, rows, row, centre, findings.shingle);
      const kind = figures.resemblance >= findings.threshold - 1e-9 ? NEAR : Math.max(figures.left, figures.right) >= CONTAINED - 1e-9 ? HELD : PARTIAL;
      known.set(row, found = judgement(kind, row, figures));
    }
    return found;
  }
  function judgement(kind: number, row: number, figures: Figures): Judgement {
    return {
      kind: KINDS[kind]!, resemblance: figures.resemblance, containment: figures.left,
      longestRun: longestRun(words, rows.at[row]!, rows.size[row]!, rows.at[centre]!, rows.size[centre]!),
    };
  }
  function weakest(): number {
    let kind = 0;
    for (let i = clusters.begin[c]!; i < clusters.begin[c + 1]! && kind < PARTIAL; i++) kind = Math.max(kind, KINDS.indexOf(member(i).kind));
    return kind;
  }
}
