import { expect, it } from 'vitest';
import { textOf, withRecords } from '../../dist/model/records.js';
import { handmade } from '../report/handmade.ts';

it('a report asks its rows for a costly total only when somebody asks it', () => {
  let asked = 0;
  const rows = handmade();
  const report = withRecords(Object.defineProperty({ ...rows }, 'documentPairCount', { enumerable: true, get: () => ++asked }));
  expect(asked).toBe(0);
  expect(report.documentPairCount).toBe(1);
});

it('records are frozen and hold what the rows held when they were made, though rows are overwritten', () => {
  const view = [...handmade().clusterViews()][1]!;
  const shared = { ...view.member(0) };
  const report = handmade({ clusterViews: () => [{ ...view, member: (index) => Object.assign(shared, view.member(index)) }] });
  const [cluster] = [...report.clusters()];
  expect(cluster!.members.map(({ document, line }) => `${document}:${line}`)).toEqual([
    'courier/harbour.txt:3', 'courier/markets.txt:7', 'gazette/harbour-talks.md:12', 'herald/harbour.txt:3', 'herald/harbour.txt:30',
    'herald/2024/"quoted" \u001b[31mred\u001b[0m\n.txt:9',
  ]);
  expect(cluster!.text).toBe(cluster!.members[cluster!.representative]!.text);
  expect([cluster, cluster!.members, ...cluster!.members].every(Object.isFrozen)).toBe(true);
});

it('a text is decoded from shared memory, whole or cut between two characters', () => {
  const bytes = new Uint8Array(new SharedArrayBuffer(10));
  bytes.set(new TextEncoder().encode('\ufeffaä€'));
  const row = { ...[...handmade().clusterViews()][0]!.member(0), bytes, byteStart: 0, byteEnd: 9 };
  expect(textOf(row)).toBe('\ufeffaä€');
  expect(textOf(row, 8)).toBe('\ufeffaä');
  expect(textOf(row, 5)).toBe('\ufeffa');
});
