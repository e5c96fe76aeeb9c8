/** The first stage, file by file while the bytes are warm: read → segment → tokenise → document signature. */
import { allocate, copyBytes, SLAB, u32 } from '../kernel/memory.ts';
import { stageText } from '../kernel/staging.ts';
import type { Workbench } from '../kernel/workbench.ts';
import type { Complaint, Source } from '../model/document.ts';
import { readBytes } from '../read/bytes.ts';
import { frontMatterEnd } from '../read/frontmatter.ts';
import { SNIFF_BYTES, sniff } from '../read/sniff.ts';

/** Texts are kept in pieces of this size until the report is written. */
const CHUNK = 8 << 20;
/** A document longer than this is cut into slices that any thread can take. */
export const SLICE = 1 << 20;
/** Context on either side of a slice within which a sentence start is sure to be found: the longest sentence, twice. */
const CONTEXT = 2 << 16;
/** u32 bins of a signature. */
export const BINS = 128;

/** What a job of {@link ingest} reads: files or texts, `shingle` in words (1…10) for the signatures, `lines` for one sentence a line. */
export interface IngestArgs {
  readonly sources: readonly Source[];
  /** sources of job j are bounds[j] … bounds[j + 1] */
  readonly bounds: readonly number[];
  readonly shingle: number;
  readonly lines: boolean;
}

/** A document's bytes, kept for the report. */
export interface Text {
  readonly source: number;
  readonly chunk: SharedArrayBuffer;
  readonly offset: number;
  readonly length: number;
  /** where the text begins behind the front matter */
  readonly begin: number;
}

/** Columns of one piece of a document: addresses of what assembly/tokenize.ts writes. All but the words stand in `block`. */
export interface PieceColumns {
  readonly document: number;
  /** offset of the piece's bytes in the document */
  readonly base: number;
  readonly rows: number;
  readonly spans: number;
  readonly content: number;
  readonly ends: number;
  readonly flags: number;
  readonly words: number;
  readonly wordCount: number;
  readonly signature: number;
  /** block of memory that is free again when the rows are gathered */
  readonly block: number;
}

/** What a job of {@link ingest} leaves: texts for the report, columns for the next stages, and complaints about what was no text. */
export interface IngestResult {
  readonly texts: readonly Text[];
  /** `document` is the number of the source */
  readonly pieces: readonly PieceColumns[];
  readonly complaints: readonly Complaint[];
}

/** Appends texts to chunks of shared memory. */
interface Shelf { chunk: SharedArrayBuffer; free: number }

function shelfOf(bench: Workbench): Shelf {
  let shelf = bench.kept.get('shelf') as Shelf | undefined;
  if (!shelf) bench.kept.set('shelf', shelf = { chunk: new SharedArrayBuffer(CHUNK), free: 0 });
  return shelf;
}

/** Reads a source onto the shelf; at most twice the file's size is ever held. */
function shelve(shelf: Shelf, source: Source, number: number): Text | Complaint {
  if (source.bytes) {
    if (shelf.free + source.bytes.length > shelf.chunk.byteLength) Object.assign(shelf, { chunk: new SharedArrayBuffer(Math.max(CHUNK, source.bytes.length)), free: 0 });
    new Uint8Array(shelf.chunk).set(source.bytes, shelf.free);
    return { source: number, chunk: shelf.chunk, offset: shelf.free, length: source.bytes.length, begin: 0 };
  }
  const grow = (needed: number): Uint8Array => {
    const larger = new SharedArrayBuffer(Math.max(CHUNK, needed));
    const room = new Uint8Array(larger);
    room.set(new Uint8Array(shelf.chunk, shelf.free));
    shelf.chunk = larger;
    shelf.free = 0;
    return room;
  };
  // A quarter chunk of room makes growing, which copies what was read, rare.
  if (shelf.free + (CHUNK >> 2) > shelf.chunk.byteLength) Object.assign(shelf, { chunk: new SharedArrayBuffer(CHUNK), free: 0 });
  const target = { room: new Uint8Array(shelf.chunk, shelf.free), offset: 0, grow };
  const length = readBytes(source.path!, source.id, source.named, target);
  if (typeof length !== 'number') return length;
  return { source: number, chunk: shelf.chunk, offset: shelf.free, length, begin: 0 };
}

