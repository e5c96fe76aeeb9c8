/**
 * Match points among others; `../twin/points.ts` is the specification and draws the columns.
 *
 * Nineteen points of twenty are chance. They are told by a bound before their windows are walked: both texts are cut into strips of
 * 32 tokens, and a window of up to 31 tokens on either side lies within three strips by three. `scratch` holds
 *
 *   sums      u32 by right token and one more: weight of the tokens before it
 *   cells     three times u32 by right strip: weight of the left tokens with a point in it, for the left strips before, at and behind
 *   around    u32 by right strip: what three strips by three hold together
 */

const LEAST_DISTINCT: u32 = 3;
const UNIT: u64 = 1024;
const STRIP_BITS: u32 = 5;

// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
function at(column: usize, index: u32): usize {
  return column + (<usize>index << 2);
}

/** Writes rows and columns of all points. */
function writePoints(leftSize: u32, keys: usize, uses: usize, places: usize, rows: usize, columns: usize): void {
  let count: u32 = 0;
  for (let i: u32 = 0; i < leftSize; i++) {
    store<u32>(at(rows, i), count);
    const use = uses + (<usize>load<u32>(at(keys, i)) << 3);
    const to = load<u32>(use, 4);
    for (let k = load<u32>(use); k < to; k++) {
      store<u32>(at(columns, count), load<u32>(at(places, k)));
      count++;
    }
  }
  store<u32>(at(rows, leftSize), count);
}

/** Weights of the left tokens of a strip by right strip, the first of which stands at index 1; a token counts once in each. */
function writeCells(strip: u32, leftSize: u32, leftWeights: usize, rows: usize, columns: usize, cells: usize, size: u32): void {
  memory.fill(cells, 0, <usize>size << 2);
  const end = min(leftSize, (strip + 1) << STRIP_BITS);
  for (let i = strip << STRIP_BITS; i < end; i++) {
    const weight = load<u32>(at(leftWeights, i));
    const last = at(columns, load<u32>(at(rows, i + 1)));
    let before: u32 = 0;
    for (let point = at(columns, load<u32>(at(rows, i))); point < last; point += 4) {
      const cell = (load<u32>(point) >> STRIP_BITS) + 1;
      if (cell == before) continue;
      before = cell;
      store<u32>(at(cells, cell), load<u32>(at(cells, cell)) + weight);
    }
  }
}

/** See `Kernel.densePoints` in ../kernel.ts; what a point meets on the right is a mask of 64 bits. */
export function densePoints(leftSize: u32, keys: usize, uses: usize, leftWeights: usize, places: usize, rightSize: u32, rightWeights: usize,
  window: u32, density: u32, rows: usize, columns: usize, scratch: usize, out: usize): u32 {
  writePoints(leftSize, keys, uses, places, rows, columns);
  const sums = scratch;
  let sum: u32 = 0;
  for (let j: u32 = 0; j < rightSize; j++) {
    store<u32>(at(sums, j), sum);
    sum += load<u32>(at(rightWeights, j));
  }
  store<u32>(at(sums, rightSize), sum);
  const strips = (rightSize >> STRIP_BITS) + 3;
  let above = at(sums, rightSize + 1);
  let level = at(above, strips);
  let below = at(level, strips);
  const around = at(below, strips);
  memory.fill(above, 0, <usize>strips << 2);
  writeCells(0, leftSize, leftWeights, rows, columns, level, strips);

  let written: u32 = 0;
  // Weight of the left window, kept up from token to token.
  let leftSum: u32 = 0;
  for (let k: u32 = 0; k < min(window, leftSize); k++) leftSum += load<u32>(at(leftWeights, k));
  for (let i: u32 = 0; i < leftSize; i++) {
    if ((i & ((1 << STRIP_BITS) - 1)) == 0) {
      if (i > 0) {
        const free = above;
        above = level;
        level = below;
        below = free;
      }
      writeCells((i >> STRIP_BITS) + 1, leftSize, leftWeights, rows, columns, below, strips);
      let one: u32 = 0;
      let two: u32 = 0;
      for (let cell: u32 = 0; cell < strips; cell++) {
        const three = load<u32>(at(above, cell)) + load<u32>(at(level, cell)) + load<u32>(at(below, cell));
        if (cell > 0) store<u32>(at(around, cell - 1), one + two + three);
        one = two;
        two = three;
      }
    }
    if (i + window < leftSize) leftSum += load<u32>(at(leftWeights, i + window));
    if (i > window) leftSum -= load<u32>(at(leftWeights, i - window - 1));
    let point = at(columns, load<u32>(at(rows, i)));
    const pointsEnd = at(columns, load<u32>(at(rows, i + 1)));
    if (point == pointsEnd) continue;
    const top = i > window ? i - window : 0;
    const rowsFrom = at(rows, top);
    const rowsTo = at(rows, min(leftSize, i + window + 1));
    for (; point < pointsEnd; point += 4) {
      const j = load<u32>(point);
      const first = j > window ? j - window : 0;
      const span = min(rightSize - 1, j + window) - first;
      const rightSum = load<u32>(at(sums, first + span + 1)) - load<u32>(at(sums, first));
      const needed = <u64>density * max(2 * UNIT, <u64>leftSum + <u64>rightSum);
      if (<u64>load<u32>(at(around, (j >> STRIP_BITS) + 1)) * 2 * UNIT < needed) continue;
      let fromLeft: u32 = 0;
      let distinct: u32 = 0;
      let met: u64 = 0;
      let other = at(columns, load<u32>(rowsFrom));
      let weight = at(leftWeights, top);
      for (let row = rowsFrom; row < rowsTo; row += 4, weight += 4) {
        const end = at(columns, load<u32>(row, 4));
        let any = false;
        for (; other < end; other += 4) {
          // Below `first` the difference wraps around and is above the span too.
          const c = load<u32>(other) - first;
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
      if (distinct < LEAST_DISTINCT || <u64>fromLeft * 2 * UNIT < needed) continue;
      let fromRight: u64 = 0;
      while (met) {
        fromRight += load<u32>(at(rightWeights, first + <u32>ctz(met)));
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
