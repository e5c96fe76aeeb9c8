/** Which clusters are page furniture, and which clusters are listed. */
import { isListedBefore } from '../cluster/clusters.ts';
import type { ScanOptions } from '../model/options.ts';
import type { Boilerplate } from './boilerplate.ts';
import type { Findings, Furniture, Quoted } from './findings.ts';
import { eachPlace, type Placing } from './places.ts';

/** Holds the members of every cluster against the furniture of the pages. */
export function furnitureOf(placing: Placing, rows: Findings['rows'], quoted: Quoted, boilerplate: Boilerplate): Furniture {
  const { clusters } = placing;
  const found: Furniture = { clusters: new Uint8Array(clusters.count), quoted: new Uint8Array(quoted.count), count: 0 };
  if (boilerplate.start.length === 0) return found;
  // By first row: whether any sentence with these words is furniture. Most clusters have none.
  const any = new Uint8Array(boilerplate.row.length);
  for (let row = 0; row < any.length; row++) if (boilerplate.row[row] !== 0) any[rows.first[row]!] = 1;
  const isTouched = (c: number): boolean => {
    for (let i = clusters.begin[c]!; i < clusters.begin[c + 1]!; i++) if (any[rows.first[clusters.row[i]!]!] === 1) return true;
    return false;
  };
  let [count, places, marked] = [0, 0, 0];
  const take = (row: number): void => { places++; if (boilerplate.row[row] !== 0) marked++; };
  for (const c of clusters.order) {
    if (!isTouched(c)) continue;
    places = marked = 0;
    for (let i = clusters.begin[c]!; i < clusters.begin[c + 1]!; i++) if (!isListedBefore(clusters, c, i)) eachPlace(placing, c, i, take);
    if (2 * marked > places) { found.clusters[c] = 1; count++; }
  }
  for (let k = 0; k < quoted.count; k++) {
    let furniture = 0;
    for (let p = quoted.begin[k]!; p < quoted.begin[k + 1]!; p++) furniture += isFurniture(boilerplate, quoted.rows.document[p]!, quoted.rows.start[p]!);
    if (2 * furniture > quoted.begin[k + 1]! - quoted.begin[k]!) { found.quoted[k] = 1; count++; }
  }
  return { ...found, count };
}

/** Whether a byte of a document is furniture. */
function isFurniture({ begin, start, end }: Boilerplate, document: number, byte: number): 0 | 1 {
  let low = begin[document]!;
  let high = begin[document + 1]!;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (end[middle]! <= byte) low = middle + 1;
    else high = middle;
  }
  return low < begin[document + 1]! && start[low]! <= byte ? 1 : 0;
}

/** The numbers of clusters that are listed, in their order, but furniture behind the others. */
export function listed(order: Uint32Array, furniture: Uint8Array, which: ScanOptions['boilerplate']): Uint32Array {
  const some = (kind: 0 | 1): Uint32Array => order.filter((c) => furniture[c] === kind);
  if (which !== 'show') return some(which === 'only' ? 1 : 0);
  if (!furniture.includes(1)) return order;
  const both = new Uint32Array(order.length);
  const text = some(0);
  both.set(text);
  both.set(some(1), text.length);
  return both;
}
