/**
 * The hot loop's operations on one linear memory. Two implementations share this interface and agree byte for byte:
 * the AssemblyScript kernel (`simd`, assembly/) and its TypeScript twin (`scalar`, twin/), which is the readable specification.
 * Arguments are byte addresses in `memory` unless a name says otherwise; assembly/ draws the layouts of what they point at.
 */

/** Bytes → sentence spans. Texts have 64 readable zero bytes before and after them. */
export interface SegmentOperations {
  /**
   * Sentence spans of a text. Decisions are local: they depend on a bounded window of bytes around a candidate.
   * @param length bytes
   * @param spans u32 pairs [start, end) relative to `text`, trimmed of white space, ascending; room for length / 2 + 1 pairs
   * @param tables the segmenter's table
   * @returns number of spans
   */
  segment(text: number, length: number, spans: number, tables: number): number;
  /** As {@link segment}, but every line is a sentence (`--input-format lines`). */
  segmentLines(text: number, length: number, spans: number, tables: number): number;
  /** First sentence start at or after `from` such that segmenting both sides apart gives the spans of the whole; -1 if there is none. */
  cut(text: number, length: number, from: number, tables: number): number;
  /** 1 if a control character but \t \n \f \r, or NUL, stands in bytes (with 16 readable ones behind them), else 0. */
  holdsControls(text: number, length: number): number;
  /**
   * Quotations of a whole text, in the order in which they are closed.
   * @param out 64 bytes of scratch, then room for `capacity` records | start u32 | end u32 | kind u32: 0 closed, 1 continued in the next paragraph, 2 never closed |
   * @returns number of quotations; those beyond `capacity` are counted only
   */
  quotations(text: number, length: number, tables: number, out: number, capacity: number): number;
  /**
   * A record for each line that is not blank, as twin/lines.ts draws it: LINE_RECORD u32 each, room for length / 2 + 1 of them.
   * @param filter 2^FILTER_BITS bits: lines with a word in it are flagged
   * @returns number of records
   */
  textLines(text: number, length: number, records: number, filter: number): number;
}

/** Sentence spans → columns of words, content keys and flags. */
export interface TokenizeOperations {
  /**
   * @param words u32 word hashes, appended sentence after sentence; room for 2 · length + 16
   * @param ends u32: for each sentence the number of words up to and including it
   * @param content u64: for each sentence the key of all its words in order, 0 where it has none
   * @param flags u8: for each sentence bit 0 graphemes are words (minima doubled), bit 1 disguised letters or invisible characters
   * @param tables the Unicode tables
   * @param scratch 64 KiB of the calling thread
   * @returns number of words
   */
  tokenize(text: number, spans: number, count: number, words: number, ends: number, content: number, flags: number, tables: number, scratch: number): number;
}

/** Shingle counts, sets, run keys and band keys: assembly/{collapse,counters,repeats,sets,runs,minhash}.ts. */
export interface SketchOperations {
  collapse(keys: number, rows: number, table: number, bits: number, first: number): number;
  countShingles(at: number, size: number, mark: number, from: number, to: number, k: number, crossing: number, wordsEnd: number, table: number, bits: number): void;
  mergeCounters(into: number, from: number, bytes: number): void;
  writeSets(at: number, size: number, mark: number, from: number, to: number, k: number, table: number, bits: number, spare: number,
    setAt: number, setSize: number, setsEnd: number, runLength: number, runKeys: number, runRows: number, runOffsets: number, runCapacity: number,
    word: number, repeats: number, cursor: number): number;
  markRepeats(at: number, size: number, mark: number, word: number, from: number, to: number, wordsEnd: number, k: number, table: number, bits: number, repeats: number): void;
  boundaryKeys(at: number, size: number, word: number, repeats: number, from: number, to: number, wordsEnd: number, k: number, runLength: number, keys: number): void;
  boundaryRuns(at: number, size: number, word: number, repeats: number, from: number, to: number, wordsEnd: number, k: number, runLength: number,
    keys: number, first: number, runKeys: number, runRows: number, runOffsets: number, runs: number): number;
  countKeys(keys: number, count: number, table: number, bits: number): void;
  minhashSeeds(seed: number, count: number, out: number): void;
  bandKeys(rows: number, from: number, to: number, setAt: number, setSize: number, seeds: number, permutations: number, bands: number, perBand: number, minima: number, keys: number): void;
  lowerSignature(words: number, count: number, k: number, bins: number): void;
}

