import { describe, expect, test } from 'vitest';
import { makeFolder } from '../read/folder.ts';
import { dedupe, SENTENCE } from './run.ts';

const NOTE = 'You must be logged in to post a comment.';
const PAGES = {
  'p/a.txt': `Divers mend the wall\n\n${SENTENCE}\n\n${NOTE}\n\nThe Quay thanks you for reading to the end\n`,
  'p/b.txt': `Gate closed for weeks\n\n${SENTENCE}\n\n${NOTE}\n\nThe Quay thanks you for reading to the end\n`,
};
const clustersOf = (out: string) => (JSON.parse(out) as { clusters: { boilerplate: boolean; text: string }[] }).clusters.map(({ boilerplate, text }) => [boilerplate, text]);

describe('page furniture', () => {
  test('is listed and marked, left out, or listed alone, as --boilerplate says, and never fails a build', () => {
    const folder = makeFolder({ ...PAGES, 'n/a.txt': `One\n\n${NOTE}\n`, 'n/b.txt': `Two\n\n${NOTE}\n` });
    const run = (...more: string[]) => clustersOf(dedupe(folder, ['scan', 'p', '--format', 'json', ...more]).out);
    expect(run()).toContainEqual([true, NOTE]);
    expect(run('--boilerplate', 'hide').map(([boilerplate]) => boilerplate)).not.toContain(true);
    expect(run('--boilerplate', 'only')).toEqual([[true, NOTE]]);
    expect(dedupe(folder, ['scan', 'p', '--fail-on', 'exact']).code).toBe(1);
    expect(dedupe(folder, ['scan', 'n', '--fail-on', 'exact']).code).toBe(0);
  });
  test('is also what --boilerplate-phrases names; lines that cannot be used are complained about', () => {
    const folder = makeFolder({ ...PAGES, 'ours.txt': 'The Quay thanks you…\n--\n' });
    const ran = dedupe(folder, ['scan', 'p', '--format', 'json', '--boilerplate-phrases', 'ours.txt']);
    const { documents } = JSON.parse(ran.out) as { documents: { boilerplate: { line: number; evidence: string[] }[] }[] };
    expect(documents[0]!.boilerplate.map(({ line, evidence }) => [line, evidence])).toEqual([[5, ['phrase']], [7, ['user']]]);
    expect(ran.complaints).toEqual([expect.stringContaining('--boilerplate-phrases ours.txt: line 2: no word') as string]);
    expect(dedupe(folder, ['scan', 'p', '--boilerplate-phrases', 'none.txt'])).toMatchObject({ code: 2, out: '', err: expect.stringContaining('--boilerplate-phrases none.txt: ') as string });
  });
  test('is counted by outlet, which the metadata, the folder or a folder named like a host tells', () => {
    const folder = makeFolder({ 'www.quay.example/news/a.txt': `---\noutlet: The Quay\n---\n\n${SENTENCE}\n` });
    const outlet = (from: string) => (JSON.parse(dedupe(folder, ['scan', '.', '--format', 'json', '--outlet-from', from]).out) as { documents: { outlet: string | null }[] }).documents[0]!.outlet;
    expect(['auto', 'front-matter', 'folder', 'host'].map(outlet)).toEqual(['The Quay', 'The Quay', 'news', 'www.quay.example']);
  });
});
