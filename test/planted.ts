/** Random texts in many scripts with planted copies and the list of them, for tests of recall. */
import { randomInts } from './corpora.ts';

/** A planted sentence or run. */
export interface PlantedPlace {
  /** name of the text */
  readonly document: string;
  /** 1-based line on which the planted words begin */
  readonly line: number;
}

/** Two places that share words by construction. */
export interface Planted {
  /** `run` crosses a sentence end on the left side, where the script marks one */
  readonly kind: 'exact' | 'near' | 'contained' | 'run';
  readonly left: PlantedPlace;
  readonly right: PlantedPlace;
  /** the shared words of a contained sentence or run, else those of the left sentence; lower case, as they are compared */
  readonly words: readonly string[];
  /** of the sets of three consecutive words, 0…1; 0 for runs */
  readonly resemblance: number;
}

export interface PlantedTexts {
  readonly texts: readonly { readonly name: string; readonly text: string }[];
  readonly planted: readonly Planted[];
}

interface Script {
  /** first and last code point of letters that normalisation leaves as they are */
  readonly letters: readonly [number, number];
  /** each character is a word, nothing stands between them, and minima are doubled */
  readonly graphemes: boolean;
  readonly stop: string;
}

const SCRIPTS: readonly Script[] = [
  { letters: [0x61, 0x7a], graphemes: false, stop: '.' },
  { letters: [0x61, 0x7a], graphemes: false, stop: '!' },
  // Latin with ç…ý: what decomposes when a copy is put into NFD.
  { letters: [0xe7, 0xf6], graphemes: false, stop: '.' },
  { letters: [0x3b1, 0x3c1], graphemes: false, stop: '.' },
  { letters: [0x430, 0x44f], graphemes: false, stop: '?' },
  { letters: [0x5d0, 0x5ea], graphemes: false, stop: '.' },
  { letters: [0x628, 0x63a], graphemes: false, stop: '؟' },
  { letters: [0x915, 0x928], graphemes: false, stop: '।' },
  { letters: [0xac00, 0xd7a3], graphemes: false, stop: '.' },
  { letters: [0x4e00, 0x9fa5], graphemes: true, stop: '。' },
  { letters: [0x3042, 0x3062], graphemes: true, stop: '。' },
  { letters: [0xe01, 0xe2e], graphemes: true, stop: '' },
];

const KINDS = ['exact', 'near', 'contained', 'run'] as const;

function tripleSet(words: readonly string[]): Set<string> {
  return new Set(Array.from({ length: Math.max(1, words.length - 2) }, (_, index) => words.slice(index, index + 3).join(' ')));
}

/** |A ∩ B| / |A ∪ B| of the sets of three consecutive words: the slow twin of what is tested. */
export function wordTripleResemblance(left: readonly string[], right: readonly string[]): number {
  const [a, b] = [tripleSet(left), tripleSet(right)];
  const shared = [...a].filter((triple) => b.has(triple)).length;
  return shared / (a.size + b.size - shared);
}

/**
 * Texts of random words, one paragraph a sentence, into which pairs of copies are planted in turn: exact ones in another
 * case, form or line width, near ones, sentences inside longer ones, and runs across a sentence end.
 * @param pairs how many copies are planted
 * @param documents how many texts they are spread over, at least 2
 * @param noise further sentences of each text
 * @param threshold least resemblance of the near pairs, which are put as close above it as their length allows
 */
