import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDate } from '../../dist/read/dates.js';

test.each([
  ['2024-03-11', '2024-03-11'],
  ['2024-3-1', '2024-03-01'],
  ['2024/03/11', '2024-03-11'],
  ['2024', '2024'],
  ['2024-03', '2024-03'],
  ['20240311', '2024-03-11'],
  ['20240311T083000Z', '2024-03-11T08:30:00Z'],
  ['2024-03-11T08:30Z', '2024-03-11T08:30Z'],
  ['2024-03-11 08:30:15.250 +0100', '2024-03-11T08:30:15+01:00'],
  ['2024-03-11T08:30:00-05:00', '2024-03-11T08:30:00-05:00'],
  ['2024-03-11T08:30', '2024-03-11T08:30'],
  ['Mon, 11 Mar 2024 08:30:00 GMT', '2024-03-11T08:30:00Z'],
  ['Mon, 11 Mar 2024 08:30:00 -0500', '2024-03-11T08:30:00-05:00'],
  ['March 11, 2024', '2024-03-11'],
  ['Monday, March 11th, 2024 at 8:30 p.m. EST', '2024-03-11T20:30-05:00'],
  ['11 March 2024, 12.05 am', '2024-03-11T00:05'],
  ['Sept. 3, 2024', '2024-09-03'],
  ['11. März 2024, 8:30 Uhr', '2024-03-11T08:30'],
  ['Montag, den 11.03.2024 um 8 Uhr', null],
  ['11.03.2024', '2024-03-11'],
  ['11.03.2024 08:30 MEZ', '2024-03-11T08:30+01:00'],
  ['le 11 mars 2024', '2024-03-11'],
  ['1er août 2024', '2024-08-01'],
  ['lunes, 11 de marzo de 2024', '2024-03-11'],
  ['March 2024', '2024-03'],
  ['03/25/2024', '2024-03-25'],
  ['25/03/2024', '2024-03-25'],
  ['03/03/2024', '2024-03-03'],
  ['2024-03-11 at some point', '2024-03-11'],
])('%s is %s', (text, iso) => {
  expect(readDate(text)?.text ?? null).toBe(iso);
});

test.each([
  '', 'yesterday', '03/04/2024', '2024-02-30', '2024-13-01', '2023-02-29', '31 April 2024', 'March', '11 March', 'March March 2024',
  '11 12 March 2024', 'in March 2024 the ferries stopped', '1710115200', '24', '0999-01-01', 'x'.repeat(10_000),
])('%s is no date', (text) => {
  expect(readDate(text)).toBeNull();
});

test('a date is the span it may mean, in UTC', () => {
  const day = Date.UTC(2024, 2, 11);
  expect(readDate('2024-03-11')).toMatchObject({ from: day, to: day + 86_400_000 });
  expect(readDate('2024-03-11T01:30+02:00')).toMatchObject({ from: day - 1_800_000, to: day - 1_800_000 + 60_000 });
  expect(readDate('2024')).toMatchObject({ from: Date.UTC(2024, 0), to: Date.UTC(2025, 0) });
});

test('whatever is read is read again from its own text, and nothing throws', () => {
  fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 90 }), fc.stringMatching(/^[0-9a-zT:.,+ /-]{0,40}$/)), (text) => {
    const date = readDate(text);
    if (date !== null) {
      expect(date.to).toBeGreaterThan(date.from);
      expect(readDate(date.text)).toEqual(date);
    }
  }), { seed: 4, numRuns: 5000 });
  fc.assert(fc.property(fc.date({ min: new Date('1000-01-01'), max: new Date('2999-12-31'), noInvalidDate: true }), (date) => {
    const seconds = Math.floor(date.getTime() / 1000) * 1000;
    expect(readDate(date.toISOString())).toMatchObject({ from: seconds, to: seconds + 1000 });
    expect(readDate(date.toUTCString())).toMatchObject({ from: seconds, to: seconds + 1000 });
  }), { seed: 5, numRuns: 1000 });
});
