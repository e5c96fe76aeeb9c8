/** Words that others have from a document: shared as well, but not copied by it. */
import { originOf } from './origin.ts';
import type { Findings } from './findings.ts';
import type { DocumentPairs } from './pairs.ts';
import { placesOfCluster } from './places.ts';
import type { Tracing } from './trace.ts';

const [ORIGIN, COPY] = [1, 2] as const;

/** Shared words of each document in sentences that are the origin of a cluster and in no cluster a copy. */
export function originWords(findings: Findings, pairs: DocumentPairs, tracing: Tracing): Float64Array {
  const { clusters, rows, copied, corpus, metadata } = findings;
  const sums = new Float64Array(corpus.documents.length);
  // Where no document is dated and none derives from another, no cluster has an origin.
  if (metadata.size === 0 && tracing.derivations.length === 0) return sums;
  const told = new Uint8Array(corpus.documents.length);
  for (let d = 0; d < told.length; d++) if (tracing.isTraced(d) || metadata.get(d)?.date) told[d] = 1;
  const roleOfRow = new Uint8Array(rows.at.length);
  const { begin, document } = pairs.lists;
  for (let c = 0; c < clusters.count; c++) {
    let known = 0;
    for (let i = begin[c]!; i < begin[c + 1]! && known < 2; i++) known += told[document[i]!]!;
    if (known < 2) continue;
    const { origin, roles } = originOf(document.subarray(begin[c]!, begin[c + 1]!), tracing, metadata);
    if (origin === null) continue;
    for (const row of placesOfCluster(findings, c).row) {
      const role = roles.get(rows.document[row]!);
      if (role !== undefined) roleOfRow[row]! |= role === 'origin' ? ORIGIN : COPY;
    }
  }
  for (let d = 0; d < told.length; d++) {
    if (told[d] === 0) continue;
    for (let row = corpus.documentRow[d]!; row < corpus.documentRow[d + 1]!; row++) if (roleOfRow[row] === ORIGIN) sums[d]! += copied[row]!;
  }
  return sums;
}
