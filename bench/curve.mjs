/**
 * Recall of disguised passages by how many of their words were touched, as a picture. usage: node bench/curve.mjs > passages-by-rate.svg
 * Passages of 100 words of fixtures/newsroom are disguised by deletions, insertions, shuffles within six words, or replacements by
 * words of another article, and put between text of a third; recall is the share of their characters that a passage covers.
 * Seeded; the figures behind the picture go to standard error.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compare } from 'dedupe-text';
import { randomInts } from './corpus.mjs';

const RATES = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8];
const PASSAGES = 24;
const [WORDS, SHUFFLED] = [100, 6];
const article = (path) => readFileSync(fileURLToPath(new URL(`../fixtures/newsroom/${path}`, import.meta.url)), 'utf8').replace(/^---\n[^]*?\n---\n/, '').split(/\s+/).filter((word) => word !== '');
const [source, around, strangers] = [article('harbour-post/tram-delay.txt'), article('valley-courier/seed-library.txt'), article('harbour-post/strait-talks.md')];

const DISGUISES = {
  deletions: (words, touched) => words.filter(() => !touched()),
  insertions: (words, touched, next) => words.flatMap((word) => (touched() ? [word, strangers[next(strangers.length)]] : [word])),
  shuffles(words, touched, next) {
    const moved = [...words];
    for (let at = 0; at < moved.length; at++) {
      const other = Math.min(moved.length - 1, at + 1 + next(SHUFFLED));
      if (touched()) [moved[at], moved[other]] = [moved[other], moved[at]];
    }
    return moved;
  },
  replacements: (words, touched, next) => words.map((word) => (touched() ? strangers[next(strangers.length)] : word)),
};

async function recall(disguise, rate) {
  let [covered, length] = [0, 0];
  for (let k = 0; k < PASSAGES; k++) {
    const next = randomInts(1000 * k + Math.round(100 * rate) + 1);
    const from = next(source.length - WORDS);
    const copy = DISGUISES[disguise](source.slice(from, from + WORDS), () => next(1000) < 1000 * rate, next).join(' ');
    const before = around.slice(0, 100).join(' ');
    const { pairs: [pair] } = await compare([{ id: 'draft', text: `${before}\n\n${copy}\n\n${around.slice(100, 200).join(' ')}` }], [{ id: 'source', text: source.join(' ') }], { language: 'english' });
    const [start, end] = [before.length + 2, before.length + 2 + copy.length];
    covered += pair.passages.filter(({ kind }) => kind !== 'condensed').reduce((sum, { left }) => sum + Math.max(0, Math.min(end, left.end) - Math.max(start, left.start)), 0);
    length += copy.length;
  }
  return Math.min(1, covered / length);
}

const COLORS = { deletions: '#0b6e99', insertions: '#2a9d5c', shuffles: '#b8860b', replacements: '#b03a2e' };
const [width, height, margin] = [640, 360, 50];
const x = (rate) => margin + rate / RATES.at(-1) * (width - 2 * margin - 80);
const y = (share) => height - margin - share * (height - 2 * margin);
const lines = [];
for (const [index, disguise] of Object.keys(DISGUISES).entries()) {
  const points = [];
  for (const rate of RATES) points.push([rate, await recall(disguise, rate)]);
  process.stderr.write(`${disguise.padEnd(13)}${points.map(([, share]) => share.toFixed(2)).join('  ')}\n`);
  lines.push(`<polyline fill="none" stroke="${COLORS[disguise]}" stroke-width="2.5" points="${points.map(([rate, share]) => `${x(rate).toFixed(1)},${y(share).toFixed(1)}`).join(' ')}"/>`,
    `<text x="${width - margin - 70}" y="${margin + 20 + 20 * index}" fill="${COLORS[disguise]}">${disguise}</text>`);
}
const grid = [0, 0.25, 0.5, 0.75, 1].map((share) => `<line x1="${margin}" x2="${x(RATES.at(-1))}" y1="${y(share)}" y2="${y(share)}" stroke="#8884"/><text x="${margin - 8}" y="${y(share) + 4}" text-anchor="end">${share}</text>`);
const ticks = RATES.map((rate) => `<text x="${x(rate)}" y="${height - margin + 18}" text-anchor="middle">${rate}</text>`);
process.stdout.write(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12" fill="#777" role="img" aria-label="recall of disguised passages by share of words touched">
${[...grid, ...ticks].join('\n')}
<text x="${x(0.4)}" y="${height - 8}" text-anchor="middle">share of the words touched</text>
<text x="14" y="${y(0.5)}" transform="rotate(-90 14 ${y(0.5)})" text-anchor="middle">recall, by characters</text>
${lines.join('\n')}
</svg>
`);
