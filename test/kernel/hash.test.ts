/** The frozen hash family: fixtures/hash-vectors.json against the kernel, the twin and plain BigInt arithmetic; and its statistics. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentKey, contentStep, minhashSeeds, permute, shingleKey, wordHash } from '../../dist/kernel/twin/hash.js';
import * as u64 from '../../dist/kernel/twin/u64.js';
import { encode, hex, IMPLEMENTATIONS, whole } from './tokenize-run.ts';

interface Vectors {
  /** hashed bytes of a word (UTF-8, bit 5 set in ASCII) in hexadecimal → 64-bit hash */
  readonly wordHashes: Readonly<Record<string, string>>;
  readonly sentences: readonly { readonly text: string; readonly words: readonly string[]; readonly content: string }[];
  readonly shingles: readonly { readonly words: readonly number[]; readonly key: string }[];
  readonly minhash: readonly { readonly seed: number; readonly pairs: readonly (readonly [number, number])[] }[];
}
const vectors = JSON.parse(readFileSync(new URL('../../fixtures/hash-vectors.json', import.meta.url), 'utf8')) as Vectors;

const MASK = (1n << 64n) - 1n;
const big = (pair: Uint32Array): bigint => (BigInt(pair[1]!) << 32n) | BigInt(pair[0]!);
const [GOLDEN, MIX_1, MIX_2, MIX_3, MIX_4] = [0x9e3779b97f4a7c15n, 0xbf58476d1ce4e5b9n, 0x94d049bb133111ebn, 0xff51afd7ed558ccdn, 0xc4ceb9fe1a85ec53n] as const;
const shifted = (h: bigint, bits: bigint): bigint => h ^ (h >> bits);

function expectedWordHash(bytes: Uint8Array): bigint {
  let h = GOLDEN;
  for (let at = 0; at < bytes.length; at += 8) {
    const block = bytes.subarray(at, at + 8);
    const value = block.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
    h = ((((h + BigInt(block.length)) & MASK) ^ value) * MIX_1) & MASK;
    h = (shifted(h, 32n) * MIX_2) & MASK;
    h = shifted(h, 29n);
  }
  return h;
}

function expectedShingleKey(words: readonly number[]): bigint {
  let h = GOLDEN + BigInt(words.length);
  for (let i = 0; i < words.length; i += 2) {
    const pair = i + 1 < words.length;
    h ^= BigInt(words[i]!) | (pair ? BigInt(words[i + 1]!) << 32n : 0n);
    h = shifted((h * (pair ? MIX_1 : MIX_2)) & MASK, pair ? 32n : 29n);
  }
  return shifted((h * MIX_3) & MASK, 32n);
}

const key = (words: readonly number[]): Uint32Array => {
  const out = u64.u64();
  shingleKey(Uint32Array.from(words), 0, words.length, out);
  return out;
};

describe('frozen vectors', () => {
  test('word hashes', () => {
    for (const [bytesHex, expected] of Object.entries(vectors.wordHashes)) {
      const bytes = Uint8Array.from(Buffer.from(bytesHex, 'hex'));
      const out = u64.u64();
      wordHash(bytes, 0, bytes.length, out);
      expect(hex(out[0]!, out[1]!)).toBe(expected);
      expect(expectedWordHash(bytes).toString(16).padStart(16, '0')).toBe(expected);
    }
  });

  test.each(Object.entries(IMPLEMENTATIONS))('words and content keys of the %s kernel', (_, tokenize) => {
    for (const { text, words, content } of vectors.sentences) {
      const bytes = encode(text);
      const columns = tokenize(bytes, whole(bytes));
      expect([...columns.words].map((word) => word.toString(16).padStart(8, '0'))).toEqual(words);
      expect(hex(columns.content[0]!, columns.content[1]!)).toBe(content);
    }
  });

  test('content keys follow from the word hashes', () => {
    const text = 'several lower case words of plain ascii letters';
    const hashes = text.split(' ').map((word) => expectedWordHash(encode(word)));
    let h = 0n;
    for (const hash of hashes) h = ((h ^ hash) * MIX_3) & MASK;
    h = shifted((shifted(h ^ BigInt(hashes.length), 32n) * MIX_4) & MASK, 29n);
    for (const tokenize of Object.values(IMPLEMENTATIONS)) {
      const { words, content } = tokenize(encode(text), whole(encode(text)));
      expect(big(content)).toBe(h);
      expect([...words]).toEqual(hashes.map((hash) => Number(hash >> 32n)));
    }
  });

  test('shingle keys', () => {
    for (const { words, key: expected } of vectors.shingles) {
      const out = key(words);
      expect(hex(out[0]!, out[1]!)).toBe(expected);
      expect(expectedShingleKey(words)).toBe(big(out));
    }
  });

  test('MinHash permutations', () => {
    for (const { seed, pairs } of vectors.minhash) expect([...minhashSeeds(seed, pairs.length)]).toEqual(pairs.flat());
  });
});

