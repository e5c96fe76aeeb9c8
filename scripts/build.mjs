/** Builds everything that ships: Unicode tables, the WASM kernel, and the JavaScript in dist/. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (name, ...args) => execFileSync(process.execPath, [`${root}node_modules/${name}`, ...args], { cwd: root, stdio: 'inherit' });

rmSync(`${root}dist`, { recursive: true, force: true });
mkdirSync(`${root}dist/kernel`, { recursive: true });
bin('typescript/bin/tsc', '-p', 'tsconfig.json');
// Imported and shared memory: every worker's instance sees the same columns. Bulk memory gives memory.copy and memory.fill.
bin('assemblyscript/bin/asc.js', 'src/kernel/assembly/index.ts', '-o', 'dist/kernel/kernel.wasm', '-O3', '--converge', '--noAssert',
  '--runtime', 'stub', '--enable', 'simd', '--enable', 'threads', '--enable', 'bulk-memory',
  '--importMemory', '--sharedMemory', '--initialMemory', '16', '--maximumMemory', '65536');

const { writeTables } = await import(`${root}dist/kernel/unicode/generate.js`);
await writeTables(`${root}dist/kernel/unicode.bin`);
const { buildSegmentTable } = await import(`${root}dist/kernel/tables/segment-table.js`);
writeFileSync(`${root}dist/kernel/segment.bin`, buildSegmentTable());
const { schema } = await import(`${root}dist/report/schema.js`);
writeFileSync(`${root}dist/schema.json`, `${JSON.stringify(schema, null, 2)}\n`);
const { configSchema } = await import(`${root}dist/cli/config-schema.js`);
writeFileSync(`${root}dist/config.schema.json`, `${JSON.stringify(await configSchema(), null, 2)}\n`);

// The command starts in half the time when it need not find and open a hundred small modules; the library stays as tsc wrote it.
// One folder below dist, like the files it is made of, so that addresses relative to a module lead to the same places.
await build({
  absWorkingDir: root,
  entryPoints: ['dist/cli/main.js', 'dist/engine/worker.js'],
  entryNames: '[name]',
  outdir: 'dist/bundle',
  bundle: true,
  splitting: true,
  packages: 'external',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  logLevel: 'warning',
});
