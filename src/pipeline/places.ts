/** Where the members of a cluster stand: all occurrences, in the order of the texts. */
import { isListedBefore, STRETCH } from '../cluster/clusters.ts';
import { forEachOccurrence, occurrencesOf } from '../cluster/occurrences.ts';
import { standsAt } from '../cluster/standing.ts';
import type { Findings } from './findings.ts';

/** Occurrences of a cluster: the row of each, which member of the cluster's columns it is, and where a stretch begins in the row. */
export interface Places { readonly row: Uint32Array; readonly member: Uint32Array; readonly offset: Uint32Array }

/** What places of clusters are found by. */
export type Placing = Pick<Findings, 'clusters' | 'sentences' | 'boundaries' | 'standing'>;

/** All occurrences of cluster c in the order of places. */
export function placesOfCluster(findings: Placing, c: number): Places {
  const { clusters, sentences } = findings;
  const from = clusters.begin[c]!;
  const to = clusters.begin[c + 1]!;
  if (to - from === 1 && clusters.type[c] !== STRETCH) {
    const row = occurrencesOf(sentences, clusters.row[from]!);
    return { row, member: new Uint32Array(row.length).fill(from), offset: new Uint32Array(0) };
  }
  const count = clusters.places[c]!;
  const all: Places = { row: new Uint32Array(count), member: new Uint32Array(count), offset: new Uint32Array(count) };
  let filled = 0;
  const add = (row: number, member: number, offset: number): void => {
    all.row[filled] = row;
    all.member[filled] = member;
    all.offset[filled++] = offset;
  };
  for (let i = from; i < to; i++) {
    if (!isListedBefore(clusters, c, i)) eachPlace(findings, c, i, (row, offset) => add(row, i, offset));
  }
  return isAscending(all) ? all : sortPlaces(all);
}

/** Visits the occurrences of the member at index i of the clusters' columns, which belongs to cluster c: row and word offset of each. */
export function eachPlace({ clusters, sentences, boundaries, standing }: Placing, c: number, i: number, visit: (row: number, offset: number) => void): void {
  if (clusters.type[c] !== STRETCH) forEachOccurrence(sentences, clusters.row[i]!, (row) => visit(row, 0));
  else standsAt(standing, sentences, boundaries, clusters.row[i]!, clusters.figure[i]!, clusters.length[c]!, clusters.setSize[i]!, visit);
}

function isAscending({ row, offset }: Places): boolean {
  for (let i = 1; i < row.length; i++) if (row[i]! < row[i - 1]! || (row[i] === row[i - 1] && offset[i]! < offset[i - 1]!)) return false;
  return true;
}

function sortPlaces(places: Places): Places {
  const order = Uint32Array.from(places.row.keys()).sort((a, b) => places.row[a]! - places.row[b]! || places.offset[a]! - places.offset[b]!);
  const pick = (column: Uint32Array): Uint32Array => order.map((i) => column[i]!);
  return { row: pick(places.row), member: pick(places.member), offset: pick(places.offset) };
}

/** Documents of rows in ascending order. */
export function countDocuments(document: Uint32Array, row: Uint32Array): number {
  let count = 0;
  let last = -1;
  for (let i = 0; i < row.length; i++) {
    const d = document[row[i]!]!;
    if (d !== last) { count++; last = d; }
  }
  return count;
}
