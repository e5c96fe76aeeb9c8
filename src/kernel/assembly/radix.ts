/**
 * Radix sort of (u64 key, u32 row): least significant digit first, 11 bits a pass on the lowest 33 bits of the key
 * (well mixed, so that equal low bits almost always mean equal keys), then insertion by whole key where they do not.
 * Stable: rows with equal keys keep their order.
 *
 * record, 16 bytes: | key u64 | row u32 | - |
 */

const DIGIT: i32 = 11;

// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
function digitOf(key: u64, pass: i32): usize {
  return <usize>((key >> (pass * DIGIT)) & ((1 << DIGIT) - 1));
}

/** Moves the cursor of a partition on by one record and, where `records` is not 0, writes the record there. */
// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
export function scatter(key: u64, row: u32, part: u32, cursors: usize, records: usize): void {
  const cursor = cursors + (<usize>part << 2);
  const place = load<u32>(cursor);
  store<u32>(cursor, place + 1);
  if (records) {
    store<u64>(records + (<usize>place << 4), key);
    store<u32>(records + (<usize>place << 4), row, 8);
  }
}

/** Sorts `count` records at `records` with the help of as much space at `spare` and 3 · 2048 u32 at `counts`; the result stands at `spare`. */
export function radixSort(records: usize, spare: usize, count: i32, counts: usize): void {
  memory.fill(counts, 0, 3 << (DIGIT + 2));
  for (let i = 0; i < count; i++) {
    const key = load<u64>(records + (<usize>i << 4));
    for (let pass = 0; pass < 3; pass++) {
      const slot = counts + (<usize>pass << (DIGIT + 2)) + (digitOf(key, pass) << 2);
      store<u32>(slot, load<u32>(slot) + 1);
    }
  }
  for (let pass = 0; pass < 3; pass++) {
    const base = counts + (<usize>pass << (DIGIT + 2));
    let sum: u32 = 0;
    for (let digit: usize = 0; digit < 1 << DIGIT; digit++) {
      const number = load<u32>(base + (digit << 2));
      store<u32>(base + (digit << 2), sum);
      sum += number;
    }
    const from = pass & 1 ? spare : records;
    const into = pass & 1 ? records : spare;
    for (let i = 0; i < count; i++) {
      const record = v128.load(from + (<usize>i << 4));
      const slot = base + (digitOf(i64x2.extract_lane(record, 0), pass) << 2);
      const place = load<u32>(slot);
      store<u32>(slot, place + 1);
      v128.store(into + (<usize>place << 4), record);
    }
  }
  for (let i = 1; i < count; i++) {
    const key = load<u64>(spare + (<usize>i << 4));
    const before = load<u64>(spare + (<usize>(i - 1) << 4));
    if (before <= key || low33(before) != low33(key)) continue;
    const record = v128.load(spare + (<usize>i << 4));
    let at = i;
    while (at > 0 && load<u64>(spare + (<usize>(at - 1) << 4)) > key && low33(load<u64>(spare + (<usize>(at - 1) << 4))) == low33(key)) {
      v128.store(spare + (<usize>at << 4), v128.load(spare + (<usize>(at - 1) << 4)));
      at--;
    }
    v128.store(spare + (<usize>at << 4), record);
  }
}

// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
function low33(key: u64): u64 {
  return key & ((1 << 33) - 1);
}
