/** Records of posting tables: the kernel against its twin, and both against what a table has to hold. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documents } from './corpora.ts';
import { layOut, openBench, type Bench, type Documents, type Rows } from './kernel-bench.ts';
import { countShingles, writeSets } from './kernel-stages.ts';

const BITS = 10;
const shapes = fc.record({ k: fc.integer({ min: 1, max: 4 }), minWords: fc.integer({ min: 1, max: 6 }), bits: fc.integer({ min: 0, max: 6 }), width: fc.integer({ min: 1, max: 8 }), step: fc.integer({ min: 1, max: 5 }) });
type Shape = typeof shapes extends fc.Arbitrary<infer S> ? S : never;
type Write = (cursors: number, records: number) => void;

/** Records of both passes as [key, row, note], in their partitions, and where each begins. */
function scattered(bench: Bench, bits: number, write: Write): { readonly records: bigint[][]; readonly begin: number[] } {
  const cursors = bench.room(4 * 2 ** bits);
  write(cursors, 0);
  const counts = [...bench.u32(cursors, 2 ** bits)];
  const begin = counts.map((_, part) => counts.slice(0, part).reduce((sum, count) => sum + count, 0));
  const total = counts.reduce((sum, count) => sum + count, 0);
  const out = bench.room(16 * total + 16);
  write(bench.column(begin), out);
  const columns = bench.u32(out, 4 * total);
  return { begin, records: Array.from({ length: total }, (_, i) => [BigInt(columns[4 * i]!) | (BigInt(columns[4 * i + 1]!) << 32n), BigInt(columns[4 * i + 2]!), BigInt(columns[4 * i + 3]!)]) };
}

function tables(bench: Bench, docs: Documents, { k, minWords, bits, width, step }: Shape) {
  const rows: Rows = layOut(bench, docs, minWords);
  const sets = writeSets(bench, rows, k, countShingles(bench, rows, k, BITS), BITS, 1, 0);
  const { kernel } = bench;
  const document = bench.column(rows.pieces.flatMap(({ from, to }, piece) => new Array<number>(to - from).fill(piece)));
  const ends = bench.column(rows.pieces.map(({ wordsEnd }) => wordsEnd / 4));
  return {
    sets, rows,
    shingles: scattered(bench, bits, (cursors, records) => kernel.shinglePostings(sets.rows, 0, sets.count, sets.setAt, sets.setSize, 0.8, bits, cursors, records)),
    grams: scattered(bench, bits, (cursors, records) => kernel.gramPostings(rows.at, rows.size, rows.mark, document, ends, 0, rows.count, width, step, bits, cursors, records)),
  };
}

function property(check: (docs: Documents, shape: Shape) => void): void {
  fc.assert(fc.property(documents, shapes, check), { seed: 1, numRuns: 150 });
}

describe('records of posting tables', () => {
  test('are the same from the kernel and from its twin', () => {
    property((docs, shape) => {
      const [simd, scalar] = [tables(openBench('simd'), docs, shape), tables(openBench('scalar'), docs, shape)];
      expect(simd.shingles).toEqual(scalar.shingles);
      expect(simd.grams).toEqual(scalar.grams);
    });
  });

  test('lie in the partition that the first bits of their order name', () => {
    property((docs, shape) => {
      const { shingles, grams } = tables(openBench('simd'), docs, shape);
      for (const { records, begin } of [shingles, grams]) {
        records.forEach(([key], i) => expect(Number((key! & 0x1ffffffffn) >> BigInt(33 - shape.bits))).toBe(begin.findLastIndex((first) => first <= i)));
      }
    });
  });

  test('of shingles are the entries of all sets, the rarest fifth and one more of them marked as probes', () => {
    property((docs, shape) => {
      const { shingles, sets } = tables(openBench('simd'), docs, shape);
      for (const row of sets.rowsWithSets) {
        const own = shingles.records.filter(([, of]) => Number(of) === row);
        const entries = sets.entries(row);
        expect(own.map(([key]) => key).sort()).toEqual(entries.map((entry) => BigInt.asUintN(56, entry)).sort());
        const probes = entries.slice(0, entries.length - Math.ceil(0.8 * entries.length - 1e-9) + 1).map((entry) => BigInt.asUintN(56, entry));
        expect(own.filter(([, , note]) => note === 1n).map(([key]) => key).sort()).toEqual(probes.sort());
      }
    });
  });

  test('of grams hold one of any step neighbouring places of a document, whatever its sentences', () => {
    property((docs, { width, step, ...rest }) => {
      const { grams, rows } = tables(openBench('simd'), docs, { ...rest, width, step });
      // Copies of a sentence are listed by their first row alone, so only documents of new sentences have every place.
      const seen = new Set<string>();
      const isNew = docs.map((sentences) => sentences.map((words) => {
        const known = seen.has(words.join(' '));
        seen.add(words.join(' '));
        return !known || words.length < width;
      }));
      docs.forEach((sentences, document) => {
        if (isNew[document]!.includes(false)) return;
        const { from } = rows.pieces[document]!;
        const places: number[] = [];
        let first = 0;
        sentences.forEach((words, i) => {
          for (const [, row, note] of grams.records) if (Number(row) === from + i) places.push(first + Number(note));
          first += words.length;
        });
        for (let at = 0; at + step - 1 + width <= first; at++) expect(places.some((place) => place >= at && place < at + step)).toBe(true);
      });
    });
  });
});
