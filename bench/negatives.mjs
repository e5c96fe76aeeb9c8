/**
 * How pairs of sentences that people judged are called: `node bench/negatives.mjs PAIRS.tsv [--show KIND]`.
 * A line is `label <tab> … <tab> sentence <tab> sentence`, as in the Microsoft Research Paraphrase Corpus (Dolan and Brockett 2005), whose
 * pairs labelled 0 are hard negatives: much the same words, another meaning. Ends with 1 where such a pair is called exact.
 */
import { readFileSync } from 'node:fs';
import { scan } from '../dist/index.js';

const [file, , shown] = process.argv.slice(2);
if (!file) {
  console.error('usage: node bench/negatives.mjs PAIRS.tsv [--show KIND]');
  process.exit(2);
}

const KINDS = ['exact', 'near', 'contained', 'partial'];
const counts = new Map(['0', '1'].map((label) => [label, { exact: 0, near: 0, contained: 0, partial: 0, none: 0, pairs: 0 }]));

/** The strongest kind of what both sides have in common. */
async function kindOf(left, right) {
  const report = await scan([{ id: 'left', text: left }, { id: 'right', text: right }], { inputFormat: 'lines', threads: 1 });
  const kinds = Array.from(report.clusterViews()).filter(({ crossDocument }) => crossDocument).map(({ kind, unit }) => (unit === 'run' ? 'partial' : kind));
  return KINDS.find((kind) => kinds.includes(kind)) ?? 'none';
}

for (const line of readFileSync(file, 'utf8').split(/\r?\n/)) {
  const cells = line.split('\t');
  const count = counts.get(cells[0]);
  if (!count || cells.length < 3) continue;
  const [left, right] = cells.slice(-2);
  const kind = await kindOf(left, right);
  count.pairs += 1;
  count[kind] += 1;
  if (cells[0] === '0' && kind === shown) console.log(`${left}\n${right}\n`);
}

for (const [label, { pairs, ...kinds }] of counts) {
  const parts = Object.entries(kinds).map(([kind, n]) => `${kind} ${n} (${(100 * n / Math.max(1, pairs)).toFixed(1)} %)`);
  console.log(`label ${label}: ${pairs} pairs: ${parts.join(', ')}`);
}
process.exit(counts.get('0').exact > 0 ? 1 : 0);