/** Records of (u64 key, u32 row), sorted and joined: assembly/{radix,join,contain,runs}.ts. */
export interface JoinOperations {
  radixSort(records: number, spare: number, count: number, counts: number): void;
  prefixRecords(rows: number, from: number, to: number, setAt: number, setSize: number, threshold: number, parts: number, cursors: number, records: number): void;
  bandRecords(rows: number, count: number, bandKeys: number, bands: number, band: number, records: number): void;
  keepRepeated(keys: number, rows: number, offsets: number, count: number, table: number, bits: number): number;
  keyRecords(keys: number, from: number, to: number, parts: number, cursors: number, records: number): void;
  joinBuckets(records: number, from: number, count: number, setAt: number, setSize: number, threshold: number,
    bandKeys: number, bands: number, band: number, sketchOf: number, pairs: number, pairCapacity: number, scratch: number, cursor: number): number;
  probeRecords(rows: number, count: number, setAt: number, setSize: number, share: number, cap: bigint, records: number, capped: number): number;
  indexProbes(records: number, count: number, index: number, bits: number, filter: number): void;
  findContained(at: number, size: number, mark: number, from: number, to: number, k: number, share: number, near: number, lists: number, setAt: number,
    word: number, repeats: number, records: number, count: number, index: number, bits: number, filter: number, seen: number, hashes: number, out: number, capacity: number, cursor: number): number;
}

/** Records for the posting tables of an archive: assembly/postings.ts. */
export interface PostingOperations {
  contentPostings(content: number, size: number, from: number, to: number, least: number, bits: number, cursors: number, records: number): void;
  shinglePostings(rows: number, from: number, to: number, setAt: number, setSize: number, share: number, bits: number, cursors: number, records: number): void;
  gramPostings(at: number, size: number, mark: number, document: number, end: number, from: number, to: number, width: number, step: number, bits: number,
    cursors: number, records: number): void;
}

/** Exact comparison of two sets or documents: assembly/{overlap,signature,cover}.ts. */
export interface VerifyOperations {
  overlap(setA: number, sizeA: number, setB: number, sizeB: number, needed: number): number;
  addToTable(words: number, count: number, k: number, table: number, mask: number): number;
  compareWithTable(words: number, count: number, k: number, table: number, mask: number, other: number, otherMask: number, counts: number): void;
  markShared(wordsA: number, sizeA: number, wordsB: number, sizeB: number, k: number, table: number, mask: number, marks: number): void;
}

/** Two texts beside each other: assembly/points.ts. */
export interface AlignOperations {
  /**
   * Match points that lie among others, as twin/points.ts draws and defines them.
   * @param keys u32 by left token
   * @param uses u32 pairs by key
   * @param leftWeights u32 by left token, in units of 1 / 1024, at most 1024
   * @param places u32 right tokens by key
   * @param rightWeights u32 by right token
   * @param window tokens on either side, 1…31
   * @param density in units of 1 / 1024
   * @param rows room for leftSize + 1 u32
   * @param columns room for a u32 a point
   * @param scratch room for rightSize + rightSize / 8 + 16 u32
   * @param out room for two u32 a point: (left token, right token), ascending
   * @returns number of points kept
   */
  densePoints(leftSize: number, keys: number, uses: number, leftWeights: number, places: number, rightSize: number, rightWeights: number,
    window: number, density: number, rows: number, columns: number, scratch: number, out: number): number;
}

/** Everything that a kernel does: the exports of the WASM module, and the functions of the twin. */
export interface KernelOperations extends SegmentOperations, TokenizeOperations, SketchOperations, JoinOperations, PostingOperations, VerifyOperations, AlignOperations {}

/** The operations over one memory, with the tables they read in it. */
export interface Kernel extends KernelOperations {
  readonly name: 'simd' | 'scalar';
  readonly memory: WebAssembly.Memory;
  /** addresses of the tables in memory */
  readonly segmentTables: number;
  readonly unicodeTables: number;
}
