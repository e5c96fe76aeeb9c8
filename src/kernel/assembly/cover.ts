/** Which words of a sentence stand in shingles that another one has too. */
import { shingleKey } from './hash';

/**
 * marks[i] = 1 for every word of A inside a shingle that B holds; other marks stay.
 * @param table scratch for u64[mask + 1], more slots than B has shingles
 */
export function markShared(wordsA: usize, sizeA: i32, wordsB: usize, sizeB: i32, k: i32, table: usize, mask: usize, marks: usize): void {
  memory.fill(table, 0, (mask + 1) << 3);
  for (let i = 0; i + k <= sizeB; i++) {
    const key = shingleKey(wordsB + (<usize>i << 2), k) | 1;
    let slot = <usize>(key >> 1) & mask;
    let held: u64 = 0;
    while ((held = load<u64>(table + (slot << 3))) != 0 && held != key) slot = (slot + 1) & mask;
    store<u64>(table + (slot << 3), key);
  }
  for (let i = 0; i + k <= sizeA; i++) {
    const key = shingleKey(wordsA + (<usize>i << 2), k) | 1;
    let slot = <usize>(key >> 1) & mask;
    let held: u64 = 0;
    while ((held = load<u64>(table + (slot << 3))) != 0 && held != key) slot = (slot + 1) & mask;
    if (held == key) memory.fill(marks + <usize>i, 1, k);
  }
}
