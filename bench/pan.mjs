/**
 * Passages of PAN 2013 (text alignment): compares all listed pairs by the library, in one process, writes the detections and has them
 * scored. usage: node bench/pan.mjs TRAIN OUT [--half 0|1] [--threads N] [--scorer plagdet.py] [--peer]
 * TRAIN holds susp/, src/ and the parts 01 … 05 with their lists of pairs and truth. --half takes drafts of even or odd number alone.
 * --peer times python's difflib on 50 of the pairs in the same run. Prints what the scorer says for all pairs and for each part.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { comparePairs, panFiles } from 'dedupe-text';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { half: { type: 'string' }, threads: { type: 'string', default: '0' }, scorer: { type: 'string' }, peer: { type: 'boolean' }, sensitivity: { type: 'string', default: 'medium' }, kernel: { type: 'string', default: 'auto' } },
});
const [train, out] = positionals;
if (!train || !out) throw new Error('usage: node bench/pan.mjs TRAIN OUT');

/** @param {string} draft such as suspicious-document00001.txt */
const inHalf = (draft) => values.half === undefined || Number(/\d+/.exec(draft)[0]) % 2 === Number(values.half);
const parts = readdirSync(train).filter((name) => /^0\d-/.test(name)).sort();
const listed = parts.flatMap((part) => readFileSync(join(train, part, 'pairs'), 'utf8').split('\n').filter((line) => line !== '').map((line) => {
  const [draft, source] = line.split(' ');
  return { part, draft, source };
})).filter(({ draft }) => inHalf(draft));
const megabytes = (pairs) => pairs.reduce((sum, { draft, source }) => sum + statSync(join(train, 'susp', draft)).size + statSync(join(train, 'src', source)).size, 0) / 1e6;

const started = performance.now();
const complaints = [];
const comparison = await comparePairs(listed.map(({ draft, source }) => [`susp/${draft}`, `src/${source}`]), {
  cwd: train, minLength: 150, language: 'english', sensitivity: values.sensitivity, threads: Number(values.threads), kernel: values.kernel,
  onComplaint: ({ message }) => complaints.push(message),
});
const seconds = (performance.now() - started) / 1000;
const size = megabytes(listed);
console.log(`${listed.length} pairs, ${size.toFixed(1)} MB of pair text, read, compared and told in ${seconds.toFixed(2)} s: ${(size / seconds).toFixed(1)} MB/s; peak ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
const { threads, alignMs } = comparison.stats;
const rate = size * threads * 1000 / alignMs;
console.log(`alignment alone: ${alignMs.toFixed(0)} ms summed over ${threads} threads: ${rate.toFixed(1)} MB/s`);

for (const message of complaints) console.log(`left out: ${message}`);

rmSync(out, { recursive: true, force: true });
const files = new Map([...panFiles(comparison)].map(({ name, text }) => [name, text]));
for (const { part, draft, source } of listed) {
  const name = `${draft.slice(0, -4)}-${source.slice(0, -4)}.xml`;
  for (const kind of ['found', 'truth']) mkdirSync(join(out, kind, part), { recursive: true });
  writeFileSync(join(out, 'found', part, name), files.get(name) ?? '<document></document>\n');
  cpSync(join(train, part, name), join(out, 'truth', part, name));
}
const detections = (part) => readdirSync(join(out, 'found', part)).reduce((sum, name) => sum + readFileSync(join(out, 'found', part, name), 'utf8').split('<feature').length - 1, 0);
for (const part of parts.filter((name) => name.startsWith('01'))) console.log(`${part}: ${detections(part)} detections in ${readdirSync(join(out, 'found', part)).length} pairs without copies`);

if (values.scorer) {
  const score = (name, ...folders) => console.log(name.padEnd(27), execFileSync('python3', [values.scorer, ...folders], { encoding: 'utf8' }).trim());
  score('all', join(out, 'truth'), join(out, 'found'));
  for (const part of parts.filter((name) => !name.startsWith('01'))) score(part, join(out, 'truth', part), join(out, 'found', part));
}

if (values.peer) {
  const some = listed.filter((_, index) => index % Math.ceil(listed.length / 50) === 0).slice(0, 50);
  const program = `import sys, time, difflib
pairs = [[open(p, encoding='utf-8', errors='replace').read().split() for p in line.rstrip('\\n').split('\\t')] for line in sys.stdin]
begin = time.perf_counter()
for left, right in pairs: difflib.SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
print(time.perf_counter() - begin)`;
  const input = some.map(({ draft, source }) => `${join(train, 'susp', draft)}\t${join(train, 'src', source)}\n`).join('');
  const peer = Number(execFileSync('python3', ['-c', program], { input, encoding: 'utf8' }));
  const peerRate = megabytes(some) / peer;
  console.log(`difflib on words of ${some.length} pairs (${megabytes(some).toFixed(1)} MB): ${peer.toFixed(2)} s, ${peerRate.toFixed(2)} MB/s; dedupe ${(size / seconds / peerRate).toFixed(1)} x as fast all told, ${(rate / peerRate).toFixed(1)} x in alignment`);
}
