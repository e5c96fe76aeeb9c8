import { spawn } from 'node:child_process';
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { usesColor } from '../../dist/cli/colors.js';
import { makeFolder } from '../read/folder.ts';
import { BINARY, dedupe, PAIR, SENTENCE } from './run.ts';

const MODULE = new URL('../../dist/cli/output.js', import.meta.url).href;
const ESCAPE = '\x1b[';

/** Runs a script that says `ready`, then gets a signal; resolves with how it ended and how long that took. */
async function interrupted(script: string, signal: NodeJS.Signals): Promise<{ code: number | null; by: string | null; ms: number }> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  const started = performance.now();
  child.kill(signal);
  return new Promise((resolve) => {
    child.once('exit', (code, by) => resolve({ code, by, ms: performance.now() - started }));
  });
}

describe('-o FILE', () => {
  test('holds what standard output would have held', () => {
    const root = makeFolder(PAIR);
    const { out } = dedupe(root, ['scan', 'pair', '--format', 'json']);
    expect(dedupe(root, ['scan', 'pair', '--format', 'json', '-o', 'out.json'])).toMatchObject({ code: 0, out: '', err: '' });
    expect(readFileSync(join(root, 'out.json'), 'utf8')).toBe(out);
    expect(readdirSync(root).sort()).toEqual(['out.json', 'pair']);
  });
  test('replaces a file whole, keeps its mode, and follows a link to it', () => {
    const root = makeFolder({ ...PAIR, 'real.txt': 'x'.repeat(100_000), 'link.txt': '-> real.txt' });
    chmodSync(join(root, 'real.txt'), 0o640);
    expect(dedupe(root, ['scan', 'pair', '-o', 'link.txt']).code).toBe(0);
    expect(lstatSync(join(root, 'link.txt')).isSymbolicLink()).toBe(true);
    expect(statSync(join(root, 'real.txt')).mode & 0o777).toBe(0o640);
    expect(readFileSync(join(root, 'real.txt'), 'utf8')).not.toContain('xxx');
  });
  test('is left as it was where the run fails', () => {
    const root = makeFolder({ ...PAIR, 'out.txt': 'before', 'bad.txt': Uint8Array.of(0xff) });
    expect(dedupe(root, ['scan', 'pair', 'bad.txt', '-o', 'out.txt']).code).toBe(2);
    expect(readFileSync(join(root, 'out.txt'), 'utf8')).toBe('before');
    expect(dedupe(root, ['sentences', 'pair', 'bad.txt', '-o', 'new.txt']).code).toBe(2);
    expect(readdirSync(root).sort()).toEqual(['bad.txt', 'out.txt', 'pair']);
  });
  test('may be a device or -', () => {
    const root = makeFolder(PAIR);
    expect(dedupe(root, ['scan', 'pair', '-o', '/dev/null'])).toMatchObject({ code: 0, out: '', err: '' });
    expect(dedupe(root, ['scan', 'pair', '-o', '-']).out).toBe(dedupe(root, ['scan', 'pair']).out);
  });
  test('may be a pipe', () => {
    const root = makeFolder(PAIR);
    execFileSync('mkfifo', [join(root, 'pipe')]);
    const line = execFileSync('bash', ['-c', `timeout 20 cat pipe & ${process.execPath} ${BINARY} scan pair --format ndjson -o pipe; wait`], { cwd: root });
    expect(String(line).trim().split('\n').length).toBeGreaterThan(2);
    expect(lstatSync(join(root, 'pipe')).isFIFO()).toBe(true);
  });
  test('on a full device is refused with the reason', () => {
    const ran = dedupe(makeFolder(PAIR), ['scan', 'pair', '-o', '/dev/full']);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.complaints).toEqual([expect.stringContaining('no space left')]);
  });
});

