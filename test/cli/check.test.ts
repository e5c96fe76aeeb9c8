/** `dedupe check` as an editor's CI runs it. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeFolder } from '../read/folder.ts';
import { complaints, validator } from '../report/machine.ts';
import { dedupe, SENTENCE, type Ran } from './run.ts';

const OWN = 'Nobody in the town had expected the bakery to stay open through the whole of that long winter. '
  + 'Its owner kept the ovens warm for neighbours who came by with bread dough of their own. '
  + 'They paid with firewood, and some of them paid with stories about the valley and its people. ';
const QUOTED = 'we will not let the old sea wall fall into the harbour while I am in charge of it';
const FILES = Object.freeze({
  'archive/a.txt': `One opens the morning with a remark of its own.\n\n${SENTENCE}\n`,
  'archive/dated.md': `---\ntitle: The wall\ndate: 2024-03-11\noutlet: North Ledger\n---\nAn older report begins in another way.\n\n${SENTENCE}\n`,
  'archive/talk.txt': `The council met for most of the day. “${QUOTED[0]!.toUpperCase()}${QUOTED.slice(1)},” said Ada Marsh.\n`,
  'clean.md': OWN,
  'copied.md': `${OWN}\n\n${SENTENCE}\n`,
  'quoting.md': `${OWN}\n\n“${QUOTED[0]!.toUpperCase()}${QUOTED.slice(1)},” said Ada Marsh on Monday.\n`,
});

interface Finding { readonly id: string; readonly kind: string; readonly unit: string; readonly excuse: string | null; readonly state: string; readonly draft: { line: number; document: string }; readonly source: { document: string; line: number }; readonly sourceDate: string | null }
interface Draft { readonly document: string; readonly verdict: string; readonly rules: { rule: string; failed: boolean; value: number | string }[]; readonly copiedWords: number; readonly copiedShare: number; readonly quotedWords: number; readonly longestRun: number; readonly wholeTexts: { document: string }[]; readonly findings: Finding[]; readonly moreSources: number }
interface Json { readonly summary: Record<string, number>; readonly drafts: Draft[]; readonly stale: { id: string; count: number }[] }

function check(root: string, ...args: readonly string[]): { readonly ran: Ran; readonly json: Json } {
  const ran = dedupe(root, ['check', ...args, '--format', 'json']);
  return { ran, json: JSON.parse(ran.out === '' ? 'null' : ran.out) as Json };
}
const failedRules = ({ drafts }: Json): string[] => drafts.flatMap(({ rules }) => rules.filter(({ failed }) => failed).map(({ rule }) => rule));

describe('check', () => {
  test('passes what has nothing from the archive, with exit code 0', () => {
    const { code, out, err } = dedupe(makeFolder(FILES), ['check', 'clean.md', '--against', 'archive']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe('clean.md  PASS  0 % copied: 0 words of 52 words\n\n1 draft against 3 sources: passes, 0 findings.\n');
  });

  test('fails a draft with a copied sentence, names line and source of it, and ends with exit code 1', () => {
    const { code, out } = dedupe(makeFolder(FILES), ['check', 'copied.md', 'clean.md', '--against', 'archive']);
    expect(code).toBe(1);
    expect(out).toMatch(/^clean\.md {2}PASS/);
    expect(out).toMatch(/copied\.md {2}FAIL {2}26 % copied: 18 words of 70 words\n {5}✗ 26 % of the words are copied; the limit is 5\.0 % \(--max-copied\)\n/);
    expect(out).toContain('exact · line 3 · 18 words in a row');
    // The one that says when it was published comes first.
    expect(out).toContain('archive/dated.md:8:1  2024-03-11 · “The wall”\n     also archive/a.txt:3:1\n');
    expect(out).toMatch(/2 drafts against 3 sources: 1 of them fails, 2 findings\.\n$/);
  });

  test('applies each limit by itself', () => {
    const root = makeFolder(FILES);
    const rules = (...args: readonly string[]): string[] => failedRules(check(root, 'copied.md', '--against', 'archive', ...args).json);
    expect(rules('--max-copied', '50%', '--max-run', '18')).toEqual([]);
    expect(rules('--max-copied', '0.2', '--max-run', '18')).toEqual(['max-copied']);
    expect(rules('--max-copied', '100%', '--max-run', '17')).toEqual(['max-run']);
    expect(rules('--max-copied', '100%', '--max-run', '18', '--fail-on', 'near,exact')).toEqual(['fail-on']);
    expect(rules('--max-copied', '100%', '--max-run', '18', '--fail-on', 'partial')).toEqual([]);
  });

  test('counts attributed quotations apart, all marked ones or none as it is told', () => {
    const root = makeFolder(FILES);
    const of = (...args: readonly string[]): Draft => check(root, 'quoting.md', '--against', 'archive', ...args).json.drafts[0]!;
    expect(of()).toMatchObject({ verdict: 'pass', copiedWords: 0, quotedWords: 19 });
    expect(of().findings.map(({ unit, kind, excuse }) => `${unit} ${kind} ${excuse}`)).toContain('quotation exact quotation');
    expect(of('--allow-quotations', 'none')).toMatchObject({ verdict: 'fail', quotedWords: 0, copiedWords: 19 });
    writeFileSync(join(root, 'unnamed.md'), `${OWN}\n\n“${QUOTED}.”\n`);
    expect(check(root, 'unnamed.md', '--against', 'archive').json.drafts[0]!.verdict).toBe('fail');
    expect(check(root, 'unnamed.md', '--against', 'archive', '--allow-quotations', 'marked').json.drafts[0]!.verdict).toBe('pass');
  });

  test('does not count the phrases of a list, nor page furniture', () => {
    const notice = 'Share this article with your friends';
    const root = makeFolder({
      ...FILES, 'phrases.txt': `# ours\n${SENTENCE}\n`,
      'archive/page.txt': `A page has quite another story to tell, and it tells it at some length.\n\n${notice}\n`, 'page.md': `${OWN}\n\n${notice}\n`,
    });
    expect(check(root, 'copied.md', '--against', 'archive', '--allow', 'phrases.txt').json.drafts[0]!).toMatchObject({ verdict: 'pass', copiedWords: 0, findings: [{ excuse: 'allowed' }, { excuse: 'allowed' }] });
    expect(check(root, 'page.md', '--against', 'archive').json.drafts[0]!).toMatchObject({ copiedWords: 0, findings: [{ excuse: 'boilerplate' }] });
    expect(check(root, 'page.md', '--against', 'archive', '--no-ignore-boilerplate').json.drafts[0]!.copiedWords).toBe(6);
    expect(check(root, 'page.md', '--ignore-boilerplate', '--against', 'archive').json.drafts[0]!.copiedWords).toBe(0);
  });

  test('knows the draft itself by its id, another version of it by what it says, and leaves out what --self names', () => {
    const root = makeFolder({ ...FILES, 'archive/copied.md': FILES['copied.md'] });
    const own = (...args: readonly string[]) => check(root, 'archive/copied.md', '--against', 'archive', ...args).json.drafts[0]!;
    expect(own().findings.map(({ source }) => source.document)).not.toContain('archive/copied.md');
    expect(own('--include-self').findings.map(({ source }) => source.document)).toContain('archive/copied.md');
    const version = check(root, 'copied.md', '--against', 'archive', '--max-copied', '100%', '--max-run', '1000');
    expect(version.ran.code).toBe(1);
    expect(failedRules(version.json)).toEqual(['whole-text']);
    expect(version.json.drafts[0]!.wholeTexts).toEqual([{ document: 'archive/copied.md', date: null, resemblance: 1 }]);
    expect(dedupe(root, ['check', 'copied.md', '--against', 'archive']).out).toContain('--self archive/copied.md');
    expect(check(root, 'copied.md', '--against', 'archive', '--self', 'archive/copied.md').json.drafts[0]!).toMatchObject({ wholeTexts: [], copiedWords: 18 });
  });

  test('takes only the sources of an outlet or a time', () => {
    const root = makeFolder(FILES);
    const sources = (...args: readonly string[]): string[] => check(root, 'copied.md', '--against', 'archive', ...args).json.drafts[0]!.findings.map(({ source }) => source.document);
    expect(sources('--outlet', 'north ledger')).toEqual(['archive/dated.md']);
    expect(sources('--since', '2024-03-12')).toEqual(['archive/a.txt']);
    expect(sources('--since', '2024-03-11', '--until', '2024-03')).toEqual(['archive/dated.md', 'archive/a.txt']);
    expect(sources('--until', '2024-03-10')).toEqual(['archive/a.txt']);
    expect(dedupe(root, ['check', 'copied.md', '--against', 'archive', '--since', 'someday']).complaints).toEqual(['dedupe: --since: "someday" is not understood as a date; write it as 2024-03-11']);
  });

  test('lists the best sources of a place and counts the others', () => {
    const many = Object.fromEntries(Array.from({ length: 14 }, (_, i) => [`archive/more-${i}.txt`, `Report ${i} has words of its own.\n\n${SENTENCE}\n`]));
    const root = makeFolder({ ...FILES, ...many });
    const { findings, moreSources } = check(root, 'copied.md', '--against', 'archive').json.drafts[0]!;
    expect([findings.length, moreSources, findings[0]!.source.document]).toEqual([10, 6, 'archive/dated.md']);
    const all = check(root, 'copied.md', '--against', 'archive', '--max-sources', '0').json.drafts[0]!;
    expect([all.findings.length, all.moreSources, all.copiedWords]).toEqual([16, 0, 18]);
  });

  test('reads a draft from standard input under the name it is given', () => {
    const root = makeFolder(FILES);
    const ran = dedupe(root, ['check', '-', '--stdin-filename', 'desk/draft.md', '--against', 'archive', '--format', 'ndjson'], { input: FILES['copied.md'] });
    expect(ran.code).toBe(1);
    const lines = ran.out.trim().split('\n').map((line) => JSON.parse(line) as { type: string; data: Record<string, unknown> });
    expect(lines.map(({ type }) => type)).toEqual(['finding', 'finding', 'draft', 'summary']);
    expect(lines[2]!.data['document']).toBe('desk/draft.md');
    for (const line of lines) expect(complaints(validator('checkLine'), line)).toEqual([]);
  });

  test('writes JSON as the schema has it', () => {
    const root = makeFolder({ ...FILES, 'near.md': `${OWN}\n\n${SENTENCE.replace('eleven', 'twelve').replace('old ', '')} And ${QUOTED}.\n` });
    const { json } = check(root, 'near.md', 'quoting.md', 'copied.md', '--against', 'archive');
    expect(complaints(validator('check'), json)).toEqual([]);
    expect(json.drafts.flatMap(({ findings }) => findings.map(({ kind }) => kind))).toEqual(expect.arrayContaining(['exact', 'near']));
  });

  test('cannot tell where a draft or a named source cannot be read: exit code 2', () => {
    const root = makeFolder({ ...FILES, 'drafts/bad.md': new Uint8Array([0xff, 0xfe, 0xfa]), 'drafts/good.md': OWN });
    for (const args of [['check', 'gone.md', '--against', 'archive'], ['check', 'clean.md', '--against', 'nowhere'], ['check', 'drafts', '--against', 'archive'], ['check', 'clean.md'], ['check', '--against', 'archive']]) {
      const { code, complaints: lines, out } = dedupe(root, args);
      expect([code, lines.length, out]).toEqual([2, 1, '']);
    }
  });

  test('warns of an empty folder of drafts and passes', () => {
    const { code, err } = dedupe(makeFolder({ ...FILES, 'drafts/': '' }), ['check', 'drafts', '--against', 'archive']);
    expect(code).toBe(0);
    expect(err).toContain('no text file in this folder');
  });
});

describe('a baseline', () => {
  test('accepts what it lists, marks the rest as new, and tells what is stale', () => {
    const root = makeFolder(FILES);
    const run = (...args: readonly string[]): Ran => dedupe(root, ['check', '--against', 'archive', '--baseline', 'known.txt', ...args]);
    expect(run('copied.md').complaints).toEqual(['dedupe: --baseline known.txt: there is no such file; make it with --update-baseline']);
    const made = run('copied.md', '--update-baseline');
    expect(made.code).toBe(0);
    const text = readFileSync(join(root, 'known.txt'), 'utf8');
    expect(text).toMatch(/^# dedupe baseline 1: .*\n[0-9a-f]{16}s {2}1 {2}The harbour office will close its eastern gate/);
    expect(run('copied.md')).toMatchObject({ code: 0 });
    expect(run('copied.md').out).toContain('known, in the baseline');
    // The same words elsewhere in the draft are known; a second time they are new.
    writeFileSync(join(root, 'copied.md'), `${SENTENCE}\n\n${OWN}\n`);
    expect(run('copied.md').code).toBe(0);
    writeFileSync(join(root, 'copied.md'), `${SENTENCE}\n\n${OWN}\n\n${SENTENCE}\n`);
    const again = run('copied.md');
    expect(again.code).toBe(1);
    expect(again.out).toContain('NEW');
    expect(again.out).toMatch(/4 findings \(2 new, 2 known\)/);
    const stale = run('clean.md');
    expect(stale.code).toBe(0);
    expect(stale.out).toContain('1 entry of the baseline without a finding; --update-baseline drops what is stale');
  });

  test('is left as it was where the check cannot be done', () => {
    const root = makeFolder(FILES);
    expect(dedupe(root, ['check', 'gone.md', '--against', 'archive', '--baseline', 'known.txt', '--update-baseline']).code).toBe(2);
    expect(existsSync(join(root, 'known.txt'))).toBe(false);
    expect(dedupe(root, ['check', 'clean.md', '--against', 'archive', '--update-baseline']).code).toBe(2);
  });
});
