/** How often units stand on documents of one outlet, and at the edges of any: exact counts of what is frequent. */
import { FIELD, LINE_RECORD, SHAPE } from '../kernel/lines.ts';
import { sharedColumn } from '../kernel/memory.ts';
import type { Workbench } from '../kernel/workbench.ts';
import { namesKey, roughSlot } from './lines.ts';
import { EDGE, isShort, RECURS } from './page.ts';

/** Chance seldom puts a line on three documents. */
const OFTEN = 3;
/** What stands on so large a part of an outlet's documents belongs to the page. */
const MOSTLY = 0.25;
/** A document whose texts stand so far on others is a copy of them, and says nothing about furniture. */
const COPY = 0.8;
/** Words from which a unit is a text that a copy would have. */
const COPY_WORDS = 12;

/** Parts of a key that keep its kinds apart: whole units by outlet, units with names masked, units at edges. */
const NAMES = 0x9e3779b1;
const EDGES = 0x85ebca6b;
const OUTLET = 0xc2b2ae35;

/** Entries of a record of {@link frequentLines}: key low, key high, document. */
const RECORD = 3;

/** The units of one job, as lines.ts leaves them, and the rough counts. */
export interface FrequentArgs {
  readonly parts: readonly { readonly units: Uint32Array; readonly begin: Uint32Array }[];
  readonly bounds: Uint32Array;
  readonly rough: Uint8Array;
  /** number of its outlet, by document; 0 where it is not known */
  readonly outlet: Uint32Array;
}

/** Bits that {@link frequentLines} leaves in the shape of a unit whose key, or whose key with names masked, is roughly frequent. */
const FREQUENT = 1 << 16;
const FREQUENT_NAMES = 1 << 17;

/** Job: keys that may stand on {@link OFTEN} documents, each once a document: records | low | high | document |. */
export function frequentLines(_: Workbench, args: FrequentArgs, job: number): Uint32Array {
  const { units, begin } = args.parts[job]!;
  const from = args.bounds[job]!;
  const found: number[] = [];
  for (let d = 0; d + 1 < begin.length; d++) {
    markFrequent(units, begin[d]!, begin[d + 1]!, args.rough);
    eachKey(units, begin[d]!, begin[d + 1]!, args.outlet[from + d]!, (low, high) => found.push(low, high, from + d));
  }
  const records = sharedColumn(found.length);
  records.set(found);
  return records;
}

function markFrequent(units: Uint32Array, from: number, to: number, rough: Uint8Array): void {
  for (let at = from * LINE_RECORD; at < to * LINE_RECORD; at += LINE_RECORD) {
    if (rough[roughSlot(units[at + FIELD.LOW]!)]! >= OFTEN) units[at + FIELD.SHAPE]! |= FREQUENT;
    const names = namesKey(units, at);
    if (names !== 0 && rough[roughSlot(names)]! >= OFTEN) units[at + FIELD.SHAPE]! |= FREQUENT_NAMES;
  }
}

/** Calls `visit` with every key of units [from, to) that is roughly frequent. */
function eachKey(units: Uint32Array, from: number, to: number, outlet: number, visit: (low: number, high: number, unit: number, bit: number) => void): void {
  const salt = Math.imul(outlet + 1, OUTLET);
  for (let unit = from; unit < to; unit++) {
    const at = unit * LINE_RECORD;
    const shape = units[at + FIELD.SHAPE]!;
    if (!(shape & (FREQUENT | FREQUENT_NAMES))) continue;
    const [low, high] = [units[at + FIELD.LOW]!, units[at + FIELD.HIGH]!];
    if (shape & FREQUENT) {
      visit((low ^ salt) >>> 0, high, unit, RECURS.OFTEN);
      if ((unit - from < EDGE || to - unit <= EDGE) && isShort(units, unit)) visit((low ^ EDGES) >>> 0, high, unit, RECURS.EDGES);
    }
    if (shape & FREQUENT_NAMES) visit((units[at + FIELD.NAMES]! ^ salt) >>> 0, NAMES, unit, RECURS.NAMES);
  }
}

/** Number of documents by key: an open-addressing table of which keys below OFTEN are left, so that a look-up needs no second test. */
export interface Frequencies {
  readonly mask: number;
  readonly low: Uint32Array;
  readonly high: Uint32Array;
  /** 0 where the slot is free */
  readonly count: Uint32Array;
}

function slotOf(table: Omit<Frequencies, 'count'> & { readonly count: Uint32Array }, low: number, high: number): number {
  const { mask, count } = table;
  let slot = (low ^ Math.imul(high, NAMES)) & mask;
  while (count[slot] !== 0 && (table.low[slot] !== low || table.high[slot] !== high)) slot = (slot + 1) & mask;
  return slot;
}

/** Counts the documents of each key. The records of all jobs stand in the order of documents. */
export function countFrequencies(jobs: readonly Uint32Array[]): Frequencies {
  const records = jobs.reduce((sum, job) => sum + job.length / RECORD, 0);
  let slots = 16;
  while (slots < 2 * records) slots *= 2;
  const table: Frequencies = { mask: slots - 1, low: sharedColumn(slots), high: sharedColumn(slots), count: sharedColumn(slots) };
  const last = new Uint32Array(slots);
  for (const job of jobs) {
    for (let at = 0; at < job.length; at += RECORD) {
      const slot = slotOf(table, job[at]!, job[at + 1]!);
      if (table.count[slot] !== 0 && last[slot] === job[at + 2]! + 1) continue;
      table.low[slot] = job[at]!;
      table.high[slot] = job[at + 1]!;
      table.count[slot]!++;
      last[slot] = job[at + 2]! + 1;
    }
  }
  return table;
}

/**
 * Bits of RECURS for units [from, to) of one document.
 * @param documents of its outlet
 */
export function recurrenceOf(units: Uint32Array, from: number, to: number, outlet: number, documents: number, table: Frequencies): Uint8Array {
  const found = new Uint8Array(to - from);
  // In a handful of documents what stands on all of them may be their subject.
  const most = documents * MOSTLY < OFTEN ? Infinity : Math.ceil(MOSTLY * documents);
  eachKey(units, from, to, outlet, (low, high, unit, bit) => {
    const count = table.count[slotOf(table, low, high)]!;
    if (count < OFTEN) return;
    found[unit - from]! |= bit;
    if (bit === RECURS.OFTEN && count >= most) found[unit - from]! |= RECURS.MOSTLY;
  });
  let [texts, copied] = [0, 0];
  for (let unit = from; unit < to; unit++) {
    const size = units[unit * LINE_RECORD + FIELD.SIZES]! & 0xffff;
    if (size < COPY_WORDS || !(units[unit * LINE_RECORD + FIELD.SHAPE]! & SHAPE.SENTENCE)) continue;
    texts += size;
    if (found[unit - from]! & RECURS.OFTEN) copied += size;
  }
  if (copied > COPY * texts) found.fill(0);
  return found;
}
