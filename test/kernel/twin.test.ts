/** The SIMD kernel and its TypeScript twin write the same bytes, whatever the columns. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documents, documentsOf, randomNumbers, wordOf } from './corpora.ts';
import { layOut, openBench, type Bench, type Documents } from './kernel-bench.ts';
import { bandJoin, boundaries, collapse, countShingles, exactJoin, findContained, scatter, sort, writeSets } from './kernel-stages.ts';

const BITS = 12;
/** shingles of every length that the options allow, runs shorter and longer than them, thresholds with both ends */
const settings = fc.record({
  k: fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 1, max: 4 }) }, fc.integer({ min: 5, max: 10 })),
  runLength: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 10 })),
  minWords: fc.integer({ min: 1, max: 6 }),
  bits: fc.integer({ min: 1, max: BITS }),
  threshold: fc.constantFrom(0.1, 0.3, 0.5, 0.6, 2 / 3, 0.7, 0.8, 0.9, 1),
});
type Settings = typeof settings extends fc.Arbitrary<infer S> ? S : never;

/** Expects the same of both implementations. */
function agree(work: (bench: Bench) => unknown): void {
  expect(work(openBench('simd'))).toEqual(work(openBench('scalar')));
}

/** Documents through the stages up to the sets. */
function setsOf(bench: Bench, docs: Documents, { k, runLength, minWords, bits, threshold }: Settings, room = 0) {
  const rows = layOut(bench, docs, minWords);
  const table = countShingles(bench, rows, k, bits);
  const sets = writeSets(bench, rows, k, table, bits, Math.max(1 - threshold, 0.2), runLength, room);
  return { rows, table, sets };
}

function property(check: (docs: Documents, options: Settings) => void, numRuns = 150): void {
  fc.assert(fc.property(documents, settings, check), { seed: 1, numRuns });
}

/** Rows full of overlaps, for over-full buckets: few words, so that the counters of a small table all saturate. */
function crowd(rows: number, vocabulary: number, seed: number): Documents {
  const random = randomNumbers(seed);
  return [Array.from({ length: rows }, (_, i) => [wordOf(1000), wordOf(1001), wordOf(1002), wordOf(1003 + i % 7),
    ...Array.from({ length: 8 }, () => wordOf(random(vocabulary)))])];
}

