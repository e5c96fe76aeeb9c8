/** The scan as the library offers it: paths or texts in, a report out. */
import type { Complaint, Source } from '../model/document.ts';
import { resolveScanOptions, type ScanOptions } from '../model/options.ts';
import type { Report } from '../model/report.ts';
import { errors } from '../model/errors.ts';
import { scan as scanSources } from './scan.ts';
import type { RunHooks } from './run.ts';
import { walk } from '../read/walk.ts';
void 0;
export type { Complaint, Source, ScanOptions, Report };
export async function scan(paths: readonly string[], raw: Partial<ScanOptions> & RunHooks = {}): Promise<Report> {
  const { signal, onProgress, onComplaint, ...rest } = raw;
  const options = resolveScanOptions(rest);
  const found = await walk(paths, { cwd: process.cwd(), extensions: [], allText: false, listed: [], stdinId: '-', readStdin: async () => new Uint8Array() });
  for (const c of found.complaints) { if (c.fatal) throw errors.input(c); onComplaint?.(c); }
  return scanSources(found.sources, options, { signal, onProgress, onComplaint });
}
