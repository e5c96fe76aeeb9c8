/** Which words of a sentence stand in shingles that another one has too; see `../assembly/cover.ts`. */
import { shingleKey } from './hash.ts';
import { u64 } from './u64.ts';

/** marks[i] = 1 for every word of A inside a shingle that B holds; other marks stay. */
export function markShared(memory: WebAssembly.Memory, wordsA: number, sizeA: number, wordsB: number, sizeB: number, k: number, marks: number): void {
  const a = new Uint32Array(memory.buffer, wordsA, sizeA);
  const b = new Uint32Array(memory.buffer, wordsB, sizeB);
  const out = new Uint8Array(memory.buffer, marks, sizeA);
  const key = u64();
  const name = (words: Uint32Array, at: number): string => { shingleKey(words, at, k, key); return `${key[0]! | 1} ${key[1]}`; };
  const held = new Set<string>();
  for (let i = 0; i + k <= sizeB; i++) held.add(name(b, i));
  for (let i = 0; i + k <= sizeA; i++) if (held.has(name(a, i))) out.fill(1, i, i + k);
}
