/** Builds everything that ships: Unicode tables, the WASM kernel, and the JavaScript in dist/. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (name, ...args) => execFileSync(process.execPath, [`${root}node_modules/${name}`, ...args], { cwd: root, stdio: 'inherit' });

rmSync(`${root}dist`, { recursive: true, force: true });
mkdirSync(`${root}dist/kernel`, { recursive: true });
bin('typescript/bin/tsc', '-p', 'tsconfig.json');
// Imported and shared memory: every worker's instance sees the same columns. Bulk memory gives memory.copy and memory.fill.
bin('assemblyscript/bin/asc.js', 'src/kernel/assembly/index.ts', '-o', 'dist/kernel/kernel.wasm', '-O3', '--converge', '--noAssert',
  '--runtime', 'stub', '--enable', 'simd', '--enable', 'threads', '--enable', 'bulk-memory',
  '--importMemory', '--sharedMemory', '--initialMemory', '16', '--maximumMemory', '65536');
if (existsSync(`${root}dist/kernel/unicode/generate.js`)) {
  const { writeTables } = await import(`${root}dist/kernel/unicode/generate.js`);
  await writeTables(`${root}dist/kernel/unicode.bin`);
}
const { schema } = await import(`${root}dist/report/schema.js`);
writeFileSync(`${root}dist/schema.json`, `${JSON.stringify(schema, null, 2)}\n`);