/** Room in the block of this thread; blocks belong to one run of a stage, whose arguments tell it, and are free after it. */
interface RowRoom { readonly owner: object; readonly block: number; readonly end: number; free: number }

function rowRoom(bench: Workbench, owner: object, bytes: number): RowRoom {
  const room = bench.kept.get('rowRoom') as RowRoom | undefined;
  if (room && room.owner === owner && room.free + bytes <= room.end) return room;
  const size = Math.max(SLAB, bytes);
  const block = allocate(bench.memory, size);
  const fresh: RowRoom = { owner, block, end: block + size, free: block };
  bench.kept.set('rowRoom', fresh);
  return fresh;
}

/** Words are written where they stay if they surely fit into this many bytes; those of longer texts are moved there. */
const DIRECT = 1 << 20;

/** Segments and tokenises bytes of a document into columns, as the arguments of its stage say. */
export function columnsOf(bench: Workbench, bytes: Uint8Array, document: number, base: number, stage: Pick<IngestArgs, 'shingle' | 'lines'>): PieceColumns {
  const { kernel, memory } = bench;
  const length = bytes.length;
  const text = stageText(bench, bytes);

  const found = bench.scratch('spans', (length + 2) * 4 + 16);
  const rows = stage.lines ? kernel.segmentLines(text, length, found, kernel.segmentTables) : kernel.segment(text, length, found, kernel.segmentTables);
  const room = rowRoom(bench, stage, 21 * rows + 4 * BINS + 64);
  const content = room.free;
  const spans = content + 8 * rows;
  const ends = spans + 8 * rows;
  const flags = ends + 4 * rows;
  const signature = Math.ceil((flags + rows) / 16) * 16;
  room.free = signature + 4 * BINS;
  copyBytes(memory, spans, found, 8 * rows);

  const most = (2 * length + 16) * 4;
  const written = most <= DIRECT ? bench.reserve(most) : bench.scratch('words', most);
  const wordCount = kernel.tokenize(text, spans, rows, written, ends, content, flags, kernel.unicodeTables, bench.scratch('tokenize', 65536));
  const words = most <= DIRECT ? written : bench.reserve(4 * wordCount);
  if (words !== written) copyBytes(memory, words, written, 4 * wordCount);
  bench.commit(words + 4 * wordCount);
  u32(memory, signature, BINS).fill(0xffffffff);
  kernel.lowerSignature(words, wordCount, stage.shingle, signature);
  return { document, base, rows, spans, content, ends, flags, words, wordCount, signature, block: room.block };
}

/** Reads a source and judges whether it is text; keeps its bytes. */
export function readText(bench: Workbench, source: Source, number: number, lines: boolean): Text | Complaint {
  const shelf = shelfOf(bench);
  const text = shelve(shelf, source, number);
  if ('code' in text) return text;
  const bytes = new Uint8Array(text.chunk, text.offset, text.length);
  const head = bytes.subarray(0, SNIFF_BYTES);
  const complaint = sniff(bytes, source.id, source.named, bench.kernel.holdsControls(stageText(bench, head), head.length) === 0);
  if (complaint) return complaint;
  shelf.free = Math.ceil((text.offset + text.length) / 16) * 16;
  return { ...text, begin: lines ? 0 : frontMatterEnd(bytes) };
}

