/**
 * Whether `check` finds the same in an index, in the folder that it was built from, and what `scan --recall 1` of all texts lists:
 * node bench/equal.mjs FOLDER EVERY   — each EVERYth text is a draft. Exit code 1 where anything differs.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const binary = fileURLToPath(new URL('../bin/dedupe.js', import.meta.url));
const [folder, every] = process.argv.slice(2);
const work = mkdtempSync(join(tmpdir(), 'dedupe-equal-'));

function lines(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [binary, ...args], { encoding: 'utf8', maxBuffer: 1 << 30 });
  if (status > 1) throw new Error(stderr);
  return stdout.trim().split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
}
const name = ({ document, start, end }) => `${document}:${start}-${end}`;

const drafts = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && entry.name.endsWith('.txt'))
  .map((entry) => relative(process.cwd(), join(entry.parentPath, entry.name)).split(sep).join('/')).sort().filter((_, i) => i % Number(every) === 0);
const index = join(work, 'index');
spawnSync(process.execPath, [binary, 'index', 'build', index, folder]);
const check = (against) => lines('check', ...drafts, '--against', against, '--include-self', '--max-sources', '0', '--max-copied', '100%', '--format', 'ndjson').filter(({ type }) => type === 'finding').map(({ data }) => data);
const [ofIndex, ofFolder] = [check(index), check(folder)];
rmSync(work, { recursive: true });
const told = (findings) => new Set(findings.map(({ draft, source, kind, unit }) => `${name(draft)} ${name(source)} ${unit} ${kind}`));

// Match lines name near and contained pairs by their first occurrences: those of the others follow from the exact pairs.
const matches = lines('scan', folder, '--recall', '1', '--pairs', 'all', '--format', 'ndjson').filter(({ type }) => type === 'match').map(({ data }) => data);
const head = new Map();
const same = new Map();
for (const { kind, left, right } of matches) {
  if (kind !== 'exact') continue;
  const first = head.get(name(left)) ?? name(left);
  for (const place of [name(left), name(right)]) {
    head.set(place, first);
    same.set(first, (same.get(first) ?? new Set()).add(place));
  }
}
const occurrences = (place) => [...same.get(head.get(name(place)) ?? name(place)) ?? [name(place)]];
const isDraft = new Set(drafts);
const expected = new Set();
for (const { kind, left, right } of matches) {
  const pairs = kind === 'exact' ? [[name(left), name(right)]] : occurrences(left).flatMap((one) => occurrences(right).map((other) => [one, other]));
  for (const [one, other] of pairs.flatMap(([a, b]) => [[a, b], [b, a]])) if (isDraft.has(one.slice(0, one.lastIndexOf(':')))) expected.add(`${one} ${other} sentence ${kind}`);
}
const pairs = new Set([...told(ofIndex)].filter((line) => { const [one, other, unit, kind] = line.split(' '); return unit === 'sentence' && kind !== 'partial' && one !== other; }));

const missing = (left, right) => [...left].filter((line) => !right.has(line));
const differences = [...missing(told(ofIndex), told(ofFolder)), ...missing(told(ofFolder), told(ofIndex)), ...missing(expected, pairs), ...missing(pairs, expected)];
console.log(`${drafts.length} drafts: ${ofIndex.length} findings in the index, ${ofFolder.length} in the folder; sentence pairs ${pairs.size}, of the scan ${expected.size}; ${differences.length} differences`);
for (const line of differences.slice(0, 10)) console.log(line);
process.exitCode = differences.length > 0 || expected.size === 0 ? 1 : 0;
