/**
 * MinHash band keys of sets (Broder 1997; banding after Indyk & Motwani 1998): the minima of bands × rows permutations,
 * sixteen permutations at a time in four accumulators of i32x4, each band's rows mixed into one u32 key.
 *
 * accumulator lanes for permutations p … p+15:
 *   m0 | p p+1 p+2 p+3 |  m1 | p+4 … |  m2 | p+8 … |  m3 | p+12 … p+15 |
 */

/**
 * @param seeds u32 a[permutations] then u32 b[permutations]; permutations = bands · perBand rounded up to a multiple of 16
 * @param minima scratch, u32[permutations]
 * @param keys u32 [i][band] for the rows[i] with from <= i < to
 */
export function bandKeys(rows: usize, from: i32, to: i32, setAt: usize, setSize: usize, seeds: usize, permutations: i32, bands: i32, perBand: i32, minima: usize, keys: usize): void {
  for (let i = from; i < to; i++) {
    const row = load<u32>(rows + (<usize>i << 2));
    minimaOf(<usize>load<u32>(setAt + (<usize>row << 2)) << 3, <i32>load<u32>(setSize + (<usize>row << 2)), seeds, permutations, minima);
    let minimum = minima;
    const base = keys + (<usize>(i * bands) << 2);
    for (let band = 0; band < bands; band++) {
      let key: u32 = 0x9e3779b9 + <u32>band;
      for (let r = 0; r < perBand; r++) {
        key = (key ^ load<u32>(minimum)) * 0x85ebca6b;
        key ^= key >> 15;
        minimum += 4;
      }
      key *= 0xc2b2ae35;
      store<u32>(base + (<usize>band << 2), key ^ (key >> 16));
    }
  }
}

function minimaOf(set: usize, size: i32, seeds: usize, permutations: i32, minima: usize): void {
  const end = set + (<usize>size << 3);
  for (let p = 0; p < permutations; p += 16) {
    const a = seeds + (<usize>p << 2);
    const b = a + (<usize>permutations << 2);
    const a0 = v128.load(a), a1 = v128.load(a, 16), a2 = v128.load(a, 32), a3 = v128.load(a, 48);
    const b0 = v128.load(b), b1 = v128.load(b, 16), b2 = v128.load(b, 32), b3 = v128.load(b, 48);
    let m0 = i32x4.splat(-1), m1 = m0, m2 = m0, m3 = m0;
    for (let at = set; at < end; at += 8) {
      // Bits 24…55 of the entry: the highest bits of the key that the entry keeps.
      const x = i32x4.splat(<i32>(load<u64>(at) >> 24));
      m0 = i32x4.min_u(m0, i32x4.add(i32x4.mul(x, a0), b0));
      m1 = i32x4.min_u(m1, i32x4.add(i32x4.mul(x, a1), b1));
      m2 = i32x4.min_u(m2, i32x4.add(i32x4.mul(x, a2), b2));
      m3 = i32x4.min_u(m3, i32x4.add(i32x4.mul(x, a3), b3));
    }
    const m = minima + (<usize>p << 2);
    v128.store(m, m0); v128.store(m, m1, 16); v128.store(m, m2, 32); v128.store(m, m3, 48);
  }
}
