/** A worker thread: takes jobs of the stage it is told until none is left, then answers with all its results. */
import { parentPort, workerData } from 'node:worker_threads';
import { createWorkbench } from '../kernel/workbench.ts';
import { STAGES } from './stages.ts';
import type { WorkerAnswer, WorkerOrder, WorkerStart } from './threads.ts';

const { source, thread } = workerData as WorkerStart;
const bench = createWorkbench(source, thread);

parentPort!.on('message', ({ id, stage, count, args, next }: WorkerOrder) => {
  const jobs: (readonly [number, unknown])[] = [];
  let error: unknown = null;
  try {
    for (let job = Atomics.add(next, 0, 1); job < count; job = Atomics.add(next, 0, 1)) jobs.push([job, STAGES[stage](bench, args as never, job)]);
  } catch (cause) {
    error = cause;
    Atomics.store(next, 0, count);
  }
  const answer: WorkerAnswer = { id, jobs, error };
  parentPort!.postMessage(answer);
});
