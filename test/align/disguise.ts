/** Texts with a passage in them that was disguised at a known rate: words removed, inserted, moved or replaced. */
import { chooser } from '../chooser.ts';

/** What is done to words. */
export const DISGUISES = ['deletions', 'insertions', 'shuffles', 'replacements'] as const;
/** One of them. */
export type Disguise = (typeof DISGUISES)[number];

/** Words shuffled within stretches of this many. */
const SHUFFLED = 6;

/**
 * A passage disguised.
 * @param words of the passage
 * @param rate 0…1, share of the words that are touched
 * @param strangers words to insert or to put for others
 */
export function disguised(words: readonly string[], disguise: Disguise, rate: number, strangers: readonly string[], seed: number): string[] {
  const next = chooser(seed);
  const touched = (): boolean => next(1000) < 1000 * rate;
  const stranger = (): string => strangers[next(strangers.length)]!;
  if (disguise === 'deletions') return words.filter(() => !touched());
  if (disguise === 'insertions') return words.flatMap((word) => (touched() ? [word, stranger()] : [word]));
  if (disguise === 'replacements') return words.map((word) => (touched() ? stranger() : word));
  const moved = [...words];
  for (let at = 0; at < moved.length; at++) {
    const other = Math.min(moved.length - 1, at + 1 + next(SHUFFLED));
    if (touched()) [moved[at], moved[other]] = [moved[other]!, moved[at]!];
  }
  return moved;
}
