/**
 * One shared linear memory for all threads. Columns are plain addresses into it, so that a stage can hand them to any worker.
 *
 *   0        next free unit (u32, atomic; a unit is 16 bytes)
 *   4        first block that a stage no longer needs, in units, 0 for none (u32, atomic); each begins with the next one
 *   64       tables of the segmenter and of Unicode, written once by the loader
 *   …        columns, in the order in which threads ask for them
 *
 * Where something stands differs from run to run; what stands there does not, and no order ever follows from an address.
 */
import { errors } from '../model/errors.ts';

const UNIT = 16;
const PAGE = 65536;
/** WebAssembly's 32-bit addresses end here. */
const MAX_PAGES = 65536;
const HEADER = 64;
/** Threads take memory in pieces of this size, so that they seldom meet at the shared counter. */
export const SLAB = 4 << 20;

/** A memory that every thread of a scan shares. */
export function createMemory(): WebAssembly.Memory {
  const memory = new WebAssembly.Memory({ initial: 16, maximum: MAX_PAGES, shared: true });
  Atomics.store(new Int32Array(memory.buffer), 0, HEADER / UNIT);
  return memory;
}

/** Takes `bytes` (rounded up to 16) from the shared memory; contents are undefined. Throws DedupeError beyond 4 GB. */
export function allocate(memory: WebAssembly.Memory, bytes: number): number {
  const units = Math.ceil(bytes / UNIT);
  const address = (Atomics.add(new Int32Array(memory.buffer, 0, 1), 0, units) >>> 0) * UNIT;
  ensure(memory, address + units * UNIT);
  return address;
}

/** Index of the header's list of blocks as an i32. */
const BLOCKS = 1;

/**
 * Gives blocks of at least {@link SLAB} bytes to all threads, whose slabs they become. Call it between stages only: no thread may
 * reserve meanwhile, so that taking a block needs no lock.
 */
export function recycle(memory: WebAssembly.Memory, blocks: Iterable<number>): void {
  for (const block of blocks) {
    const words = new Int32Array(bufferUpTo(memory, block + SLAB));
    words[block / 4] = Atomics.load(words, BLOCKS);
    Atomics.store(words, BLOCKS, block / UNIT);
  }
}

/** A recycled block, -1 if there is none left. */
function recycled(memory: WebAssembly.Memory): number {
  let words = new Int32Array(memory.buffer);
  for (;;) {
    const first = Atomics.load(words, BLOCKS);
    if (first === 0) return -1;
    if (first * UNIT >= words.byteLength) words = new Int32Array(bufferUpTo(memory, first * UNIT + SLAB));
    // What another thread has taken in between may hold anything, but then it is not the first any more.
    const next = Atomics.load(words, first * (UNIT / 4));
    if (Atomics.compareExchange(words, BLOCKS, first, next) === first) return first * UNIT;
  }
}

function ensure(memory: WebAssembly.Memory, end: number): void {
  if (end <= memory.buffer.byteLength) return;
  // 64 zero bytes after the last column, for loads that read past an end.
  const pages = Math.ceil((end + 64) / PAGE);
  if (pages > MAX_PAGES) throw errors.tooLarge();
  for (;;) {
    // grow(0) brings this thread's view of a memory that another thread has grown up to date.
    memory.grow(0);
    const missing = pages - memory.buffer.byteLength / PAGE;
    if (missing <= 0) return;
    // A quarter more than asked, so that growing is rare.
    const wanted = Math.min(MAX_PAGES - memory.buffer.byteLength / PAGE, Math.max(missing, memory.buffer.byteLength / PAGE >> 2));
    try {
      memory.grow(wanted);
      return;
    } catch {
      if (memory.buffer.byteLength / PAGE + missing > MAX_PAGES) throw errors.tooLarge();
      try { memory.grow(missing); return; } catch { throw errors.tooLarge(); }
    }
  }
}

/** The buffer, up to date at least as far as `end`. */
export function bufferUpTo(memory: WebAssembly.Memory, end: number): ArrayBufferLike {
  if (end > memory.buffer.byteLength) memory.grow(0);
  return memory.buffer;
}

/** Typed views of columns. */
export function u8(memory: WebAssembly.Memory, address: number, length: number): Uint8Array {
  return new Uint8Array(bufferUpTo(memory, address + length), address, length);
}
/** A view of `length` u32 values at an address divisible by 4. */
export function u32(memory: WebAssembly.Memory, address: number, length: number): Uint32Array {
  return new Uint32Array(bufferUpTo(memory, address + 4 * length), address, length);
}
/** A view of `length` u64 values at an address divisible by 8. */
export function u64(memory: WebAssembly.Memory, address: number, length: number): BigUint64Array {
  return new BigUint64Array(bufferUpTo(memory, address + 8 * length), address, length);
}

/** A zeroed column outside the memory that every thread can see; freed with its last reference. */
export function sharedColumn(length: number): Uint32Array {
  return new Uint32Array(new SharedArrayBuffer(4 * length));
}

/** Copies bytes within the memory; the two stretches may overlap. */
export function copyBytes(memory: WebAssembly.Memory, to: number, from: number, bytes: number): void {
  u8(memory, 0, Math.max(to, from) + bytes).copyWithin(to, from, from + bytes);
}

/** One thread's own allocations: exact columns from slabs, scratch that is used again, and large blocks that are given back. */
export interface Slabs {
  /** A block of at least `bytes`, contents undefined; give it back with {@link give} when its stage is over. */
  take(bytes: number): number;
  /** Frees a block of {@link take}. */
  give(address: number): void;
  /** Address of at least `bytes` that stay free until the next reserve; keep what was used with {@link commit}. */
  reserve(bytes: number): number;
  /** Keeps everything below `end`. */
  commit(end: number): void;
  /** Scratch of this thread by name, at least `bytes` long, contents undefined; grows by doubling. */
  scratch(name: string, bytes: number): number;
}

/** Slabs of one thread over the shared memory. */
export function createSlabs(memory: WebAssembly.Memory): Slabs {
  let free = 0;
  let end = 0;
  const areas = new Map<string, { address: number; bytes: number }>();
  const taken = new Map<number, number>();
  const unused: { address: number; bytes: number }[] = [];
  return {
    take(bytes) {
      // The smallest block that fits and is not much too large.
      let best = -1;
      unused.forEach((block, i) => {
        if (block.bytes >= bytes && block.bytes <= 2 * bytes + 65536 && (best < 0 || block.bytes < unused[best]!.bytes)) best = i;
      });
      const block = best >= 0 ? unused.splice(best, 1)[0]! : { address: allocate(memory, bytes), bytes };
      taken.set(block.address, block.bytes);
      return block.address;
    },
    give(address) {
      unused.push({ address, bytes: taken.get(address)! });
      taken.delete(address);
    },
    reserve(bytes) {
      if (free + bytes > end) {
        const size = Math.max(SLAB, bytes);
        const block = size === SLAB ? recycled(memory) : -1;
        free = block >= 0 ? block : allocate(memory, size);
        end = free + size;
      }
      return free;
    },
    commit(used) {
      free = Math.ceil(used / UNIT) * UNIT;
    },
    scratch(name, bytes) {
      const area = areas.get(name);
      if (area && area.bytes >= bytes) return area.address;
      const size = Math.max(bytes, area ? 2 * area.bytes : 4096);
      const address = allocate(memory, size);
      areas.set(name, { address, bytes: size });
      return address;
    },
  };
}
