/** Columns of all clusters, and their order. */
import { u32 } from '../kernel/memory.ts';
import type { Workbench } from '../kernel/workbench.ts';
import type { Kind } from '../model/report.ts';
import { growing, type Growing } from './growing.ts';

/** How a cluster came about. */
export const STAR = 0;
export const CONTAINMENT = 1;
export const STRETCH = 2;

/** What the members of a cluster are listed as. */
export const SENTENCES = 0;
export const RUNS = 1;
export const NOTHING = 2;

/** Kinds by number, strongest first. */
export const KINDS: readonly Kind[] = Object.freeze(['exact', 'near', 'contained', 'partial'] as const);

/**
 * Cluster c has the members begin[c] … begin[c + 1]. A member stands for all places with the same words: in stars and containments
 * it is a first row; in stretches a row and, in `figure`, the number of the stretch's first word in it.
 */
export interface Clusters {
  readonly count: number;
  readonly type: Uint32Array;
  /** index into KINDS */
  readonly kind: Uint32Array;
  /** centre of a star, contained row of a containment, first member's row of a stretch */
  readonly centre: Uint32Array;
  /** words of a stretch, else 0 */
  readonly length: Uint32Array;
  /** occurrences in the texts */
  readonly places: Uint32Array;
  readonly begin: Uint32Array;
  readonly row: Uint32Array;
  /** shingles shared with the centre (stars, containments); first word (stretches) */
  readonly figure: Uint32Array;
  /** entries of the member's shingle set (containments); 1 for a member that stands for its own place alone (stretches) */
  readonly setSize: Uint32Array;
  /** what is listed: SENTENCES, RUNS, or NOTHING where the sentences of a stretch are listed for a longer one (its words count all the same) */
  readonly unit: Uint32Array;
  /** the clusters that are shown, in the order of the report */
  readonly order: Uint32Array;
}

/** Clusters while they are gathered. */
export interface ClusterList {
  readonly type: Growing;
  readonly kind: Growing;
  readonly centre: Growing;
  readonly length: Growing;
  readonly places: Growing;
  readonly begin: Growing;
  readonly row: Growing;
  readonly figure: Growing;
  readonly setSize: Growing;
  readonly unit: Growing;
}

/** An empty list. */
export function clusterList(): ClusterList {
  return { type: growing(), kind: growing(), centre: growing(), length: growing(), places: growing(), begin: growing(), row: growing(), figure: growing(), setSize: growing(), unit: growing() };
}

/** Begins a cluster; its members come next, by {@link pushMember}. */
export function pushCluster(list: ClusterList, type: number, kind: number, centre: number, length: number, unit = SENTENCES): void {
  list.type.push(type);
  list.kind.push(kind);
  list.centre.push(centre);
  list.length.push(length);
  list.places.push(0);
  list.begin.push(list.row.length);
  list.unit.push(unit);
}

/** Adds a member with so many places to the cluster begun last. */
export function pushMember(list: ClusterList, row: number, figure: number, setSize: number, places: number): void {
  const cluster = list.places.length - 1;
  list.places.set(cluster, list.places.at(cluster) + places);
  list.row.push(row);
  list.figure.push(figure);
  list.setSize.push(setSize);
}

/** Whether member i of cluster c is listed with the one before it: a sentence that holds a stretch twice. */
export function isListedBefore({ unit, begin, row, type }: Clusters, c: number, i: number): boolean {
  return type[c] === STRETCH && unit[c] !== RUNS && i > begin[c]! && row[i] === row[i - 1];
}

/** Freezes a list and orders its clusters: most places first, then by the first member. */
export function orderClusters(bench: Workbench, list: ClusterList): Clusters {
  list.begin.push(list.row.length);
  const places = list.places.values();
  const begin = list.begin.values();
  const row = list.row.values();
  const unit = list.unit.values();
  return Object.freeze({
    count: places.length, type: list.type.values(), kind: list.kind.values(), centre: list.centre.values(), length: list.length.values(),
    places, begin, row, figure: list.figure.values(), setSize: list.setSize.values(), unit, order: reportOrder(bench, places, begin, row).filter((c) => unit[c] !== NOTHING),
  });
}

function reportOrder(bench: Workbench, places: Uint32Array, begin: Uint32Array, row: Uint32Array): Uint32Array {
  const count = places.length;
  const records = bench.scratch('records', 16 * count + 16);
  const spare = bench.scratch('sorted', 16 * count + 16);
  const digits = bench.scratch('digits', 3 * 2048 * 4);
  const column = u32(bench.memory, records, 4 * count);
  for (let c = 0; c < count; c++) {
    let earliest = row[begin[c]!]!;
    for (let i = begin[c]! + 1; i < begin[c + 1]!; i++) earliest = Math.min(earliest, row[i]!);
    column[4 * c] = earliest;
    column[4 * c + 1] = 0;
    column[4 * c + 2] = c;
  }
  bench.kernel.radixSort(records, spare, count, digits);
  const sorted = u32(bench.memory, spare, 4 * count);
  for (let i = 0; i < 4 * count; i += 4) sorted[i] = 0xffffffff - places[sorted[i + 2]!]!;
  bench.kernel.radixSort(spare, records, count, digits);
  const order = new Uint32Array(count);
  for (let i = 0; i < count; i++) order[i] = column[4 * i + 2]!;
  return order;
}
