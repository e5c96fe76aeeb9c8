/** fixtures/newsroom, the folder of the README's first command, against the truth written with its articles. */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { scan } from '../dist/index.js';
import type { ClusterRecord, MemberRecord, Report } from '../dist/index.js';
import { RUNS, everythingOf } from './everything.ts';

interface Truth {
  readonly clusters: readonly { id: string; kinds: readonly string[]; members: readonly string[]; text?: string; texts?: readonly string[] }[];
  readonly stretch: readonly { id: string; members: readonly string[] }[];
  readonly within_document: readonly { id: string; kinds: readonly string[]; members: readonly string[] }[];
  readonly boilerplate: readonly { file: string; lines: readonly [number, number][] }[];
  readonly not_boilerplate: readonly { file: string; lines: readonly [number, number][] }[];
  readonly provenance: { readonly hubs: Readonly<Record<string, Readonly<Record<string, number>>>> };
  readonly unrelated: readonly string[];
}

const fixtures = fileURLToPath(new URL('../fixtures/', import.meta.url));
const folder = relative(process.cwd(), `${fixtures}newsroom`).replaceAll('\\', '/');
const truth = JSON.parse(readFileSync(`${fixtures}newsroom.truth.json`, 'utf8')) as Truth;
const linesIn = (entries: Truth['boilerplate']) => entries.flatMap(({ file, lines }) =>
  lines.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => `${file}:${first + index}`)));
const isBlank = (place: string) => readFileSync(`${fixtures}newsroom/${place.replace(/:\d+$/, '')}`, 'utf8').split('\n')[Number(/\d+$/.exec(place)![0]) - 1]!.trim() === '';
const furniture = new Set(linesIn(truth.boilerplate));

let report: Report;
let clusters: readonly ClusterRecord[];
beforeAll(async () => {
  report = await scan([folder]);
  clusters = [...report.clusters()];
});

/** Case, quotation marks and white space folded, as the truth's pieces are written. */
const fold = (text: string) => text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'").replace(/\s+/g, ' ').trim().toLowerCase();
const fileOf = (member: MemberRecord) => member.document.slice(folder.length + 1);
/** `file:line` for every line that a member touches */
const linesOf = (member: MemberRecord) =>
  Array.from({ length: member.endLine - member.line + 1 }, (_, index) => `${fileOf(member)}:${member.line + index}`);
const stands = (member: MemberRecord, place: string, piece: string) =>
  linesOf(member).includes(place) && (fold(member.text).includes(fold(piece)) || fold(piece).includes(fold(member.text)));

describe('the newsroom', () => {
  test.each(truth.clusters)('$id is one cluster that holds every copy', ({ kinds, members, text, texts }) => {
    const hits = clusters.filter((cluster) => members.every((place, index) =>
      cluster.members.some((member) => stands(member, place, texts?.[index] ?? text!))));
    expect(hits.length).toBeGreaterThan(0);
    expect(hits.some((cluster) => kinds.includes(cluster.kind) || (cluster.quotation && kinds.includes('quotation'))), hits.map((cluster) => cluster.kind).join()).toBe(true);
  });

  test.each(truth.within_document)('$id repeats inside one article', ({ members }) => {
    expect(clusters.some((cluster) => members.every((place) => cluster.members.some((member) => linesOf(member).includes(place))))).toBe(true);
  });

  test('no two sentences of different articles are called copies that are none, page furniture aside', () => {
    const allowed = [...truth.clusters, ...truth.stretch].map(({ members }) => new Set(members));
    const wrong: string[] = [];
    for (const cluster of clusters) {
      const places = cluster.members.filter((member) => !linesOf(member).every((place) => furniture.has(place)));
      for (const left of places) {
        for (const right of places.filter((member) => member.document > left.document)) {
          const copied = allowed.some((set) => linesOf(left).some((place) => set.has(place)) && linesOf(right).some((place) => set.has(place)));
          if (!copied) wrong.push(`${linesOf(left)[0]} with ${linesOf(right)[0]}: ${cluster.text.slice(0, 60)}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  test('every line of page furniture is marked, by evidence of three kinds, and no line of an article is', () => {
    const marked = new Map([...report.documents()].flatMap(({ boilerplate }) => boilerplate.flatMap((place) =>
      Array.from({ length: place.endLine - place.line + 1 }, (_, index) => [`${place.document.slice(folder.length + 1)}:${place.line + index}`, place.evidence] as const))));
    expect([...furniture].filter((place) => !marked.has(place) && !isBlank(place))).toEqual([]);
    expect(linesIn(truth.not_boilerplate).filter((place) => marked.has(place) && !isBlank(place))).toEqual([]);
    expect(new Set([...marked.values()].flat())).toEqual(new Set(['phrase', 'recurrence', 'layout']));
  });

  test('the unrelated article shares page furniture alone', () => {
    const members = clusters.flatMap((cluster) => cluster.members).filter((member) => truth.unrelated.includes(fileOf(member)));
    expect(members.length).toBeGreaterThan(0);
    expect(members.flatMap(linesOf).filter((place) => !furniture.has(place))).toEqual([]);
  });

  test('the articles that were rewritten derive from the fullest one, with evidence, and never the other way round', () => {
    const derivations = [...report.derivations()];
    const between = (from: string, to: string) => derivations.find((one) => one.from === `${folder}/${from}` && one.to === `${folder}/${to}`);
    for (const [hub, copies] of Object.entries(truth.provenance.hubs)) {
      for (const [copy, sentences] of Object.entries(copies)) {
        expect(between(hub, copy)?.sentences, `${hub} → ${copy}`).toBeGreaterThanOrEqual(sentences);
        expect(between(hub, copy)!.evidence.length).toBeGreaterThan(0);
        expect(between(copy, hub)).toBeUndefined();
      }
    }
  });

  test('every kernel, thread count and order of the articles gives the same bytes', async () => {
    const articles = truth.boilerplate.map(({ file }) => `${folder}/${file}`);
    const outputs = [everythingOf(report)];
    for (const run of RUNS) outputs.push(everythingOf(await scan([folder], run)));
    outputs.push(everythingOf(await scan(articles)), everythingOf(await scan([...articles].reverse())));
    expect(new Set(outputs).size).toBe(1);
  });
});
