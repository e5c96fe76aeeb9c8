/** Which texts are compared with which: sources on both sides made one list, each once, and pairs of their numbers. */
import { resolve } from 'node:path';
import type { Source } from '../model/document.ts';
import type { PathPair } from '../read/pair-list.ts';
import { idOf } from '../read/walk.ts';

/** Texts on both sides of a comparison, as numbers of sources; a text may stand on both. */
export interface Sides {
  readonly left: readonly number[];
  readonly right: readonly number[];
}

/** Numbers of two sources. */
export type Pair = readonly [left: number, right: number];

/** What is compared: sources, each once, and either pairs of their numbers, in the order of the report, or two sides. */
export type PairList = { readonly sources: readonly Source[] } & ({ readonly pairs: readonly Pair[] } | { readonly sides: Sides });

/** Numbers sources by id. */
function numbering(): { readonly sources: Source[]; readonly number: (source: Source) => number } {
  const sources: Source[] = [];
  const known = new Map<string, number>();
  return {
    sources,
    number(source) {
      const found = known.get(source.id);
      if (found !== undefined) return found;
      known.set(source.id, sources.length);
      return sources.push(source) - 1;
    },
  };
}

/**
 * Two sides that are compared.
 * @param left ascending by id
 * @param right ascending by id
 */
export function twoSides(left: readonly Source[], right: readonly Source[]): PairList {
  const { sources, number } = numbering();
  return { sources, sides: { left: left.map(number), right: right.map(number) } };
}

/**
 * Every left text with every right one, once: of two folders with texts in common neither the other way round nor a text with
 * itself, unless that is all that was asked for.
 * @param sides of the comparison
 * @param sides.left of it
 * @param sides.right of it
 */
export function everyPair({ left, right }: Sides): Pair[] {
  if (left.length === 1 && right.length === 1) return [[left[0]!, right[0]!]];
  const [inLeft, inRight] = [new Set(left), new Set(right)];
  return left.flatMap((a) => right.filter((b) => a !== b && !(b < a && inLeft.has(b) && inRight.has(a))).map((b) => [a, b] as const));
}

/**
 * The pairs of a list, in its order.
 * @param paths as spelled in the list
 * @param cwd absolute path that they are relative to
 */
export function listedPairs(paths: readonly PathPair[], cwd: string): PairList {
  const { sources, number } = numbering();
  const sourceOf = (path: string): Source => ({ id: path.startsWith('/') ? idOf(path, cwd) : path, path: resolve(cwd, path), bytes: null, named: false });
  const pairs = paths.map(([left, right]): Pair => [number(sourceOf(left)), number(sourceOf(right))]);
  return { sources, pairs };
}
