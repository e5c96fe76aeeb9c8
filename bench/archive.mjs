/**
 * A synthetic archive with copies at known places: node bench/archive.mjs OUT SENTENCES CORPUS…
 *
 * Sentences of 8 to 26 words are strung together from pieces of one to four words that stand in the corpora, so that words and short
 * phrases are as frequent as in real text. Seeded: the same call writes the same bytes. A draft has 40 sentences, every one of them
 * planted somewhere in the archive: word by word, with one word in twelve replaced, inside a longer sentence, or by ten words in a row.
 *
 *   OUT/archive/0000/00000.txt …   400 sentences each      OUT/drafts/00.txt …   40 each      OUT/truth.json   [draft, sentence, kind, file]
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomInts } from './corpus.mjs';

const PER_FILE = 400;
const FILES_PER_FOLDER = 500;
const DRAFTS = 25;
const PER_DRAFT = 40;
const KINDS = ['exact', 'near', 'contained', 'partial'];
/** Bytes of the corpora that words are drawn from. */
const SAMPLE_BYTES = 30e6;

function tokensOf(corpora) {
  const tokens = [];
  for (const corpus of corpora) {
    let bytes = 0;
    const files = readdirSync(corpus, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && entry.name.endsWith('.txt')).map((entry) => join(entry.parentPath, entry.name)).sort();
    for (const file of files) {
      if (bytes > SAMPLE_BYTES / corpora.length) break;
      const text = readFileSync(file, 'utf8');
      bytes += text.length;
      for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) tokens.push(word);
    }
  }
  return tokens;
}

/** Writes the archive; returns the number of sentences and where it is. */
export function writeArchive(out, sentences, corpora, seed = 1) {
  const tokens = tokensOf(corpora);
  const next = randomInts(seed);
  const words = (count) => {
    const list = [];
    while (list.length < count) {
      const from = next(tokens.length - 4);
      list.push(...tokens.slice(from, from + 1 + next(4)));
    }
    return list.slice(0, count);
  };
  const sentence = (list) => `${list[0][0].toUpperCase()}${list[0].slice(1)} ${list.slice(1).join(' ')}.`;
  const drafts = Array.from({ length: DRAFTS }, () => Array.from({ length: PER_DRAFT }, () => words(18 + next(8))));
  const files = Math.ceil(sentences / PER_FILE);
  const planted = new Map();
  const truth = [];
  drafts.forEach((draft, d) => draft.forEach((own, s) => {
    const kind = KINDS[(d + s) % KINDS.length];
    const list = kind === 'exact' ? own
      : kind === 'near' ? own.map((word, i) => (i % 24 === 5 ? words(1)[0] : word))
        : kind === 'contained' ? [...words(6), ...own, ...words(6)]
          : [...words(7), ...own.slice(4, 14), ...words(7)];
    const at = next(files);
    planted.set(at, [...planted.get(at) ?? [], list]);
    truth.push([d, s, kind, at]);
  }));
  for (let f = 0; f < files; f++) {
    const folder = join(out, 'archive', String(Math.floor(f / FILES_PER_FOLDER)).padStart(4, '0'));
    if (f % FILES_PER_FOLDER === 0) mkdirSync(folder, { recursive: true });
    const lists = Array.from({ length: Math.min(PER_FILE, sentences - f * PER_FILE) }, () => words(8 + next(19)));
    (planted.get(f) ?? []).forEach((list, i) => { lists[(i * 37 + 11) % lists.length] = list; });
    writeFileSync(join(folder, `${String(f).padStart(5, '0')}.txt`), lists.map((list, i) => sentence(list) + (i % 5 === 4 ? '\n\n' : ' ')).join(''));
  }
  mkdirSync(join(out, 'drafts'), { recursive: true });
  drafts.forEach((draft, d) => writeFileSync(join(out, 'drafts', `${String(d).padStart(2, '0')}.txt`), draft.map((own, i) => sentence(own) + (i % 5 === 4 ? '\n\n' : ' ')).join('')));
  writeFileSync(join(out, 'truth.json'), JSON.stringify(truth));
  return { files, sentences };
}

if (process.argv[1]?.endsWith('archive.mjs')) {
  const [out, sentences, ...corpora] = process.argv.slice(2);
  console.log(writeArchive(out, Number(sentences), corpora));
}
