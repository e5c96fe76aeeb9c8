/** The engine that does everything on the calling thread. */
import { setImmediate } from 'node:timers/promises';
import type { Workbench } from '../kernel/workbench.ts';
import type { Engine, EngineHooks } from './engine.ts';
import { STAGES } from './stages.ts';

/** An engine of one thread. */
export function localEngine(bench: Workbench, hooks: EngineHooks): Engine {
  return Object.freeze<Engine>({
    threads: 1,
    bench,
    async run(stage, count, args) {
      const results: never[] = [];
      for (let job = 0; job < count; job++) {
        hooks.beforeJob();
        results.push(STAGES[stage](bench, args as never, job) as never);
        hooks.afterJob(stage, job + 1, count);
        await setImmediate();
      }
      return results;
    },
    close: async () => {},
  });
}
