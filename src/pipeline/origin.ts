/** Which member of a cluster was there first, from the dates of its documents and what they have from one another. */
import type { Evidence, Origin, Role } from '../model/provenance.ts';
import type { Metadata } from '../read/metadata.ts';
import { EVIDENCE } from '../trace/weigh.ts';
import type { Derived, Tracing } from './trace.ts';
import { evidenceOf } from './derivations.ts';

/** Origin of a cluster and the role of each of its documents. */
export interface Origins {
  readonly origin: Origin | null;
  /** by document number; documents that are not in it are unknown */
  readonly roles: ReadonlyMap<number, Role>;
}

/** Nobody can say. */
export const NOTHING_KNOWN: Origins = Object.freeze({ origin: null, roles: new Map() });

/**
 * Finds the document from which the others derive.
 * @param documents of the members, in the order of places
 * @param metadata by document number
 */
export function originOf(documents: ArrayLike<number>, tracing: Tracing, metadata: ReadonlyMap<number, Metadata>): Origins {
  const distinct: number[] = [];
  for (let i = 0; i < documents.length; i++) if (documents[i] !== distinct[distinct.length - 1]) distinct.push(documents[i]!);
  if (distinct.length < 2 || !distinct.some((d) => tracing.isTraced(d) || metadata.get(d)?.date)) return NOTHING_KNOWN;
  const dated = metadata.size > 1 && distinct.filter((d) => metadata.get(d)?.date).length > 1;
  const before = (a: number, b: number): boolean => {
    if (!dated) return false;
    const [one, other] = [metadata.get(a)?.date, metadata.get(b)?.date];
    return Boolean(one && other && one.to <= other.from);
  };
  const first = !dated ? undefined : distinct.find((d) => distinct.every((other) => other === d || before(d, other)));
  if (first !== undefined) {
    return found(first, 'certain', [{ kind: 'date', detail: `${metadata.get(first)!.date!.text}, before every other`, count: 1 }], distinct.filter((d) => d !== first));
  }
  // Whoever has the text from another of them did not have it first; of those left, the one from which most others have it, if it is one.
  const ranked = distinct.filter((d) => !distinct.some((other) => tracing.between(other, d) !== undefined || before(other, d)))
    .map((d) => ({ d, copies: distinct.filter((other) => tracing.between(d, other) !== undefined) }))
    .filter(({ copies }) => copies.length > 0).sort((a, b) => b.copies.length - a.copies.length);
  if (ranked.length === 0 || (ranked.length > 1 && ranked[0]!.copies.length === ranked[1]!.copies.length)) return NOTHING_KNOWN;
  const { d, copies } = ranked[0]!;
  return found(d, 'likely', summed(copies.map((copy) => tracing.between(d, copy)!)), copies);

  function found(document: number, confidence: Origin['confidence'], evidence: readonly Evidence[], copies: readonly number[]): Origins {
    let member = 0;
    while (documents[member] !== document) member++;
    const roles = new Map<number, Role>([[document, 'origin'], ...copies.map((copy) => [copy, 'copy'] as const)]);
    return { origin: Object.freeze({ member, confidence, evidence: Object.freeze(evidence) }), roles };
  }
}

/** The evidence of several derivations from one document, added up. */
function summed(derived: readonly Derived[]): Evidence[] {
  const side = Object.fromEntries(EVIDENCE.map((kind) => [kind, derived.reduce((sum, one) => sum + one.side[kind], 0)])) as unknown as Derived['side'];
  const where = derived.length === 1 ? '' : ` in ${derived.length} documents`;
  return evidenceOf(side).map((one) => Object.freeze({ ...one, detail: `${one.detail}${where}` }));
}
