/**
 * An index of a synthetic archive, measured: node bench/index.mjs OUT   (after bench/archive.mjs OUT …; OUT/index is built if it is missing)
 *
 * Prints time, rate and peak memory of building, sizes, the share of planted copies that `check` finds, the time of a check from the start
 * of the process to its end and in an index that is open, and the peak memory of a check.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const binary = fileURLToPath(new URL('../bin/dedupe.js', import.meta.url));
const [out, ...rest] = process.argv.slice(2);
const index = join(out, 'index');
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

/** Runs the command; its result, seconds and peak memory in MB. */
function run(args) {
  const started = performance.now();
  const ran = spawnSync('/usr/bin/time', ['-f', '%M', process.execPath, binary, ...args], { encoding: 'utf8', maxBuffer: 1 << 30 });
  const seconds = (performance.now() - started) / 1000;
  if (ran.status > 1) throw new Error(ran.stderr);
  return { out: ran.stdout, seconds, peakMB: Number(ran.stderr.trim().split('\n').at(-1)) / 1024 };
}

if (!existsSync(index)) {
  const { seconds, peakMB, out: said } = run(['index', 'build', index, join(out, 'archive'), '--max-memory', '3G', ...rest]);
  console.log(said.trim(), `${seconds.toFixed(1)} s, peak ${peakMB.toFixed(0)} MB`);
}
const info = JSON.parse(run(['index', 'info', index, '--format', 'json']).out);
console.log(`${info.documents} documents, ${info.sentences} sentences, text ${(info.textBytes / 1e6).toFixed(0)} MB, index ${(info.sizeBytes / 1e6).toFixed(0)} MB, without text ${(info.sizeWithoutTextBytes / 1e6).toFixed(0)} MB = ${(info.sizeWithoutTextBytes / info.textBytes).toFixed(2)} x, ${info.shards} shards`);

const drafts = Array.from({ length: 25 }, (_, d) => join(out, 'drafts', `${String(d).padStart(2, '0')}.txt`));
const truth = JSON.parse(readFileSync(join(out, 'truth.json'), 'utf8'));
const lines = run(['check', ...drafts, '--against', index, '--format', 'ndjson', '--max-sources', '0']).out.trim().split('\n').map((line) => JSON.parse(line));
const hits = new Map();
const sentencesOf = drafts.map((draft) => readFileSync(draft, 'utf8').split(/(?<=\.)\s+/));
for (const [draft, sentence, kind, file] of truth) {
  const [hit, all] = hits.get(kind) ?? [0, 0];
  // The finding has to be in this sentence of the draft and in the file where its copy was planted.
  const isHit = lines.some(({ type, data }) => type === 'finding' && data.draft.document.endsWith(`${String(draft).padStart(2, '0')}.txt`) && data.source.document.endsWith(`${String(file).padStart(5, '0')}.txt`)
    && (sentencesOf[draft][sentence].includes(data.draftText) || data.draftText.includes(sentencesOf[draft][sentence])));
  hits.set(kind, [hit + (isHit ? 1 : 0), all + 1]);
}
for (const [kind, [hit, all]] of hits) console.log(`planted ${kind}: ${hit} of ${all}`);

const peaks = drafts.slice(0, 5).map((draft) => run(['check', draft, '--against', index]).peakMB);
const timed = (args) => { const started = performance.now(); spawnSync(process.execPath, args); return performance.now() - started; };
const cold = drafts.map((draft) => timed([binary, 'check', draft, '--against', index]));
const idle = drafts.map(() => timed(['-e', '0']));
console.log(`check of 40 sentences, process from start to end: median ${median(cold).toFixed(0)} ms (node -e 0: ${median(idle).toFixed(0)} ms), peak ${Math.max(...peaks).toFixed(0)} MB`);

const { openIndex } = await import(new URL('../dist/index.js', import.meta.url));
const open = await openIndex(index);
const times = [];
for (const draft of drafts) {
  const text = readFileSync(draft, 'utf8');
  const started = performance.now();
  await open.check({ id: draft, text });
  times.push(performance.now() - started);
}
await open.close();
console.log(`in an open index: first ${times[0].toFixed(0)} ms, median ${median(times).toFixed(0)} ms`);
