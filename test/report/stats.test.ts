import { expect, it } from 'vitest';
import { statsReport } from '../../dist/report/stats.js';
import { handmade } from './handmade.ts';

it('names kernel, threads, join and its reason, and aligns figures by their last digit', () => {
  expect([...statsReport(handmade().stats, { totalMs: 1500, peakBytes: 300_000_000 })].join('')).toBe([
    'kernel              simd',
    'threads             2',
    'join                lsh, 26 bands of 4 rows (the exact join would take longer)',
    'text                   166 MB',
    'distinct sentences  94,650',
    'candidates          14,020',
    'read                  12.3 ms',
    'sketch                1.23 s',
    'in all                1.50 s',
    'speed                110.7 MB/s',
    'peak memory            300 MB',
    '',
  ].join('\n'));
});

it('reckons the speed from the stages where the process is not known, and names no plan for the exact join', () => {
  const { stats } = handmade();
  const text = [...statsReport({ ...stats, join: { ...stats.join, name: 'exact', reason: 'asked for' } })].join('');
  expect(text).toContain('join                exact (asked for)\n');
  expect(text).toContain('133.1 MB/s');
  expect(text).not.toContain('peak');
});
