/**
 * MinHash band keys of sets (Broder 1997; banding after Indyk & Motwani 1998): the minima of bands × rows permutations of the entries,
 * each band's rows mixed into one u32 key.
 */
import { minhashSeeds as seedPairs, permute } from './hash.ts';
import type { View } from './view.ts';

/** Writes `count` u32 pairs (a odd, b) at `out`. */
export function minhashSeeds(view: View, seed: number, count: number, out: number): void {
  view.u32.set(seedPairs(seed, count), out >>> 2);
}

/** What one permutation is min-wise on: bits 24…55 of an entry, the highest bits of the key that the entry keeps. */
function permuted(low: number, high: number): number {
  return (low >>> 24) | (high << 8);
}

/** Mixes the minima of one band into its key; the constants are those of MurmurHash3's fmix32 (Appleby) and the golden ratio. */
function bandKey(minima: Uint32Array, band: number, perBand: number): number {
  let key = 0x9e3779b9 + band;
  for (let r = band * perBand; r < (band + 1) * perBand; r++) {
    key = Math.imul(key ^ minima[r]!, 0x85ebca6b);
    key ^= key >>> 15;
  }
  key = Math.imul(key, 0xc2b2ae35);
  return key ^ (key >>> 16);
}

/**
 * @param seeds u32 a[permutations] then u32 b[permutations]; permutations = bands · perBand rounded up to a multiple of 16
 * @param minimaAt the kernel's scratch, u32[permutations]; filled here too
 * @param keys u32 [i][band] for the rows[i] with from <= i < to
 */
export function bandKeys(view: View, rows: number, from: number, to: number, setAt: number, setSize: number, seeds: number, permutations: number,
  bands: number, perBand: number, minimaAt: number, keys: number): void {
  const { u32 } = view;
  const a = u32.subarray(seeds >>> 2, (seeds >>> 2) + permutations);
  const b = u32.subarray((seeds >>> 2) + permutations, (seeds >>> 2) + 2 * permutations);
  const minima = u32.subarray(minimaAt >>> 2, (minimaAt >>> 2) + permutations);
  for (let i = from; i < to; i++) {
    const row = u32[(rows >>> 2) + i]!;
    const set = 2 * u32[(setAt >>> 2) + row]!;
    const end = set + 2 * u32[(setSize >>> 2) + row]!;
    minima.fill(0xffffffff);
    for (let entry = set; entry < end; entry += 2) {
      const x = permuted(u32[entry]!, u32[entry + 1]!);
      for (let p = 0; p < permutations; p++) {
        const y = permute(x, a[p]!, b[p]!);
        if (y < minima[p]!) minima[p] = y;
      }
    }
    for (let band = 0; band < bands; band++) u32[(keys >>> 2) + i * bands + band] = bandKey(minima, band, perBand);
  }
}
