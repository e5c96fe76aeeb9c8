/** What npm would publish. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { TOOL } from '../dist/model/version.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BUNDLE = join(ROOT, 'dist/bundle');

interface Manifest {
  name: string;
  version: string;
  license: string;
  bin: Record<string, string>;
  engines: { node: string };
  exports: Record<string, string | Record<string, string>>;
  scripts: Record<string, string>;
}

const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Manifest;

function packed(): string[] {
  const out = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: ROOT, stdio: ['ignore', 'pipe', 'ignore'] });
  return (JSON.parse(String(out)) as { files: { path: string }[] }[])[0]!.files.map(({ path }) => path);
}

describe('the package', () => {
  test('has one version', () => {
    expect(TOOL).toEqual({ name: 'dedupe', version: manifest.version });
    const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as { version: string };
    expect(lock.version).toBe(manifest.version);
    expect(readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8')).toContain(manifest.version);
  });
  test('leads to files that exist', () => {
    const targets = Object.values(manifest.exports).flatMap((target) => (typeof target === 'string' ? [target] : Object.values(target)));
    expect([...targets, ...Object.values(manifest.bin)].filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });
  test('runs nothing on the machine that installs it', () => {
    expect(Object.keys(manifest.scripts)).not.toEqual(expect.arrayContaining(['install']));
    expect(Object.keys(manifest.scripts)).not.toEqual(expect.arrayContaining(['postinstall']));
  });
  test('ships what runs and is read, and none of what makes it', () => {
    const files = packed();
    expect(files).toEqual(expect.arrayContaining([
      'LICENSE', 'README.md', 'CHANGELOG.md', 'package.json', 'bin/dedupe.js', 'dist/index.js', 'dist/index.d.ts', 'dist/schema.json',
      'dist/bundle/main.js', 'dist/bundle/worker.js', 'dist/kernel/kernel.wasm', 'dist/kernel/segment.bin', 'dist/kernel/unicode.bin',
    ]));
    expect(files.filter((path) => !/^(?:bin|dist)\/|^(?:LICENSE|README\.md|CHANGELOG\.md|package\.json)$/.test(path))).toEqual([]);
  });
});

describe('the binary', () => {
  test('is two lines that can be executed', () => {
    const path = join(ROOT, manifest.bin['dedupe']!);
    expect(readFileSync(path, 'utf8').trim().split('\n')).toHaveLength(2);
    expect(statSync(path).mode & 0o111).toBe(0o111);
  });
  test('answers --version without loading what only work needs', () => {
    const outer: string[] = [];
    let bytes = 0;
    const visit = (file: string): void => {
      const code = readFileSync(join(BUNDLE, file), 'utf8');
      bytes += code.length;
      for (const [, name] of code.matchAll(/^(?:import|\} from|import .* from) ['"]([^'"]+)['"];/gm)) {
        if (name!.startsWith('.')) visit(name!);
        else outer.push(name!);
      }
    };
    visit('main.js');
    expect(outer).toEqual(['node:fs']);
    expect(bytes).toBeLessThan(4000);
  });
  test('is bundled without the packages it depends on and without a word about the machine that built it', () => {
    const code = readdirSync(BUNDLE).map((file) => readFileSync(join(BUNDLE, file), 'utf8')).join('\n');
    expect(code).not.toContain(ROOT.slice(0, -1));
    expect(code).not.toContain('sourceMappingURL');
    expect(code).not.toContain('node_modules/commander');
    expect(code).toMatch(/from "commander"/);
  });
});
