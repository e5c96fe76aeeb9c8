import { Chalk } from 'chalk';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { ClusterView } from '../../dist/model/report.js';
import { tableReport, type TableOptions } from '../../dist/report/table.js';
import { handmade, nothing, SUMMARY } from './handmade.ts';

const table = (report = handmade(), options: TableOptions = {}) => [...tableReport(report, options)].join('');
const uncoloured = (text: string) => text.replace(/\u001b\[\d+m/g, '');

describe('tableReport', () => {
  for (const width of [80, 40]) {
    it(`lays a report out in ${width} cells as it was when a person last looked at it`, async () => {
      await expect(table(handmade(), { width })).toMatchFileSnapshot(`table-${width}.txt`);
    });
  }

  it('breaks texts before the width, wide characters counted as two cells; only paths may be longer', () => {
    const lines = table(handmade(), { width: 40 }).split('\n').filter((line) => /^ {5}\S/.test(line));
    expect(lines.length).toBeGreaterThan(20);
    for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(40);
  });

  it('prints no control and no bidi character of a text or a name', () => {
    expect(table().replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    expect(table()).toContain('\\u001b[2Jrm');
  });

  it('says the same with and without colour', () => {
    const color = new Chalk({ level: 1 });
    expect(table(handmade(), { color })).toContain(color.red('[-Tuesday-]') + color.green('{+Wednesday+}'));
    expect(uncoloured(table(handmade(), { color }))).toBe(table());
  });

  it('shows the largest --top of each and counts the rest', () => {
    const text = table(handmade(), { top: 1 });
    expect(text).toContain('  1  boilerplate, exact · 14 places in 3 documents');
    expect(text).not.toContain('  2  ');
    expect(text).toContain('… and 4 more clusters; --top N shows more');
    expect(text).toContain('… and 2 more pairs of documents;');
    const all = table(handmade(), { top: 5 });
    expect(all).not.toContain('--top N');
  });

  it('asks for no more clusters and pairs than it shows, and for few members of a giant cluster', () => {
    const limits: (number | undefined)[] = [];
    const [small] = [...handmade().clusterViews(1)];
    let asked = 0;
    const giant: ClusterView = { ...small!, memberCount: 1_000_000, documentCount: 1, member: (index) => {
      asked++;
      return small!.member(index % small!.memberCount);
    } };
    const text = table(handmade({
      clusterViews: (limit) => { limits.push(limit); return [giant]; },
      documentPairs: (limit) => { limits.push(limit); return []; },
    }), { top: 3 });
    expect(limits).toEqual([3, 3]);
    expect(asked).toBeLessThan(1000);
    expect(text).toContain('1,000,000 places in 1 document\n');
    expect(text).toContain('… and 999,990 more places');
  });

  it('names what was skipped or capped in the summary line, and only then', () => {
    const last = (text: string) => text.trimEnd().split('\n').at(-1);
    expect(last(table())).toBe('7 documents, 12,345 sentences: 5 clusters, 26 copied sentences (0.2 %). 1 passage in common.');
    const summary = { ...SUMMARY, boilerplateSentences: 75, skippedFiles: 1, cappedBuckets: 2, cappedShingles: 1, shingleCap: 4096, widespreadClusters: 3, unlistedPairs: 1000 };
    expect(last(table(handmade({ summary })))).toBe('7 documents, 12,345 sentences: 5 clusters, 26 copied sentences (0.2 %). 75 sentences of page furniture; 1 passage in common; 1 file skipped; 2 capped buckets; '
      + '1 shingle in more than 4,096 sentences not looked up; 3 widespread clusters left out of the pairs; 1,000 pairs beyond --max-pairs not listed.');
  });

  it('says in one friendly line that nothing was found', () => {
    expect(table(nothing())).toBe('No copied sentences found in 7 documents, 12,345 sentences.\n');
  });

  it('shows the beginning of a text of 50 MB, cut between two characters', () => {
    const bytes = Buffer.concat([Buffer.from('x'), Buffer.alloc(50_000_000, 'ä ')]);
    const [small] = [...handmade().clusterViews(1)];
    const member: ClusterView['member'] = (index) => ({ ...small!.member(index), bytes, byteStart: 0, byteEnd: bytes.length });
    const text = table(handmade({ clusterViews: () => [{ ...small!, member }] }), { top: 1 });
    expect(text).toContain('     xä ä ä');
    expect(text).not.toContain('\ufffd');
    expect(text.length).toBeLessThan(5000);
  });
});
