/** Every folder of fixtures/cases is a case, found by itself; what expected.json may say stands in fixtures/README.md. */
import { readdirSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { scan } from '../dist/index.js';
import type { Report } from '../dist/index.js';
import { RUNS, everythingOf } from './everything.ts';

/** A cluster as expected.json has it; `unit` is `sentence` where it is left out. */
interface Essence {
  readonly kind: string;
  readonly unit?: string;
  readonly representative?: string;
  /** of a quotation: who said it, and the members outside quotation marks */
  readonly speaker?: string | null;
  readonly unmarked?: readonly string[];
  /** whether it is page furniture, false where it is left out */
  readonly boilerplate?: boolean;
  /** `file:line` below input/, the line being the one where the member begins */
  readonly members: readonly string[];
}

interface Expected {
  readonly about: string;
  /** all clusters, in any order */
  readonly clusters?: readonly Essence[];
  /** some clusters, where the others are not the point */
  readonly includes?: readonly Essence[];
  /** for all clusters of the case */
  readonly crossDocument?: boolean;
  /** the named figures only */
  readonly summary?: Readonly<Record<string, number>>;
  /** `document version` */
  readonly versions?: readonly string[];
  /** `from → to confidence: evidence, …`, and in brackets what is replaced */
  readonly derivations?: readonly string[];
  /** `file:line evidence,…`, one for each line of a stretch */
  readonly boilerplate?: readonly string[];
  /** `file:line kind` */
  readonly obfuscation?: readonly string[];
}

const root = fileURLToPath(new URL('../fixtures/cases/', import.meta.url));
const cases = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();

const readJson = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T;

/** The kinds, units and places of clusters, sorted, so that order and figures are not compared. */
function essences(clusters: readonly Essence[]): string[] {
  return clusters.map((cluster) => `${cluster.boilerplate ? 'boilerplate ' : ''}${cluster.kind} ${cluster.unit ?? 'sentence'} ${[...cluster.members].sort().join(' ')}`).sort();
}

/** What a report says, in the words of expected.json. */
function essenceOf(report: Report, folder: string) {
  const short = (document: string) => {
    expect(document.startsWith(`${folder}/`), `${document} begins with the path as it was given`).toBe(true);
    return document.slice(folder.length + 1);
  };
  const at = (place: { document: string; line: number }) => `${short(place.document)}:${place.line}`;
  const clusters = Array.from(report.clusters(), (cluster) => ({
    kind: cluster.kind, unit: cluster.unit, boilerplate: cluster.boilerplate, speaker: cluster.speaker, unmarked: cluster.members.filter((member) => member.marked === false).map(at), crossDocument: cluster.crossDocument,
    members: cluster.members.map(at), representative: at(cluster.members[cluster.representative]!),
  }));
  const documents = [...report.documents()];
  return {
    clusters,
    derivations: Array.from(report.derivations(), ({ from, to, confidence, evidence, replacements }) => {
      const replaced = replacements.map((one) => `${one.from} → ${one.to}`).join(', ');
      return `${short(from)} → ${short(to)} ${confidence}: ${evidence.map(({ kind }) => kind).join(', ')}${replaced === '' ? '' : ` (${replaced})`}`;
    }).sort(),
    versions: documents.flatMap((document) => document.versions.map((version) => `${short(document.id)} ${short(version.document)}`)).sort(),
    boilerplate: documents.flatMap((document) => document.boilerplate.flatMap((place) => Array.from({ length: place.endLine - place.line + 1 },
      (_, index) => `${at({ ...place, line: place.line + index })} ${place.evidence.join()}`))).sort(),
    obfuscation: documents.flatMap((document) => document.obfuscation.map((place) => `${at(place)} ${place.kind}`)).sort(),
  };
}

describe.each(cases)('golden case %s', (name) => {
  const folder = relative(process.cwd(), `${root}${name}/input`).replaceAll('\\', '/');
  const options = readJson<Record<string, unknown>>(`${root}${name}/options.json`);
  const expected = readJson<Expected>(`${root}${name}/expected.json`);

  test(expected.about, async () => {
    const report = await scan([folder], { ...options, threads: 1, kernel: 'simd' });
    const found = essenceOf(report, folder);
    expect(expected.clusters ?? expected.includes, 'expected.json names clusters').toBeDefined();
    if (expected.clusters) {
      expect(essences(found.clusters)).toEqual(essences(expected.clusters));
      for (const { members, representative } of expected.clusters.filter((cluster) => cluster.representative !== undefined)) {
        const same = found.clusters.find((cluster) => [...cluster.members].sort().join() === [...members].sort().join());
        expect(same?.representative).toBe(representative);
      }
    }
    for (const { members, speaker, unmarked } of (expected.clusters ?? []).filter((cluster) => cluster.unmarked !== undefined)) {
      const same = found.clusters.find((cluster) => [...cluster.members].sort().join() === [...members].sort().join());
      expect(same?.speaker).toBe(speaker);
      expect(same?.unmarked).toEqual(unmarked);
    }
    if (expected.includes) expect(essences(found.clusters)).toEqual(expect.arrayContaining(essences(expected.includes)));
    if (expected.crossDocument !== undefined) {
      expect(found.clusters.map((cluster) => cluster.crossDocument)).toEqual(found.clusters.map(() => expected.crossDocument));
    }
    if (expected.summary) expect(report.summary).toMatchObject(expected.summary);
    expect(found.versions).toEqual([...expected.versions ?? []].sort());
    if (expected.derivations) expect(found.derivations).toEqual([...expected.derivations].sort());
    if (expected.boilerplate) expect(found.boilerplate).toEqual([...expected.boilerplate].sort());
    if (expected.obfuscation) expect(found.obfuscation).toEqual([...expected.obfuscation].sort());
  });

  test('every kernel and thread count gives the same bytes', async () => {
    const outputs: string[] = [];
    for (const run of RUNS) {
      const report = await scan([folder], { ...options, ...run });
      expect(report.stats.kernel).toBe(run.kernel);
      outputs.push(everythingOf(report));
    }
    for (const [index, output] of outputs.entries()) {
      expect(output, `${RUNS[index]!.kernel}, ${RUNS[index]!.threads} threads`).toBe(outputs[0]);
    }
  });
});
