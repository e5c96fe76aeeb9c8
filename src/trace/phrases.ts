/** Whether words stand side by side in a document, without reading it again for every question. */
import type { TraceColumns } from './columns.ts';

/** Whether a document has a phrase, by its words' hashes, within one sentence. */
export type Phrases = (document: number, phrase: readonly number[]) => boolean;

/** Words of a document that are looked through: more than any article has. */
const MOST_WORDS = 1 << 14;

/** Key of two words side by side; odd constants of Murmur's finaliser keep it apart from the words themselves. */
function sideBySide(first: number, second: number): number {
  const mixed = Math.imul(first, 0x85ebca6b) ^ Math.imul(second, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

/** Words and pairs of neighbouring words of a document: an open-addressing table of their keys, 0 where a slot is free. */
function phraseTable({ words, at, size, documentRow }: TraceColumns, document: number): Uint32Array {
  const [from, to] = [documentRow[document]!, documentRow[document + 1]!];
  let count = 0;
  for (let row = from; row < to && count < MOST_WORDS; row++) count += size[row]!;
  count = Math.min(count, MOST_WORDS);
  const table = new Uint32Array(2 ** Math.ceil(Math.log2(4 * count + 2)));
  let left = count;
  for (let row = from; row < to && left > 0; row++) {
    // Words of two sentences do not stand side by side.
    for (let i = at[row]!; i < at[row]! + size[row]! && left > 0; i++, left--) {
      insert(table, words[i]!);
      if (i > at[row]!) insert(table, sideBySide(words[i - 1]!, words[i]!));
    }
  }
  return table;
}

function slotOf(table: Uint32Array, key: number): number {
  const mask = table.length - 1;
  let slot = Math.imul(key, 0x9e3779b1) >>> 7 & mask;
  while (table[slot] !== 0 && table[slot] !== key) slot = (slot + 1) & mask;
  return slot;
}

function insert(table: Uint32Array, key: number): void {
  table[slotOf(table, key)] = key;
}

/** Whether the words stand side by side; of three and more, all pairs that they make. */
function holds(table: Uint32Array, phrase: readonly number[]): boolean {
  if (phrase.length === 1) return table[slotOf(table, phrase[0]!)] !== 0;
  for (let i = 1; i < phrase.length; i++) if (table[slotOf(table, sideBySide(phrase[i - 1]!, phrase[i]!))] === 0) return false;
  return true;
}

/** A function that answers for any document; its table is made for the first question. */
export function phraseFinder(columns: TraceColumns): Phrases {
  const tables = new Map<number, Uint32Array>();
  return (document, phrase) => {
    let table = tables.get(document);
    if (!table) tables.set(document, table = phraseTable(columns, document));
    return holds(table, phrase) && (phrase.length < 3 || stands(columns, document, phrase));
  };
}

/** Looks for a phrase word by word, where its pairs have been found already. */
function stands({ words, at, size, documentRow }: TraceColumns, document: number, phrase: readonly number[]): boolean {
  for (let row = documentRow[document]!; row < documentRow[document + 1]!; row++) {
    for (let i = at[row]!; i + phrase.length <= at[row]! + size[row]!; i++) {
      let k = 0;
      while (k < phrase.length && words[i + k] === phrase[k]) k++;
      if (k === phrase.length) return true;
    }
  }
  return false;
}
