/** Where a stretch of words begins and ends in a document's bytes: the sentence is tokenised again, word by word. */
import { u32, u8 } from '../kernel/memory.ts';
import type { Workbench } from '../kernel/workbench.ts';
import type { Findings } from './findings.ts';

/** The row in which word `offset` of a row stands, and its number there. */
function locate(findings: Findings, row: number, offset: number): [number, number] {
  const { size } = findings.rows;
  while (offset >= size[row]!) { offset -= size[row]!; row++; }
  return [row, offset];
}

/** Number of words in bytes [start, end) of a document, as the kernel counts them. */
function countWords(bench: Workbench, bytes: Uint8Array): number {
  const length = bytes.length;
  const text = bench.scratch('text', length + 128) + 64;
  const staged = u8(bench.memory, text - 64, length + 128).fill(0);
  staged.set(bytes, 64);
  const area = bench.scratch('recount', 4 * (2 * length + 16) + 64);
  const spans = u32(bench.memory, area, 2);
  spans[0] = 0;
  spans[1] = length;
  return bench.kernel.tokenize(text, area, 1, area + 64, area + 16, area + 32, area + 48, bench.kernel.unicodeTables, bench.scratch('tokenize', 65536));
}

/** Smallest length of a prefix of the row's bytes that holds more than `words` words; by bisection, for a prefix only gains words. */
function prefixWith(bench: Workbench, findings: Findings, row: number, words: number): number {
  const { start, end, document } = findings.rows;
  const bytes = findings.texts.bytes(document[row]!).subarray(start[row]!, end[row]!);
  let low = 0;
  let high = bytes.length;
  while (low + 1 < high) {
    const middle = (low + high) >>> 1;
    if (countWords(bench, bytes.subarray(0, middle)) > words) high = middle;
    else low = middle;
  }
  return high;
}

const isContinuation = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;

/** Byte offset of the first byte of word `offset` counted from a row's first. */
export function stretchStart(bench: Workbench, findings: Findings, row: number, offset: number): number {
  const [at, word] = locate(findings, row, offset);
  const bytes = findings.texts.bytes(findings.rows.document[at]!);
  let first = findings.rows.start[at]! + prefixWith(bench, findings, at, word) - 1;
  while (isContinuation(bytes[first])) first--;
  return first;
}

/** Byte offset behind the last byte of the word before word `offset` counted from a row's first. */
export function stretchEnd(bench: Workbench, findings: Findings, row: number, offset: number): number {
  const { rows } = findings;
  const [at, word] = locate(findings, row, offset - 1);
  const bytes = findings.texts.bytes(rows.document[at]!);
  // Up to where the next word begins, less the characters between them, each of which is no word by itself.
  let end = word + 1 === rows.size[at]! ? rows.end[at]! : stretchStart(bench, findings, at, word + 1);
  for (;;) {
    let last = end - 1;
    while (last > rows.start[at]! && isContinuation(bytes[last])) last--;
    if (last <= rows.start[at]! || isPartOfWord(bench, bytes, last, end)) return end;
    end = last;
  }
}

/** Whether the character in bytes [from, to) stands in words: ASCII at a glance, others as the kernel takes them. */
function isPartOfWord(bench: Workbench, bytes: Uint8Array, from: number, to: number): boolean {
  const byte = bytes[from]!;
  if (byte >= 0x80) return countWords(bench, bytes.subarray(from, to)) > 0;
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a) || byte === 0x5f;
}
