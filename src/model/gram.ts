/**
 * Grams by which runs are found: an archive lists every `step`th gram of `width` words, a draft looks up all of its own. Each stretch of
 * `minRun` words holds `step` neighbouring grams, of which one is listed.
 */

/** Words of a gram, and from one listed gram to the next. Half a run each: longer grams would be rarer and lists longer, shorter ones the other way round. */
export function gramShape(minRun: number): { readonly width: number; readonly step: number } {
  const step = Math.max(1, Math.floor(minRun / 2));
  return { width: minRun - step + 1, step };
}
