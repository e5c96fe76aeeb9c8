import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { SCAN_OPTIONS } from '../../dist/model/options.js';
import { longFlag } from '../../dist/model/rules.js';
import { makeFolder } from '../read/folder.ts';
import { dedupe, PAIR, type Ran } from './run.ts';

const COMMANDS = ['scan', 'sentences', 'audit', 'schema'];

/** What every refusal looks like: exit code 2, one to four lines, no stack, nothing on stdout. */
function expectRefusal(ran: Ran): void {
  expect(ran).toMatchObject({ code: 2, out: '' });
  expect(ran.complaints.length).toBeGreaterThanOrEqual(1);
  expect(ran.complaints.length).toBeLessThanOrEqual(4);
  for (const line of ran.complaints) expect(line).toMatch(/^dedupe: /);
  expect(ran.err).not.toContain('    at ');
}

describe('help and version', () => {
  test('--version prints the version of the package alone', () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
    for (const flag of ['--version', '-V']) expect(dedupe('.', [flag])).toMatchObject({ code: 0, out: `${version}\n`, err: '' });
  });
  test('--help names every command and the exit codes', () => {
    const { code, out } = dedupe('.', ['--help']);
    expect(code).toBe(0);
    for (const command of COMMANDS) expect(out).toContain(`\n  ${command} `);
    expect(out).toContain('Exit codes');
  });
  test('help COMMAND and COMMAND --help say the same', () => {
    for (const command of COMMANDS) {
      const help = dedupe('.', ['help', command]);
      expect(help).toMatchObject({ code: 0, err: '' });
      expect(dedupe('.', [command, '--help']).out).toBe(help.out);
    }
  });
  test('scan --help shows every option of a scan with its default', () => {
    const out = dedupe('.', ['scan', '--help']).out.replace(/\s+/g, ' ');
    for (const spec of SCAN_OPTIONS) {
      expect(out).toContain(longFlag(spec));
      if (spec.name !== 'threads' && spec.rule.type !== 'flag') expect(out).toContain(`(default: ${String(spec.default)})`);
    }
  });
});

describe('a wrong command line', () => {
  test.each([
    ['a mistyped option', ['scan', 'pair', '--tresh', '0.5'], '--threshold'],
    ['a mistyped command', ['scann', 'pair'], 'scan?'],
    ['a path where the command belongs', ['./pair'], 'dedupe scan ./pair'],
    ['a mistyped command after help', ['help', 'audt'], 'audit?'],
    ['an option before the command', ['--quiet', 'scan', 'pair'], 'after the command'],
    ['no command', [], 'scan, check, compare, index, sentences, audit, schema'],
    ['no path', ['scan'], 'no path'],
    ['a threshold out of range', ['scan', 'pair', '--threshold', '7'], '--threshold "7"'],
    ['a threshold that is no number', ['scan', 'pair', '--threshold', 'abc'], 'from 0.1 to 1'],
    ['an option without its value', ['scan', 'pair', '--threshold'], '--threshold'],
    ['an unknown format', ['scan', 'pair', '--format', 'docx'], 'table, json, ndjson'],
    ['a mistyped kind', ['scan', 'pair', '--fail-on', 'exact,nera'], 'near?'],
    ['a join that cannot keep the recall', ['scan', 'pair', '--join', 'lsh', '--recall', '1'], '--recall 1'],
    ['a path that does not exist', ['scan', 'pair', 'none'], 'none: no such file'],
    ['a glob without a match', ['scan', 'none*'], 'none*: no file matches'],
    ['an output folder that does not exist', ['scan', 'pair', '-o', 'no/where.json'], 'no/where.json'],
    ['an output that is a folder', ['scan', 'pair', '-o', 'pair'], 'is a folder'],
    ['a list of paths that does not exist', ['scan', '--files-from', 'none'], '--files-from none'],
    ['standard input for two things', ['scan', '-', '--files-from', '-'], '--files-from -'],
    ['an option of another command', ['sentences', 'pair', '--threshold', '0.5'], '--threshold: no such option'],
  ])('%s is refused with one clear line', (_, args, named) => {
    const ran = dedupe(makeFolder(PAIR), args);
    expectRefusal(ran);
    expect(ran.complaints).toHaveLength(1);
    expect(ran.err).toContain(named);
  });
  test('index wants to know what it is to do', () => {
    const root = makeFolder({ 'a.txt': 'A text.' });
    for (const [args, said] of [[['index'], 'index: what about it? There are build, add'], [['index', 'biuld'], 'index biuld: no such command; did you mean build?'], [['index', 'info'], 'index info: which index? Name its folder first'],
      [['index', 'info', 'a.txt'], 'a.txt: is no index'], [['index', 'remove', 'a.txt'], 'index remove: which documents?']] as const) {
      const ran = dedupe(root, args);
      expect([ran.code, ran.complaints.length, ran.out]).toEqual([2, 1, '']);
      expect(ran.err).toContain(said);
    }
    expect(dedupe(root, ['index', '--help']).out).toContain('dedupe check draft.md --against archive.index');
    expect(dedupe(root, ['index', 'build', '--help']).out).toContain('--max-memory');
  });
  test('all complaints about options come at once', () => {
    const ran = dedupe(makeFolder(PAIR), ['scan', '--threshold', '7', 'pair', '--min-words', 'x', '--tresh']);
    expectRefusal(ran);
    for (const flag of ['--tresh:', '--threshold "7"', '--min-words "x"']) expect(ran.err).toContain(flag);
  });
  test('many complaints stay within four lines', () => {
    const args = ['threshold', 'min-run', 'min-words', 'shingle', 'recall', 'seed', 'top'].flatMap((name) => [`--${name}`, 'x']);
    const ran = dedupe(makeFolder(PAIR), ['scan', 'pair', ...args]);
    expectRefusal(ran);
    expect(ran.err).toContain('--top "x"');
  });
  test('--debug shows where an error was raised', () => {
    expect(dedupe(makeFolder(PAIR), ['scan', 'none', '--debug']).err).toContain('    at ');
  });
});

test('options may stand before, between and after paths, with = or without', () => {
  const root = makeFolder(PAIR);
  const first = dedupe(root, ['scan', '--format', 'json', 'pair/a.txt', 'pair/b.txt']);
  expect(first.code).toBe(0);
  expect(dedupe(root, ['scan', 'pair/a.txt', '--format=json', 'pair/b.txt']).out).toBe(first.out);
  expect(dedupe(root, ['scan', 'pair/a.txt', 'pair/b.txt', '--format', 'json']).out).toBe(first.out);
});

test('behind -- everything is a path', () => {
  const root = makeFolder({ '-a.txt': 'x', '--top': 'y' });
  const ran = dedupe(root, ['scan', '--format', 'json', '--', '-a.txt', '--top']);
  expect((JSON.parse(ran.out) as { documents: { id: string }[] }).documents.map(({ id }) => id)).toEqual(['--top', '-a.txt']);
});
