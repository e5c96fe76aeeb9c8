/** What a stage finds on the thread it runs on. */
import { openKernel, type KernelSource } from './loader.ts';
import type { Kernel } from './kernel.ts';
import { createSlabs, type Slabs } from './memory.ts';

/** One thread's kernel, its memory and its own space in it. */
export interface Workbench extends Slabs {
  readonly kernel: Kernel;
  readonly memory: WebAssembly.Memory;
  /** 0 is the calling thread */
  readonly thread: number;
  /** values that a stage keeps on this thread from job to job, by name */
  readonly kept: Map<string, unknown>;
}

/** The workbench of a thread. */
export function createWorkbench(source: KernelSource, thread: number): Workbench {
  const kernel = openKernel(source);
  return Object.freeze({ ...createSlabs(kernel.memory), kernel, memory: kernel.memory, thread, kept: new Map<string, unknown>() });
}
