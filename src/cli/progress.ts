/** A bar on standard error while work goes on: only on a terminal, and only where there is something to wait for. */
import { isatty } from 'node:tty';

/** Called by the pipeline, see ScanHooks. */
export type OnProgress = (done: number, total: number, stage: string) => void;

/** One run's display. */
export interface Progress {
  readonly onProgress: OnProgress;
  /** Takes the bar away; nothing is shown afterwards. */
  stop(): void;
}

/** Who waits less than this need not be told. */
const PATIENCE_MS = 1000;
const BYTES_PER_MEGABYTE = 1e6;

const NOTHING: Progress = Object.freeze({ onProgress: () => undefined, stop: () => undefined });

/** What is used of cli-progress. */
interface Bar {
  start(total: number, done: number, payload: object): void;
  update(done: number, payload: object): void;
  setTotal(total: number): void;
  stop(): void;
}

async function newBar(): Promise<Bar> {
  const { default: library } = await import('cli-progress');
  return new library.SingleBar({
    format: '{stage} {bar} {percentage} % · {rate} · {eta_formatted} left',
    stream: process.stderr,
    // A signal ends the process at once, so nothing may be changed that had to be put back: no hidden cursor, no line wrap
    // switched off, and no handlers, which would not run while the thread is busy.
    hideCursor: false,
    linewrap: true,
    gracefulExit: false,
    clearOnComplete: true,
    etaBuffer: 50,
    barsize: 24,
  }, library.Presets.shades_classic);
}

/**
 * A display of progress.
 * @param mode `never`, `patient` (after a second) or `eager` (from the start); on a terminal alone in any case
 */
export function startProgress(mode: 'never' | 'patient' | 'eager'): Progress {
  if (mode === 'never' || !isatty(2)) return NOTHING;
  const started = performance.now();
  let stageStarted = started;
  let current = '';
  let bar: Bar | null = null;
  let phase: 'waiting' | 'loading' | 'shown' | 'stopped' = 'waiting';
  return {
    onProgress(done, total, stage) {
      const now = performance.now();
      if (stage !== current) {
        current = stage;
        stageStarted = now;
        if (phase === 'shown') bar!.start(total, done, { stage, rate: '' });
      }
      if (phase === 'waiting' && (mode === 'eager' || now - started > PATIENCE_MS)) {
        phase = 'loading';
        void newBar().then((made) => {
          if (phase !== 'loading') return;
          bar = made;
          bar.start(total, done, { stage, rate: '' });
          phase = 'shown';
        });
      }
      if (phase !== 'shown') return;
      const perSecond = done / Math.max(1e-3, (now - stageStarted) / 1000);
      const rate = perSecond >= BYTES_PER_MEGABYTE / 10 ? `${(perSecond / BYTES_PER_MEGABYTE).toFixed(1)} MB/s` : `${perSecond.toFixed(0)}/s`;
      bar!.setTotal(total);
      bar!.update(done, { stage, rate });
    },
    stop() {
      phase = 'stopped';
      bar?.stop();
    },
  };
}