describe('64-bit arithmetic on pairs', () => {
  const any = fc.bigInt(0n, MASK);
  const pair = (value: bigint): Uint32Array => u64.u64(Number(value >> 32n), Number(value & 0xffffffffn));
  test('agrees with BigInt', () => {
    fc.assert(fc.property(any, any, fc.integer({ min: 1, max: 31 }), (a, b, bits) => {
      const after = (change: (value: Uint32Array) => void): bigint => {
        const value = pair(a);
        change(value);
        return big(value);
      };
      const n = BigInt(bits);
      expect(after((x) => u64.multiply(x, pair(b)))).toBe((a * b) & MASK);
      expect(after((x) => u64.add(x, pair(b)))).toBe((a + b) & MASK);
      expect(after((x) => u64.xor(x, pair(b)))).toBe(a ^ b);
      expect(after((x) => u64.xorShift(x, bits))).toBe(a ^ (a >> n));
      expect(after((x) => u64.xorShift(x, 32))).toBe(a ^ (a >> 32n));
    }), { seed: 1, numRuns: 2_000 });
  });
});

describe('statistics', () => {
  test('words that differ little have different hashes, in 64 bits and as often as chance allows in 32', () => {
    const seen = new Set<bigint>();
    const columns = new Set<number>();
    let count = 0;
    const out = u64.u64();
    const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';
    for (const length of [1, 2, 3, 8, 9, 16, 17]) {
      const bytes = encode('a'.repeat(length));
      for (let i = 0; i < length; i++) {
        for (let j = 0; j < i; j++) {
          for (const x of letters) {
            for (const y of letters) {
              if (x === 'a' || y === 'a') continue;
              const changed = bytes.slice();
              changed[i] = x.charCodeAt(0);
              changed[j] = y.charCodeAt(0);
              wordHash(changed, 0, length, out);
              seen.add(big(out));
              columns.add(out[1]!);
              count++;
            }
          }
        }
      }
    }
    expect(seen.size).toBe(count);
    // Birthday bound: n²/2³³ expected collisions; five standard deviations above it.
    const expected = count ** 2 / 2 ** 33;
    expect(count - columns.size).toBeLessThan(expected + 5 * Math.sqrt(expected));
  });

  test('one changed bit of a word changes every bit of a shingle key half of the time', () => {
    const flips = new Float64Array(64);
    const rounds = 64;
    let samples = 0;
    const seeds = minhashSeeds(7, 2 * rounds);
    for (let round = 0; round < rounds; round++) {
      const words = [...seeds.subarray(4 * round, 4 * round + 3)];
      const before = big(key(words));
      for (let bit = 0; bit < 96; bit++) {
        const changed = words.slice();
        changed[bit >> 5] = (changed[bit >> 5]! ^ (1 << (bit & 31))) >>> 0;
        const difference = before ^ big(key(changed));
        for (let i = 0; i < 64; i++) if ((difference >> BigInt(i)) & 1n) flips[i]!++;
        samples++;
      }
    }
    // 6,144 samples: .05 is eight standard deviations.
    for (const count of flips) expect(Math.abs(count / samples - 0.5)).toBeLessThan(0.05);
  });

  test('the permutations are min-wise within .001 on shingles of ordinary words', () => {
    const permutations = 512;
    const seeds = minhashSeeds(1, permutations);
    const x = new Uint32Array(40);
    const out = u64.u64();
    const words = new Uint32Array(3);
    let bias = 0;
    const rounds = 3_000;
    for (let round = 0; round < rounds; round++) {
      const size = 8 + (round % 32);
      const shared = 1 + (round * 7) % (size - 1);
      // Consecutive counters are the worst input that a mixed key has to level out.
      for (let i = 0; i < size; i++) {
        words.set([round, i, i + 1]);
        shingleKey(words, 0, 3, out);
        x[i] = out[1]!;
      }
      let hits = 0;
      for (let p = 0; p < permutations; p++) {
        let least = 2 ** 32;
        let at = 0;
        for (let i = 0; i < size; i++) {
          const value = permute(x[i]!, seeds[2 * p]!, seeds[2 * p + 1]!);
          if (value < least) {
            least = value;
            at = i;
          }
        }
        if (at < shared) hits++;
      }
      bias += hits / permutations - shared / size;
    }
    expect(Math.abs(bias / rounds)).toBeLessThan(0.001);
  });

  test('content keys of permuted and repeated words differ', () => {
    const hashes = ['a', 'b', 'c', 'd'].map((word) => {
      const out = u64.u64();
      wordHash(encode(word), 0, 1, out);
      return out;
    });
    const keys = new Set<bigint>();
    for (let code = 0; code < 4 ** 6; code++) {
      const state = u64.u64();
      for (let i = 0; i < 6; i++) contentStep(state, hashes[(code >> (2 * i)) & 3]!);
      contentKey(state, 6);
      keys.add(big(state));
    }
    expect(keys.size).toBe(4 ** 6);
  });
});
