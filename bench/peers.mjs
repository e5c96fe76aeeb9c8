/**
 * npm run bench:peers [-- --list reuters|laws] [-- --peers NAMES] [-- --reps N]: the command beside Python and Rust peers on lists of
 * sentences, with ../shared/acceptance/peers/bench_peers.py. Recall and precision are against its own exact join.
 *
 * The peers' virtual environments, the lists and the exact join's result are kept in $XDG_CACHE_HOME/dedupe-bench (~/.cache/dedupe-bench).
 * The rows: ours1 the command as people run it; ours2 NDJSON of all members and matches, turned into pairs of line numbers, which gives
 * recall and precision and is timed with the rest; ours3 the same with --pairs all, which lists every pair of places with equal words as
 * well (the peers collapse those); ours4 as ours3 by the exact join.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SHARED = join(ROOT, '../shared');
const PEERS = join(SHARED, 'acceptance/peers');
const CACHE = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'dedupe-bench');
/** gaoya pins another numpy, so it lives apart. */
const GAOYA = 'gaoya==0.2.2';

/** archive, folder in it, mode of make_lists.py, sentences */
const LISTS = {
  reuters: ['reuters', 'reuters_txt', 'indent', 100_000],
  laws: ['german-laws', 'de_gesetze', 'md', 600_000],
};

function option(name, otherwise) {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
}

const run = (command, ...args) => execFileSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });

/** python of a virtual environment, made when it is missing; null where it cannot be made */
function environment(name, ...requirements) {
  const folder = join(CACHE, name);
  const python = join(folder, 'bin/python');
  if (existsSync(join(folder, 'complete'))) return python;
  try {
    run('python3', '-m', 'venv', folder);
    run(python, '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...requirements);
    mkdirSync(join(folder, 'complete'));
    return python;
  } catch (error) {
    console.error(`${name}: not installed, left out (${error.message.split('\n')[0]})`);
    rmSync(folder, { recursive: true, force: true });
    return null;
  }
}

/**
 * Case folding and NFKC of a list in place: the peers' words and those of their exact join are only lower-cased, so that "daß" and "DASS"
 * would differ there and be one word here. On the folded list all tools see the same words.
 */
const FOLD = `import sys, unicodedata
lines = open(sys.argv[1], encoding="utf8").read().split("\\n")
open(sys.argv[1], "w", encoding="utf8").write("\\n".join(unicodedata.normalize("NFKC", line.casefold()) for line in lines))`;

/** A list of sentences, one a line, made when it is missing. */
function sentenceList(name) {
  const [archive, folder, mode, count] = LISTS[name];
  const list = join(CACHE, `${name}-${count}-folded.txt`);
  if (existsSync(list)) return list;
  const unpacked = join(tmpdir(), `dedupe-bench-${process.pid}`);
  mkdirSync(unpacked);
  try {
    run('tar', '-xzf', join(SHARED, `data/${archive}.tar.gz`), '-C', unpacked);
    run('python3', join(PEERS, 'make_lists.py'), join(unpacked, folder), mode, list, String(count));
    run('python3', '-c', FOLD, list);
  } finally {
    rmSync(unpacked, { recursive: true, force: true });
  }
  return list;
}

mkdirSync(CACHE, { recursive: true });
const python = environment('peers', '-r', join(PEERS, 'requirements.txt'));
const gaoya = environment('gaoya', GAOYA);
const wanted = option('peers', `wc,exact_own,sss,datasketch_bulk,rensa_lsh16,daft,npm_minhash${gaoya ? ',gaoya' : ''}`);
if (!existsSync('/usr/bin/time')) throw new Error('/usr/bin/time is missing: apt-get install time');

const scan = `node ${join(ROOT, 'bin/dedupe.js')} scan {file} --input-format lines`;
const pairs = `node ${join(ROOT, 'bench/pairs.mjs')} {out}.ndjson {out}`;
const ours = [
  `${scan} -o /dev/null`,
  `${scan} --format ndjson -o {out}.ndjson && ${pairs}`,
  `${scan} --format ndjson --pairs all -o {out}.ndjson && ${pairs}`,
  `${scan} --format ndjson --pairs all --join exact -o {out}.ndjson && ${pairs}`,
];
for (const name of option('list', 'reuters,laws').split(',')) {
  const args = [
    join(PEERS, 'bench_peers.py'), sentenceList(name), '--reps', option('reps', '3'), '--peers', wanted,
    '--node-modules', dirname(fileURLToPath(import.meta.resolve('minhash/package.json')).replace(/\/package\.json$/, '')),
    ...(gaoya ? ['--py', `gaoya=${gaoya}`] : []), ...ours.flatMap((command) => ['--ours', command]),
  ];
  const { status } = spawnSync(python ?? 'python3', args, { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