describe('pipes', () => {
  test('a reader that leaves early is no failure', () => {
    const many = Array.from({ length: 3000 }, (_, at) => `Sentence number ${at} says that the ${(at * 7919) % 997} boats leave at dawn with ${at} crates.`).join('\n\n');
    const root = makeFolder({ 'in/a.txt': many, 'in/b.txt': many });
    const ran = execFileSync('bash', ['-c', `${process.execPath} ${BINARY} scan in --format ndjson 2>err | head -1; echo "\${PIPESTATUS[0]}"; cat err`], { cwd: root });
    expect(String(ran).trim().split('\n')).toEqual([expect.stringMatching(/^\{"type":/), '0']);
  });
  test('a full standard output is told', () => {
    const ran = execFileSync('bash', ['-c', `${process.execPath} ${BINARY} scan pair 2>&1 >/dev/full; echo $?`], { cwd: makeFolder(PAIR) });
    expect(String(ran)).toMatch(/standard output: cannot be written: no space left[^\n]*\n2\n$/);
  });
});

describe('signals', () => {
  const endless = 'function* pieces() { for (;;) yield "x".repeat(1000); }';
  test.each([['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]] as const)('%s while a file is written removes it and ends with %i', async (signal, code) => {
    const root = makeFolder({});
    const file = JSON.stringify(join(root, 'out.txt'));
    const script = `import { openOutput } from '${MODULE}'; import { writeSync } from 'node:fs'; ${endless}
      const output = await openOutput(${file}); setTimeout(() => writeSync(1, 'ready'), 100); await output.write(pieces());`;
    const ended = await interrupted(script, signal);
    expect(ended.code).toBe(code);
    expect(ended.ms).toBeLessThan(1000);
    expect(readdirSync(root)).toEqual([]);
  });
  test('SIGINT ends a run at once that is busy and has nothing to clean up', async () => {
    const root = makeFolder({});
    const script = `import { openOutput } from '${MODULE}'; import { writeSync } from 'node:fs';
      await openOutput(${JSON.stringify(join(root, 'out.txt'))}); writeSync(1, 'ready'); for (;;);`;
    const ended = await interrupted(script, 'SIGINT');
    expect(ended.by).toBe('SIGINT');
    expect(ended.ms).toBeLessThan(1000);
    expect(readdirSync(root)).toEqual([]);
  });
});

describe('colour', () => {
  test('stays out of pipes and files, unless it is forced', () => {
    const root = makeFolder(PAIR);
    expect(dedupe(root, ['scan', 'pair']).out).not.toContain(ESCAPE);
    expect(dedupe(root, ['scan', 'pair'], { env: { FORCE_COLOR: '1' } }).out).toContain(ESCAPE);
    expect(dedupe(root, ['scan', 'pair', '--no-color'], { env: { FORCE_COLOR: '1' } }).out).not.toContain(ESCAPE);
  });
  test.each([
    [true, true, {}, true], [true, false, {}, false], [false, true, {}, false], [true, true, { NO_COLOR: '1' }, false], [true, true, { NO_COLOR: '' }, true],
    [true, true, { TERM: 'dumb' }, false], [true, false, { FORCE_COLOR: '1' }, true], [true, true, { FORCE_COLOR: '0' }, false],
  ])('wanted %s, terminal %s, %o: %s', (wanted, terminal, environment, used) => {
    expect(usesColor(wanted, terminal, environment)).toBe(used);
  });
});

describe('--fail-on', () => {
  test('exits with 1 where a cluster of such a kind exists, after the result was written', () => {
    const root = makeFolder(PAIR);
    const ran = dedupe(root, ['scan', 'pair', '--fail-on', 'near,exact']);
    expect(ran.code).toBe(1);
    expect(ran.out).toContain(SENTENCE.slice(0, 20));
    expect(dedupe(root, ['scan', 'pair', '--fail-on', 'partial']).code).toBe(0);
  });
});

describe('standard error', () => {
  test('has nothing where there is nothing to say, also with --progress into a pipe', () => {
    expect(dedupe(makeFolder(PAIR), ['scan', 'pair', '--progress']).err).toBe('');
  });
  test('has times, kernel, threads and join with --stats, the result staying the same', () => {
    const root = makeFolder(PAIR);
    const ran = dedupe(root, ['scan', 'pair', '--format', 'json', '--stats', '--kernel', 'simd', '--threads', '2']);
    expect(ran.err).toMatch(/^kernel +simd$/m);
    expect(ran.err).toMatch(/^threads +\d/m);
    expect(ran.err).toMatch(/^join +(lsh|exact)/m);
    expect(ran.err).toMatch(/^in all /m);
    expect(ran.out).toBe(dedupe(root, ['scan', 'pair', '--format', 'json']).out);
    expect(dedupe(root, ['scan', 'pair', '--stats', '--kernel', 'scalar']).err).toMatch(/^kernel +scalar$/m);
  });
});
