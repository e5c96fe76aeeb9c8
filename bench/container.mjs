/**
 * The pages of a shard as a file and in LMDB: npm install --no-save lmdb && node bench/container.mjs SHARD_FILE
 *
 * Prints the time of writing, the size on disk, the time of 2,000 random reads, and what importing and opening LMDB adds to the start of
 * a process. Values are as long as fits two of LMDB's pages beside its header.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, fstatSync, fsyncSync, mkdtempSync, openSync, readSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomInts } from './corpus.mjs';

const [shard, size = 8160] = process.argv.slice(2);
const PAGE = 8192;
const READS = 2000;
const { open } = await import('lmdb');
const work = mkdtempSync(join(tmpdir(), 'dedupe-container-'));
const source = openSync(shard, 'r');
const pages = Math.floor(fstatSync(source).size / PAGE);
const buffer = Buffer.alloc(PAGE);
const timed = (label, task) => {
  const started = performance.now();
  const told = task();
  console.log(label.padEnd(32), `${(performance.now() - started).toFixed(1)} ms`, told ?? '');
};

timed('file: write and sync', () => {
  const file = openSync(join(work, 'file'), 'w');
  for (let i = 0; i < pages; i++) { readSync(source, buffer, 0, PAGE, i * PAGE); writeSync(file, buffer, 0, PAGE); }
  fsyncSync(file);
  closeSync(file);
  return `${(statSync(join(work, 'file')).size / 1e6).toFixed(1)} MB`;
});
const db = open({ path: join(work, 'lmdb'), keyEncoding: 'uint32', encoding: 'binary' });
timed('lmdb: write and sync', () => {
  db.transactionSync(() => {
    for (let i = 0; i < pages; i++) { readSync(source, buffer, 0, PAGE, i * PAGE); db.putSync(i, buffer.subarray(0, Number(size))); }
  });
  return `${(statSync(join(work, 'lmdb/data.mdb')).size / 1e6).toFixed(1)} MB for ${(pages * size / 1e6).toFixed(1)} MB`;
});
for (const [label, read] of [['file', (page) => readSync(source, buffer, 0, PAGE, page * PAGE)], ['lmdb', (page) => db.get(page)]]) {
  const next = randomInts(1);
  timed(`${label}: ${READS} random reads`, () => { for (let i = 0; i < READS; i++) read(next(pages)); });
}
await db.close();
const process_ = (script) => {
  const times = Array.from({ length: 9 }, () => { const started = performance.now(); spawnSync(process.execPath, ['--input-type=module', '-e', script]); return performance.now() - started; });
  return times.sort((a, b) => a - b)[4];
};
const idle = process_('');
const opened = process_(`const { open } = await import(${JSON.stringify(import.meta.resolve('lmdb'))}); open({ path: ${JSON.stringify(join(work, 'lmdb'))}, readOnly: true, keyEncoding: 'uint32', encoding: 'binary' }).get(1)`);
console.log('lmdb: import, open and one read'.padEnd(32), `${(opened - idle).toFixed(1)} ms of a process`);
closeSync(source);
rmSync(work, { recursive: true });
