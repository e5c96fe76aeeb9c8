/** The engine that shares jobs between the calling thread and workers. All of them see one memory, so only numbers are sent. */
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { KernelSource } from '../kernel/loader.ts';
import type { Workbench } from '../kernel/workbench.ts';
import type { Engine, EngineHooks } from './engine.ts';
import { STAGES, type StageName } from './stages.ts';

/** What a worker is started with. */
export interface WorkerStart { readonly source: KernelSource; readonly thread: number; readonly next: Int32Array }
/** One stage to take jobs of. */
export interface WorkerOrder { readonly stage: StageName; readonly count: number; readonly args: unknown }
/** The jobs a worker did, or what went wrong. */
export interface WorkerAnswer { readonly jobs: readonly (readonly [number, unknown])[]; readonly error: unknown }

/**
 * An engine of `threads` threads, of which the calling one is the first. Workers start at once and work from the next stage on
 * when they are ready; jobs are handed out by a shared counter.
 */
export function threadsEngine(source: KernelSource, bench: Workbench, threads: number, hooks: EngineHooks): Engine {
  const next = new Int32Array(new SharedArrayBuffer(4));
  const workers = Array.from({ length: threads - 1 }, (_, i) => {
    const workerData: WorkerStart = { source, thread: i + 1, next };
    // execArgv: a worker must not inherit loaders or inspectors of the host.
    const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData, execArgv: [], stdin: false });
    worker.unref();
    return worker;
  });
  const answerOf = (worker: Worker): Promise<WorkerAnswer> => new Promise((resolve, reject) => {
    const settle = (finish: () => void) => { worker.off('message', onMessage); worker.off('error', onError); worker.off('exit', onExit); worker.unref(); finish(); };
    const onMessage = (answer: WorkerAnswer) => settle(() => resolve(answer));
    const onError = (error: Error) => settle(() => reject(error));
    const onExit = () => settle(() => reject(new Error('a worker thread ended too early')));
    worker.on('message', onMessage).on('error', onError).on('exit', onExit).ref();
  });

  return Object.freeze<Engine>({
    threads,
    bench,
    async run(stage, count, args) {
      Atomics.store(next, 0, 0);
      const order: WorkerOrder = { stage, count, args };
      const busy = count > 1 ? workers : [];
      const answers = busy.map((worker) => { const answer = answerOf(worker); worker.postMessage(order); return answer; });
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
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  });
}
