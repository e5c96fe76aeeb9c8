/** An index as a server keeps it open: checks against one snapshot, additions and removals. */
import { resolve } from 'node:path';
import { resolveCheckOptions, type CheckOptions } from '../model/check-options.ts';
import type { BaselineEntry, DraftRecord } from '../model/check.ts';
import type { Complaint } from '../model/document.ts';
import { errors, isSerious } from '../model/errors.ts';
import type { IndexedDocument, IndexInfo } from '../model/index-info.ts';
import { resolveIndexOptions, type IndexOptions } from '../model/index-options.ts';
import { readStdin } from '../read/stdin.ts';
import { walk } from '../read/walk.ts';
import { openIndexReader, requireParameters, type IndexReader } from '../store/index-reader.ts';
import { check as checkDrafts } from './check.ts';
import { addToIndex, removeFromIndex, type IndexChange } from './indexing.ts';
import { documentsIn, infoOf } from './index-info.ts';
import { mergeSources, splitInputs, type Inputs, type TextInput } from './inputs.ts';

/** What a check in an open index can be told. */
export type OpenCheckOptions = Partial<CheckOptions> & {
  readonly allowed?: readonly string[] | undefined;
  readonly baseline?: ReadonlyMap<string, BaselineEntry> | undefined;
  readonly signal?: AbortSignal | undefined;
};

/** How an index is opened. */
export interface OpenIndexOptions extends Partial<Pick<IndexOptions, 'maxMemory' | 'lockTimeout' | 'threads' | 'kernel'>> {
  /** folder that paths are relative to; default: the working directory */
  readonly cwd?: string | undefined;
  /** called for each input that is left out */
  readonly onComplaint?: ((complaint: Complaint) => void) | undefined;
}

/** An index that stays open. All methods reject with a DedupeError where they cannot do their job, and after {@link OpenIndex.close}. */
export interface OpenIndex {
  /** Holds one text against the snapshot. A string has no id, so nothing in the index is itself. */
  check(draft: string | TextInput, options?: OpenCheckOptions): Promise<DraftRecord>;
  /** Holds texts against the snapshot one after the other, as they come. */
  checkAll(drafts: AsyncIterable<TextInput> | Iterable<TextInput>, options?: OpenCheckOptions): AsyncGenerator<DraftRecord, void, undefined>;
  /** Adds texts, files or folders; a document with a known id takes the place of the older. The snapshot moves on to what there is then. */
  add(inputs: Inputs): Promise<IndexChange>;
  /** Removes documents by their ids. The snapshot moves on to what there is then. */
  remove(ids: string | readonly string[]): Promise<IndexChange>;
  /** Moves on to what other writers have made of the index. */
  refresh(): Promise<void>;
  /** totals of the snapshot */
  info(): IndexInfo;
  /** documents of the snapshot, by shard */
  documents(): AsyncGenerator<IndexedDocument, void, undefined>;
  /** Ends it; what is under way still ends well. */
  close(): Promise<void>;
}

/** Name of a draft that has none. */
const UNNAMED = '-';

/**
 * Opens an index.
 * @param folder of the index
 * @param given how; missing options take their defaults
 * @throws DedupeError where there is no index, or it is damaged
 */
export async function openIndex(folder: string, given: OpenIndexOptions = {}): Promise<OpenIndex> {
  const { cwd = process.cwd(), onComplaint, ...rest } = given;
  const indexOptions = resolveIndexOptions(rest);
  const path = resolve(cwd, folder);
  let reader = await openIndexReader(path);
  let open = true;
  /** checks that use a reader; one that was replaced is closed when the last of them ends */
  const users = new Map<IndexReader, number>([[reader, 0]]);

  function requireOpen(): void {
    if (!open) throw errors.indexFolder(folder, 'was closed; open it again');
  }
  async function withReader<T>(work: (reader: IndexReader) => Promise<T>): Promise<T> {
    requireOpen();
    const own = reader;
    users.set(own, users.get(own)! + 1);
    try {
      return await work(own);
    } finally {
      users.set(own, users.get(own)! - 1);
      drop(own);
    }
  }
  function drop(own: IndexReader): void {
    if (users.get(own) !== 0 || (own === reader && open)) return;
    users.delete(own);
    own.close();
  }
  async function refresh(): Promise<void> {
    const fresh = await openIndexReader(path);
    const old = reader;
    users.set(fresh, 0);
    reader = fresh;
    drop(old);
  }
  async function check(draft: string | TextInput, options: OpenCheckOptions = {}): Promise<DraftRecord> {
    const { allowed, baseline, signal, ...checkOptions } = options;
    const { id, text } = typeof draft === 'string' ? { id: UNNAMED, text: draft } : splitInputs([draft]).texts[0] ?? { id: UNNAMED, text: '' };
    return withReader(async ({ manifest, shards }) => {
      const { shingle, minRun, minWords, minQuotation } = manifest.parameters;
      const { inputFormat, outletFrom } = manifest.reading;
      const resolved = resolveCheckOptions({ kernel: indexOptions.kernel, threads: 1, shingle, minRun, minWords, minQuotation, inputFormat, outletFrom, ...checkOptions });
      requireParameters(folder, manifest, resolved);
      const complain = (complaint: Complaint): void => {
        if (isSerious(complaint)) throw errors.input(complaint);
        onComplaint?.(complaint);
      };
      const source = { id, path: null, bytes: typeof text === 'string' ? Buffer.from(text) : text, named: true };
      const report = await checkDrafts([source], shards, resolved, { signal, onComplaint: complain, allowed, baseline, identity: manifest.reading.id });
      return report.drafts[0]!;
    });
  }
  return Object.freeze<OpenIndex>({
    check,
    async *checkAll(drafts, options) {
      for await (const draft of drafts) yield await check(draft, options);
    },
    async add(inputs) {
      requireOpen();
      const { paths, texts } = splitInputs(inputs);
      const found = await walk(paths, { cwd, extensions: [], allText: false, listed: [], stdinId: UNNAMED, readStdin });
      for (const complaint of found.complaints) {
        if (complaint.fatal) throw errors.input(complaint);
        onComplaint?.(complaint);
      }
      const change = await addToIndex(path, mergeSources(found.sources, texts), indexOptions, false, { onComplaint });
      await refresh();
      return change;
    },
    async remove(ids) {
      requireOpen();
      const change = await removeFromIndex(path, typeof ids === 'string' ? [ids] : ids, indexOptions, { onComplaint });
      await refresh();
      return change;
    },
    refresh: async () => {
      requireOpen();
      await refresh();
    },
    info: () => infoOf(reader),
    async *documents() {
      yield* documentsIn(reader);
    },
    close: async () => {
      open = false;
      drop(reader);
    },
  });
}
