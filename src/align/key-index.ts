/** An index of keys over many texts, made of those that several texts have. */
import { sharedColumn, u32 } from '../kernel/memory.ts';
import type { Workbench } from '../kernel/workbench.ts';
import type { KeyIndex } from './nearest.ts';

/** A key that stands in more texts than this says nothing about any of them. */
const MOST_TEXTS = 50;
/** Bits of the table by which keys that stand alone are told before any is sorted: a byte each. */
const LEAST_TABLE_BITS = 16;
const MOST_TABLE_BITS = 27;
/** Tokens of one sort: 16 bytes each, twice. */
const RECORDS_PER_SORT = 1 << 22;

/**
 * Builds the index.
 * @param keys by text, see triples.ts
 */
export function indexKeys(bench: Workbench, keys: readonly Uint32Array[]): KeyIndex {
  const textStart = sharedColumn(keys.length + 1);
  keys.forEach((list, text) => { textStart[text + 1] = textStart[text]! + list.length / 2; });
  const total = textStart[keys.length]!;
  const repeated = countedKeys(keys, total);
  const bucket = sharedColumn(total);
  const out: Gathered = { starts: [0], texts: [], worth: [] };
  // By the uppermost bits of the key, as many parts as keep a sort small.
  let parts = 1;
  while (total / parts > RECORDS_PER_SORT) parts *= 2;
  for (let part = 0; part < parts; part++) gatherPart(bench, keys, textStart, repeated, part, parts, bucket, out);
  const textOf = sharedColumn(out.starts.at(-1)!);
  let at = 0;
  for (const list of out.texts) {
    textOf.set(list, at);
    at += list.length;
  }
  const [bucketStart, worth] = [sharedColumn(out.starts.length), new Float64Array(new SharedArrayBuffer(8 * out.worth.length))];
  bucketStart.set(out.starts);
  worth.set(out.worth);
  return Object.freeze({ textStart, bucket, bucketStart, textOf, worth });
}

/** A function that tells whether a key may stand twice; it never errs about one that does. */
function countedKeys(keys: readonly Uint32Array[], total: number): (low: number) => boolean {
  const bits = Math.min(MOST_TABLE_BITS, Math.max(LEAST_TABLE_BITS, Math.ceil(Math.log2(total + 1)) + 2));
  const table = new Uint8Array(1 << bits);
  for (const list of keys) {
    for (let k = 0; k < list.length; k += 2) {
      const slot = list[k]! >>> (32 - bits);
      if (table[slot]! < 2) table[slot]!++;
    }
  }
  return (low) => table[low >>> (32 - bits)]! > 1;
}

interface Gathered { readonly starts: number[]; readonly texts: Uint32Array[]; readonly worth: number[] }

/** Sorts the keys of one part and takes the buckets that 2…{@link MOST_TEXTS} texts have. */
function gatherPart(bench: Workbench, keys: readonly Uint32Array[], textStart: Uint32Array, repeated: (low: number) => boolean, part: number, parts: number, bucket: Uint32Array, out: Gathered): void {
  const wanted = (list: Uint32Array, k: number): boolean => list[k + 1]! % parts === part && repeated(list[k]!);
  let count = 0;
  for (const list of keys) for (let k = 0; k < list.length; k += 2) if (wanted(list, k)) count++;
  const [records, sorted] = [bench.take(16 * count + 16), bench.take(16 * count + 16)];
  try {
    const view = u32(bench.memory, records, 4 * count);
    let at = 0;
    keys.forEach((list, text) => {
      for (let k = 0; k < list.length; k += 2) {
        if (!wanted(list, k)) continue;
        view[at] = list[k]!;
        view[at + 1] = list[k + 1]!;
        view[at + 2] = textStart[text]! + k / 2;
        view[at + 3] = text;
        at += 4;
      }
    });
    bench.kernel.radixSort(records, sorted, count, bench.scratch('digits', 3 * 2048 * 4));
    takeBuckets(u32(bench.memory, sorted, 4 * count), count, keys.length, bucket, out);
  } finally {
    bench.give(records);
    bench.give(sorted);
  }
}

function takeBuckets(rows: Uint32Array, count: number, texts: number, bucket: Uint32Array, out: Gathered): void {
  const textOf = new Uint32Array(count);
  let kept = 0;
  for (let from = 0, to = 0; from < count; from = to) {
    let distinct = 0;
    for (to = from; to < count && rows[4 * to] === rows[4 * from] && rows[4 * to + 1] === rows[4 * from + 1]; to++) {
      if (to === from || rows[4 * to + 3] !== rows[4 * to - 1]) distinct++;
    }
    if (distinct < 2 || distinct > MOST_TEXTS) continue;
    const number = out.worth.push(Math.log(texts / distinct));
    for (let k = from; k < to; k++) {
      textOf[kept++] = rows[4 * k + 3]!;
      bucket[rows[4 * k + 2]!] = number;
    }
    out.starts.push(out.starts.at(-1)! + to - from);
  }
  out.texts.push(textOf.slice(0, kept));
}
