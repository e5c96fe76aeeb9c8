/** Indexes of texts in memory, for tests: sources d0, d1, …, and checks against an index and against its texts. */
import { resolveCheckOptions, type CheckOptions } from '../../dist/model/check-options.js';
import type { CheckReport } from '../../dist/model/check.js';
import type { Source } from '../../dist/model/document.js';
import { resolveIndexOptions } from '../../dist/model/index-options.js';
import { openAgainst } from '../../dist/pipeline/against.js';
import { check } from '../../dist/pipeline/check.js';

export const OPTIONS = resolveIndexOptions({ threads: 1, lockTimeout: 20 });

/** A source in memory. */
export function sourceOf(id: string, text: string): Source {
  return { id, path: null, bytes: new Uint8Array(Buffer.from(text)), named: true };
}

/** Holds drafts against an index, or against sources where there is none. */
export async function checkAgainst(drafts: readonly Source[], folder: string | null, sources: readonly Source[] | null, raw: Partial<CheckOptions> = {}): Promise<CheckReport> {
  const options = resolveCheckOptions({ threads: 1, maxSources: 0, ...raw });
  const against = await openAgainst(folder === null ? [] : [folder], sources, process.cwd(), options, {});
  try {
    return await check(drafts, against.shards, options, { identity: against.identity });
  } finally {
    against.close();
  }
}

/** Everything of a report that a reader sees, as text. */
export function told({ drafts, summary, stale }: CheckReport): string {
  return JSON.stringify({ drafts, summary, stale });
}
