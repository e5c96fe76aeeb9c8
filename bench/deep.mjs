/**
 * Deep search on PAN 2013: every draft against every source at once, pairs not given. usage: node bench/deep.mjs TRAIN [--nearest N] [--sentences]
 * Prints the share of cases whose true source is among the pairs that were aligned with a passage over the case in both texts, by part,
 * time and peak memory; with --sentences beside it the share that a scan without passages finds a cluster in.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compare, scan } from 'dedupe-text';

const { values, positionals: [train] } = parseArgs({ allowPositionals: true, options: { nearest: { type: 'string', default: '20' }, threads: { type: 'string', default: '0' }, sentences: { type: 'boolean' } } });
if (!train) throw new Error('usage: node bench/deep.mjs TRAIN');

/** @returns every case: part, draft and source with [start, end) in each */
function casesOf() {
  return readdirSync(train).filter((name) => /^0[2-5]-/.test(name)).sort().flatMap((part) => readdirSync(join(train, part)).filter((name) => name.endsWith('.xml')).flatMap((name) => {
    const xml = readFileSync(join(train, part, name), 'utf8');
    const draft = /reference="([^"]+)"/.exec(xml)[1];
    return [...xml.matchAll(/<feature\s[^>]*name="plagiarism"[^>]*>/g)].map(([feature]) => {
      const field = (key) => new RegExp(`${key}="([^"]*)"`).exec(feature)[1];
      const [from, length, sourceFrom, sourceLength] = ['this_offset', 'this_length', 'source_offset', 'source_length'].map((key) => Number(field(key)));
      return { part, draft: `susp/${draft}`, source: `src/${field('source_reference')}`, from, to: from + length, sourceFrom, sourceTo: sourceFrom + sourceLength };
    });
  }));
}

const meets = (a, aEnd, b, bEnd) => a < bEnd && b < aEnd;
const cases = casesOf();

function tell(title, found, seconds) {
  const parts = [...new Set(cases.map(({ part }) => part))];
  console.log(`${title}: ${seconds.toFixed(1)} s, peak ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
  for (const part of parts) {
    const own = cases.filter((one) => one.part === part);
    const hit = own.filter((one) => (found.get(`${one.draft} ${one.source}`) ?? []).some(([from, to, sourceFrom, sourceTo]) => meets(one.from, one.to, from, to) && meets(one.sourceFrom, one.sourceTo, sourceFrom, sourceTo)));
    const aligned = own.filter((one) => found.has(`${one.draft} ${one.source}`));
    console.log(`  ${part.padEnd(27)} of ${own.length} cases: source among those compared ${(aligned.length / own.length).toFixed(4)}, found over the case ${(hit.length / own.length).toFixed(4)}`);
  }
}

let started = performance.now();
const comparison = await compare(['susp'], ['src'], { cwd: train, nearest: Number(values.nearest), minLength: 150, language: 'english', threads: Number(values.threads) });
const passages = new Map();
for (const pair of comparison.pairs) passages.set(`${pair.left} ${pair.right}`, pair.passages.map(({ left, right }) => [left.start, left.end, right.start, right.end]));
console.log(`${comparison.summary.documents} texts, ${comparison.summary.pairs} pairs aligned, ${comparison.summary.passages} passages`);
tell(`passages of the ${values.nearest} nearest`, passages, (performance.now() - started) / 1000);

if (values.sentences) {
  started = performance.now();
  const report = await scan(['susp', 'src'], { cwd: train, threads: Number(values.threads) });
  const sentences = new Map();
  for (const { members } of report.clusters()) {
    const [drafts, sources] = [members.filter(({ document }) => document.startsWith('susp/')), members.filter(({ document }) => document.startsWith('src/'))];
    for (const draft of drafts) {
      for (const source of sources) {
        const key = `${draft.document} ${source.document}`;
        const spans = sentences.get(key) ?? [];
        sentences.set(key, spans);
        spans.push([draft.start, draft.end, source.start, source.end]);
      }
    }
  }
  tell('sentences alone', sentences, (performance.now() - started) / 1000);
}
