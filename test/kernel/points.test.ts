/** Match points: the kernel against its twin, and both against the definition. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { u32 } from '../../dist/kernel/memory.js';
import { prepareKernel } from '../../dist/kernel/loader.js';
import { createWorkbench } from '../../dist/kernel/workbench.js';

const UNIT = 1024;
const BENCHES = { simd: createWorkbench(prepareKernel('simd'), 0), scalar: createWorkbench(prepareKernel('scalar'), 0) } as const;

interface Input {
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly weights: readonly number[];
  readonly window: number;
  readonly density: number;
}

/** Texts of few stems, so that points crowd; stem 0 makes none. */
const inputs: fc.Arbitrary<Input> = fc.integer({ min: 1, max: 30 }).chain((stems) => fc.record({
  left: fc.array(fc.nat({ max: stems }), { minLength: 5, maxLength: 120, size: 'max' }), right: fc.array(fc.nat({ max: stems }), { minLength: 5, maxLength: 120, size: 'max' }),
  weights: fc.array(fc.integer({ min: 1, max: UNIT }), { minLength: stems + 1, maxLength: stems + 1 }),
  window: fc.integer({ min: 1, max: 31 }), density: fc.integer({ min: 1, max: 600 }),
}));

function points(name: 'simd' | 'scalar', { left, right, weights, window, density }: Input): number[] {
  const bench = BENCHES[name];
  const column = (values: readonly number[]): number => {
    const address = bench.reserve(4 * values.length + 16);
    bench.commit(address + 4 * values.length + 16);
    u32(bench.memory, address, values.length).set(values);
    return address;
  };
  const room = (values: number): number => column(new Array<number>(values).fill(0));
  const places = weights.flatMap((_, stem) => (stem === 0 ? [] : [right.flatMap((other, j) => (other === stem ? [j] : []))]));
  const uses = [0, 0];
  for (let stem = 1, at = 0; stem < weights.length; stem++) uses.push(at, at += places[stem - 1]!.length);
  const count = left.reduce((sum, stem) => sum + uses[2 * stem + 1]! - uses[2 * stem]!, 0);
  const weightsOf = (text: readonly number[]): number => column(text.map((stem) => weights[stem]!));
  const out = room(2 * count);
  const kept = bench.kernel.densePoints(left.length, column(left), column(uses), weightsOf(left), column(places.flat()), right.length, weightsOf(right), window, density,
    room(left.length + 1), room(count), room(Math.ceil(1.125 * right.length) + 16), out);
  return [...u32(bench.memory, out, 2 * kept)];
}

/** The definition, with sets. */
function naive({ left, right, weights, window, density }: Input): number[] {
  const around = (text: readonly number[], at: number): number[] => text.map((_, k) => k).filter((k) => Math.abs(k - at) <= window);
  const weigh = (text: readonly number[], tokens: readonly number[]): number => tokens.reduce((sum, k) => sum + weights[text[k]!]!, 0);
  const found: number[] = [];
  left.forEach((stem, i) => right.forEach((other, j) => {
    if (stem === 0 || stem !== other) return;
    const [rows, columns] = [around(left, i), around(right, j)];
    const met = (own: readonly number[], text: readonly number[], tokens: readonly number[], stems: readonly number[]): number[] => own.filter((k) => text[k] !== 0 && tokens.some((t) => stems[t] === text[k]));
    const [one, two] = [met(rows, left, columns, right), met(columns, right, rows, left)];
    const half = Math.max(UNIT, (weigh(left, rows) + weigh(right, columns)) / 2);
    if (one.length >= 3 && UNIT * Math.min(weigh(left, one), weigh(right, two)) >= density * half) found.push(i, j);
  }));
  return found;
}

test.each(['simd', 'scalar'] as const)('are those that the definition keeps (%s)', (name) => {
  let kept = 0;
  fc.assert(fc.property(inputs, (input) => {
    const found = points(name, input);
    kept += found.length;
    expect(found).toEqual(naive(input));
  }), { seed: 5, numRuns: 80 });
  expect(kept).toBeGreaterThan(1000);
});
