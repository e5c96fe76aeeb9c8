/** Which document has what from which, and why it is thought so: derivations of pairs, origins of clusters. */
import { alignWords } from '../align/words.ts';
import { RUNS } from '../cluster/clusters.ts';
import { u32 } from '../kernel/memory.ts';
import type { Workbench } from '../kernel/workbench.ts';
import { NO_METADATA } from '../read/metadata.ts';
import { attributions } from '../trace/attribution.ts';
import { commonWords, type Link, type TraceColumns } from '../trace/columns.ts';
import { compareLink, type Compared } from '../trace/compare.ts';
import { withoutCycles } from '../trace/cycles.ts';
import { phraseFinder } from '../trace/phrases.ts';
import { learnReplacements, type Replacements } from '../trace/replacements.ts';
import { standingTogether } from '../trace/together.ts';
import { likelyOrigin, weightOf, type Side } from '../trace/weigh.ts';
import { placesOfCluster, type Places } from './places.ts';
import type { Findings } from './findings.ts';
import { createHints, wordHasher } from './hints.ts';
import { KEPT, type DocumentPairs, type PairSum } from './pairs.ts';

/** Pairs of documents that are traced, those with most words in common first; the rest is counted. */
const MOST_PAIRS = KEPT;
/** Links of one pair, and of all pairs, whose wording is compared; beyond it only dates tell. */
const MOST_LINKS_OF_PAIR = 64;
const MOST_LINKS = 6_000;

/** One document has sentences from another. Documents are numbers. */
export interface Derived {
  readonly from: number;
  readonly to: number;
  readonly sentences: number;
  readonly words: number;
  readonly confidence: 'certain' | 'likely';
  /** for `from` being the origin */
  readonly side: Side;
  readonly replacements: Replacements['left'];
}

/** Derivations, most words first, and what was left out. */
export interface Tracing {
  readonly derivations: readonly Derived[];
  /** derivations that would have closed a circle */
  readonly dropped: number;
  /** pairs of documents beyond {@link MOST_PAIRS} */
  readonly untraced: number;
  /** clusters in more documents have no origin */
  readonly maxSpread: number;
  /** what document `to` has from document `from`, or undefined */
  readonly between: (from: number, to: number) => Derived | undefined;
  /** whether a derivation begins or ends at a document */
  readonly isTraced: (document: number) => boolean;
}

/** A pair with what its links show. */
interface Traced extends PairSum {
  readonly compared: readonly Compared[];
  readonly links: readonly Link[];
}

