/**
 * MinHash/LSH over the signatures of whole documents: one band of every signature is a bucket's key. Pairs of small buckets whose
 * signatures agree well enough become candidates at once; crowded buckets are handed on, see document-stars.ts.
 */
import type { Workbench } from '../kernel/workbench.ts';
import { bandsFor } from './plan.ts';

/** u32 bins of a signature. */
export const BINS = 128;
/** A bin that no shingle fell into. */
export const EMPTY = 0xffffffff;
/** A bucket with more documents than this is crowded: its pairs are not enumerated. */
export const CROWDED = 16;
/**
 * Standard errors by which an estimate may miss the resemblance. Below: one pair in 160 at the threshold is lost. Above: one in six at the
 * threshold is wrong, which verification finds and mends.
 */
const [BELOW, ABOVE] = [2.5, 1];
/** Bands are planned for at most this recall, which 128 bins can give. */
const MOST_RECALL = 0.9999;

/** Bands of a plan for whole documents: the longest bands with which {@link BINS} minima still give the recall; all minima are used. */
export function documentBandPlan(threshold: number, recall: number): { readonly bands: number; readonly perBand: number } {
  const wanted = Math.min(recall, MOST_RECALL);
  let perBand = 1;
  while (perBand < BINS && bandsFor(threshold, wanted, perBand + 1) * (perBand + 1) <= BINS) perBand++;
  return Object.freeze({ bands: Math.floor(BINS / perBand), perBand });
}

/** How many of n bins must agree, for every n = 0…{@link BINS}. */
export interface Limits {
  /** below this the resemblance is not worth verifying */
  readonly least: Uint8Array;
  /** from this on it is hardly below the threshold */
  readonly sure: Uint8Array;
}

/** Limits for a threshold: n bins estimate a resemblance t with a standard error of √(t(1 - t)/n). */
export function limitsFor(threshold: number): Limits {
  const least = new Uint8Array(BINS + 1);
  const sure = new Uint8Array(BINS + 1);
  for (let n = 1; n <= BINS; n++) {
    const error = Math.sqrt(threshold * (1 - threshold) / n);
    least[n] = Math.max(1, Math.ceil(n * (threshold - BELOW * error) - 1e-9));
    sure[n] = Math.min(n, Math.ceil(n * (threshold + ABOVE * error) - 1e-9));
  }
  return { least, sure };
}

/** Bytes of a digest: one for each bin, 0 for an empty one. */
const DIGEST = BINS;
const WORDS = DIGEST / 4;
/** 2^32 divided by the golden ratio, odd: multiplying by it spreads small numbers (Knuth 1973, 6.4). */
const SPREAD = 0x9e3779b1;

/**
 * Compares two digests (b-bit minwise hashing: Li & König 2010; one bin in 255 agrees by chance, which the limits leave room for),
 * leaving out bins that are empty in both (Li, Owen & Zhang 2012). Four bins at a time and without branches, for half of them agree.
 * @returns 0 where they are too different, 2 where they are surely alike, 1 between
 */
export function alike(digests: Int32Array, a: number, b: number, { least, sure }: Limits): 0 | 1 | 2 {
  let differ = 0;
  let full = 0;
  const end = (a + 1) * WORDS;
  for (let i = a * WORDS, j = b * WORDS; i < end; i++, j++) {
    const x = digests[i]!;
    const y = digests[j]!;
    differ += bytesSet(x ^ y);
    full += bytesSet(x | y);
  }
  // Each of the four bytes counts up to 32, so that none overflows into the next.
  const bins = sumOfBytes(full);
  const agree = bins - sumOfBytes(differ);
  if (agree === 0 || agree < least[bins]!) return 0;
  return agree < sure[bins]! ? 1 : 2;
}

/** 1 in each byte that is not 0 in x. */
function bytesSet(x: number): number {
  return ((((x & 0x7f7f7f7f) + 0x7f7f7f7f) | x) >>> 7) & 0x01010101;
}

function sumOfBytes(x: number): number {
  return Math.imul(x, 0x01010101) >>> 24;
}

/** All columns are shared between threads. */
export interface DocumentKeyArgs {
  /** u32 [text][{@link BINS}] */
  readonly signatures: Uint32Array;
  /** words of each text; those with fewer than `least` get no key */
  readonly words: Uint32Array;
  readonly least: number;
  readonly bands: number;
  readonly perBand: number;
  /** texts that one job takes */
  readonly step: number;
  /** i32 [band][text], written here: key of a band, 0 for none */
  readonly keys: Int32Array;
  /** i32 [text][32], written here: digests */
  readonly digests: Int32Array;
}

/**
 * Job: band keys and digests of some texts. For the keys, empty bins are filled from the next full one to the right, around the end,
 * marked by its distance so that only bins filled from equally far agree (densification by rotation: Shrivastava & Li 2014).
 */
