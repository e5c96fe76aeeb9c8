/** For tests that hold two runs against one another: the ways to run, and all that a report says as one text. */
import type { Report } from '../dist/index.js';

/** Both kernels on one, two and three threads; more threads than cores or files must change nothing either. */
export const RUNS = (['simd', 'scalar'] as const).flatMap((kernel) => ([1, 2, 3] as const).map((threads) => ({ kernel, threads })));

/** Every record of a report in its own order, without the stats, which alone may differ between two runs. */
export function everythingOf(report: Report): string {
  return JSON.stringify({
    tool: report.tool, options: report.options, summary: report.summary,
    documents: [...report.documents()], matches: [...report.matches()], clusters: [...report.clusters()],
    derivations: [...report.derivations()], passages: [...report.passages()], documentPairs: [...report.documentPairs()], documentPairCount: report.documentPairCount,
  });
}
