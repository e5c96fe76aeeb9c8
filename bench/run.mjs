/**
 * npm run bench [-- FOLDER] [-- --short]: how fast, how much and how it grows, on seeded articles or on the texts of a folder.
 * Everything runs in processes of its own, `wc -w` of the same files in turn with the command; every row says what was done.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, release, tmpdir, totalmem, type as system } from 'node:os';
import { join } from 'node:path';
import { sizeOf, splitFolder, writeCorpus } from './corpus.mjs';
import { DEDUPE, grouped, measure, ROOT, scanBesideWc, stat, table, writeList } from './command.mjs';

const short = process.argv.includes('--short');
const given = process.argv.slice(2).find((argument) => !argument.startsWith('--'));
const PARTS = 8;
/** Bytes of the eighth part of the largest seeded corpus. */
const PART_BYTES = short ? 0.5e6 : 8e6;
const ROUNDS = short ? 2 : 5;
const MINHASH_SENTENCES = short ? 2000 : 10_000;

function commit() {
  try {
    const git = (...args) => execFileSync('git', args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'ignore'] }).toString().trim();
    return git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain') === '' ? '' : ' with changes');
  } catch {
    return 'none';
  }
}

const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

/** Least-squares slope of log y over log x: 1 is linear. */
function exponent(points) {
  const [xs, ys] = [points.map(([x]) => Math.log(x)), points.map(([, y]) => Math.log(y))];
  const mean = (values) => values.reduce((sum, value) => sum + value) / values.length;
  const [mx, my] = [mean(xs), mean(ys)];
  return xs.reduce((sum, x, i) => sum + (x - mx) * (ys[i] - my), 0) / xs.reduce((sum, x) => sum + (x - mx) ** 2, 0);
}

function minhashRow(list, folder) {
  const file = join(folder, 'sentences.ndjson');
  execFileSync(process.execPath, [DEDUPE, 'sentences', '--files-from', list, '--format', 'ndjson', '-o', file]);
  const { sentences, sketchMs, lshMs, pairs } = measure('minhash.mjs', file, String(MINHASH_SENTENCES));
  const perSecond = Math.round(sentences / (sketchMs + lshMs) * 1000);
  return table('npm minhash (128 minima and LshIndex of sentences cut and tokenised before; candidates not verified)',
    ['', 'sentences', 'sketch s', 'index s', 'sentences/s', 'candidate pairs'],
    [['minhash', grouped(sentences), (sketchMs / 1000).toFixed(2), (lshMs / 1000).toFixed(2), grouped(perSecond), grouped(pairs)]]);
}

function scanRows(sizes, threads) {
  const rows = sizes.flatMap(({ list, bytes, files }) => threads.map((count) => {
    const { wc, ours, stats } = scanBesideWc(list, { rounds: ROUNDS, options: ['--threads', String(count)] });
    return [`${megabytes(bytes)} MB, ${grouped(files)} files`, count, ours.toFixed(3), (bytes / 1e6 / ours).toFixed(0), (ours / wc).toFixed(2),
      grouped(stat(stats, 'peak memory')), grouped(stat(stats, 'sentences')), grouped(Math.round(stat(stats, 'sentences') / ours)),
      grouped(stat(stats, 'near candidates')), grouped(stat(stats, 'near pairs')), grouped(stat(stats, 'contained pairs')), grouped(stat(stats, 'clusters'))];
  }));
  return table('scan, table output (whole command, everything analysed; best of rounds in turn with wc -w)',
    ['text', 'threads', 's', 'MB/s', '× wc -w', 'peak MB', 'sentences', 'sentences/s', 'candidates', 'near', 'contained', 'clusters'], rows);
}

/** Names of the kernel's operations by what they are for. */
const STAGES = {
  segment: ['segment', 'segmentLines', 'cut'], tokenize: ['tokenize'], 'shingle counts and sets': ['countShingles', 'mergeCounters', 'writeSets'],
  minhash: ['bandKeys'], 'document signatures': ['lowerSignature'], 'collapse equal sentences': ['collapse'],
};

function kernelRows(list) {
  const { textBytes, sentences, operations } = measure('stopwatch.mjs', list, '--join', 'lsh');
  const ms = (names) => names.reduce((sum, name) => sum + (operations[name]?.ms ?? 0), 0);
  const rows = Object.entries(STAGES).map(([stage, names]) => [stage, megabytes(textBytes), grouped(sentences), ms(names).toFixed(1), (textBytes / 1000 / ms(names)).toFixed(0)]);
  return table('kernel stages alone, one core (MB/s of text)', ['stage', 'MB', 'sentences', 'ms', 'MB/s'], rows);
}

function joinRows(sizes) {
  const rows = sizes.flatMap(({ list, bytes }) => ['lsh', 'exact'].map((join) => {
    const { operations, sortedKeys, counts } = measure('stopwatch.mjs', list, '--join', join);
    const [sort, joined] = [operations.radixSort?.ms ?? 0, operations.joinBuckets?.ms ?? 0];
    return [`${join}, ${megabytes(bytes)} MB`, grouped(sortedKeys), (sortedKeys / sort / 1000).toFixed(1), (sortedKeys / (sort + joined) / 1000).toFixed(1),
      grouped(counts['near candidates'] ?? NaN), grouped(counts['near pairs'] ?? NaN)];
  }));
  return table('join by number of keys, one core (radix sort; sort, join and verification)',
    ['join', 'keys', 'sort M keys/s', 'sort + join M keys/s', 'candidates', 'near'], rows);
}

function growthRows(sizes) {
  const points = sizes.map(({ list, bytes }) => [bytes, scanBesideWc(list, { rounds: ROUNDS }).ours]);
  const rows = points.map(([bytes, seconds]) => [`${(bytes / points[0][0]).toFixed(1)} ×`, megabytes(bytes), seconds.toFixed(3), (bytes / 1e6 / seconds).toFixed(0)]);
  return table(`growth: seconds ~ bytes ^ ${exponent(points).toFixed(2)} (start of the process included)`, ['input', 'MB', 's', 'MB/s'], rows);
}

const folder = mkdtempSync(join(tmpdir(), 'dedupe-bench-'));
try {
  const parts = given === undefined ? writeCorpus(folder, PARTS, PART_BYTES) : splitFolder(given, PARTS);
  const sizes = [1, 2, 4, 8].map((count) => {
    const files = parts.slice(0, count).flat();
    return { list: writeList(join(folder, `${count}.list`), files), bytes: sizeOf(files), files: files.length };
  });
  const cores = availableParallelism();
  console.log(`${cpus()[0].model} × ${cores}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ${system()} ${release()}; node ${process.version}; commit ${commit()}; `
    + `${given === undefined ? 'seeded articles' : given}; best of ${ROUNDS}`);
  process.stdout.write(minhashRow(sizes[0].list, folder));
  const threads = [...new Set([1, 2, cores])].sort((a, b) => a - b);
  process.stdout.write(scanRows(short ? sizes.slice(2) : [sizes[0], sizes[2], sizes[3]], threads));
  process.stdout.write(kernelRows(sizes[3].list));
  process.stdout.write(joinRows(sizes));
  process.stdout.write(growthRows(sizes));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
