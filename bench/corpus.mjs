/** Seeded corpora for the benchmark: articles with page furniture, copies and near-copies; the same seed gives the same bytes. */
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Numbers below `below`, the same on every machine (mulberry32; T. Ettinger 2017, public domain). */
export function randomInts(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor(((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32 * below);
  };
}

const WORDS = 50_000;
const SYLLABLES = ['ba', 'den', 'fo', 'gri', 'ha', 'ju', 'kel', 'lo', 'mi', 'nor', 'pa', 'qui', 'res', 'so', 'tur', 'va', 'wen', 'yo', 'zi', 'é'];

function vocabulary(next) {
  return Array.from({ length: WORDS }, () => Array.from({ length: 1 + next(4) }, () => SYLLABLES[next(SYLLABLES.length)]).join(''));
}

/** Sentences of articles; of a hundred, ten were written before, four with a word changed, and three stand inside longer ones. */
function sentences(next) {
  const words = vocabulary(next);
  // Zipf's law: the rank of a word is about exponential in a uniform number.
  const word = () => words[Math.floor(WORDS ** (next(1 << 20) / 2 ** 20)) - 1];
  const fresh = () => Array.from({ length: 8 + next(24) }, word);
  const written = [];
  return () => {
    const kind = written.length < 100 ? 99 : next(100);
    let sentence;
    if (kind < 17) {
      sentence = written[next(written.length)];
      if (kind >= 13) sentence = [...fresh().slice(0, 4), ...sentence, ...fresh().slice(0, 3)];
      else if (kind >= 10) sentence = sentence.with(next(sentence.length), word());
    } else {
      sentence = fresh();
      // What is copied comes from a pool that grows more slowly than the corpus.
      if (next(4) === 0) written.push(sentence);
    }
    return `${sentence[0][0].toUpperCase()}${sentence.join(' ').slice(1)}.`;
  };
}

const FURNITURE = ['Share this article with your friends and colleagues today', 'Subscribe to our newsletter for the latest stories', 'Photo: archive of the agency'];

/**
 * Writes `parts` folders of about `bytes` bytes each; returns the files of each part.
 * A larger corpus is the smaller one and more: growth is measured on parts 0 … n.
 */
export function writeCorpus(folder, parts, bytes, seed = 1) {
  const next = randomInts(seed);
  const sentence = sentences(next);
  return Array.from({ length: parts }, (_, part) => {
    const files = [];
    const inner = join(folder, String(part));
    mkdirSync(inner, { recursive: true });
    for (let left = bytes; left > 0;) {
      const paragraphs = Array.from({ length: 4 + next(8) }, () => Array.from({ length: 2 + next(4) }, sentence).join(' '));
      const text = `${[sentence().slice(0, 60), ...paragraphs, FURNITURE[next(3)], FURNITURE[next(3)]].join('\n\n')}\n`;
      const file = join(inner, `${files.length}.txt`);
      writeFileSync(file, text);
      files.push(file);
      left -= Buffer.byteLength(text);
    }
    return files;
  });
}

/** The files of a folder in eight parts of about the same size, dealt out in the order of their names. */
export function splitFolder(folder, parts) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(txt|text|md|markdown)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const dealt = Array.from({ length: parts }, () => []);
  files.forEach((file, i) => dealt[i % parts].push(file));
  return dealt;
}

export function sizeOf(files) {
  return files.reduce((sum, file) => sum + statSync(file).size, 0);
}
