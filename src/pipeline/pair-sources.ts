/** Which texts are compared with which: sources on both sides made one list, each once, and pairs of their numbers. */
import { resolve } from 'node:path';
import type { Source } from '../model/document.ts';
import type { PathPair } from '../read/pair-list.ts';
import { idOf } from '../read/walk.ts';
import type { PairList } from './compare.ts';

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
 * Every left text with every right one, once: of two folders with texts in common neither the other way round nor a text with
 * itself, unless that is all that was asked for.
 * @param left ascending by id
 * @param right ascending by id
 */
export function everyPair(left: readonly Source[], right: readonly Source[]): PairList {
  const { sources, number } = numbering();
  const [lefts, rights] = [left.map(number), right.map(number)];
  if (lefts.length === 1 && rights.length === 1) return { sources, pairs: [[lefts[0]!, rights[0]!]] };
  const [inLeft, inRight] = [new Set(lefts), new Set(rights)];
  const pairs = lefts.flatMap((a) => rights.filter((b) => a !== b && !(b < a && inLeft.has(b) && inRight.has(a))).map((b) => [a, b] as const));
  return { sources, pairs };
}

/**
 * The pairs of a list, in its order.
 * @param paths as spelled in the list
 * @param cwd absolute path that they are relative to
 */
export function listedPairs(paths: readonly PathPair[], cwd: string): PairList {
  const { sources, number } = numbering();
  const sourceOf = (path: string): Source => ({ id: path.startsWith('/') ? idOf(path, cwd) : path, path: resolve(cwd, path), bytes: null, named: false });
  const pairs = paths.map(([left, right]) => [number(sourceOf(left)), number(sourceOf(right))] as const);
  return { sources, pairs };
}
