/** From the paths of a command line to sources, and what becomes of complaints about them. */
import { complaints as wordings, errors, isSerious } from '../model/errors.ts';
import type { Complaint, Source } from '../model/document.ts';
import { readPathList, readStdin } from '../read/stdin.ts';
import { walk } from '../read/walk.ts';
import { splitPaths } from '../store/manifest.ts';
import type { CommonOptions } from './options.ts';
import { writeError } from './output.ts';

/** Where complaints go: warnings are printed at once, fatal ones end the run. */
export interface ComplaintSink {
  /** takes one complaint */
  add(complaint: Complaint): void;
  /** aborted by the first fatal complaint, so that nobody waits for a result that will not be shown */
  readonly signal: AbortSignal;
  /** number of inputs that could not be read */
  readonly count: number;
  /**
   * Ends the run where it has to end.
   * @param documents how many were read
   * @throws DedupeError for a fatal complaint, or where nothing at all could be read
   */
  settle(documents: number): void;
}

/**
 * A sink for one run.
 * @param options `strict` makes complaints fatal, `quiet` hides the others
 */
export function complaintSink(options: Pick<CommonOptions, 'strict' | 'quiet'>): ComplaintSink {
  const controller = new AbortController();
  let fatal: Complaint | null = null;
  let count = 0;
  return {
    signal: controller.signal,
    get count() {
      return count;
    },
    add(complaint) {
      const serious = isSerious(complaint);
      if (serious) count += 1;
      if (complaint.fatal || (options.strict && serious)) {
        fatal ??= complaint;
        controller.abort();
      } else if (!options.quiet) {
        writeError(`dedupe: warning: ${complaint.message}\n`);
      }
    },
    settle(documents) {
      if (fatal) throw errors.input(fatal);
      if (documents === 0 && count > 0) throw errors.nothingReadable();
    },
  };
}

/**
 * Finds the sources a command line names.
 * @param command its name, for complaints
 * @param paths as typed
 * @param options checked
 * @param sink takes complaints about paths
 * @throws DedupeError where no path is given, or one that was named cannot be read
 */
export async function gatherSources(command: string, paths: readonly string[], options: CommonOptions, sink: ComplaintSink): Promise<readonly Source[]> {
  if (paths.length === 0 && options.filesFrom === null) throw errors.noPath(command);
  if (options.filesFrom === '-' && paths.includes('-')) {
    throw errors.options(['--files-from -: standard input can be a list of paths or a text, not both; put the list into a file']);
  }
  const listed = options.filesFrom === null ? [] : await readPathList(options.filesFrom);
  const { indexes, others } = splitPaths(paths, process.cwd());
  const found = await walk(others, {
    cwd: process.cwd(), extensions: options.ext, allText: options.allText, listed, stdinId: options.stdinFilename, readStdin,
  });
  for (const complaint of found.complaints) sink.add(complaint);
  if (listed.length === 0 && paths.length === 0) sink.add(wordings.emptyList(options.filesFrom!));
  const sources = indexes.length === 0 ? found.sources : await (await import('../pipeline/index-sources.ts')).withIndexes(found.sources, indexes, process.cwd());
  sink.settle(sources.length);
  return sources;
}
