/**
 * Contained copies. A sentence A may be contained where at most a fifth of its shingles is unique; its rarest
 * |A| - ceil(c·|A|) + 1 shingles below the frequency cap are its probes (records.ts). Every compared sentence B then looks each of its
 * shingles up among the probes, and whoever is met is verified at once.
 *
 * probe records, sorted by key: | entry u64 without its count | row of A u32 | entries of its set u32 |
 * index: 2^bits u32, for the first probe record of a key + 1, 0 = free; linear probing
 * filter: one bit per slot of 2^(bits + 3), so that the many shingles that are no probe cost the kernel one look at the cache
 */
import { COMPARED } from './counters.ts';
import { shingleKey } from './hash.ts';
import { HASH_HIGH, ROUNDING } from './sets.ts';
import { u64 as register, type U64 } from './u64.ts';
import { compareEntries, type View } from './view.ts';

/** The 32 bits of a key from bit `from` on: 5 for the filter, 8 for the index. */
function bitsFrom(low: number, high: number, from: number): number {
  return (low >>> from) | (high << (32 - from));
}

/** Fills the zeroed index and filter from sorted probe records. bits <= 28. */
export function indexProbes(view: View, records: number, count: number, index: number, bits: number, filter: number): void {
  const { u8, u32 } = view;
  const mask = 2 ** bits - 1;
  const slots = index >>> 2;
  for (let i = 0; i < count; i++) {
    const at = (records >>> 2) + 4 * i;
    if (i > 0 && compareEntries(u32, at - 4, at) === 0) continue;
    const low = u32[at]!;
    const high = u32[at + 1]!;
    let slot = bitsFrom(low, high, 8) & mask;
    while (u32[slots + slot] !== 0) slot = (slot + 1) & mask;
    u32[slots + slot] = i + 1;
    const bit = bitsFrom(low, high, 5) & (2 ** (bits + 3) - 1);
    u8[filter + (bit >>> 3)]! |= 1 << (bit & 7);
  }
}

/** First probe record of a key, or -1. The filter would only say -1 sooner. */
function findProbe(u32: Uint32Array, low: number, high: number, records: number, index: number, bits: number): number {
  const mask = 2 ** bits - 1;
  for (let slot = bitsFrom(low, high, 8) & mask; ; slot = (slot + 1) & mask) {
    const found = u32[(index >>> 2) + slot]! - 1;
    const at = (records >>> 2) + 4 * found;
    if (found < 0 || (u32[at] === low && u32[at + 1] === high)) return found;
  }
}

const key: U64 = register();

/** The distinct shingle keys, without their highest 8 bits, of a row. */
function shinglesOf(u32: Uint32Array, first: number, shingles: number, width: number): Set<bigint> {
  const distinct = new Set<bigint>();
  for (let i = 0; i < shingles; i++) {
    shingleKey(u32, first + i, width, key);
    distinct.add((BigInt(key[1]! & HASH_HIGH) << 32n) | BigInt(key[0]!));
  }
  return distinct;
}

/** How many entries of a set at an address a row holds. */
function sharedWith(view: View, set: number, size: number, held: ReadonlySet<bigint>): number {
  let shared = 0;
  for (let i = 0; i < size; i++) if (held.has(BigInt.asUintN(56, view.u64[(set >>> 3) + i]!))) shared++;
  return shared;
}

/**
 * Verified containments for the compared rows B of [from, to): | A u32 | B u32 | shared u32 | size of B's set u32 |, with
 * containment of A >= share, |A| <= |B| (of equal ones the smaller row is A) and resemblance below `near` (from there on it is a near
 * pair), in the order in which B's shingles meet them.
 * @param lists bit 0: A and B are numbered apart; bit 1 concerns the kernel's shortcuts alone
 * `word`, `repeats`, `filter`, `seen` and `hashes` serve the kernel's speed alone and stay untouched here.
 *   cursor | written u32 | attempt u32 (of no meaning here) | candidates u64 |
 * Stops before a row whose pairs do not fit. Returns the first row not done.
 */
export function findContained(view: View, at: number, size: number, mark: number, from: number, to: number, k: number, share: number, near: number, lists: number,
  setAt: number, _word: number, _repeats: number, records: number, count: number, index: number, bits: number, _filter: number, _seen: number, _hashes: number,
  out: number, capacity: number, cursor: number): number {
  const { u8, u32, u64 } = view;
  let written = u32[cursor >>> 2]!;
  let candidates = Number(u64[(cursor >>> 3) + 1]!);
  // A and B are numbered apart.
  const apart = (lists & 1) !== 0;
  let row = from;
  for (; row < to; row++) {
    if (!(u8[mark + row]! & COMPARED)) continue;
    const first = u32[(at >>> 2) + row]!;
    const length = u32[(size >>> 2) + row]!;
    const shingles = Math.max(length - k + 1, 1);
    const width = Math.min(k, length);
    const met = new Set<number>();
    let distinct: Set<bigint> | undefined;
    const begin = written;
    for (let i = 0; i < shingles; i++) {
      shingleKey(u32, first + i, width, key);
      const low = key[0]!;
      const high = key[1]! & HASH_HIGH;
      const probe = findProbe(u32, low, high, records, index, bits);
      if (probe < 0) continue;
      for (let j = probe; j < count; j++) {
        const record = (records >>> 2) + 4 * j;
        if (u32[record] !== low || u32[record + 1] !== high) break;
        const other = u32[record + 2]!;
        const otherSize = u32[record + 3]!;
        if (otherSize > shingles || (!apart && other === row) || met.has(other)) continue;
        met.add(other);
        distinct ??= shinglesOf(u32, first, shingles, width);
        if (otherSize > distinct.size || (!apart && otherSize === distinct.size && other > row)) continue;
        const shared = sharedWith(view, 8 * u32[(setAt >>> 2) + other]!, otherSize, distinct);
        if (shared < Math.ceil(share * otherSize - ROUNDING)) continue;
        if (shared >= near * (otherSize + distinct.size - shared) - ROUNDING) continue;
        if (written < capacity) u32.set([other, row, shared, distinct.size], (out >>> 2) + 4 * written);
        written++;
      }
    }
    if (written > capacity) { written = begin; break; }
    candidates += met.size;
  }
  u32[cursor >>> 2] = written;
  u64[(cursor >>> 3) + 1] = BigInt(candidates);
  return row;
}
