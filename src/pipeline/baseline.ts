/** Findings that were known and accepted: by what was copied, not by where it stands. */
import type { BaselineEntry, StaleEntry } from '../model/check.ts';

/** A baseline in use: entries are used up as drafts answer to them. */
export interface Baseline {
  /** whether a place of a draft with this fingerprint is known; each call uses up one of the entry's count */
  take(id: string): boolean;
  /** what nothing answered to, ascending */
  stale(): StaleEntry[];
}

/** Opens a baseline. */
export function openBaseline(entries: ReadonlyMap<string, BaselineEntry>): Baseline {
  const left = new Map([...entries].map(([id, { count }]) => [id, count]));
  return Object.freeze<Baseline>({
    take(id) {
      const count = left.get(id) ?? 0;
      if (count > 0) left.set(id, count - 1);
      return count > 0;
    },
    stale: () => [...left].filter(([, count]) => count > 0).map(([id, count]) => Object.freeze({ id, count, text: entries.get(id)!.text })).sort((a, b) => (a.id < b.id ? -1 : 1)),
  });
}
