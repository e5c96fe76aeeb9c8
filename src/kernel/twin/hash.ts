/**
 * The frozen hash family, as `../assembly/hash.ts` computes it: word hash, content key, shingle key, MinHash permutations.
 * All 64-bit values are [low, high] pairs of u32 (`u64.ts`); functions write their result into `out` and allocate nothing.
 */
import { add, multiply, set, u64, xor, xorShift, type U64 } from './u64.ts';

// Odd constants with good avalanche: Steele, Lea & Flood 2014 (splitmix64: GOLDEN, MIX_1, MIX_2) and Appleby (MurmurHash3 fmix64: MIX_3, MIX_4).
const GOLDEN = u64(0x9e3779b9, 0x7f4a7c15);
const MIX_1 = u64(0xbf58476d, 0x1ce4e5b9);
const MIX_2 = u64(0x94d049bb, 0x133111eb);
const MIX_3 = u64(0xff51afd7, 0xed558ccd);
const MIX_4 = u64(0xc4ceb9fe, 0x1a85ec53);

const operand = u64();

/** Adds a number in 0..2^32-1. */
function addNumber(a: U64, n: number): void {
  set(operand, 0, n);
  add(a, operand);
}

/** Exclusive or with high · 2^32 + low. */
function xorPair(a: U64, high: number, low: number): void {
  set(operand, high, low);
  xor(a, operand);
}

/**
 * 64-bit hash of the normalised UTF-8 bytes [start, end) of one word, start < end. Blocks of 8 bytes, little-endian, the last one
 * zero-padded; each block's size goes in with it, so that a zero byte differs from no byte.
 */
export function wordHash(bytes: Uint8Array, start: number, end: number, out: U64): void {
  out.set(GOLDEN);
  for (let at = start; at < end; at += 8) {
    const size = Math.min(8, end - at);
    let low = 0;
    let high = 0;
    for (let i = 0; i < size; i++) {
      if (i < 4) low |= bytes[at + i]! << (8 * i);
      else high |= bytes[at + i]! << (8 * i - 32);
    }
    addNumber(out, size);
    xorPair(out, high, low);
    multiply(out, MIX_1);
    xorShift(out, 32);
    multiply(out, MIX_2);
    xorShift(out, 29);
  }
}

/** The 32 bits of a word hash that stand in the column of words. */
export function wordColumn(hash: U64): number {
  return hash[1]!;
}

/** Folds the next word's hash into the state of its sentence's content key (0 at first); order counts. */
export function contentStep(state: U64, hash: U64): void {
  xor(state, hash);
  multiply(state, MIX_3);
}

/** Turns the state after `count` words into the content key; 0 if and only if there are none. */
export function contentKey(state: U64, count: number): void {
  if (count === 0) {
    set(state, 0, 0);
    return;
  }
  xorPair(state, 0, count);
  xorShift(state, 32);
  multiply(state, MIX_4);
  xorShift(state, 29);
  if (state[0] === 0 && state[1] === 0) state[0] = 1;
}

/** Key of the shingle of `k` >= 1 consecutive word hashes words[at .. at + k - 1]; well mixed in all 64 bits. */
export function shingleKey(words: Uint32Array, at: number, k: number, out: U64): void {
  out.set(GOLDEN);
  addNumber(out, k);
  let i = 0;
  for (; i + 2 <= k; i += 2) {
    xorPair(out, words[at + i + 1]!, words[at + i]!);
    multiply(out, MIX_1);
    xorShift(out, 32);
  }
  if (i < k) {
    xorPair(out, 0, words[at + i]!);
    multiply(out, MIX_2);
    xorShift(out, 29);
  }
  multiply(out, MIX_3);
  xorShift(out, 32);
}

/**
 * MinHash permutation of the high 32 bits of a shingle key: a·x + b mod 2^32, a odd. Min-wise only on well-mixed x
 * (test/kernel/hash.test.ts holds the bias of the family below .001).
 */
export function permute(x: number, a: number, b: number): number {
  return (Math.imul(a, x) + b) >>> 0;
}

/** `count` pairs (a odd, b) as [a0, b0, a1, b1, …]: the outputs of splitmix64 started at `seed`, low half and high half. */
export function minhashSeeds(seed: number, count: number): Uint32Array {
  const seeds = new Uint32Array(2 * count);
  const state = u64(0, seed);
  const z = u64();
  for (let i = 0; i < count; i++) {
    add(state, GOLDEN);
    z.set(state);
    xorShift(z, 30);
    multiply(z, MIX_1);
    xorShift(z, 27);
    multiply(z, MIX_2);
    xorShift(z, 31);
    seeds[2 * i] = z[0]! | 1;
    seeds[2 * i + 1] = z[1]!;
  }
  return seeds;
}
