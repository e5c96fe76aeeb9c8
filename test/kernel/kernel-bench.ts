/** Brings sentences into columns and runs the kernel's operations on them, in the order of a scan, with either implementation. */
import { readFileSync } from 'node:fs';
import { allocate, createMemory } from '../../dist/kernel/memory.js';
import type { KernelOperations } from '../../dist/kernel/kernel.js';
import { createTwin } from '../../dist/kernel/twin/index.js';

export const FIRST = 1;
export const COMPARED = 2;
export const REPEATED = 4;

/** Words are numbers; documents hold sentences, sentences hold words. */
export type Documents = readonly (readonly (readonly number[])[])[];
type Operations = ReturnType<typeof createTwin>;

export interface Bench {
  readonly kernel: Operations;
  /** Address of `bytes` new bytes, all zero. */
  room(bytes: number): number;
  /** Address of a new column with these values. */
  column(values: ArrayLike<number>): number;
  bytes(values: ArrayLike<number>): number;
  /** Copies of what stands in memory. */
  u8(address: number, length: number): Uint8Array;
  u32(address: number, length: number): Uint32Array;
  u64(address: number, length: number): BigUint64Array;
}

const module = new WebAssembly.Module(readFileSync(new URL('../../dist/kernel/kernel.wasm', import.meta.url)));

/** A kernel with a memory of its own; the same calls give the same addresses in every bench. */
export function openBench(name: 'simd' | 'scalar'): Bench {
  const memory = createMemory();
  const abort = (): never => { throw new Error('the kernel stopped'); };
  const kernel = name === 'scalar' ? createTwin(memory) : new WebAssembly.Instance(module, { env: { memory, abort } }).exports as unknown as KernelOperations;
  const room = (bytes: number): number => {
    const address = allocate(memory, bytes + 16);
    new Uint8Array(memory.buffer, address, bytes + 16).fill(0);
    return address;
  };
  return {
    kernel,
    room,
    column: (values) => {
      const address = room(4 * values.length);
      new Uint32Array(memory.buffer, address, values.length).set(values);
      return address;
    },
    bytes: (values) => {
      const address = room(values.length);
      new Uint8Array(memory.buffer, address, values.length).set(values);
      return address;
    },
    u8: (address, length) => new Uint8Array(memory.buffer, address, length).slice(),
    u32: (address, length) => new Uint32Array(memory.buffer, address, length).slice(),
    u64: (address, length) => new BigUint64Array(memory.buffer, address, length).slice(),
  };
}

/** Rows of documents as the kernel takes them, and the same in plain arrays. */
export interface Rows {
  readonly count: number;
  readonly at: number;
  readonly size: number;
  /** words of all rows before each */
  readonly word: number;
  /** a byte a word, which writeSets and markRepeats fill */
  readonly repeats: number;
  readonly mark: number;
  readonly marks: readonly number[];
  /** the first row with the same words */
  readonly first: readonly number[];
  readonly sentences: readonly (readonly number[])[];
  readonly pieces: readonly { readonly from: number; readonly to: number; readonly wordsEnd: number }[];
}

/** Lays documents out; a gap of foreign words keeps them apart. */
export function layOut(bench: Bench, documents: Documents, minWords: number): Rows {
  const sentences = documents.flat();
  const names = sentences.map((sentence) => sentence.join(' '));
  const earliest = new Map<string, number>();
  const occurrences = new Map<string, number>();
  names.forEach((name, row) => {
    if (!earliest.has(name)) earliest.set(name, row);
    occurrences.set(name, (occurrences.get(name) ?? 0) + 1);
  });
  const first = names.map((name, row) => name === '' ? row : earliest.get(name)!);
  const marks = sentences.map(({ length }, row) => length === 0 ? 0
    : (first[row] === row ? FIRST | (length >= minWords ? COMPARED : 0) : 0) | (occurrences.get(names[row]!)! > 1 ? REPEATED : 0));
  const at: number[] = [];
  const pieces: { from: number; to: number; wordsEnd: number }[] = [];
  for (const document of documents) {
    const words = document.flat();
    const address = bench.column([...words, 0xdead, 0xdead, 0xdead]);
    let word = address / 4;
    const from = at.length;
    for (const { length } of document) { at.push(word); word += length; }
    pieces.push({ from, to: at.length, wordsEnd: address + 4 * words.length });
  }
  const mark = bench.bytes(marks);
  let words = 0;
  const word = bench.column(sentences.map(({ length }) => { words += length; return words - length; }));
  return { count: at.length, at: bench.column(at), word, repeats: bench.room(words), size: bench.column(sentences.map(({ length }) => length)), mark, marks, first, sentences, pieces };
}
