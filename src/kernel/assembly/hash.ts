/**
 * The frozen hash family: word hash, content key, shingle key, MinHash permutations. `../twin/hash.ts` is its readable specification and
 * fixtures/hash-vectors.json holds it still; an index on disk depends on every constant here.
 */

// Odd constants with good avalanche: Steele, Lea & Flood 2014 (splitmix64: GOLDEN, MIX_1, MIX_2) and Appleby (MurmurHash3 fmix64: MIX_3, MIX_4).
const GOLDEN: u64 = 0x9e3779b97f4a7c15;
const MIX_1: u64 = 0xbf58476d1ce4e5b9;
const MIX_2: u64 = 0x94d049bb133111eb;
const MIX_3: u64 = 0xff51afd7ed558ccd;
const MIX_4: u64 = 0xc4ceb9fe1a85ec53;

/** State before the first block of a word. */
export const WORD_START: u64 = GOLDEN;
/** State before the first word of a sentence. */
export const CONTENT_START: u64 = 0;

/** Folds the next block of a word into its state: 1..8 bytes, little-endian, zero-padded; `size` is the number of bytes. */
// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
export function wordBlock(state: u64, block: u64, size: u64): u64 {
  let h = ((state + size) ^ block) * MIX_1;
  h ^= h >> 32;
  h *= MIX_2;
  return h ^ (h >> 29);
}

/** 64-bit hash of `length` >= 1 normalised UTF-8 bytes at `from`. Reads up to 7 bytes past the end. */
// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
export function wordHash(from: usize, length: usize): u64 {
  let h = WORD_START;
  while (length > 8) {
    h = wordBlock(h, load<u64>(from), 8);
    from += 8;
    length -= 8;
  }
  return wordBlock(h, load<u64>(from) & (<u64>-1 >> (64 - ((<u64>length) << 3))), <u64>length);
}

/** The 32 bits of a word hash that stand in the column of words. */
// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
export function wordColumn(hash: u64): u32 {
  return <u32>(hash >> 32);
}

/** Folds the next word's hash into the state of its sentence's content key; order counts. */
// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
export function contentStep(state: u64, hash: u64): u64 {
  return (state ^ hash) * MIX_3;
}

/** Content key of a sentence of `count` words; 0 if and only if it has none. */
// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
export function contentKey(state: u64, count: u64): u64 {
  if (count == 0) return 0;
  let h = state ^ count;
  h ^= h >> 32;
  h *= MIX_4;
  h ^= h >> 29;
  return h ? h : 1;
}

/** Key of the shingle of `k` >= 1 consecutive word hashes (u32) at `words`; well mixed in all 64 bits. */
// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
export function shingleKey(words: usize, k: i32): u64 {
  if (k == 3) {
    let g = ((GOLDEN + 3) ^ load<u64>(words)) * MIX_1;
    g ^= g >> 32;
    g = (g ^ <u64>load<u32>(words, 8)) * MIX_2;
    g ^= g >> 29;
    g *= MIX_3;
    return g ^ (g >> 32);
  }
  let h = GOLDEN + <u64>k;
  let left = k;
  while (left >= 2) {
    h = (h ^ load<u64>(words)) * MIX_1;
    h ^= h >> 32;
    words += 8;
    left -= 2;
  }
  if (left) {
    h = (h ^ <u64>load<u32>(words)) * MIX_2;
    h ^= h >> 29;
  }
  h *= MIX_3;
  return h ^ (h >> 32);
}

/** MinHash permutation of the high 32 bits of a shingle key: a·x + b mod 2^32, a odd. */
// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
export function permute(x: u32, a: u32, b: u32): u32 {
  return a * x + b;
}

/** Writes `count` u32 pairs (a odd, b) at `out`: the outputs of splitmix64 started at `seed`. */
export function minhashSeeds(seed: u32, count: i32, out: usize): void {
  let state: u64 = seed;
  for (let i = 0; i < count; i++) {
    state += GOLDEN;
    let z = state;
    z = (z ^ (z >> 30)) * MIX_1;
    z = (z ^ (z >> 27)) * MIX_2;
    z ^= z >> 31;
    store<u64>(out + ((<usize>i) << 3), z | 1);
  }
}
