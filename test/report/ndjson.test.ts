import { describe, expect, it } from 'vitest';
import { jsonReport } from '../../dist/report/json.js';
import { ndjsonReport } from '../../dist/report/ndjson.js';
import type { ClusterView } from '../../dist/model/report.js';
import { figure } from '../../dist/report/figure.js';
import { handmade, nothing } from './handmade.ts';
import { complaints, textOfChunks, validator } from './machine.ts';

interface Line { type: string; data: Record<string, unknown> }
const linesOf = (report = handmade()): Line[] => textOfChunks(ndjsonReport(report)).trimEnd().split('\n').map((line) => JSON.parse(line) as Line);
const rounded = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (_, x: unknown) => (typeof x === 'number' && !Number.isInteger(x) ? figure(x) : x)));

describe('ndjsonReport', () => {
  it('writes documents, matches, clusters, derivations, passages and the summary in this order, each valid by the schema', () => {
    const lines = linesOf();
    const validate = validator('line');
    for (const line of lines) expect(complaints(validate, line)).toEqual([]);
    expect(lines.map(({ type }) => type).join(' ')).toMatch(/^(document )+(match )+(cluster )+(derivation )+(passage )+summary$/);
  });

  it('holds what the records of the report hold, figures rounded', () => {
    const report = handmade();
    const data = (type: string) => linesOf(report).filter((line) => line.type === type).map((line) => line.data);
    expect(data('document')).toEqual(rounded([...report.documents()]));
    expect(data('match')).toEqual(rounded([...report.matches()]));
    expect(data('cluster')).toEqual(rounded([...report.clusters()]));
    expect(data('summary')).toEqual([{ schemaVersion: 1, tool: report.tool, options: report.options, ...report.summary }]);
  });

  it('ends with a line end and holds no raw control character but that', () => {
    const text = textOfChunks(ndjsonReport(handmade()));
    expect(text.endsWith('}\n')).toBe(true);
    expect(text.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f]/);
  });

  it('writes only the summary where nothing was read', () => {
    const empty = handmade({ documents: () => [], matchRows: () => [], clusterViews: () => [], derivations: () => [], passages: () => [] });
    expect(linesOf(empty).map(({ type }) => type)).toEqual(['summary']);
  });

  it('hands out chunks of some 64 kB, within a cluster of 5,000 members too, and asks for members one at a time', () => {
    const [small] = [...handmade().clusterViews(1)];
    let asked = 0;
    const large: ClusterView = { ...small!, memberCount: 5000, difference: () => null, member: (index) => {
      asked++;
      return small!.member(index % small!.memberCount);
    } };
    const sizes: number[] = [];
    let askedAtFirst = 0;
    for (const chunk of ndjsonReport(handmade({ clusterViews: () => [large] }))) {
      if (sizes.push(chunk.length) === 1) askedAtFirst = asked;
    }
    expect(askedAtFirst).toBeLessThan(1000);
    expect(asked).toBe(5001);
    expect(Math.min(...sizes.slice(0, -1))).toBeGreaterThanOrEqual(65_536);
    expect(Math.max(...sizes)).toBeLessThan(70_000);
    expect(sizes.length).toBeGreaterThan(5);
  });
});

describe('jsonReport', () => {
  it('is one valid document with the same documents and clusters as NDJSON', () => {
    const text = textOfChunks(jsonReport(handmade()));
    const json = JSON.parse(text) as Record<string, unknown>;
    expect(complaints(validator(), json)).toEqual([]);
    const lines = linesOf();
    expect(json['documents']).toEqual(lines.filter(({ type }) => type === 'document').map(({ data }) => data));
    expect(json['clusters']).toEqual(lines.filter(({ type }) => type === 'cluster').map(({ data }) => data));
    const { schemaVersion, tool, options, summary } = json;
    expect({ schemaVersion, tool, options, ...(summary as object) }).toEqual(lines.at(-1)!.data);
  });

  it('puts each record on a line of its own, so that diff shows records', () => {
    const lines = textOfChunks(jsonReport(handmade())).split('\n');
    const { documents, clusters, derivations, passages } = handmade().summary;
    // Braces, four fields of the head, and a line for each end of the two lists.
    expect(lines).toHaveLength(documents + clusters + derivations + passages + 2 + 4 + 8 + 1);
    expect(lines.filter((line) => line.startsWith('{"id":'))).toHaveLength(documents + clusters);
  });

  it('is valid where nothing was found', () => {
    const json = JSON.parse(textOfChunks(jsonReport(nothing()))) as { clusters: unknown[] };
    expect(complaints(validator(), json)).toEqual([]);
    expect(json.clusters).toEqual([]);
  });
});

describe('schema', () => {
  it('refuses a wrong kind, a missing field and a line of an unknown type', () => {
    const cluster = linesOf().find(({ type }) => type === 'cluster')!;
    const validate = validator('line');
    expect(validate({ ...cluster, data: { ...cluster.data, kind: 'similar' } })).toBe(false);
    expect(validate({ ...cluster, data: { ...cluster.data, id: undefined } })).toBe(false);
    expect(validate({ ...cluster, type: 'group' })).toBe(false);
  });

  it('describes a line of dedupe sentences', () => {
    const sentence = { document: 'a.txt', start: 0, end: 9, line: 1, column: 1, endLine: 1, endColumn: 9, index: 0, text: 'One, two.', normalized: 'one two', words: 2 };
    expect(complaints(validator('sentence'), sentence)).toEqual([]);
    expect(validator('sentence')({ ...sentence, line: 0 })).toBe(false);
  });
});
