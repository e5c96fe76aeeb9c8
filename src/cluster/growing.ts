/** A u32 column that grows by doubling, on memory that threads can share. */
import { sharedColumn } from '../kernel/memory.ts';

/** A column of u32 values whose length is not known beforehand; indices are 0…length - 1 and are not checked. */
export interface Growing {
  push(value: number): void;
  /** the values so far, without a copy */
  values(): Uint32Array;
  readonly length: number;
  set(index: number, value: number): void;
  at(index: number): number;
  clear(): void;
}

/** An empty column. */
export function growing(capacity = 1024): Growing {
  let column = sharedColumn(capacity);
  let length = 0;
  return {
    push(value) {
      if (length === column.length) {
        const larger = sharedColumn(2 * length);
        larger.set(column);
        column = larger;
      }
      column[length++] = value;
    },
    values: () => column.subarray(0, length),
    get length() { return length; },
    set(index, value) { column[index] = value; },
    at: (index) => column[index]!,
    clear() { length = 0; },
  };
}
