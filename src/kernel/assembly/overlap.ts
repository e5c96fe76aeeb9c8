/** Exact verification: the number of shingles two sets share. Sets are ascending entries (sets.ts). */

/** Shingles that two sets of these sizes must share for resemblance >= threshold (a hair is taken off for rounding). */
// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
export function overlapNeeded(sizeA: i32, sizeB: i32, threshold: f64): i32 {
  return <i32>Math.ceil(threshold / (1 + threshold) * <f64>(sizeA + sizeB) - 1e-9);
}

/** |A ∩ B|, or -1 as soon as it is certain to stay below `needed`. */
export function overlap(setA: usize, sizeA: i32, setB: usize, sizeB: i32, needed: i32): i32 {
  const endA = setA + (<usize>sizeA << 3);
  const endB = setB + (<usize>sizeB << 3);
  let spareA = sizeA - needed;
  let spareB = sizeB - needed;
  let common = 0;
  while (setA < endA && setB < endB) {
    const a = load<u64>(setA);
    const b = load<u64>(setB);
    if (a == b) { common++; setA += 8; setB += 8; continue; }
    if (a < b) {
      if (--spareA < 0) return -1;
      setA += 8;
    } else {
      if (--spareB < 0) return -1;
      setB += 8;
    }
  }
  return common >= needed ? common : -1;
}

/** Smallest entry that two sets share, or u64.MAX_VALUE where none is below or at `limit`. */
export function firstCommon(setA: usize, setB: usize, limit: u64): u64 {
  let a = load<u64>(setA);
  let b = load<u64>(setB);
  while (a != b) {
    if (a > limit || b > limit) return u64.MAX_VALUE;
    if (a < b) { setA += 8; a = load<u64>(setA); }
    else { setB += 8; b = load<u64>(setB); }
  }
  return a;
}
