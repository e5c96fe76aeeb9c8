/** Quotations of all documents as rows of their own: ranges of the documents' words, beside the sentences. */
import { u32, u64, u8, sharedColumn } from '../kernel/memory.ts';
import { withStagedText } from '../kernel/staging.ts';
import type { Workbench } from '../kernel/workbench.ts';
import type { Rows, TextColumns } from '../model/columns.ts';

/** Kind of a record that is never closed, as the kernel writes it. */
const UNCLOSED = 2;
/** Flag of a row: graphemes are words. */
const GRAPHEMES = 1;
/** u32 values that a quotation takes in {@link FoundQuotations.columns}. */
const FIELDS = 8;

/** What a job of {@link findQuotations} needs; the documents of job j are bounds[j] … bounds[j + 1]. */
export interface QuotationArgs {
  readonly texts: TextColumns;
  readonly rows: Rows;
  /** first row of each document, and one more entry */
  readonly documentRow: Uint32Array;
  readonly bounds: Uint32Array;
  /** words of the shortest quotation that is kept; doubled where graphemes are words */
  readonly minQuotation: number;
}

/** Quotations of one job in the order of the texts, eight u32 each: content low, high; start, end (bytes); document; number of its first word; words; flags. */
export interface FoundQuotations {
  readonly columns: Uint32Array;
  readonly unclosed: number;
}

/** Records as the kernel wrote them, by start, the longer of two first. */
function inOrder(records: Uint32Array): Uint32Array {
  const order = Uint32Array.from({ length: records.length / 3 }, (_, i) => i);
  return order.sort((a, b) => records[3 * a]! - records[3 * b]! || records[3 * b + 1]! - records[3 * a + 1]!);
}

/** Job: quotations of its documents whose words are words of the document. */
export function findQuotations(bench: Workbench, args: QuotationArgs, job: number): FoundQuotations {
  const { rows, documentRow, texts } = args;
  const { memory } = bench;
  const columns = {
    start: u32(memory, rows.start, rows.count), end: u32(memory, rows.end, rows.count), at: u32(memory, rows.at, rows.count),
    size: u32(memory, rows.size, rows.count), word: u32(memory, rows.word, rows.count),
  };
  const found: number[] = [];
  let unclosed = 0;
  for (let d = args.bounds[job]!; d < args.bounds[job + 1]!; d++) {
    const begin = texts.begin[d]!;
    if (documentRow[d] === documentRow[d + 1]) continue;
    const bytes = new Uint8Array(texts.chunks[texts.chunk[d]!]!, texts.offset[d]! + begin, texts.length[d]! - begin);
    withStagedText(bench, bytes, (text) => {
      const records = quotationsOf(bench, text, bytes.length);
      if (records.length === 0) return;
      for (let i = 2; i < records.length; i += 3) if (records[i] === UNCLOSED) unclosed++;
      addDocument(bench, text, begin, d, records, columns, documentRow[d]!, documentRow[d + 1]!, args.minQuotation, found);
    });
  }
  const result = sharedColumn(found.length);
  result.set(found);
  return { columns: result, unclosed };
}

/** The kernel's records of a text, copied. */
function quotationsOf(bench: Workbench, text: number, length: number): Uint32Array {
  const { kernel, memory } = bench;
  let capacity = 64 + (length >> 6);
  for (;;) {
    const out = bench.scratch('quotations', 64 + 12 * capacity);
    const count = kernel.quotations(text, length, kernel.segmentTables, out, capacity);
    if (count <= capacity) return u32(memory, out + 64, 3 * count).slice();
    capacity = count;
  }
}

interface RowColumns { readonly start: Uint32Array; readonly end: Uint32Array; readonly at: Uint32Array; readonly size: Uint32Array; readonly word: Uint32Array }

/**
 * Adds the quotations of one document. Their words are counted by tokenising, from the start of the sentence they begin in (or of the
 * quotation before them in it), what stands before each and then the quotation itself; they are kept only if the document's words are the same from there on, which they are
 * but where a sentence is cut within a word.
 */
