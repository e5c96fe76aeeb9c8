/** A u32 column that grows by doubling. */

export interface Growing {
  push(value: number): void;
  /** the values so far, without a copy */
  values(): Uint32Array;
  readonly length: number;
  set(index: number, value: number): void;
  at(index: number): number;
}

/** An empty column. */
export function growing(capacity = 1024): Growing {
  let column = new Uint32Array(capacity);
  let length = 0;
  return {
    push(value) {
      if (length === column.length) {
        const larger = new Uint32Array(2 * length);
        larger.set(column);
        column = larger;
      }
      column[length++] = value;
    },
    values: () => column.subarray(0, length),
    get length() { return length; },
    set(index, value) { column[index] = value; },
    at: (index) => column[index]!,
  };
}
