/** Writes the Unicode tables that the kernel and its twin share; runs at build time only. */
import { writeFile } from 'node:fs/promises';
import { readUnicodeData, UNICODE_VERSION, type UnicodeData } from './data.ts';
import { compose, compositions, decompose, type Compositions } from './fold.ts';
import { lookAlikes } from './confusables.ts';
import { BLOCK_BITS, BOUNDARY, CLASS_SHIFT, CODE_POINTS, HEADER, HEADER_SIZE, IGNORABLE, KIND, LENGTH_BITS, LENGTH_MASK, LOOK_SHIFT, MAGIC,
  RECORD_SHIFT, SCRIPT, SCRIPT_SHIFT } from './layout.ts';

/** Builds the blob (layout.ts) and writes it to `path`. */
export async function writeTables(path: string): Promise<void> {
  const data = await readUnicodeData();
  const pairs = compositions(data);
  const records = recordPool();
  const entries = entriesOf(data, pairs, records);
  const { blocks, stored } = shareBlocks(entries);
  await writeFile(path, layOut(blocks, stored, Uint32Array.from(records.words), pairRows(pairs, data)));
}

/** Mappings, equal ones stored once. */
interface RecordPool {
  readonly words: number[];
  /** Index of the record in `words`. */
  add(composed: readonly number[], decomposed: readonly number[], look: number): number;
}

function recordPool(): RecordPool {
  // The first word is unused: index 0 says "maps to itself".
  const words = [0];
  const indexOf = new Map<string, number>();
  return {
    words,
    add(composed, decomposed, look) {
      const same = String(composed) === String(decomposed);
      if (composed.length > LENGTH_MASK || decomposed.length > LENGTH_MASK) throw new RangeError('a mapping is longer than 31 characters');
      const head = composed.length | ((same ? 0 : decomposed.length) << LENGTH_BITS) | (look << LOOK_SHIFT);
      const record = [head, ...composed, ...(same ? [] : decomposed)];
      const key = String(record);
      const index = indexOf.get(key) ?? words.length;
      if (index === words.length) words.push(...record);
      if (words.length > 1 << 16) throw new RangeError('the records need more than 2^16 words');
      indexOf.set(key, index);
      return index;
    },
  };
}

function entriesOf(data: UnicodeData, pairs: Compositions, records: RecordPool): Uint32Array {
  const looks = lookAlikes();
  const joinsBefore = charactersThatJoin(pairs);
  const kindOf = kinds(data);
  const scriptOf = scripts(data);
  const entries = new Uint32Array(CODE_POINTS);
  for (let c = 0; c < CODE_POINTS; c++) {
    const ownClass = (data.combiningClass.get(c) ?? 0) << CLASS_SHIFT;
    const decomposed = decompose(c, data);
    const composed = compose(decomposed, pairs, data);
    const first = composed[0];
    if (first === undefined) {
      entries[c] = IGNORABLE | ownClass;
      continue;
    }
    const joins = data.combiningClass.has(decomposed[0]!) || joinsBefore.has(decomposed[0]!);
    const entry = kindOf(first) | (scriptOf(first) << SCRIPT_SHIFT) | (joins ? 0 : BOUNDARY) | ownClass;
    const look = looks.get(c) ?? (composed.length === 1 ? looks.get(first) : undefined) ?? 0;
    const itself = composed.length === 1 && first === c && decomposed.length === 1 && decomposed[0] === c && look === 0;
    entries[c] = itself ? entry : entry | (records.add(composed, decomposed, look) << RECORD_SHIFT);
  }
  return entries;
}

/** The script of letters that shed their marks. */
function scripts(data: UnicodeData): (c: number) => number {
  const known = [[data.script('Latin'), SCRIPT.latin], [data.script('Greek'), SCRIPT.greek], [data.script('Cyrillic'), SCRIPT.cyrillic]] as const;
  return (c) => (data.letters.has(c) ? known.find(([set]) => set.has(c))?.[1] : undefined) ?? SCRIPT.other;
}

/** Second halves of compositions, and the Hangul vowels and finals that compose by arithmetic. */
function charactersThatJoin(pairs: Compositions): ReadonlySet<number> {
  const joining = new Set<number>();
  for (const seconds of pairs.values()) for (const second of seconds.keys()) joining.add(second);
  for (let c = 0x1161; c <= 0x1175; c++) joining.add(c);
  for (let c = 0x11a8; c <= 0x11c2; c++) joining.add(c);
  return joining;
}

/** What each character does to words: see "word" in ARCHITECTURE.md. */
function kinds(data: UnicodeData): (c: number) => number {
  const graphemeScripts = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar'].map((name) => data.script(name));
  const kanaAndHan = ['Han', 'Hiragana', 'Katakana'].map((name) => data.scriptExtension(name));
  const common = data.script('Common');
  return (c) => {
    if (data.marks.has(c)) return KIND.mark;
    if (c === 0x5f) return KIND.letter;
    const letter = data.letters.has(c);
    if (!letter && !data.numbers.has(c)) return KIND.separator;
    // The prolonged sound mark and its like belong to no script of their own.
    const shared = letter && common.has(c) && kanaAndHan.some((set) => set.has(c));
    return shared || graphemeScripts.some((set) => set.has(c)) ? KIND.grapheme : KIND.letter;
  };
}

/** Stores equal blocks of entries once. */
function shareBlocks(entries: Uint32Array): { blocks: Uint16Array; stored: Uint32Array } {
  const size = 1 << BLOCK_BITS;
  const blocks = new Uint16Array(CODE_POINTS / size);
  const numberOf = new Map<string, number>();
  const stored: number[] = [];
  for (let b = 0; b < blocks.length; b++) {
    const block = entries.subarray(b * size, (b + 1) * size);
    const key = block.join();
    let number = numberOf.get(key);
    if (number === undefined) {
      number = numberOf.size;
      numberOf.set(key, number);
      stored.push(...block);
    }
    blocks[b] = number;
  }
  return { blocks, stored: Uint32Array.from(stored) };
}

/** Rows (second, first, composite), sorted; only pairs that can meet after folding. */
function pairRows(pairs: Compositions, data: UnicodeData): Uint32Array {
  const rows: [number, number, number][] = [];
  for (const [first, seconds] of pairs) {
    for (const [second, composite] of seconds) {
      if (String(compose(decompose(composite, data), pairs, data)) === String(composite)) rows.push([second, first, composite]);
    }
  }
  rows.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return Uint32Array.from(rows.flat());
}

function layOut(blocks: Uint16Array, entries: Uint32Array, records: Uint32Array, pairs: Uint32Array): Uint8Array {
  const header = new Uint32Array(HEADER_SIZE / 4);
  header[HEADER.magic] = MAGIC;
  header[HEADER.version] = UNICODE_VERSION;
  header[HEADER.blocks] = HEADER_SIZE;
  header[HEADER.entries] = header[HEADER.blocks]! + blocks.byteLength;
  header[HEADER.records] = header[HEADER.entries]! + entries.byteLength;
  header[HEADER.pairs] = header[HEADER.records]! + records.byteLength;
  header[HEADER.pairCount] = pairs.length / 3;
  header[HEADER.size] = header[HEADER.pairs]! + pairs.byteLength;
  const blob = new Uint8Array(header[HEADER.size]!);
  let at = 0;
  for (const part of [header, blocks, entries, records, pairs]) {
    blob.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += part.byteLength;
  }
  return blob;
}