function addDocument(bench: Workbench, text: number, begin: number, document: number, records: Uint32Array, rows: RowColumns, from: number, to: number,
  minQuotation: number, found: number[]): void {
  const { kernel, memory } = bench;
  const order = inOrder(records);
  const count = order.length;
  const rowOf = new Uint32Array(count);
  let bytes = 0;
  let row = from;
  const spansAt = bench.scratch('quotedSpans', 16 * count);
  const spans = u32(memory, spansAt, 4 * count);
  order.forEach((record, i) => {
    const start = records[3 * record]!;
    const end = records[3 * record + 1]!;
    // The last sentence that begins before the quotation does, else the first one.
    while (row + 1 < to && rows.start[row + 1]! - begin <= start) row++;
    rowOf[i] = row;
    // Counted on from the quotation before it, where one sentence has both: else a page of short ones would be tokenised once for each.
    const from = i > 0 && rowOf[i - 1] === row ? spans[4 * i - 2]! : Math.max(rows.start[row]! - begin, 0);
    const behind = Math.min(rows.end[row]! - begin, start);
    const before = Math.min(from, Math.max(behind, 0), start);
    spans.set([before, Math.max(before, behind), start, end], 4 * i);
    bytes += Math.max(behind, before) - before + end - start;
  });
  const words = bench.scratch('quotedWords', 8 * bytes + 64);
  const ends = bench.scratch('quotedEnds', 8 * count);
  const content = bench.scratch('quotedContent', 16 * count);
  const flags = bench.scratch('quotedFlags', 2 * count);
  kernel.tokenize(text, spansAt, 2 * count, words, ends, content, flags, kernel.unicodeTables, bench.scratch('tokenize', 65536));
  const endOf = u32(memory, ends, 2 * count);
  const keys = u64(memory, content, 2 * count);
  const halves = u32(memory, content, 4 * count);
  const flag = u8(memory, flags, 2 * count);
  const all = u32(memory, 0, memory.buffer.byteLength / 4);
  const own = words / 4;
  const lastWord = rows.at[to - 1]! + rows.size[to - 1]!;
  let skipped = 0;
  for (let i = 0; i < count; i++) {
    skipped = endOf[2 * i]! - (i === 0 ? 0 : endOf[2 * i - 1]!) + (i > 0 && rowOf[i - 1] === rowOf[i] ? skipped : 0);
    const size = endOf[2 * i + 1]! - endOf[2 * i]!;
    const least = flag[2 * i + 1]! & GRAPHEMES ? 2 * minQuotation : minQuotation;
    if (size < least || keys[2 * i + 1] === 0n) continue;
    const home = rowOf[i]!;
    // A quotation that begins behind its sentence, as in a list item whose marker is cut off, begins with the next.
    const first = rows.at[home]! + Math.min(skipped, rows.size[home]!);
    if (first + size > lastWord) continue;
    const ownFirst = own + endOf[2 * i]!;
    let same = 0;
    while (same < size && all[first + same] === all[ownFirst + same]) same++;
    if (same < size) continue;
    const record = 3 * order[i]!;
    found.push(halves[4 * i + 2]!, halves[4 * i + 3]!, records[record]! + begin, records[record + 1]! + begin, document, first, size, flag[2 * i + 1]!);
  }
}

/** Quotations as rows, which see {@link Rows}; `unclosed` is how many were never closed. */
export interface Quotations extends Rows { readonly unclosed: number }

/** Gathers the jobs' quotations into columns. `room` gives memory; `wordsOf` the number of words of all documents before a document's first one. */
export function gatherQuotations(memory: WebAssembly.Memory, parts: readonly FoundQuotations[], room: (bytes: number) => number,
  wordBase: (document: number) => number): Quotations {
  const count = parts.reduce((sum, part) => sum + part.columns.length / FIELDS, 0);
  const column = (bytes: number): number => room(bytes * count + 64);
  const quotations: Quotations = Object.freeze({
    count, at: column(4), size: column(4), word: column(4), start: column(4), end: column(4), document: column(4), content: column(8), flags: column(1), mark: column(1),
    first: column(4), unclosed: parts.reduce((sum, part) => sum + part.unclosed, 0),
  });
  const view = (address: number): Uint32Array => u32(memory, address, count);
  const [at, size, word, start, end, document] = [view(quotations.at), view(quotations.size), view(quotations.word), view(quotations.start), view(quotations.end), view(quotations.document)];
  const content = u32(memory, quotations.content, 2 * count);
  const flags = u8(memory, quotations.flags, count);
  let q = 0;
  for (const { columns } of parts) {
    for (let i = 0; i < columns.length; i += FIELDS, q++) {
      content[2 * q] = columns[i]!;
      content[2 * q + 1] = columns[i + 1]!;
      start[q] = columns[i + 2]!;
      end[q] = columns[i + 3]!;
      document[q] = columns[i + 4]!;
      at[q] = columns[i + 5]!;
      size[q] = columns[i + 6]!;
      flags[q] = columns[i + 7]!;
      word[q] = at[q]! + wordBase(document[q]!);
    }
  }
  return quotations;
}