export function documentKeys(_bench: Workbench, args: DocumentKeyArgs, job: number): void {
  const { signatures, words, bands, perBand, keys, digests } = args;
  const texts = signatures.length / BINS;
  const bytes = new Uint8Array(digests.buffer, digests.byteOffset);
  const dense = new Int32Array(BINS);
  for (let text = job * args.step; text < Math.min(texts, (job + 1) * args.step); text++) {
    if (words[text]! < args.least) continue;
    const base = text * BINS;
    let first = 0;
    while (first < BINS && signatures[base + first] === EMPTY) first++;
    if (first === BINS) continue;
    let filling = signatures[base + first]! | 0;
    let distance = first;
    for (let bin = BINS - 1; bin >= 0; bin--) {
      distance++;
      const value = signatures[base + bin]!;
      if (value !== EMPTY) {
        filling = value | 0;
        distance = 0;
        bytes[base + bin] = Math.max(1, Math.imul(filling, SPREAD) >>> 24);
      }
      dense[bin] = filling + Math.imul(distance, SPREAD);
    }
    for (let band = 0; band < bands; band++) {
      let key = 0;
      for (let bin = band * perBand; bin < (band + 1) * perBand; bin++) {
        key = Math.imul(key ^ dense[bin]!, SPREAD);
        key ^= key >>> 15;
      }
      keys[band * texts + text] = key || 1;
    }
  }
}

/** Columns that {@link documentKeys} wrote. */
export interface DocumentBandArgs {
  readonly keys: Int32Array;
  readonly digests: Int32Array;
  readonly texts: number;
  readonly limits: Limits;
}

/** What one band proposes. */
export interface DocumentBandResult {
  /** left, right, left, right, …; left < right */
  readonly pairs: Uint32Array;
  /** texts of each crowded bucket, ascending */
  readonly crowded: readonly Uint32Array[];
}

/** Job: one band. A pair that an earlier band has in common is left to that band. */
export function documentBand(bench: Workbench, args: DocumentBandArgs, job: number): DocumentBandResult {
  const { keys, digests, texts, limits } = args;
  const pairs: number[] = [];
  const crowded: Uint32Array[] = [];
  const metBefore = (a: number, b: number): boolean => {
    for (let band = 0; band < job; band++) if (keys[band * texts + a] === keys[band * texts + b]) return true;
    return false;
  };
  for (const bucket of buckets(keys.subarray(job * texts, (job + 1) * texts), bucketColumns(bench, texts))) {
    if (bucket.length > CROWDED) { crowded.push(new Uint32Array(bucket)); continue; }
    for (let i = 0; i < bucket.length; i++) {
      for (let j = i + 1; j < bucket.length; j++) {
        const a = bucket[i]!;
        const b = bucket[j]!;
        if (!metBefore(a, b) && alike(digests, a, b, limits) > 0) pairs.push(a, b);
      }
    }
  }
  return { pairs: new Uint32Array(pairs), crowded };
}

/** Columns of {@link buckets}, kept by each thread from band to band. */
interface BucketColumns { readonly texts: number; readonly slots: Int32Array; readonly next: Int32Array; readonly last: Int32Array }

function bucketColumns(bench: Workbench, texts: number): BucketColumns {
  let columns = bench.kept.get('documentBuckets') as BucketColumns | undefined;
  if (columns?.texts !== texts) {
    columns = { texts, slots: new Int32Array(2 ** Math.ceil(Math.log2(2 * texts + 2))), next: new Int32Array(texts), last: new Int32Array(texts) };
    bench.kept.set('documentBuckets', columns);
  }
  return columns;
}

/** Texts with equal keys, two or more together, in the order of their first. */
function* buckets(keys: Int32Array, { slots, next, last }: BucketColumns): Generator<number[]> {
  const count = keys.length;
  const mask = slots.length - 1;
  // A slot holds 1 + the first text of its bucket; lists hold 1 + the next and, for a first text, 1 + the last one.
  slots.fill(0);
  next.fill(0);
  last.fill(0);
  for (let text = 0; text < count; text++) {
    const key = keys[text]!;
    if (key === 0) continue;
    let slot = Math.imul(key, SPREAD) >>> 8 & mask;
    while (slots[slot] !== 0 && keys[slots[slot]! - 1] !== key) slot = (slot + 1) & mask;
    if (slots[slot] === 0) {
      slots[slot] = text + 1;
      last[text] = text + 1;
    } else {
      const first = slots[slot]! - 1;
      next[last[first]! - 1] = text + 1;
      last[first] = text + 1;
    }
  }
  for (let text = 0; text < count; text++) {
    if (next[text] === 0 || last[text] === 0) continue;
    const bucket: number[] = [];
    for (let at = text; at >= 0; at = next[at]! - 1) bucket.push(at);
    yield bucket;
  }
}
