/**
 * Many at once: node bench/load.mjs FOLDER [READERS] [DRAFTS] [SECONDS]
 *
 * Builds an index of FOLDER. READERS processes (8) hold DRAFTS (2,000) of its texts each against it, opening its newest state every 20
 * checks, while a writer adds texts, removes them and merges for SECONDS (60). Findings in texts that stay must always be the same.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openIndex } from '../dist/index.js';

const self = fileURLToPath(import.meta.url);
const binary = fileURLToPath(new URL('../bin/dedupe.js', import.meta.url));
const textsOf = (folder) => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && entry.name.endsWith('.txt')).map((entry) => join(entry.parentPath, entry.name)).sort();
const told = ({ findings }) => findings.filter(({ source }) => !source.document.startsWith('moving')).map(({ draft, source, kind, unit }) => `${draft.start} ${source.document} ${source.start} ${unit} ${kind}`).join('\n');

async function read(index, folder, drafts, expected, number) {
  const texts = textsOf(folder);
  let open = await openIndex(index);
  let wrong = 0;
  for (let i = 0; i < drafts; i++) {
    if (i % 20 === 0) { await open.close(); open = await openIndex(index); }
    const at = (i * 7 + number * 131) % expected.length;
    const record = await open.check({ id: 'draft', text: readFileSync(texts[at * Math.floor(texts.length / expected.length)], 'utf8') }, { maxSources: 0 });
    if (told(record) !== expected[at]) wrong++;
  }
  await open.close();
  return wrong;
}

if (process.argv[2] === '--reader') {
  const [, , , index, folder, drafts, number] = process.argv;
  const expected = JSON.parse(readFileSync(join(index, '..', 'expected.json'), 'utf8'));
  const wrong = await read(index, folder, Number(drafts), expected, Number(number));
  process.exit(wrong === 0 ? 0 : 1);
}

const [folder, readers = 8, drafts = 2000, seconds = 60] = process.argv.slice(2);
const work = mkdtempSync(join(tmpdir(), 'dedupe-load-'));
const index = join(work, 'index');
spawnSync(process.execPath, [binary, 'index', 'build', index, folder]);
const texts = textsOf(folder);
const open = await openIndex(index);
const expected = [];
for (let i = 0; i < 100; i++) expected.push(told(await open.check({ id: 'draft', text: readFileSync(texts[i * Math.floor(texts.length / 100)], 'utf8') }, { maxSources: 0 })));
const { writeFileSync } = await import('node:fs');
writeFileSync(join(work, 'expected.json'), JSON.stringify(expected));
const started = performance.now();
const running = Array.from({ length: Number(readers) }, (_, number) => new Promise((resolve) => spawn(process.execPath, [self, '--reader', index, folder, String(drafts), String(number)], { stdio: 'inherit' }).on('exit', resolve)));
let writes = 0;
while (performance.now() - started < Number(seconds) * 1000) {
  await open.add([{ id: `moving${writes % 5}`, text: readFileSync(texts[(writes * 17) % texts.length], 'utf8') }]);
  if (writes % 3 === 2) await open.remove(`moving${writes % 5}`);
  if (writes % 40 === 39) spawnSync(process.execPath, [binary, 'index', 'compact', index]);
  writes++;
}
await open.close();
const codes = await Promise.all(running);
const verified = spawnSync(process.execPath, [binary, 'index', 'verify', index], { encoding: 'utf8' });
console.log(`${readers} readers of ${drafts} drafts each in ${((performance.now() - started) / 1000).toFixed(0)} s, ${writes} additions meanwhile; ${codes.filter((code) => code !== 0).length} readers with an error or a wrong finding; ${verified.stdout.trim() || verified.stderr.trim()}`);
rmSync(work, { recursive: true });
process.exitCode = codes.every((code) => code === 0) && verified.status === 0 ? 0 : 1;
