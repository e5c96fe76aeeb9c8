/** What every command that computes needs: a kernel, an engine of the right size, progress, times. */
import { availableParallelism } from 'node:os';
import type { Engine } from '../engine/engine.ts';
import { localEngine } from '../engine/local.ts';
import type { StageName } from '../engine/stages.ts';
import { threadsEngine } from '../engine/threads.ts';
import type { Plan } from '../join/plan.ts';
import { prepareKernel } from '../kernel/loader.ts';
import { textTools, type TextTools } from '../kernel/text.ts';
import { createWorkbench } from '../kernel/workbench.ts';
import type { Complaint, Source } from '../model/document.ts';
import { errors } from '../model/errors.ts';
import type { ScanOptions } from '../model/options.ts';
import type { Stats } from '../model/stats.ts';
import { sizeOf } from '../read/size.ts';

/** What a caller may pass to watch or stop a run. */
export interface RunHooks {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number, stage: string) => void) | undefined;
  readonly onComplaint?: ((complaint: Complaint) => void) | undefined;
  /** phrases of page furniture beside the shipped ones, one a line */
  readonly boilerplatePhrases?: string | undefined;
}

/** One run of a command: its engine, its clock and its figures. */
export interface Run extends TextTools {
  readonly engine: Engine;
  /** ends a stage: its time is what has passed since the last one ended */
  readonly lap: (stage: string) => void;
  readonly stats: (plan: Plan, textBytes: number, counts: Readonly<Record<string, number>>) => Stats;
  readonly close: () => Promise<void>;
}

/** The options that say where work runs. */
type RunSize = Pick<ScanOptions, 'threads' | 'kernel'>;

/** Below this a second thread costs more than it brings: starting one takes about as long as scanning two megabytes. */
const WORTH_THREADS_BYTES = 4 << 20;
/** So many files are a large scan, whatever their size. */
const WORTH_THREADS_FILES = 1000;

function threadsFor(sources: readonly Source[], options: RunSize): number {
  const wanted = options.threads > 0 ? options.threads : Math.min(16, availableParallelism());
  if (options.threads > 0 || wanted === 1 || sources.length >= WORTH_THREADS_FILES) return wanted;
  let bytes = 0;
  for (const source of sources) bytes += source.bytes ? source.bytes.length : sizeOf(source.path!);
  return bytes >= WORTH_THREADS_BYTES ? wanted : 1;
}

/** Words for progress bars. */
const STAGE_WORDS: Readonly<Partial<Record<StageName, string>>> = Object.freeze({
  ingest: 'reading', ingestSlice: 'reading', gatherRows: 'reading', passageKeys: 'reading', countShingles: 'sketching', mergeCounters: 'sketching', writeSets: 'sketching',
});

/** Starts threads where they are worth it. Close it in any case. */
export function openRun(sources: readonly Source[], options: RunSize, hooks: RunHooks): Run {
  const source = prepareKernel(options.kernel);
  const bench = createWorkbench(source, 0);
  const threads = threadsFor(sources, options);
  const engineHooks = {
    beforeJob: () => { if (hooks.signal?.aborted) throw hooks.signal.reason instanceof Error ? hooks.signal.reason : errors.aborted(); },
    afterJob: (stage: StageName, done: number, count: number) => hooks.onProgress?.(done, count, STAGE_WORDS[stage] ?? 'comparing'),
  };
  const engine = threads > 1 ? threadsEngine(source, bench, threads, engineHooks) : localEngine(bench, engineHooks);
  const timesMs: Record<string, number> = {};
  let last = performance.now();
  return Object.freeze<Run>({
    ...textTools(),
    engine,
    lap(stage) {
      const now = performance.now();
      timesMs[stage] = (timesMs[stage] ?? 0) + now - last;
      last = now;
    },
    stats: (plan, textBytes, counts) => ({
      kernel: source.name, threads, join: { name: plan.name, reason: plan.reason, bands: plan.bands, rows: plan.perBand }, counts, timesMs, textBytes,
    }),
    close: engine.close,
  });
}
