/** What the README shows is what the tool prints, and what it names exists. */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { makeFolder } from './read/folder.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');

/** Fenced blocks, in order. */
const blocks = [...README.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language, text]) => ({ language: language!, text: text! }));

/** The block that follows the first one with `text` in it. */
function after(text: string): string {
  const at = blocks.findIndex((block) => block.text.includes(text));
  expect(at, `README shows ${text}`).toBeGreaterThanOrEqual(0);
  return blocks[at + 1]!.text;
}

function node(...args: readonly string[]): string {
  return execFileSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });
}

const dedupe = (...args: readonly string[]): string => node('bin/dedupe.js', ...args);

describe('the README', () => {
  test('shows what its first command prints, piece by piece', () => {
    const printed = dedupe('scan', 'fixtures/newsroom');
    let at = 0;
    for (const piece of after('npx dedupe scan fixtures/newsroom').split(/^…\n/m)) {
      const found = printed.indexOf(piece, at);
      expect(found, piece).toBeGreaterThanOrEqual(0);
      at = found + piece.length;
    }
    expect(at).toBe(printed.length);
  });

  test('shows what compare prints', () => {
    const folder = 'fixtures/passages/two-disguises';
    expect(dedupe('compare', `${folder}/left.txt`, `${folder}/right.txt`)).toBe(after(`npx dedupe compare ${folder}/left.txt ${folder}/right.txt`));
  });

  test('shows what check prints', () => {
    const args = ['check', 'fixtures/newsroom/valley-courier/ferries-halted.md', '--against', 'fixtures/newsroom/harbour-post', '--top', '2'];
    const ran = spawnSync(process.execPath, ['bin/dedupe.js', ...args], { cwd: ROOT, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });
    expect(ran.status).toBe(1);
    expect(ran.stdout).toBe(after(`npx dedupe ${args.join(' ')}`));
  });

  test('has a workflow whose shell lines work: a clean pull request passes, a copying one fails, and the index is kept', () => {
    const workflow = parse(blocks.find(({ language }) => language === 'yaml')!.text) as { jobs: { check: { steps: { run?: string }[] } } };
    const lines = workflow.jobs.check.steps.flatMap(({ run }) => run ?? []);
    expect(lines.length).toBe(3);
    const root = makeFolder({
      'bin/npx': `#!/bin/sh\nshift\nexec "${process.execPath}" "${join(ROOT, 'bin/dedupe.js')}" "$@"\n`, 'bin/npm': '#!/bin/sh\nexit 0\n',
      'repo/articles/old.md': 'An article that was published long ago.\n\nThe harbour office will close its eastern gate for eleven weeks while divers repair the old sea wall.\n',
      'repo/.gitignore': '.dedupe\n',
    });
    for (const name of ['npx', 'npm']) chmodSync(join(root, 'bin', name), 0o755);
    const repo = join(root, 'repo');
    const shell = (line: string): number | null => spawnSync('bash', ['-e', '-o', 'pipefail', '-c', line], {
      cwd: repo, env: { ...process.env, PATH: `${join(root, 'bin')}:${process.env['PATH']}`, GITHUB_BASE_REF: 'main', GIT_CONFIG_GLOBAL: '/dev/null' },
    }).status;
    const git = (line: string): void => expect(shell(`git -c user.name=x -c user.email=x@example.org ${line}`)).toBe(0);
    const workflowEnds = (): (number | null)[] => lines.map(shell);
    git('init -q -b main .');
    git('add -A');
    git('commit -q -m first');
    git('update-ref refs/remotes/origin/main HEAD');
    writeFileSync(join(repo, 'articles/clean.md'), 'Nothing that is said in here was ever said in the same words before.\n');
    git('add -A');
    git('commit -q -m clean');
    expect(workflowEnds()).toEqual([0, 0, 0]);
    writeFileSync(join(repo, 'articles/copied.md'), 'News of today. The harbour office will close its eastern gate for eleven weeks while divers repair the old sea wall.\n');
    git('add -A');
    git('commit -q -m copied');
    expect(workflowEnds()).toEqual([0, 0, 1]);
  });

  test('shows what the library example prints', () => {
    const example = blocks.find(({ language, text }) => language === 'js' && text.includes("from 'dedupe-text'"))!.text;
    expect(example.trim().split('\n').length).toBeLessThanOrEqual(12);
    expect(node('--input-type=module', '--eval', example)).toBe(after("from 'dedupe-text'"));
  });

  test('shows a cluster as JSON has it', () => {
    const shown = JSON.parse(blocks.find(({ language }) => language === 'json')!.text) as { id: string };
    const report = JSON.parse(dedupe('scan', 'fixtures/newsroom', '--format', 'json')) as { clusters: { id: string }[] };
    expect(report.clusters.find(({ id }) => id === shown.id)).toEqual(shown);
  });

  test('shows what audit prints', () => {
    const shown = blocks.find(({ text }) => text.includes('95 % interval'))!.text;
    expect(dedupe('audit', 'fixtures/newsroom')).toBe(shown);
  });

  test('names no option that the commands do not have', () => {
    const help = [['scan'], ['check'], ['compare'], ['sentences'], ['audit'], ['schema'], ...['build', 'add', 'update', 'remove', 'compact', 'info', 'verify'].map((name) => ['index', name])].map((command) => dedupe(...command, '--help')).join('\n') + dedupe('--help');
    const known = new Set(help.match(/--[a-z][a-z-]+/g));
    const commands = blocks.filter(({ language }) => language === 'sh').flatMap(({ text }) => text.split('\n')).filter((line) => /^(npx )?dedupe /.test(line));
    const named = [...commands.join('\n').matchAll(/(?<= )--[a-z][a-z-]+/g), ...README.matchAll(/(?<=`)--[a-z][a-z-]+/g)].map(([flag]) => flag);
    expect(named.length).toBeGreaterThan(15);
    expect([...new Set(named)].filter((flag) => !known.has(flag))).toEqual([]);
  });

  test('links to files and headings that exist', () => {
    const slugs = [...README.matchAll(/^#+ (.+)$/gm)].map(([, title]) => `#${title!.toLowerCase().replace(/[^\p{L}\p{N} -]/gu, '').replaceAll(' ', '-')}`);
    const links = [...README.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target!).filter((target) => !/^https?:/.test(target));
    expect(links.filter((target) => (target.startsWith('#') ? !slugs.includes(target) : !existsSync(join(ROOT, target))))).toEqual([]);
  });

  test.each(['README.md', 'PERFORMANCE.md', 'ARCHITECTURE.md', 'CHANGELOG.md'])('%s leaves no figure open', (name) => {
    expect(readFileSync(join(ROOT, name), 'utf8').match(/(?<!\$)\{\{[^}]*\}\}/g) ?? []).toEqual([]);
  });
});
