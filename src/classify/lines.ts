/** The lines of all documents as units of pages, counted roughly while they are read. */
import { FIELD, FILTER_BITS, LINE_RECORD, SHAPE } from '../kernel/lines.ts';
import { sharedColumn, u32, u8 } from '../kernel/memory.ts';
import { withStagedText } from '../kernel/staging.ts';
import type { Workbench } from '../kernel/workbench.ts';
import type { TextColumns } from '../model/columns.ts';
import { guessOutlet } from './outlet.ts';
import { openPhrases, type Phrases } from './phrases.ts';
import { markSigns } from './signs.ts';
import { unitsOf } from './units.ts';

/**
 * Rough counts of units by key: one byte a slot, too high where two keys share a slot, never too low up to {@link ROUGH_CAP}. Only what
 * stands often enough here is counted exactly.
 */
const ROUGH_BITS = 22;
const ROUGH_CAP = 64;
/** Lines of longer texts are counted before there is made room for them. */
const COUNTED_BYTES = 1 << 16;
export const ROUGH_SLOTS = 1 << ROUGH_BITS;

/** Slot of a unit's key in the rough counts. */
export function roughSlot(low: number): number {
  return low & (ROUGH_SLOTS - 1);
}

/** What every job that looks at pages is given; the documents of job j are bounds[j] … bounds[j + 1]. */
export interface PageArgs {
  readonly texts: TextColumns;
  readonly bounds: Uint32Array;
  /** phrases of the user's own, see {@link openPhrases} */
  readonly phrases: string;
  /** {@link ROUGH_SLOTS} bytes in shared memory */
  readonly rough: Uint8Array;
}

/** What a job of {@link readLines} needs beside. */
export interface LineArgs extends PageArgs {
  /** by document: 1 where something says whose it is */
  readonly known: Uint8Array;
}

/** Longer documents are no pages. */
const LONGEST_PAGE = 1 << 20;
const NONE = new Uint32Array(0);

/** Units of one job: those of its i-th document are records begin[i] … begin[i + 1] of `units`, their bytes counted in the whole document; documents that show no sign of a page have none, nor have those of more than {@link LONGEST_PAGE} bytes. */
export interface PageLines {
  readonly units: Uint32Array;
  readonly begin: Uint32Array;
  /** documents whose outlet was guessed */
  readonly outlets: readonly (readonly [document: number, outlet: string])[];
}

interface KeptPhrases { readonly own: string; readonly phrases: Phrases; readonly matched: Map<number, number> }

/** The phrases on this thread, opened once, with what they matched. */
function phrasesOf(bench: Workbench, own: string): KeptPhrases {
  let kept = bench.kept.get('phrases') as KeptPhrases | undefined;
  if (kept?.own !== own) bench.kept.set('phrases', kept = { own, phrases: openPhrases(own), matched: new Map() });
  return kept;
}

/** Bytes of a document in its chunk. */
export function bytesOf(texts: TextColumns, document: number): Uint8Array {
  return new Uint8Array(texts.chunks[texts.chunk[document]!]!, texts.offset[document]!, texts.length[document]!);
}

/** Job: units of its documents that may be pages, and their keys in the rough counts. */
export function readLines(bench: Workbench, args: LineArgs, job: number): PageLines {
  const { texts, rough } = args;
  const { phrases, matched } = phrasesOf(bench, args.phrases);
  const filter = bench.scratch('phraseFilter', 1 << (FILTER_BITS - 3));
  u8(bench.memory, filter, phrases.filter.length).set(phrases.filter);
  const [from, to] = [args.bounds[job]!, args.bounds[job + 1]!];
  const begin = new Uint32Array(to - from + 1);
  const parts: Uint32Array[] = [];
  const outlets: [number, string][] = [];
  for (let d = from; d < to; d++) {
    const all = documentUnits(bench, texts, d, filter);
    const bytes = bytesOf(texts, d);
    const isPage = markSigns(bytes, all, phrases, matched) || args.known[d] === 1;
    const units = isPage ? all : NONE;
    parts.push(units);
    begin[d - from + 1] = begin[d - from]! + units.length / LINE_RECORD;
    countRoughly(units, rough);
    if (args.known[d] === 1) continue;
    const outlet = guessOutlet(creditLines(bytes, units));
    if (outlet !== null) outlets.push([d, outlet]);
  }
  const units = sharedColumn(begin[to - from]! * LINE_RECORD);
  parts.forEach((part, i) => units.set(part, begin[i]! * LINE_RECORD));
  return { units, begin, outlets };
}

function documentUnits(bench: Workbench, texts: TextColumns, d: number, filter: number): Uint32Array {
  const begin = texts.begin[d]!;
  const bytes = bytesOf(texts, d).subarray(begin);
  if (bytes.length === 0 || bytes.length > LONGEST_PAGE) return NONE;
  const units = withStagedText(bench, bytes, (text) => {
    const records = bench.take(4 * LINE_RECORD * mostLines(bytes));
    const count = bench.kernel.textLines(text, bytes.length, records, filter);
    const found = unitsOf(u32(bench.memory, records, count * LINE_RECORD)).slice();
    bench.give(records);
    return found;
  });
  for (let at = 0; at < units.length && begin > 0; at += LINE_RECORD) {
    units[at + FIELD.START]! += begin;
    units[at + FIELD.END]! += begin;
  }
  return units;
}

/** No text has more lines than this; long ones are counted, for half their bytes would be far too many. */
function mostLines(bytes: Uint8Array): number {
  if (bytes.length <= COUNTED_BYTES) return (bytes.length >> 1) + 1;
  let breaks = 0;
  for (let at = 0; at < bytes.length; at++) if (bytes[at] === 0x0a || bytes[at] === 0x0d) breaks++;
  return breaks + 1;
}

/** Lines alike but for names have at least one word more than a name, and are short. */
const LEAST_WORDS = 2;
const MOST_WORDS = 12;

/** The key of a unit with its names masked, 0 where it has none that counts. */
export function namesKey(units: Uint32Array, at: number): number {
  const words = units[at + FIELD.SIZES]! & 0xffff;
  return words >= LEAST_WORDS && words <= MOST_WORDS ? units[at + FIELD.NAMES]! : 0;
}

function countKey(key: number, rough: Uint8Array): void {
  const slot = roughSlot(key);
  if (Atomics.load(rough, slot) < ROUGH_CAP) Atomics.add(rough, slot, 1);
}

/** Other threads count as well. The cap may be passed by one a thread, far from where a byte ends. */
function countRoughly(units: Uint32Array, rough: Uint8Array): void {
  for (let at = 0; at < units.length; at += LINE_RECORD) {
    countKey(units[at + FIELD.LOW]!, rough);
    const names = namesKey(units, at);
    if (names !== 0) countKey(names, rough);
  }
}

const decoder = new TextDecoder();

/** Lines that end with brackets or hold a copyright sign. */
function* creditLines(bytes: Uint8Array, units: Uint32Array): Generator<string> {
  for (let at = 0; at < units.length; at += LINE_RECORD) {
    const [start, end] = [units[at + FIELD.START]!, units[at + FIELD.END]!];
    if (units[at + FIELD.SHAPE]! & (SHAPE.BRACKET | SHAPE.RIGHTS) && end - start < 1024) yield decoder.decode(bytes.slice(start, end));
  }
}
