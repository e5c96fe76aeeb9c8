/** Stretches worth telling → clusters of the places that share them. */
import { NOTHING, pushCluster, pushMember, RUNS, SENTENCES, STRETCH, type ClusterList } from './clusters.ts';
import type { Known } from './explained.ts';
import { rowColumns, type RowColumns } from './standing.ts';

/** What one job found worth telling: u32 columns of stretches, with their members one after the other. */
export interface Told {
  readonly length: Uint32Array;
  readonly places: Uint32Array;
  /** first member of each, and one more entry */
  readonly begin: Uint32Array;
  /** two hashes of each one's words */
  readonly low: Uint32Array;
  readonly high: Uint32Array;
  readonly row: Uint32Array;
  readonly offset: Uint32Array;
  /** 1 for a member that stands for its own place alone, see standing.ts */
  readonly alone: Uint32Array;
}

const COLUMNS = ['length', 'places', 'low', 'high', 'row', 'offset', 'alone'] as const;

/** The columns of many jobs one behind the other. */
function joinTold(parts: readonly Told[]): Told {
  const joined = Object.fromEntries(COLUMNS.map((name) => {
    const column = new Uint32Array(parts.reduce((sum, part) => sum + part[name].length, 0));
    let at = 0;
    for (const part of parts) { column.set(part[name], at); at += part[name].length; }
    return [name, column];
  })) as Record<typeof COLUMNS[number], Uint32Array>;
  const begin = new Uint32Array(joined.length.length + 1);
  let stretch = 0;
  let member = 0;
  for (const part of parts) {
    for (let s = 0; s < part.length.length; s++) begin[stretch++] = member + part.begin[s]!;
    member += part.row.length;
  }
  begin[stretch] = member;
  return { ...joined, begin };
}

/** Empty open-addressing slots for so many stretches, at most half full: 1 + a stretch, 0 where free. */
function slotsFor(stretches: number): Uint32Array {
  return new Uint32Array(2 ** Math.ceil(Math.log2(2 * stretches + 2)));
}

/** 1 for the stretches that are told: of those with the same words the one with most places, the first of these. */
function chooseBest({ length, places, low, high }: Told): Uint8Array {
  const chosen = new Uint8Array(length.length);
  const slots = slotsFor(length.length);
  const mask = slots.length - 1;
  for (let s = 0; s < length.length; s++) {
    let slot = (low[s]! ^ (low[s]! >>> 16)) & mask;
    // Length and both hashes name the words all but surely.
    for (; slots[slot] !== 0; slot = (slot + 1) & mask) {
      const other = slots[slot]! - 1;
      if (low[other] === low[s] && high[other] === high[s] && length[other] === length[s]) break;
    }
    if (slots[slot] !== 0) {
      const other = slots[slot]! - 1;
      if (places[s]! <= places[other]!) continue;
      chosen[other] = 0;
    }
    slots[slot] = s + 1;
    chosen[s] = 1;
  }
  return chosen;
}

/** Whether every place of a stretch lies inside a sentence. */
function isInside({ size }: RowColumns, { begin, row, offset, length }: Told, s: number): boolean {
  for (let i = begin[s]!; i < begin[s + 1]!; i++) if (offset[i]! + length[s]! > size[row[i]!]!) return false;
  return true;
}

/** Whether two stretches have the same distinct rows. */
function haveSameRows({ begin, row }: Told, left: number, right: number): boolean {
  let i = begin[left]!;
  let j = begin[right]!;
  while (i < begin[left + 1]! && j < begin[right + 1]!) {
    const wanted = row[i]!;
    if (row[j] !== wanted) return false;
    while (i < begin[left + 1]! && row[i] === wanted) i++;
    while (j < begin[right + 1]! && row[j] === wanted) j++;
  }
  return i === begin[left + 1] && j === begin[right + 1];
}

/** 1 for the stretches, of those given, that are the longest, the first of these, in their sentences. */
function longestOfSentences(told: Told, inside: Uint8Array): Uint8Array {
  const { length, begin, row } = told;
  const shown = new Uint8Array(inside.length);
  const slots = slotsFor(inside.length);
  const mask = slots.length - 1;
  for (let s = 0; s < inside.length; s++) {
    if (inside[s] === 0) continue;
    let slot = 0;
    for (let i = begin[s]!; i < begin[s + 1]!; i++) if (i === begin[s] || row[i] !== row[i - 1]) slot = Math.imul(slot ^ row[i]!, 0x9e3779b1) ^ (slot >>> 15);
    for (slot = (slot ^ (slot >>> 16)) & mask; slots[slot] !== 0; slot = (slot + 1) & mask) if (haveSameRows(told, slots[slot]! - 1, s)) break;
    if (slots[slot] !== 0) {
      const other = slots[slot]! - 1;
      if (length[other]! >= length[s]!) continue;
      shown[other] = 0;
    }
    slots[slot] = s + 1;
    shown[s] = 1;
  }
  return shown;
}

/** Adds clusters for what the jobs found worth telling. Sentences that share several stretches are listed once, for the longest of them. */
export function gatherStretches(memory: WebAssembly.Memory, list: ClusterList, known: Known, parts: readonly Told[]): void {
  const columns = rowColumns(memory, known.rows);
  const told = joinTold(parts);
  const { length, begin, row, offset, alone, places: all } = told;
  const chosen = chooseBest(told);
  const inside = chosen.map((isChosen, s) => (isChosen === 1 && isInside(columns, told, s) ? 1 : 0));
  const shown = longestOfSentences(told, inside);
  for (let s = 0; s < length.length; s++) {
    if (chosen[s] === 0) continue;
    const from = begin[s]!;
    pushCluster(list, STRETCH, 3, row[from]!, length[s]!, inside[s] === 0 ? RUNS : shown[s] === 1 ? SENTENCES : NOTHING);
    for (let i = from; i < begin[s + 1]!; i++) {
      // A sentence that holds the stretch twice is one member; places across sentence ends were all counted when it was told.
      const again = i > from && row[i] === row[i - 1];
      const places = inside[s] === 1 ? (again ? 0 : Math.max(1, known.sentences.count[row[i]!]!)) : i === from ? all[s]! : 0;
      pushMember(list, row[i]!, offset[i]!, alone[i]!, places);
    }
  }
}
