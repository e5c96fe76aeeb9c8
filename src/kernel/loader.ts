/** Brings a kernel into a memory: the compiled module and the tables, which the build wrote, are read once and shared by all threads. */
import { readFileSync } from 'node:fs';
import type { Kernel, KernelOperations } from './kernel.ts';
import { allocate, createMemory, u8 } from './memory.ts';
import { createTwin } from './twin/index.ts';
import { createTextOperations } from './twin/text.ts';

/** What a thread needs to open the same kernel; can be sent to a worker. */
export interface KernelSource {
  readonly name: 'simd' | 'scalar';
  /** null for the twin, which needs none */
  readonly module: WebAssembly.Module | null;
  readonly memory: WebAssembly.Memory;
  readonly segmentTables: number;
  readonly unicodeTables: number;
}

// The same folder from src/kernel, dist/kernel and the bundle of the command in dist/bundle.
const BUILT = new URL('../../dist/kernel/', import.meta.url);

function place(memory: WebAssembly.Memory, bytes: Uint8Array): number {
  const address = allocate(memory, bytes.length + 16);
  u8(memory, address, bytes.length).set(bytes);
  return address;
}

/** The table of the sentence rules as tables/abbreviations.ts draws it. */
export function segmentTableBytes(): Uint8Array {
  return readFileSync(new URL('segment.bin', BUILT));
}

/** The Unicode tables as unicode/layout.ts draws them. */
export function unicodeTableBytes(): Uint8Array {
  return readFileSync(new URL('unicode.bin', BUILT));
}

let compiled: WebAssembly.Module | null = null;
let tables: { readonly segment: Uint8Array; readonly unicode: Uint8Array } | null = null;

/** A new memory with the tables in it, and the module for it. `auto` is `simd`: every Node that runs this has it. */
export function prepareKernel(name: 'auto' | 'simd' | 'scalar' = 'auto'): KernelSource {
  const memory = createMemory();
  tables ??= { segment: segmentTableBytes(), unicode: unicodeTableBytes() };
  return Object.freeze({
    name: name === 'auto' ? 'simd' : name,
    // Compiled and read once: a server opens a kernel for every text that it checks.
    module: name === 'scalar' ? null : compiled ??= new WebAssembly.Module(readFileSync(new URL('kernel.wasm', BUILT))),
    memory,
    segmentTables: place(memory, tables.segment),
    unicodeTables: place(memory, tables.unicode),
  });
}

/** The kernel of one thread. */
export function openKernel(source: KernelSource): Kernel {
  const { name, module, memory, segmentTables, unicodeTables } = source;
  const operations = module
    ? (new WebAssembly.Instance(module, { env: { memory, abort: () => { throw new Error('the kernel stopped: a defect of the tool'); } } }).exports as unknown as KernelOperations)
    : { ...createTwin(memory), ...createTextOperations(memory) };
  // WebAssembly gives i32 as signed numbers; addresses above 2 GB only ever go in, never come out.
  return Object.freeze({ ...operations, name, memory, segmentTables, unicodeTables });
}

/** A kernel with a memory of its own, for tests and small jobs. */
export function loadKernel(name: 'auto' | 'simd' | 'scalar' = 'auto'): Kernel & { alloc(bytes: number): number } {
  const kernel = openKernel(prepareKernel(name));
  return Object.freeze({ ...kernel, alloc: (bytes: number) => allocate(kernel.memory, bytes) });
}