/** Job: reads some sources; those of up to {@link SLICE} bytes become columns at once, longer ones are left to {@link ingestSlice}. */
export function ingest(bench: Workbench, args: IngestArgs, job: number): IngestResult {
  const texts: Text[] = [];
  const pieces: PieceColumns[] = [];
  const complaints: Complaint[] = [];
  for (let number = args.bounds[job]!; number < args.bounds[job + 1]!; number++) {
    const text = readText(bench, args.sources[number]!, number, args.lines);
    if ('code' in text) { complaints.push(text); continue; }
    texts.push(text);
    const bytes = new Uint8Array(text.chunk, text.offset + text.begin, text.length - text.begin);
    if (text.length <= SLICE) pieces.push(columnsOf(bench, bytes, number, text.begin, args));
  }
  return { texts, pieces, complaints };
}

/** What a job of {@link ingestSlice} takes: one slice of a long document, with the options of {@link IngestArgs}. */
export interface SliceArgs {
  /** the long documents */
  readonly texts: readonly Text[];
  /** slice of job j: text number and slice number within it */
  readonly slices: readonly (readonly [number, number])[];
  readonly shingle: number;
  readonly lines: boolean;
}

/** How many slices a document has. */
export function sliceCount(text: Text): number {
  return text.length <= SLICE ? 0 : Math.ceil((text.length - text.begin) / SLICE);
}

/** Start of a slice: the first sentence start at or after its nominal place, found from the bytes around it alone. */
function sliceStart(bench: Workbench, text: Text, slice: number, lines: boolean): number {
  if (slice === 0) return text.begin;
  const nominal = text.begin + slice * SLICE;
  if (nominal >= text.length) return text.length;
  const from = Math.max(text.begin, nominal - CONTEXT);
  const bytes = new Uint8Array(text.chunk, text.offset + from, Math.min(text.length, nominal + CONTEXT) - from);
  if (lines) {
    const end = bytes.indexOf(0x0a, nominal - from);
    return end < 0 ? Math.min(text.length, nominal + CONTEXT) : from + end + 1;
  }
  const cut = bench.kernel.cut(stageText(bench, bytes), bytes.length, nominal - from, bench.kernel.segmentTables);
  if (cut >= 0) return from + cut;
  // No sentence ends anywhere near: cut where a character begins.
  let at = nominal;
  while (at < text.length && (bytes[at - from]! & 0xc0) === 0x80) at++;
  return at;
}

/** Job: one slice of a long document. */
export function ingestSlice(bench: Workbench, args: SliceArgs, job: number): PieceColumns {
  const [number, slice] = args.slices[job]!;
  return sliceColumns(bench, args.texts[number]!, slice, args);
}

function sliceColumns(bench: Workbench, text: Text, slice: number, stage: Pick<IngestArgs, 'shingle' | 'lines'>): PieceColumns {
  const from = sliceStart(bench, text, slice, stage.lines);
  const to = Math.max(from, sliceStart(bench, text, slice + 1, stage.lines));
  return columnsOf(bench, new Uint8Array(text.chunk, text.offset + from, to - from), text.source, from, stage);
}


/** Byte spans and word counts of a document's sentences, slice by slice as a scan takes them. */
export function* spansOf(bench: Workbench, text: Text, shingle: number, lines: boolean): Generator<readonly [start: number, end: number, words: number]> {
  const slices = Math.max(1, sliceCount(text));
  // One owner for all documents: each would begin a block of its own.
  const stage = (bench.kept.get('spansStage') ?? { shingle, lines }) as { shingle: number; lines: boolean };
  bench.kept.set('spansStage', stage);
  for (let slice = 0; slice < slices; slice++) {
    const piece = slices > 1 ? sliceColumns(bench, text, slice, stage)
      : columnsOf(bench, new Uint8Array(text.chunk, text.offset + text.begin, text.length - text.begin), 0, text.begin, stage);
    const spans = u32(bench.memory, piece.spans, 2 * piece.rows);
    const ends = u32(bench.memory, piece.ends, piece.rows);
    for (let i = 0; i < piece.rows; i++) yield [spans[2 * i]! + piece.base, spans[2 * i + 1]! + piece.base, ends[i]! - (i > 0 ? ends[i - 1]! : 0)];
  }
}
