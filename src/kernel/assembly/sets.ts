/**
 * Shingle sets of the sentences that can match anything at all, rarest shingle first, and the run keys found on the way.
 *
 * entry (u64), ascending = the fixed total order of the prefix filter:
 *   63      56 55                                  0
 *   |  count  |  low 56 bits of the shingle key    |
 * count = min(255, approximate frequency). Equal shingles have equal entries, so a merge of two sets compares whole entries.
 */
import { COMPARED, FIRST, REPEATED, slotOf } from './counters';
import { shingleKey } from './hash';
import { COPIED, COUNTED } from './repeats';

const HASH_BITS: u64 = (1 << 56) - 1;

// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
function entryOf(count: u64, key: u64): u64 {
  return (count << 56) | (key & HASH_BITS);
}

/** Restores the heap order below `root`: the largest entry stands on top. */
function siftDown(base: usize, root: i32, size: i32): void {
  const moved = load<u64>(base + (<usize>root << 3));
  let child = 0;
  while ((child = 2 * root + 1) < size) {
    let largest = load<u64>(base + (<usize>child << 3));
    if (child + 1 < size) {
      const right = load<u64>(base + (<usize>child << 3), 8);
      if (right > largest) { largest = right; child++; }
    }
    if (largest <= moved) break;
    store<u64>(base + (<usize>root << 3), largest);
    root = child;
  }
  store<u64>(base + (<usize>root << 3), moved);
}

/** Sorts entries in place: insertion for the usual sentence, heap sort (no worst case, no memory) for giants. */
function sortEntries(base: usize, size: i32): void {
  if (size <= 48) {
    for (let i = 1; i < size; i++) {
      const entry = load<u64>(base + (<usize>i << 3));
      let at = base + (<usize>i << 3);
      while (at > base && load<u64>(at - 8) > entry) { store<u64>(at, load<u64>(at - 8)); at -= 8; }
      store<u64>(at, entry);
    }
    return;
  }
  for (let root = (size >> 1) - 1; root >= 0; root--) siftDown(base, root, size);
  for (let last = size - 1; last > 0; last--) {
    const top = load<u64>(base);
    const moved = load<u64>(base + (<usize>last << 3));
    store<u64>(base + (<usize>last << 3), top);
    store<u64>(base, moved);
    siftDown(base, 0, last);
  }
}

/** Sorts and keeps one of equal entries; returns their number. */
export function sortUnique(base: usize, size: i32): i32 {
  sortEntries(base, size);
  let kept = min(size, 1);
  for (let i = 1; i < size; i++) {
    const entry = load<u64>(base + (<usize>i << 3));
    if (entry == load<u64>(base + (<usize>(kept - 1) << 3))) continue;
    store<u64>(base + (<usize>kept << 3), entry);
    kept++;
  }
  return kept;
}

/** Key of `runLength` consecutive words. */
// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
export function runKey(words: usize, runLength: i32): u64 {
  return shingleKey(words, runLength);
}

/**
 * For the compared rows of [from, to): writes the set of each one that keeps at least the share 1 - `spare` of repeated shingles
 * (a set with more unique ones can neither be near nor contained), and the keys of its runs of `runLength` words that hold no
 * unique shingle (runLength 0: none are wanted).
 *   setAt[row]   u32: address / 8 of the set; setSize[row] u32: entries, 0 where there is none
 *   runKeys u64, runRows u32, runOffsets u32 (first word of the run within the row), appended from cursor.runs on
 *   word[row]    u32: number of its first word; repeats[word] u8, see repeats.ts: written for the shingles inside these rows, unless it is 0
 *   cursor       | next free set address u32 | runs written u32 |
 * Stops before a row for which `setsEnd` or `runCapacity` might not suffice. Returns the first row not done.
 */
export function writeSets(at: usize, size: usize, mark: usize, from: i32, to: i32, k: i32, table: usize, bits: i32, spare: f64,
  setAt: usize, setSize: usize, setsEnd: usize, runLength: i32, runKeys: usize, runRows: usize, runOffsets: usize, runCapacity: i32, word: usize, repeats: usize, cursor: usize): i32 {
  let free = <usize>load<u32>(cursor);
  let runs = <i32>load<u32>(cursor, 4);
  let row = from;
  for (; row < to; row++) {
    const marks = load<u8>(mark + <usize>row);
    if (!(marks & FIRST)) continue;
    const words = <usize>load<u32>(at + (<usize>row << 2)) << 2;
    const length = <i32>load<u32>(size + (<usize>row << 2));
    const shingles = max(length - k + 1, <i32>(length > 0));
    if (free + (<usize>shingles << 3) > setsEnd || runs + length > runCapacity) break;
    const width = min(k, length);
    const plain = runLength > 0 && runLength < k;
    // No branch here depends on a count, so that many of these far looks are under way at once.
    for (let i = 0; i < shingles; i++) {
      const key = shingleKey(words + (<usize>i << 2), width);
      store<u64>(free + (<usize>i << 3), entryOf(<u64>load<u8>(slotOf(table, bits, key)), key));
    }
    let unique = 0;
    let repeated = 0;
    const bytes = repeats + <usize>load<u32>(word + (<usize>row << 2));
    const copied = marks & REPEATED ? COPIED : 0;
    for (let i = 0; i < shingles && width == k && repeats != 0; i++) store<u8>(bytes + <usize>i, copied | (load<u8>(free + (<usize>i << 3), 7) > 1 ? COUNTED : 0));
    for (let i = 0; i < shingles; i++) {
      if (load<u8>(free + (<usize>i << 3), 7) > 1) repeated++;
      else { unique++; repeated = 0; }
      if (runLength > 0 && !plain && width == k && repeated > runLength - k) {
        const start = i + k - runLength;
        store<u64>(runKeys + (<usize>runs << 3), runKey(words + (<usize>start << 2), runLength));
        store<u32>(runRows + (<usize>runs << 2), row);
        store<u32>(runOffsets + (<usize>runs << 2), start);
        runs++;
      }
    }
    // A run shorter than a shingle cannot be ruled out by shingle counts.
    if (plain) {
      for (let start = 0; start + runLength <= length; start++) {
        store<u64>(runKeys + (<usize>runs << 3), runKey(words + (<usize>start << 2), runLength));
        store<u32>(runRows + (<usize>runs << 2), row);
        store<u32>(runOffsets + (<usize>runs << 2), start);
        runs++;
      }
    }
    if (!(marks & COMPARED) || <f64>unique > spare * <f64>shingles + 1e-9) continue;
    const kept = sortUnique(free, shingles);
    store<u32>(setAt + (<usize>row << 2), <u32>(free >> 3));
    store<u32>(setSize + (<usize>row << 2), kept);
    free += <usize>kept << 3;
  }
  store<u32>(cursor, <u32>free);
  store<u32>(cursor, runs, 4);
  return row;
}
