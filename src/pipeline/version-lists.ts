/** Verified pairs of texts → versions by document; equal documents have one text. */
import { CROWDED } from '../join/documents.ts';
import type { Version } from '../model/report.ts';
import type { Corpus } from './ingest.ts';

/** Collects versions; documents of a text are those whose `first` it is. */
export interface VersionLists {
  /** a pair of texts: resemblance, and containment of the left in the right and of the right in the left */
  add(left: number, right: number, resemblance: number, leftInRight: number, rightInLeft: number): void;
  /** all documents of a text are versions of one another */
  addEqual(text: number): void;
  /** versions of each document that has any, in the order of documents */
  sorted(): ReadonlyMap<number, readonly Version[]>;
}

/** Documents with equal words, by the first of them; texts that only one document has are left out. */
export function groupsOf(first: Uint32Array): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  first.forEach((text, document) => {
    if (text === document) return;
    const group = groups.get(text);
    if (group) group.push(document);
    else groups.set(text, [text, document]);
  });
  return groups;
}

/** Empty lists. */
export function versionLists(corpus: Corpus, groups: ReadonlyMap<number, readonly number[]>): VersionLists {
  const lists = new Map<number, { readonly to: number; readonly version: Version }[]>();
  const put = (document: number, to: number, resemblance: number, containment: number): void => {
    const version = Object.freeze({ document: corpus.documents[to]!.id, resemblance, containment });
    const list = lists.get(document);
    if (list) list.push({ to, version });
    else lists.set(document, [{ to, version }]);
  };
  // A crowd of equal documents is a star around its first, who speaks for all.
  const speakers = (text: number): readonly number[] => {
    const group = groups.get(text);
    return !group || group.length > CROWDED ? [text] : group;
  };
  return Object.freeze({
    add(left: number, right: number, resemblance: number, leftInRight: number, rightInLeft: number): void {
      for (const a of speakers(left)) {
        for (const b of speakers(right)) {
          put(a, b, resemblance, leftInRight);
          put(b, a, resemblance, rightInLeft);
        }
      }
    },
    addEqual(text: number): void {
      const group = groups.get(text) ?? [];
      const crowd = group.length > CROWDED;
      for (const a of speakers(text)) {
        for (const b of group) {
          if (a === b) continue;
          put(a, b, 1, 1);
          if (crowd) put(b, a, 1, 1);
        }
      }
    },
    sorted(): ReadonlyMap<number, readonly Version[]> {
      return new Map([...lists].map(([document, list]) => [document, Object.freeze(list.sort((a, b) => a.to - b.to).map(({ version }) => version))]));
    },
  });
}
