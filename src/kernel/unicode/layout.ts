/**
 * Layout of the table blob, little-endian; offsets in bytes from its start, which must be 16-aligned in memory.
 *
 *   0  u32[16] header: magic, Unicode version, offset of blocks, of entries, of records, of pairs, number of pairs, total size
 *      u16[]   blocks: for each 2^BLOCK_BITS code points, the number of their block of entries (equal blocks are stored once)
 *      u32[]   entries, one per code point of a block
 *      u32[]   records: mappings of characters; a record is one u32 and its characters
 *      u32[3]  composition pairs (second, first, composite), ascending by second, then first
 *
 * entry   bits 0–1 kind and 2–3 script of the first character it composes to · 4 joins nothing before it · 5 ignorable ·
 *         8–15 combining class · 16–31 index of its record in u32 (0: maps to itself)
 * record  bits 0–4 characters composed · 5–9 characters decomposed (0: the same ones) · 10–20 look-alike Latin letter or 0;
 *         then the composed and the decomposed characters
 *
 * `../assembly/normalize.ts` repeats these numbers.
 */
export const MAGIC = 0x31425455; // "UTB1"
export const HEADER_SIZE = 64;
export const HEADER = Object.freeze({ magic: 0, version: 1, blocks: 2, entries: 3, records: 4, pairs: 5, pairCount: 6, size: 7 });

export const BLOCK_BITS = 6;
export const CODE_POINTS = 0x110000;

/** What a normalised character does to words. */
export const KIND = Object.freeze({ separator: 0, letter: 1, mark: 2, grapheme: 3 });
export const KIND_MASK = 3;

/** Scripts whose letters shed left-over marks and can stand in for one another. */
export const SCRIPT = Object.freeze({ other: 0, latin: 1, greek: 2, cyrillic: 3 });
export const SCRIPT_SHIFT = 2;

/** The character begins with a starter that never composes with, or moves before, what stands in front of it. */
export const BOUNDARY = 1 << 4;
/** The character is dropped. */
export const IGNORABLE = 1 << 5;
export const CLASS_SHIFT = 8;
export const RECORD_SHIFT = 16;

export const LENGTH_BITS = 5;
export const LENGTH_MASK = 31;
export const LOOK_SHIFT = 10;
