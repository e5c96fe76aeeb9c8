/** One check of texts in memory, and what its findings are named by. */
import { resolveCheckOptions, scanOptionsFor, type CheckOptions } from '../../dist/model/check-options.js';
import type { CheckReport, FindingRecord } from '../../dist/model/check.js';
import type { Place } from '../../dist/model/place.js';
import { check, type CheckHooks } from '../../dist/pipeline/check.js';
import { folderShard } from '../../dist/pipeline/folder.js';
import { sourcesOf } from '../properties/scanned.ts';

/** Holds some of the texts d0, d1, … against all of them. */
export async function checkTexts(texts: readonly string[], drafts: readonly number[], raw: Partial<CheckOptions> = {}, hooks: CheckHooks = {}): Promise<CheckReport> {
  const options = resolveCheckOptions({ threads: 1, maxSources: 0, ...raw });
  const sources = sourcesOf(texts);
  return check(drafts.map((draft) => sources[draft]!), [await folderShard(sources, scanOptionsFor(options), {})], options, hooks);
}

/** All findings of a report. */
export function findingsOf({ drafts }: CheckReport): readonly FindingRecord[] {
  return drafts.flatMap(({ findings }) => findings);
}

export const nameOf = ({ document, start, end }: Place): string => `${document}@${start}-${end}`;

/** Draft place, source place and kind. */
export const tripleOf = ({ draft, source, kind, unit }: FindingRecord): string => `${nameOf(draft)} ${nameOf(source)} ${unit} ${kind}`;
