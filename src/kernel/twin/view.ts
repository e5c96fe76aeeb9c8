/**
 * Typed windows on the kernel's memory. Addresses count bytes from 0 up to 2^32; columns of u32 stand at multiples of 4 and columns of
 * u64 at multiples of 8, so that an address shifted right is an index of the window.
 */

/** The whole memory as bytes, u32 and u64 (little-endian, as WebAssembly has it): `u32[2 * i]` is the low half of `u64[i]`. */
export interface View {
  readonly u8: Uint8Array;
  readonly u32: Uint32Array;
  readonly u64: BigUint64Array;
}

/** The memory as large as it is now. Fetch it once per operation: any thread may make the memory grow between two of them. */
export function viewOf(memory: WebAssembly.Memory): View {
  // Growing by nothing brings this thread's buffer up to date with a memory that another thread has grown.
  memory.grow(0);
  const { buffer } = memory;
  return { u8: new Uint8Array(buffer), u32: new Uint32Array(buffer), u64: new BigUint64Array(buffer) };
}

/** Order of two u64 at indices of `u32`: below 0, 0 or above 0. */
export function compareEntries(u32: Uint32Array, a: number, b: number): number {
  return u32[a + 1]! - u32[b + 1]! || u32[a]! - u32[b]!;
}