export function plantedTexts({ seed = 1, pairs = 40, documents = 8, noise = 20, threshold = 0.7 } = {}): PlantedTexts {
  const next = randomInts(seed);
  const texts = Array.from({ length: documents }, (_, index) => ({ name: `text-${String(index).padStart(4, '0')}.txt`, text: '', line: 1 }));
  const planted: Planted[] = [];

  function words(script: Script, count: number): string[] {
    const [first, last] = script.letters;
    const letter = () => String.fromCodePoint(first + next(last - first + 1));
    // Five letters and more: words that stand in two sentences by chance are too rare to make a run of eight.
    return Array.from({ length: count * (script.graphemes ? 2 : 1) }, () =>
      script.graphemes ? letter() : Array.from({ length: 5 + next(5) }, letter).join(''));
  }
  /** Written as a sentence; the first letter is a capital, because a small one may stand behind an abbreviation. */
  function sentence(script: Script, list: readonly string[]): string {
    if (script.graphemes) return list.join('') + script.stop;
    const [head = '', ...rest] = list;
    return [head.slice(0, 1).toUpperCase() + head.slice(1), ...rest].join(' ') + script.stop;
  }
  /** Other writings of the same words. */
  function disguised(script: Script, list: readonly string[]): string {
    const plain = sentence(script, list);
    const way = next(5);
    if (way === 0 && !script.graphemes) return plain.toUpperCase();
    if (way === 1) return plain.normalize('NFD');
    if (way === 2 && !script.graphemes) return plain.replace(/(\S+ \S+ \S+) /g, '$1\n');
    if (way === 3 && !script.graphemes) return plain.replace(/ /g, () => ['  ', ', ', ' – ', ' '][next(4)]!);
    return plain;
  }
  /** Appends a paragraph and says where it stands. */
  function put(index: number, paragraph: string): PlantedPlace {
    const target = texts[index]!;
    const place = { document: target.name, line: target.line };
    target.text += `${paragraph}\n\n`;
    target.line += paragraph.split('\n').length + 1;
    return place;
  }
  /** As many single words replaced as the threshold allows, no two of them in one shingle. */
  function reworded(script: Script, list: readonly string[]): string[] {
    const changed = [...list];
    for (let at = 3; at < list.length - 3; at += 4) {
      const attempt = [...changed];
      attempt[at] = words(script, 1)[0]!;
      if (wordTripleResemblance(list, attempt) < threshold) break;
      changed[at] = attempt[at]!;
    }
    return changed;
  }

  for (let index = 0; index < pairs; index++) {
    const kind = KINDS[index % KINDS.length]!;
    const script = SCRIPTS[next(SCRIPTS.length)]!;
    const from = next(documents);
    const to = (from + 1 + next(documents - 1)) % documents;
    const record = (left: PlantedPlace, right: PlantedPlace, shared: readonly string[], resemblance: number) =>
      planted.push({ kind, left, right, words: shared, resemblance });
    if (kind === 'exact') {
      const list = words(script, 5 + next(30));
      record(put(from, sentence(script, list)), put(to, disguised(script, list)), list, 1);
    } else if (kind === 'near') {
      const list = words(script, 22 + next(30));
      const copy = reworded(script, list);
      record(put(from, sentence(script, list)), put(to, sentence(script, copy)), list, wordTripleResemblance(list, copy));
    } else if (kind === 'contained') {
      const list = words(script, 5 + next(12));
      const longer = [...words(script, 4 + next(8)), ...list, ...words(script, 8 + next(8))];
      record(put(from, sentence(script, list)), put(to, sentence(script, longer)), list, wordTripleResemblance(list, longer));
    } else {
      // Six words and more on both sides of the sentence end, so that the run is not cut there.
      const [before, after] = [words(script, 6 + next(6)), words(script, 6 + next(6))];
      const left = put(from, `${sentence(script, [...words(script, 5), ...before])} ${sentence(script, [...after, ...words(script, 7)])}`);
      const right = put(to, sentence(script, [...words(script, 9), ...before, ...after, ...words(script, 9)]));
      record(left, right, [...before, ...after], 0);
    }
    for (let count = Math.ceil(noise * documents / pairs); count > 0; count--) {
      const other = SCRIPTS[next(SCRIPTS.length)]!;
      put(next(documents), sentence(other, words(other, 3 + next(30))));
    }
  }
  return { texts: texts.map(({ name, text }) => ({ name, text })), planted };
}
