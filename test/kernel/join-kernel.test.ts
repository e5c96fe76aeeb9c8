/** Each operation of the join against its meaning, with either implementation. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documents, documentsOf, randomNumbers, wordOf } from './corpora.ts';
import { openBench } from './kernel-bench.ts';
import { bandJoin, boundaries, exactJoin, findContained, scatter, sketch, sort, type Pair } from './kernel-stages.ts';
import { containments, isNear, runOccurrences, sharedOf, sharingPairs, shinglesOf, type Truth } from './naive.ts';

const SHARE = 0.8;
const thresholds = fc.constantFrom(0.1, 0.3, 0.5, 0.6, 0.7, 0.75, 0.8, 0.9, 1);
const shingleLengths = fc.integer({ min: 1, max: 5 });

type Triple = readonly [left: number, right: number, shared: number];
const triples = (pairs: readonly (Pair | Truth)[]): Triple[] => pairs.map(({ left, right, shared }) => [left, right, shared]);
const sorted = <T extends readonly number[]>(list: readonly T[]): T[] => [...list].sort((a, b) => a[0]! - b[0]! || a[1]! - b[1]!);

describe.each(['simd', 'scalar'] as const)('%s kernel', (name) => {
  it('makes sets of all distinct shingles, ascending, for every row that is not too unique', () => {
    fc.assert(fc.property(documents, shingleLengths, fc.integer({ min: 1, max: 6 }), fc.constantFrom(0, 0.2, 0.5, 1), (docs, k, minWords, spare) => {
      const { rows, sets } = sketch(name, docs, k, minWords, 14, spare);
      const occurrences = new Map<string, number>();
      rows.sentences.forEach((words, row) => { if (rows.first[row] === row) for (const shingle of shinglesOf(words, k)) occurrences.set(shingle, (occurrences.get(shingle) ?? 0) + 1); });
      rows.sentences.forEach((words, row) => {
        const entries = sets.sizes[row] ? sets.entries(row) : [];
        expect(entries).toEqual([...new Set(entries)].sort((a, b) => (a < b ? -1 : 1)));
        const shingles = shinglesOf(words, k);
        const shared = [...shingles].filter((shingle) => occurrences.get(shingle)! > 1).length;
        const compared = rows.marks[row]! & 2;
        if (entries.length) expect([compared, entries.length]).toEqual([2, shingles.size]);
        else if (compared) expect(shingles.size - shared).toBeGreaterThan(spare * shingles.size);
      });
    }), { seed: 1, numRuns: 60 });
  });

  it('gathers equal sets of 10,000 entries', () => {
    const long = Array.from({ length: 10_000 }, (_, i) => wordOf(i * i));
    const { bench, sets } = sketch(name, [[long, [...long.slice(0, 9000), wordOf(-1)], long.slice(1)]], 1, 3, 18, 0.3);
    expect(triples(exactJoin(bench, sets, 0.7).flatMap(({ pairs }) => pairs)).sort()).toEqual([[0, 1, new Set(long.slice(0, 9000)).size],
      [0, 2, new Set(long.slice(1)).size], [1, 2, sharedOf(shinglesOf([...long.slice(0, 9000), wordOf(-1)], 1), shinglesOf(long.slice(1), 1))]]);
  });

  it('finds exactly the near pairs by prefixes, each once, however small the counters', () => {
    let found = 0;
    fc.assert(fc.property(documents, shingleLengths, thresholds, fc.constantFrom(1, 4, 13), fc.constantFrom(1, 4), (docs, k, threshold, bits, parts) => {
      const { bench, rows, sets } = sketch(name, docs, k, 2, bits, 1 - threshold);
      const pairs = exactJoin(bench, sets, threshold, parts, 3).flatMap((join) => join.pairs);
      const truth = sharingPairs(rows, k).filter((pair) => isNear(pair, threshold));
      expect(sorted(triples(pairs))).toEqual(sorted(triples(truth)));
      found += truth.length;
    }), { seed: 1, numRuns: 200 });
    expect(found).toBeGreaterThan(1000);
  });

  it('finds only near pairs by bands, each once and with its exact overlap, and misses as few as the bands promise', () => {
    let [all, found] = [0, 0];
    fc.assert(fc.property(documents, shingleLengths, fc.constantFrom(0.5, 0.7, 0.9), (docs, k, threshold) => {
      const { bench, rows, sets } = sketch(name, docs, k, 2, 13, 1 - threshold);
      const pairs = bandJoin(bench, sets, rows, threshold, 20, 2, 11, 3).joined.flatMap((join) => join.pairs);
      const truth = triples(sharingPairs(rows, k).filter((pair) => isNear(pair, threshold))).map(String);
      const names = triples(pairs).map(String);
      expect(new Set(names).size).toBe(names.length);
      expect(truth).toEqual(expect.arrayContaining(names));
      all += truth.length;
      found += names.length;
    }), { seed: 1, numRuns: 60 });
    expect(all).toBeGreaterThan(300);
    // Twenty bands of two rows lose (1 - .5²)^20 = .003 of the pairs at .5, the lowest here.
    expect(found / all).toBeGreaterThan(0.995);
  });

  it('proposes identical sets in every band', () => {
    const docs = documentsOf({ seed: 8, documents: 3, sentences: 8, vocabulary: 20, longest: 12 });
    // The same shingles in another order: sentences differ, sets do not.
    const twins = docs.map((document) => document.filter(({ length }) => length > 2).flatMap((words) => [words, [...words].reverse()]));
    const { bench, rows, sets } = sketch(name, twins, 1, 3, 13, 1);
    const bands = 7;
    const { keys } = bandJoin(bench, sets, rows, 0.9, bands, 3);
    const keysOf = (row: number): number[] => [...keys.subarray(sets.rowsWithSets.indexOf(row) * bands, (sets.rowsWithSets.indexOf(row) + 1) * bands)];
    const equal = sharingPairs(rows, 1).filter((pair) => isNear(pair, 1));
    expect(equal.length).toBeGreaterThan(5);
    for (const { left, right } of equal) expect(keysOf(left)).toEqual(keysOf(right));
  });

  it('finds every containment of the smaller set once, short of the cap', () => {
    let found = 0;
    fc.assert(fc.property(documents, shingleLengths, fc.constantFrom(0.5, 0.7, 0.9, 2), fc.constantFrom(1, 1 << 12), (docs, k, near, capacity) => {
      const { bench, rows, sets } = sketch(name, docs, k, 2, 14, 1 - SHARE);
      const contained = findContained(bench, sets, rows, k, SHARE, near, capacity);
      expect(contained.capped).toBe(0);
      const truth = containments(sharingPairs(rows, k), SHARE, near);
      expect(sorted(contained.found)).toEqual(sorted(truth));
      found += truth.length;
    }), { seed: 1, numRuns: 150 });
    expect(found).toBeGreaterThan(1000);
  });

  it('counts the same candidates of containments however small the room', () => {
    const docs = documentsOf({ seed: 2, documents: 6, sentences: 8, vocabulary: 15, longest: 12 });
    const { bench, rows, sets } = sketch(name, docs, 1, 2, 14, 0.2);
    const [small, large] = [findContained(bench, sets, rows, 1, SHARE, 0.9, 1), findContained(bench, sets, rows, 1, SHARE, 0.9)];
    expect(small.stops.length).toBeGreaterThan(2);
    expect([small.candidates, small.found]).toEqual([large.candidates, large.found]);
  });

  it('says how many probes are too frequent, and finds what the others lead to', () => {
    const menu = Array.from({ length: 12 }, (_, i) => wordOf(i));
    const rows300 = Array.from({ length: 300 }, (_, i) => [...menu, wordOf(100 + i), wordOf(500 + i)]);
    const quote = [...Array.from({ length: 8 }, (_, i) => wordOf(900 + i))];
    const { bench, rows, sets } = sketch(name, [[...rows300, menu, quote, [...quote, wordOf(1), wordOf(2), wordOf(3), wordOf(4), wordOf(5)]]], 2, 3, 16, 0.2);
    const { capped, found } = findContained(bench, sets, rows, 2, SHARE, 0.7);
    expect(capped).toBeGreaterThan(0);
    expect(found).toContainEqual([301, 302, 7, 12]);
  });

  it('finds every run that two places share, within sentences and across their ends', () => {
    let shared = 0;
    fc.assert(fc.property(documents, shingleLengths, fc.integer({ min: 2, max: 9 }), fc.constantFrom(4, 14), (docs, k, runLength, bits) => {
      const { bench, rows, sets } = sketch(name, docs, k, 3, bits, 0.3, runLength);
      const units = boundaries(bench, rows, k, runLength);
      const emitted = new Map<string, bigint>();
      for (const { rows: at, offsets, keys } of [sets.runs, units.runs]) at.forEach((row, i) => emitted.set(`${row} ${offsets[i]}`, keys[i]!));
      const length = (row: number): number => rows.sentences[row]!.length;
      const keyOf = new Map<string, string>();
      for (const [words, occurrences] of runOccurrences(rows, runLength)) {
        // Equal sentences and equal boundaries are one place; a boundary's words are counted from its middle.
        const places = occurrences.map(({ row, offset, crossing }) => {
          const head = crossing ? units.first[row]! : rows.first[row]!;
          if (crossing && occurrences.length > 1) expect(units.keys[row]).not.toBe(0n);
          return `${head} ${crossing ? offset - length(row) + length(head) : offset}`;
        });
        if (new Set(places).size < 2) continue;
        shared++;
        const keys = new Set(places.map((place) => emitted.get(place)));
        expect(keys.size).toBe(1);
        const [key] = keys;
        expect(key).toBeDefined();
        expect(keyOf.get(String(key)) ?? words).toBe(words);
        keyOf.set(String(key), words);
      }
    }), { seed: 1, numRuns: 200 });
    expect(shared).toBeGreaterThan(3000);
  });

  it('gives run keys only to places that hold a whole run', () => {
    fc.assert(fc.property(documents, shingleLengths, fc.integer({ min: 1, max: 6 }), fc.constantFrom(1, 14), (docs, k, runLength, bits) => {
      const { rows, sets, bench } = sketch(name, docs, k, 1, bits, 0.3, runLength);
      for (const [i, row] of sets.runs.rows.entries()) expect(sets.runs.offsets[i]! + runLength).toBeLessThanOrEqual(rows.sentences[row]!.length);
      const places = new Set([...runOccurrences(rows, runLength).values()].flat().filter(({ crossing }) => crossing).map(({ row, offset }) => `${row} ${offset}`));
      const { runs } = boundaries(bench, rows, k, runLength);
      for (const [i, row] of runs.rows.entries()) expect(places).toContain(`${row} ${runs.offsets[i]}`);
    }), { seed: 1, numRuns: 100 });
  });

  it('keeps every run key that occurs twice, and brings equal keys into one partition', () => {
    const keys = fc.array(fc.oneof(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), fc.nat(20).map((n) => BigInt(n) * 0x9e3779b97f4a7c15n % 2n ** 64n)), { maxLength: 80 });
    fc.assert(fc.property(keys, fc.constantFrom(1, 4, 64), (values, parts) => {
      const bench = openBench(name);
      const at = bench.column(values.flatMap((key) => [Number(key & 0xffffffffn), Number(key >> 32n)]));
      const rows = bench.column(values.map((_, i) => i));
      const table = bench.room(2 ** 16);
      bench.kernel.countKeys(at, values.length, table, 16);
      const kept = bench.kernel.keepRepeated(at, rows, bench.room(4 * values.length), values.length, table, 16);
      const numbers = [...bench.u32(rows, kept)];
      expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
      expect([...bench.u64(at, kept)]).toEqual(numbers.map((i) => values[i]));
      expect(numbers).toEqual(expect.arrayContaining([...values.keys()].filter((i) => values.indexOf(values[i]!) !== values.lastIndexOf(values[i]!))));
      const { records, bounds } = scatter(bench, parts, (cursors, out) => bench.kernel.keyRecords(at, 0, kept, parts, cursors, out));
      const partOf = new Map<bigint, number>();
      const seen = [...bench.u64(records, 2 * kept)].flatMap((word, i, all) => {
        if (i % 2) return [];
        const part = bounds.findIndex((end) => end > i / 2) - 1;
        expect(partOf.get(word) ?? part).toBe(part);
        partOf.set(word, part);
        return [[word, Number(all[i + 1]! & 0xffffffffn)] as const];
      });
      expect(seen.sort((a, b) => a[1] - b[1])).toEqual(numbers.map((i, n) => [values[i], n]));
    }), { seed: 1, numRuns: 100 });
  });

  it('sorts records by the low 33 bits, then the whole key, and keeps the order of equal ones', () => {
    const key = fc.oneof(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), fc.tuple(fc.nat(3), fc.nat(3)).map(([high, low]) => (BigInt(high) << 33n) | BigInt(low)));
    fc.assert(fc.property(fc.array(key, { maxLength: 200 }), (keys) => {
      const bench = openBench(name);
      const records = bench.column(keys.flatMap((k, i) => [Number(k & 0xffffffffn), Number(k >> 32n), i, 0]));
      const result = bench.u32(sort(bench, records, keys.length), 4 * keys.length);
      const low = (k: bigint): bigint => BigInt.asUintN(33, k);
      const order = [...keys.keys()].sort((a, b) => Number(low(keys[a]!) - low(keys[b]!)) || (keys[a]! < keys[b]! ? -1 : Number(keys[a]! > keys[b]!)));
      expect(order.map((_, i) => result[4 * i + 2])).toEqual(order);
      expect(order.map((_, i) => (BigInt(result[4 * i + 1]!) << 32n) | BigInt(result[4 * i]!))).toEqual(order.map((i) => keys[i]));
    }), { seed: 1, numRuns: 60 });
  });

  it('compares documents exactly through tables', () => {
    const words = fc.array(fc.nat(12).map(wordOf), { maxLength: 50 });
    fc.assert(fc.property(words, words, shingleLengths, (left, right, k) => {
      const bench = openBench(name);
      const whole = (list: readonly number[]): Set<string> => (list.length < k ? new Set() : shinglesOf(list, k));
      const [table, other, counts] = [bench.room(8 * 64), bench.room(8 * 64), bench.room(8)];
      // A document comes in pieces: sentences do not matter, pieces do.
      const cut = left.length >> 1;
      const pieces = [left.slice(0, cut), left.slice(cut)];
      const distinct = new Set(pieces.flatMap((piece) => [...whole(piece)]));
      const added = pieces.map((piece) => bench.kernel.addToTable(bench.column(piece), piece.length, k, table, 63));
      expect(added[0]! + added[1]!).toBe(distinct.size);
      bench.kernel.compareWithTable(bench.column(right), right.length, k, other, 63, table, 63, counts);
      expect([...bench.u32(counts, 2)]).toEqual([whole(right).size, sharedOf(whole(right), distinct)]);
    }), { seed: 1, numRuns: 100 });
  });

  it('estimates the resemblance of documents from the agreement of their signatures', () => {
    const random = randomNumbers(6);
    const base = Array.from({ length: 4000 }, () => wordOf(random(1e6)));
    for (const part of [0, 500, 1000, 2000, 4000]) {
      const bench = openBench(name);
      const bins = [base, [...base.slice(part), ...Array.from({ length: part }, () => wordOf(random(1e6)))]].map((words) => {
        const at = bench.column(new Uint32Array(128).fill(0xffffffff));
        bench.kernel.lowerSignature(bench.column(words), words.length, 3, at);
        return bench.u32(at, 128);
      });
      const agreeing = bins[0]!.filter((value, i) => value === bins[1]![i]).length / 128;
      // Four standard deviations of 128 drawings.
      expect(Math.abs(agreeing - (4000 - part) / (4000 + part))).toBeLessThan(4 * Math.sqrt(0.25 / 128));
    }
  });
});