describe('both kernels', () => {
  it('collapse keys to the same first rows, keys of zero included', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(0n, 1n, 2n ** 20n, 2n ** 63n + 5n, 2n ** 40n, 2n ** 40n + 1n)), (keys) => agree((bench) =>
      collapse(bench, bench.column(keys.flatMap((key) => [Number(key & 0xffffffffn), Number(key >> 32n)])), keys.length))), { seed: 1, numRuns: 100 });
  });

  it('count the same shingles, inside rows and across their ends', () => {
    property((docs, { k, minWords, bits }) => agree((bench) => {
      const rows = layOut(bench, docs, minWords);
      return [0, 1].map((crossing) => bench.u8(countShingles(bench, rows, k, bits, crossing), 2 ** bits));
    }));
  });

  it('merge counters to the same sums, which stop at 255', () => {
    fc.assert(fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.uint8Array({ minLength: 32, maxLength: 32 }), (left, right) => agree((bench) => {
      const into = bench.bytes(left);
      bench.kernel.mergeCounters(into, bench.bytes(right), 32);
      return bench.u8(into, 48);
    })), { seed: 1, numRuns: 50 });
  });

  it('write the same sets and runs, at one go or in small rooms', () => {
    property((docs, options) => agree((bench) => [0, 64].map((room) => {
      const { at, sizes, all, runs, stops } = setsOf(bench, docs, options, room).sets;
      return { at, sizes, all, runs, stops };
    })));
  });

  it('write the same sets of sentences with 10,000 words', () => {
    const docs = documentsOf({ seed: 3, documents: 2, sentences: 2, vocabulary: 60, longest: 5 }).concat([[
      Array.from({ length: 10_000 }, (_, i) => wordOf(i)), Array.from({ length: 10_001 }, (_, i) => wordOf(i % 9000)), Array.from({ length: 10_000 }, () => wordOf(7)),
    ]]);
    agree((bench) => {
      const { sets, rows } = setsOf(bench, docs, { k: 3, runLength: 8, minWords: 3, bits: 16, threshold: 0.5 });
      return { all: sets.all, sizes: sets.sizes, runs: sets.runs, pairs: exactJoin(bench, sets, 0.5), contained: findContained(bench, sets, rows, 3, 0.8, 0.5) };
    });
  });

  it('find the same boundaries and the same runs across them', () => {
    property((docs, options) => {
      fc.pre(options.runLength > 0);
      agree((bench) => {
        const { rows } = setsOf(bench, docs, options);
        return boundaries(bench, rows, options.k, options.runLength);
      });
    });
  });

  it('count keys alike, keep the same runs and scatter the same records', () => {
    fc.assert(fc.property(fc.array(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), { maxLength: 40 }), fc.integer({ min: 1, max: 8 }), fc.constantFrom(1, 2, 64), (some, bits, parts) => agree((bench) => {
      const values = [...some, ...some.slice(0, 20)];
      const keys = bench.column(values.flatMap((key) => [Number(key & 0xffffffffn), Number(key >> 32n)]));
      const [rows, offsets] = [bench.column(values.map((_, i) => 3 * i)), bench.column(values.map((_, i) => 5 * i))];
      const table = bench.room(2 ** bits);
      bench.kernel.countKeys(keys, values.length, table, bits);
      const kept = bench.kernel.keepRepeated(keys, rows, offsets, values.length, table, bits);
      const { records, bounds } = scatter(bench, parts, (cursors, out) => bench.kernel.keyRecords(keys, 0, kept, parts, cursors, out));
      return [bench.u8(table, 2 ** bits), kept, bench.u64(keys, kept), bench.u32(rows, kept), bench.u32(offsets, kept), bounds, bench.u32(records, 4 * kept)];
    })), { seed: 1, numRuns: 100 });
  });

  it('sort records into the same order, also where only the high halves of keys differ', () => {
    const key = fc.oneof(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), fc.nat(5).map((high) => BigInt(high) << 61n), fc.nat(5).map((bit) => 1n << BigInt(31 + bit)));
    fc.assert(fc.property(fc.array(key, { maxLength: 300 }), (keys) => agree((bench) => {
      const records = bench.column(keys.flatMap((k, i) => [Number(k & 0xffffffffn), Number(k >> 32n), i, 77]));
      return bench.u32(sort(bench, records, keys.length), 4 * keys.length);
    })), { seed: 1, numRuns: 100 });
  });

  it('join the same pairs by prefixes, with room for few pairs and for many', () => {
    property((docs, options) => agree((bench) => {
      const { sets } = setsOf(bench, docs, options);
      return [exactJoin(bench, sets, options.threshold), exactJoin(bench, sets, options.threshold, 4), exactJoin(bench, sets, options.threshold, 1, 2)];
    }));
  });

  it('make the same band keys and join the same pairs by them', () => {
    property((docs, options) => agree((bench) => {
      const { sets, rows } = setsOf(bench, docs, options);
      return [bandJoin(bench, sets, rows, options.threshold, 5, 2, 9), bandJoin(bench, sets, rows, options.threshold, 17, 3, 1, 1)];
    }), 60);
  });

  it.each([[999, 40], [1000, 40], [1100, 40], [1100, 12]])('join the same pairs of an over-full bucket: %i rows of %i words', (count, vocabulary) => {
    for (const threshold of [0.3, 0.6]) {
      agree((bench) => {
        const { sets, rows } = setsOf(bench, crowd(count, vocabulary, 5), { k: 2, runLength: 0, minWords: 3, bits: 2, threshold });
        const exact = exactJoin(bench, sets, threshold, 1, 1000);
        return [exact, bandJoin(bench, sets, rows, threshold, 4, 1)];
      });
    }
  });

  it('index the same probes and find the same containments, with room for few and for many', () => {
    property((docs, options) => agree((bench) => {
      const { sets, rows } = setsOf(bench, docs, options);
      return [findContained(bench, sets, rows, options.k, 0.8, options.threshold), findContained(bench, sets, rows, options.k, 0.6, 2, 1, 3n)];
    }));
  });

  it('give the same overlap of any two sets, or -1 where it is below what is needed', () => {
    property((docs, options) => agree((bench) => {
      const { sets } = setsOf(bench, docs, options);
      const some = sets.rowsWithSets.slice(0, 12);
      return some.flatMap((a) => some.flatMap((b) => [0, 1, 3, 8, 20].map((needed) =>
        bench.kernel.overlap(8 * sets.at[a]!, sets.sizes[a]!, 8 * sets.at[b]!, sets.sizes[b]!, needed))));
    }), 60);
  });

  it('lower signatures and fill tables of documents alike', () => {
    const words = fc.array(fc.nat(30).map(wordOf), { maxLength: 60 });
    fc.assert(fc.property(words, words, fc.integer({ min: 1, max: 5 }), (left, right, k) => agree((bench) => {
      const [a, b] = [bench.column(left), bench.column(right)];
      const bins = bench.column(new Uint32Array(128).fill(0xffffffff));
      const [tableA, tableB, counts] = [bench.room(8 * 128), bench.room(8 * 64), bench.room(8)];
      bench.kernel.lowerSignature(a, left.length, k, bins);
      bench.kernel.lowerSignature(b, right.length, k, bins);
      const added = [bench.kernel.addToTable(a, left.length, k, tableA, 127), bench.kernel.addToTable(a, left.length, k, tableA, 127)];
      for (let time = 0; time < 2; time++) bench.kernel.compareWithTable(b, right.length, k, tableB, 63, tableA, 127, counts);
      return [bench.u32(bins, 128), added, bench.u64(tableA, 128), bench.u64(tableB, 64), bench.u32(counts, 2)];
    })), { seed: 1, numRuns: 100 });
  });

  it('draw the same seeds of permutations', () => {
    fc.assert(fc.property(fc.nat(2 ** 32 - 1), (seed) => agree((bench) => {
      const out = bench.room(8 * 33);
      bench.kernel.minhashSeeds(seed, 33, out);
      return bench.u32(out, 68);
    })), { seed: 1, numRuns: 20 });
  });

  it('see memory that has grown since the last call', () => {
    agree((bench) => {
      const before = bench.kernel.collapse(bench.column([5, 5, 5, 5]), 2, bench.room(256), 4, bench.room(8));
      const far = bench.room(1 << 26) + (1 << 26) - 1024;
      bench.kernel.minhashSeeds(7, 8, far);
      return [before, bench.u32(far, 16)];
    });
  });
});
