/** Posting tables as bytes: what goes in comes out, and damage is an error, never another row. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BadBlock, BLOCK_BYTES, emptyList, entriesOf, findInBlock, postingEncoder, type PostingBlocks, type PostingList } from '../../dist/model/posting-blocks.js';

interface Entry { readonly high: number; readonly low: number; readonly probes: readonly number[]; readonly others: readonly number[] }

const ascending = fc.uniqueArray(fc.integer({ min: 0, max: 2 ** 32 - 1 }), { maxLength: 40 }).map((rows) => rows.sort((a, b) => a - b));
const entries: fc.Arbitrary<Entry[]> = fc.uniqueArray(fc.record({
  high: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 2 ** 32 - 1 })), low: fc.nat({ max: 255 }), probes: ascending, others: ascending,
}), { selector: ({ high, low }) => high * 256 + low, maxLength: 200 }).map((list) => list.filter(({ probes, others }) => probes.length + others.length > 0).sort((a, b) => a.high - b.high || a.low - b.low));

function encode(list: readonly Entry[]): PostingBlocks {
  const encoder = postingEncoder();
  for (const { high, low, probes, others } of list) encoder.add(high, low, probes, probes.length, others, others.length);
  return encoder.finish();
}

const blocksOf = ({ bytes, ends }: PostingBlocks): Uint8Array[] => [...ends].map((end, block) => bytes.slice(block === 0 ? 0 : ends[block - 1], end));

/** The look-up of store/shard.ts over blocks in memory. */
function find(table: PostingBlocks, high: number, low: number): PostingList {
  const list = emptyList();
  const blocks = blocksOf(table);
  const at = table.firsts.findIndex((first) => first >= high);
  for (let block = Math.max(0, (at < 0 ? blocks.length : at) - 1); block < blocks.length && table.firsts[block]! <= high; block++) if (!findInBlock(blocks[block]!, high, low, list)) break;
  return list;
}

describe('posting blocks', () => {
  test('give back every key with its rows, and nothing for other keys', () => {
    fc.assert(fc.property(entries, fc.integer({ min: 0, max: 30 }), fc.nat({ max: 255 }), (list, high, low) => {
      const table = encode(list);
      for (const entry of list) expect(find(table, entry.high, entry.low)).toEqual({ probes: entry.probes, others: entry.others, isWhole: true });
      const wanted = list.find((entry) => entry.high === high && entry.low === low);
      expect(find(table, high, low)).toEqual({ probes: wanted?.probes ?? [], others: wanted?.others ?? [], isWhole: true });
      expect(table.keys).toBe(list.length);
    }), { seed: 1, numRuns: 200 });
  });

  test('fit their pages, also where one key has more rows than a page', () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => 7 * i);
    const table = encode([{ high: 1, low: 2, probes: rows.slice(0, 3000), others: rows.slice(3000) }, { high: 1, low: 3, probes: [], others: [5] }]);
    for (const block of blocksOf(table)) expect(block.length).toBeLessThanOrEqual(BLOCK_BYTES);
    expect(table.ends.length).toBeGreaterThan(2);
    expect(find(table, 1, 2)).toEqual({ probes: rows.slice(0, 3000), others: rows.slice(3000), isWhole: true });
    expect(find(table, 1, 3)).toEqual({ probes: [], others: [5], isWhole: true });
    // Whoever needs no more than the first of many rows is told that there are more.
    const some = emptyList();
    for (const block of blocksOf(table)) if (!findInBlock(block, 1, 2, some, 1)) break;
    expect([some.probes, some.isWhole]).toEqual([rows.slice(0, 3000), false]);
    expect(some.others).toEqual(rows.slice(3000, 3000 + some.others.length));
    expect(some.others.length).toBeLessThan(1000);
  });

  test('list all of their entries in order', () => {
    fc.assert(fc.property(entries, (list) => {
      const listed = blocksOf(encode(list)).flatMap((block) => [...entriesOf(block)]);
      const rows = listed.flatMap(({ high, low, list: { probes, others } }) => [...probes.map((row) => [high, low, 1, row]), ...others.map((row) => [high, low, 0, row])]);
      expect(rows).toEqual(list.flatMap(({ high, low, probes, others }) => [...probes.map((row) => [high, low, 1, row]), ...others.map((row) => [high, low, 0, row])]));
    }), { seed: 2, numRuns: 100 });
  });

  test('of any bytes end in an error or in rows, and soon', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat({ max: 2 ** 32 - 1 }), (bytes, high) => {
      for (const read of [() => findInBlock(bytes, high, 0, emptyList()), () => [...entriesOf(bytes)]]) {
        try { read(); } catch (error) { expect(error).toBeInstanceOf(BadBlock); }
      }
    }), { seed: 3, numRuns: 2000 });
  });
});
