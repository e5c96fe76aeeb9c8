/** Match points among others; `../twin/points.ts` is the specification and draws the columns. */

const LEAST_DISTINCT: u32 = 3;
const UNIT: u64 = 1024;

/** Weight of tokens [from, to). */
function sumOf(weights: usize, from: u32, to: u32): u32 {
  let sum: u32 = 0;
  for (let k = from; k < to; k++) sum += load<u32>(weights + (<usize>k << 2));
  return sum;
}

/** See `Kernel.densePoints` in ../kernel.ts; `window` is at most 31, so that what a point meets fits into a mask of 64 bits. */
export function densePoints(leftSize: u32, stems: usize, uses: usize, leftWeights: usize, places: usize, rightSize: u32, rightWeights: usize,
  window: u32, density: u32, rows: usize, columns: usize, out: usize): u32 {
  let count: u32 = 0;
  for (let i: u32 = 0; i < leftSize; i++) {
    store<u32>(rows + (<usize>i << 2), count);
    const use = uses + (<usize>load<u32>(stems + (<usize>i << 2)) << 3);
    const to = load<u32>(use, 4);
    for (let k = load<u32>(use); k < to; k++) {
      store<u32>(columns + (<usize>count << 2), load<u32>(places + (<usize>k << 2)));
      count++;
    }
  }
  store<u32>(rows + (<usize>leftSize << 2), count);

  let written: u32 = 0;
  // Weight of the left window, kept up from token to token.
  let leftSum = sumOf(leftWeights, 0, min(window, leftSize));
  for (let i: u32 = 0; i < leftSize; i++) {
    if (i + window < leftSize) leftSum += load<u32>(leftWeights + (<usize>(i + window) << 2));
    if (i > window) leftSum -= load<u32>(leftWeights + (<usize>(i - window - 1) << 2));
    let point = columns + (<usize>load<u32>(rows + (<usize>i << 2)) << 2);
    const pointsEnd = columns + (<usize>load<u32>(rows + (<usize>i << 2), 4) << 2);
    if (point == pointsEnd) continue;
    const top = i > window ? i - window : 0;
    const bottom = min(leftSize, i + window + 1);
    const rowsFrom = rows + (<usize>top << 2);
    const rowsTo = rows + (<usize>bottom << 2);
    for (; point < pointsEnd; point += 4) {
      const j = load<u32>(point);
      const first = j > window ? j - window : 0;
      const span = min(rightSize - 1, j + window) - first;
      let fromLeft: u32 = 0;
      let distinct: u32 = 0;
      let met: u64 = 0;
      let at = columns + (<usize>load<u32>(rowsFrom) << 2);
      let weight = leftWeights + (<usize>top << 2);
      for (let row = rowsFrom; row < rowsTo; row += 4, weight += 4) {
        const end = columns + (<usize>load<u32>(row, 4) << 2);
        let any = false;
        for (; at < end; at += 4) {
          // Below `first` the difference wraps around and is above the span too.
          const c = load<u32>(at) - first;
          if (c <= span) {
            met |= <u64>1 << <u64>c;
            any = true;
          }
        }
        if (any) {
          fromLeft += load<u32>(weight);
          distinct++;
        }
      }
      if (distinct < LEAST_DISTINCT) continue;
      // The left alone decides most points; only then is the right window weighed.
      const least = <u64>fromLeft * 2 * UNIT;
      if (least < <u64>density * max(2 * UNIT, <u64>leftSum)) continue;
      const needed = <u64>density * max(2 * UNIT, <u64>leftSum + <u64>sumOf(rightWeights, first, first + span + 1));
      if (least < needed) continue;
      let fromRight: u64 = 0;
      while (met) {
        fromRight += load<u32>(rightWeights + (<usize>(first + <u32>ctz(met)) << 2));
        met &= met - 1;
      }
      if (fromRight * 2 * UNIT < needed) continue;
      store<u32>(out + (<usize>written << 3), i);
      store<u32>(out + (<usize>written << 3), j, 4);
      written++;
    }
  }
  return written;
}
