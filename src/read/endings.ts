/** Which files a walk takes by their names. */

/** Endings that have a reader; a name without an ending is taken too. */
const READABLE = ['txt', 'text', 'md', 'markdown'] as const;

/** Decides by the name alone. */
export type EndingFilter = (name: string) => boolean;

/**
 * A filter for file names met while walking.
 * @param more endings to take besides the known ones, with or without the leading dot, in any case
 * @param all take every name; what is not text is then found out by its bytes
 */
export function endingFilter(more: readonly string[], all: boolean): EndingFilter {
  if (all) return () => true;
  const taken = new Set<string>(READABLE);
  for (const ending of more) taken.add(ending.replace(/^\./, '').toLowerCase());
  return (name) => {
    const dot = name.lastIndexOf('.');
    // A dot at the very end or the very start does not make an ending.
    if (dot <= 0 || dot === name.length - 1) return true;
    const ending = name.slice(dot + 1);
    return taken.has(ending) || taken.has(ending.toLowerCase());
  };
}
