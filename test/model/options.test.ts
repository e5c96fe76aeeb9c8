import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DedupeError, printable } from '../../dist/model/errors.js';
import { findingOptions, resolveScanOptions, SCAN_OPTIONS } from '../../dist/model/options.js';
import { suggest } from '../../dist/model/suggest.js';

function complaints(raw: Record<string, unknown>, spelling: 'name' | 'flag' = 'name'): string[] {
  try {
    resolveScanOptions(raw, spelling);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(DedupeError);
    return (error as Error).message.split('\n');
  }
}

describe('options of a scan', () => {
  test('have the documented defaults', () => {
    expect(resolveScanOptions()).toEqual({
      threshold: 0.7, minRun: 8, minWords: 5, minQuotation: 4, shingle: 3, recall: 0.999, join: 'auto', pairs: 'stars', maxPairs: 10_000_000, maxSpread: 50,
      seed: 1, inputFormat: 'text', boilerplate: 'show', outletFrom: 'auto', passages: false, threads: 0, kernel: 'auto',
    });
  });
  test('are frozen', () => {
    expect(Object.isFrozen(resolveScanOptions({ seed: 2 }))).toBe(true);
  });
  test.each([
    ['NaN', { threshold: NaN }], ['a fraction where a whole number is wanted', { minWords: 2.5 }], ['a string in typed input', { threshold: '0.7' }],
    ['null', { seed: null }], ['infinity', { maxPairs: Infinity }], ['a negative number', { seed: -1 }], ['too much', { seed: 2 ** 32 }],
    ['an unknown choice', { join: 'fast' }], ['an unknown name', { treshold: 0.5 }], ['a name of Object.prototype', { constructor: 1 }],
  ])('refuse %s', (_, raw) => {
    expect(complaints(raw)).toHaveLength(1);
  });
  test('take both ends of every range and nothing beyond', () => {
    for (const { name, rule } of SCAN_OPTIONS) {
      if (rule.type !== 'number' && rule.type !== 'integer') continue;
      const step = rule.type === 'integer' ? 1 : 0.001;
      expect(complaints({ [name]: rule.min }).concat(complaints({ [name]: rule.max })), name).toEqual([]);
      expect(complaints({ [name]: rule.min - step }), name).toHaveLength(1);
      expect(complaints({ [name]: rule.max + step }), name).toHaveLength(1);
    }
  });
  test('complain about everything at once, by the name that was used', () => {
    expect(complaints({ threshold: '7', minWords: 'x', join: 'exat' }, 'flag')).toEqual([
      '--threshold "7": must be a number from 0.1 to 1',
      '--min-words "x": must be a whole number from 1 to 1000',
      '--join "exat": must be one of auto, lsh, exact; did you mean exact?',
    ]);
    expect(complaints({ minword: 3, shingle: 0 })).toEqual([
      'minword: no such option; did you mean minWords?',
      'shingle 0: must be a whole number from 1 to 10',
    ]);
  });
  test.each(['', ' ', '0x10', '1e', '1_000', 'Infinity', '0,7', '--min-run'])('read no number from %j', (text) => {
    expect(complaints({ maxPairs: text }, 'flag')).toHaveLength(1);
  });
  test('read numbers from a command line', () => {
    expect(resolveScanOptions({ threshold: '.5', maxPairs: '1e6', seed: '007' }, 'flag')).toMatchObject({ threshold: 0.5, maxPairs: 1_000_000, seed: 7 });
  });
  test('refuse a join that cannot keep the recall asked for', () => {
    expect(complaints({ join: 'lsh', recall: 1 })).toHaveLength(1);
    expect(complaints({ join: 'exact', recall: 1 })).toEqual([]);
  });
  test('echo what can change findings and not how the work is done', () => {
    const echoed = findingOptions(resolveScanOptions({ threads: 2, kernel: 'scalar', threshold: 0.8 }));
    expect(echoed).toMatchObject({ threshold: 0.8, seed: 1 });
    expect(Object.keys(echoed)).not.toEqual(expect.arrayContaining(['threads']));
    expect(Object.keys(echoed)).not.toEqual(expect.arrayContaining(['kernel']));
  });
});

describe('suggestions', () => {
  const flags = SCAN_OPTIONS.map(({ name }) => name);
  test.each([['tresh', 'threshold'], ['thresold', 'threshold'], ['min-word', 'minWords'], ['siingle', 'shingle'], ['sede', 'seed'], ['thr', 'threshold']])('%s means %s', (typed, meant) => {
    expect(suggest(typed, flags)).toBe(meant);
  });
  test.each(['x', 'verbose', 'zzzz', ''])('%j means none of them', (typed) => {
    expect(suggest(typed, flags)).toBeNull();
  });
});

describe('printable', () => {
  test('shows control, bidi and invisible characters and bytes that are no UTF-8', () => {
    expect(printable('a\nb\t\x1b[0m\x9b\u202e\u200b\u2028\ufeff\udcff.txt')).toBe('a\\nb\\t\\x1b[0m\\x9b\\u202e\\u200b\\u2028\\ufeff\\xff.txt');
  });
  test('leaves nothing that moves a cursor or turns the text around', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      expect(printable(text)).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u);
    }), { seed: 1, numRuns: 500 });
  });
  test('leaves ordinary names alone', () => {
    expect(printable('Ä b/東京 🎉 (1).txt')).toBe('Ä b/東京 🎉 (1).txt');
  });
});
