/** Where work runs. A stage is a function of columns and a job number; engines differ in who calls it, never in what comes out. */
import type { Workbench } from '../kernel/workbench.ts';
import type { Jobs, StageName } from './stages.ts';

/** Runs stages. Results do not depend on which engine it is, only how soon they come; {@link Engine.close} frees its threads. */
export interface Engine {
  /** number of threads that run jobs, 1…64; each has its own counters and scratch */
  readonly threads: number;
  /** the calling thread's workbench, for what is not worth a job */
  readonly bench: Workbench;
  /** Runs jobs 0 … count - 1 of a stage on any thread; results in the order of the jobs. */
  run<S extends StageName>(stage: S, count: number, args: Parameters<Jobs[S]>[1]): Promise<ReturnType<Jobs[S]>[]>;
  close(): Promise<void>;
}

/** What may watch or stop a run between jobs. */
export interface EngineHooks {
  /** throws when the run is to stop */
  readonly beforeJob: () => void;
  readonly afterJob: (stage: StageName, done: number, count: number) => void;
}