/** Traces the pairs of documents that have most in common. */
export function traceDocuments(bench: Workbench, findings: Findings, pairs: DocumentPairs, maxSpread: number): Tracing {
  const { rows, corpus, metadata } = findings;
  const words = u32(bench.memory, 0, bench.memory.buffer.byteLength / 4);
  const columns: TraceColumns = {
    words, at: rows.at, size: rows.size, document: rows.document, content: rows.content, documentRow: corpus.documentRow,
    isCommon: commonWords({ words, at: rows.at, size: rows.size }, corpus.words),
  };
  const places = new Map<number, Places>();
  const placesOnce = (c: number): Places => {
    let found = places.get(c);
    if (!found) places.set(c, found = placesOfCluster(findings, c));
    return found;
  };
  let budget = MOST_LINKS;
  const traced = pairs.sums(MOST_PAIRS).map((pair): Traced => {
    const links = budget > 0 ? linksOf(pair) : [];
    budget -= links.length;
    return { ...pair, links, compared: links.map((link) => compareLink(columns, link, alignWords)) };
  });
  const has = phraseFinder(columns);
  const hints = createHints(findings);
  const hashWords = wordHasher(bench);
  const attributes = attributions(has, hashWords);
  const replacements = learnReplacements(has, traced.map(({ left, right, compared }) => ({ left, right, replaced: compared.flatMap(({ replaced }) => replaced) })));
  const sums = new Map<number, number>();
  const found = traced.flatMap((pair, p) => derivedFrom(pair, replacements[p]!) ?? []).sort(strongestFirst);
  const kept = withoutCycles(corpus.documents.length, found);
  const derivations = found.filter((_, d) => kept[d]).sort((a, b) => b.words - a.words || a.from - b.from || a.to - b.to);
  const touched = new Set(derivations.flatMap(({ from, to }) => [from, to]));
  const byPair = new Map(derivations.map((derived) => [key(derived.from, derived.to), derived]));
  return Object.freeze({
    derivations, dropped: found.length - derivations.length, untraced: Math.max(0, pairs.count - MOST_PAIRS), maxSpread,
    between: (from: number, to: number) => byPair.get(key(from, to)), isTraced: (document: number) => touched.has(document),
  });

  function key(from: number, to: number): number {
    return from * corpus.documents.length + to;
  }

  /** The first place of each common cluster in either document; a row in several clusters is linked once with each row of the other side. */
  function linksOf({ left, right }: PairSum): Link[] {
    const links = new Map<number, Link>();
    for (const c of pairs.shared(left, right)) {
      const run = findings.clusters.unit[c] === RUNS ? findings.clusters.length[c]! : 0;
      const at = placesOnce(c);
      const [a, b] = [firstIn(at, left), firstIn(at, right)];
      if (a < 0 || b < 0) continue;
      const name = a * rows.at.length + b;
      if (!links.has(name) || run === 0) links.set(name, { left: a, right: b, run });
      if (links.size === MOST_LINKS_OF_PAIR) break;
    }
    return [...links.values()].sort((x, y) => x.left - y.left || x.right - y.right);
  }

  function firstIn({ row }: Places, document: number): number {
    // Rows are ascending, and so are their documents.
    let [low, high] = [0, row.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (rows.document[row[middle]!]! < document) low = middle + 1;
      else high = middle;
    }
    while (low < row.length && rows.document[row[low]!] === document && findings.boilerplate.row[row[low]!] !== 0) low++;
    return low < row.length && rows.document[row[low]!] === document ? row[low]! : -1;
  }

  function derivedFrom({ left, right, sentences, words: common, links, compared }: Traced, { left: leftOnes, right: rightOnes }: Replacements): Derived | null {
    const [a, b] = [(metadata.get(left) ?? NO_METADATA).date, (metadata.get(right) ?? NO_METADATA).date];
    const dated = a && b ? (a.to <= b.from ? 1 : b.to <= a.from ? -1 : 0) : 0;
    const [leftHint, rightHint] = dated === 0 && links.length > 0 ? [hints.date(left), hints.date(right)] : [null, null];
    const hinted = leftHint && rightHint ? (leftHint.to <= rightHint.from ? 1 : rightHint.to <= leftHint.from ? -1 : 0) : 0;
    const together = standingTogether(columns, links);
    // Sentences that were merged or split stand in several links: their length says nothing.
    const single = singles(links);
    const fuller = (sign: number): number => compared.filter((one, l) => single[l] && one.fuller === sign).length;
    const sides: [Side, Side] = [
      { attribution: names(right, left), substitution: leftOnes.length, fullerWording: fuller(1), standingTogether: together.left, dateInText: hinted > 0 ? 1 : 0 },
      { attribution: names(left, right), substitution: rightOnes.length, fullerWording: fuller(-1), standingTogether: together.right, dateInText: hinted < 0 ? 1 : 0 },
    ];
    const direction = dated || likelyOrigin(...sides);
    if (direction === 0) return null;
    const [from, to, side, ones] = direction > 0 ? [left, right, sides[0], leftOnes] : [right, left, sides[1], rightOnes];
    const own = wordsByRow(links, compared, direction > 0 ? 'right' : 'left');
    // Pairs beyond the budget have the sums of all their clusters.
    const [count, sum] = links.length > 0 && links.length < MOST_LINKS_OF_PAIR ? [own.size, [...own.values()].reduce((total, n) => total + n, 0)] : [sentences, common];
    return Object.freeze({ from, to, sentences: count, words: sum, confidence: dated === 0 ? 'likely' : 'certain', side, replacements: ones });
  }

  /** 1 where a document names another's outlet as its source, which is not its own. */
  function names(document: number, other: number): 0 | 1 {
    const outlet = hints.outlet(other);
    return outlet !== null && outlet !== hints.outlet(document) && attributes(document, hashWords(outlet)) ? 1 : 0;
  }

  /** Strongest first, ties in an order that does not depend on names: by what the documents say. */
  function strongestFirst(one: Derived, other: Derived): number {
    return Number(other.confidence === 'certain') - Number(one.confidence === 'certain') || weightOf(other.side) - weightOf(one.side)
      || other.words - one.words || contentSum(one.from) - contentSum(other.from) || contentSum(one.to) - contentSum(other.to);
  }

  function contentSum(document: number): number {
    let sum = sums.get(document);
    if (sum === undefined) {
      sum = 0;
      for (let row = corpus.documentRow[document]!; row < corpus.documentRow[document + 1]!; row++) sum = (Math.imul(sum, 31) + rows.content[2 * row]!) | 0;
      sums.set(document, sum);
    }
    return sum;
  }
}

/** Words in common of each sentence of one side, each sentence once. */
function wordsByRow(links: readonly Link[], compared: readonly Compared[], side: 'left' | 'right'): Map<number, number> {
  const most = new Map<number, number>();
  links.forEach((link, l) => most.set(link[side], Math.max(most.get(link[side]) ?? 0, compared[l]!.words)));
  return most;
}

/** Whether each link is the only one of both its rows. */
function singles(links: readonly Link[]): boolean[] {
  const count = new Map<number, number>();
  for (const { left, right } of links) for (const row of [left, right]) count.set(row, (count.get(row) ?? 0) + 1);
  return links.map(({ left, right }) => count.get(left) === 1 && count.get(right) === 1);
}
