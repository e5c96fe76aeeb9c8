/** The engine that shares jobs between the calling thread and workers. All of them see one memory, so only numbers are sent. */
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { KernelSource } from '../kernel/loader.ts';
import type { Workbench } from '../kernel/workbench.ts';
import type { Engine, EngineHooks } from './engine.ts';
import { STAGES, type StageName } from './stages.ts';

/** What a worker is started with. */
export interface WorkerStart { readonly source: KernelSource; readonly thread: number }
/** One stage to take jobs of; `next` is the shared counter that hands them out. */
export interface WorkerOrder { readonly id: number; readonly stage: StageName; readonly count: number; readonly args: unknown; readonly next: Int32Array }
/** The jobs a worker did for an order, or what went wrong. */
export interface WorkerAnswer { readonly id: number; readonly jobs: readonly (readonly [number, unknown])[]; readonly error: unknown }

/** A worker thread that takes orders; answers are told apart by the order's number. */
interface Crew { readonly take: (order: WorkerOrder) => Promise<WorkerAnswer>; readonly end: () => Promise<number> }

function startCrew(workerData: WorkerStart): Crew {
  // execArgv: a worker must not inherit loaders or inspectors of the host.
  const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData, execArgv: [], stdin: false });
  worker.unref();
  const waiting = new Map<number, { resolve: (answer: WorkerAnswer) => void; reject: (error: Error) => void }>();
  const fail = (error: Error): void => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on('message', (answer: WorkerAnswer) => {
    const order = waiting.get(answer.id)!;
    waiting.delete(answer.id);
    // A worker without orders must not keep the process alive.
    if (waiting.size === 0) worker.unref();
    order.resolve(answer);
  });
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('a worker thread ended too early')));
  return Object.freeze<Crew>({
    take: (order) => new Promise((resolve, reject) => {
      waiting.set(order.id, { resolve, reject });
      worker.ref();
      worker.postMessage(order);
    }),
    end: () => worker.terminate(),
  });
}

/**
 * An engine of `threads` threads, of which the calling one is the first. Workers start at once and work from the next stage on
 * when they are ready; jobs are handed out by a shared counter. Several stages may run at the same time: a worker does its share of
 * one after the other, while the calling thread goes from one to another after each job.
 */
export function threadsEngine(source: KernelSource, bench: Workbench, threads: number, hooks: EngineHooks): Engine {
  const crews = Array.from({ length: threads - 1 }, (_, i) => startCrew({ source, thread: i + 1 }));
  let orders = 0;

  return Object.freeze<Engine>({
    threads,
    bench,
    async run(stage, count, args) {
      const next = new Int32Array(new SharedArrayBuffer(4));
      const order: WorkerOrder = { id: orders++, stage, count, args, next };
      const answers = (count > 1 ? crews : []).map((crew) => crew.take(order));
      // An answer may fail while this thread still works on its own jobs; it is looked at below.
      for (const answer of answers) answer.catch(() => {});
      const results: unknown[] = new Array(count);
      try {
        for (let job = Atomics.add(next, 0, 1); job < count; job = Atomics.add(next, 0, 1)) {
          hooks.beforeJob();
          results[job] = STAGES[stage](bench, args as never, job);
          hooks.afterJob(stage, Math.min(count, Atomics.load(next, 0)), count);
          await setImmediate();
        }
      } catch (error) {
        // The others stop at the end of the job at hand.
        Atomics.store(next, 0, count);
        await Promise.allSettled(answers);
        throw error;
      }
      for (const answer of await Promise.all(answers)) {
        if (answer.error !== null) throw answer.error;
        for (const [job, result] of answer.jobs) results[job] = result;
      }
      return results as never;
    },
    async close() {
      await Promise.all(crews.map((crew) => crew.end()));
    },
  });
}
