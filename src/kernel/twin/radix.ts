/**
 * Sort of records (u64 key, u32 row), 16 bytes each: | key u64 | row u32 | - |. The order is by the lowest 33 bits of the key first
 * and by its highest 31 bits then (what the kernel's digits make of it: equal keys come together, which is all a join needs); records
 * with equal keys keep their order.
 */
import type { View } from './view.ts';

const DIGIT_BITS = 16;
const DIGITS = 1 << DIGIT_BITS;

/** The 16-bit digits of keys turned right by 33 bits, least significant first: their order as numbers is the order wanted. */
const DIGIT_OF: readonly ((low: number, high: number) => number)[] = [
  (_low, high) => (high >>> 1) & 0xffff,
  (low, high) => (high >>> 17) | ((low & 1) << 15),
  (low) => (low >>> 1) & 0xffff,
  (low, high) => (low >>> 17) | ((high & 1) << 15),
];

/**
 * Sorts `count` records; the result stands at `spare`, as many bytes as at `records`, which is left as scratch. One stable counting
 * sort per digit. The kernel's scratch `counts` stays untouched here.
 */
export function radixSort(view: View, records: number, spare: number, count: number, _counts: number): void {
  const { u32 } = view;
  const source = records >>> 2;
  let order = Uint32Array.from({ length: count }, (_, i) => i);
  for (const digitOf of DIGIT_OF) {
    const digit = (i: number): number => digitOf(u32[source + 4 * i]!, u32[source + 4 * i + 1]!);
    const places = new Uint32Array(DIGITS + 1);
    for (let i = 0; i < count; i++) places[digit(i) + 1]!++;
    for (let d = 0; d < DIGITS; d++) places[d + 1]! += places[d]!;
    const next = new Uint32Array(count);
    for (const i of order) next[places[digit(i)]!++] = i;
    order = next;
  }
  order.forEach((i, place) => {
    const from = source + 4 * i;
    u32.copyWithin((spare >>> 2) + 4 * place, from, from + 4);
  });
}
