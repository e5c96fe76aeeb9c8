/** Hostile and large corpora for tests and benchmarks, written into a given folder; the same seed gives the same bytes. */
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Numbers below 2^32, 53-bit safe, the same on every machine (mulberry32; T. Ettinger 2017, public domain). */
export function randomInts(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor(((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32 * below);
  };
}

/** What one generator wrote. */
export interface Corpus {
  /** to be scanned */
  readonly folder: string;
  readonly files: number;
  readonly bytes: number;
  /** as a true report must count them */
  readonly sentences: number;
  readonly words: number;
}

/** Large enough that a file costs few system calls, small enough to stay in a cache. */
const CHUNK_CHARACTERS = 1 << 18;

/** Writes pieces to a file in chunks, so that a corpus needs no memory of its own. */
function writePieces(path: string, pieces: Iterable<string>): number {
  const file = openSync(path, 'w');
  let bytes = 0;
  let chunk = '';
  try {
    for (const piece of pieces) {
      chunk += piece;
      if (chunk.length < CHUNK_CHARACTERS) continue;
      bytes += writeSync(file, chunk);
      chunk = '';
    }
    return bytes + writeSync(file, chunk);
  } finally {
    closeSync(file);
  }
}

/** One sentence `count` times, each a paragraph: a single bucket holds the whole corpus. */
export function repeatedSentence(folder: string, count: number): Corpus {
  mkdirSync(folder, { recursive: true });
  const bytes = writePieces(join(folder, 'repeated.txt'), (function* () {
    for (let index = 0; index < count; index++) yield 'The same notice hangs on every door of the long corridor.\n\n';
  })());
  return { folder, files: 1, bytes, sentences: count, words: 11 * count };
}

const COLOURS = ['amber', 'black', 'blue', 'brown', 'green', 'grey', 'red', 'white'] as const;

/**
 * Near-copies of one template: distinct sentences of 35 words in which three words differ. Any two share at least 30 of
 * their 33 shingles of three words, so that every pair is near (30 / 36 ≥ .83) and enumerating pairs would be quadratic.
 */
export function nearCopies(folder: string, count: number, seed = 1): Corpus {
  mkdirSync(folder, { recursive: true });
  const shift = randomInts(seed)(1000);
  const bytes = writePieces(join(folder, 'template.txt'), (function* () {
    for (let index = 0; index < count; index++) {
      // The slots stand at both ends, where a changed word spoils the fewest shingles.
      yield `Box${(index + shift) % 1000} of the inventory was opened by two clerks in the presence of the notary, `
        + 'who found the seal unbroken and the list of contents in agreement with the register kept at lot '
        + `${COLOURS[Math.floor(index / 1000) % COLOURS.length]} number${Math.floor(index / 8000)}.\n\n`;
    }
  })());
  return { folder, files: 1, bytes, sentences: count, words: 35 * count };
}

/** A number as letters alone: behind a digit a short word may be an abbreviation. */
const lettersOf = (number: number): string => number.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)]!);

/**
 * One line of about `bytes` bytes.
 * @param stops whether sentences end in it; without them it is cut wherever the longest sentence ends, and `sentences` says nothing
 */
export function longLine(folder: string, bytes: number, { stops = true, seed = 1 } = {}): Corpus {
  mkdirSync(folder, { recursive: true });
  const next = randomInts(seed);
  let sentences = 0;
  let length = 0;
  const written = writePieces(join(folder, 'line.txt'), (function* () {
    while (length < bytes) {
      const words = Array.from({ length: 12 }, () => `w${lettersOf(next(1_000_000))}`);
      const piece = stops ? `So ${words.join(' ')}. ` : `${words.join(' ')} `;
      length += piece.length;
      sentences += 1;
      yield piece;
    }
  })());
  return { folder, files: 1, bytes: written, sentences, words: (stops ? 13 : 12) * sentences };
}

/** A file system slows down beyond some ten thousand entries in one folder. */
const FILES_IN_A_FOLDER = 1000;

/** Empty files: nothing to read, all the cost is in the walk. */
export function emptyFiles(folder: string, count: number): Corpus {
  for (let index = 0; index < count; index++) {
    const inner = join(folder, String(Math.floor(index / FILES_IN_A_FOLDER)));
    if (index % FILES_IN_A_FOLDER === 0) mkdirSync(inner, { recursive: true });
    writeFileSync(join(inner, `${index}.txt`), '');
  }
  return { folder, files: count, bytes: 0, sentences: 0, words: 0 };
}

/** Writes named texts into a folder, names with `/` into sub-folders. */
export function writeTexts(folder: string, texts: Iterable<{ readonly name: string; readonly text: string }>): void {
  for (const { name, text } of texts) {
    const path = join(folder, name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, text);
  }
}
