/** Documents that are versions of one another. */
import type { Engine } from '../engine/engine.ts';
import type { ScanOptions } from '../model/options.ts';
import type { Version } from '../model/report.ts';
import type { Corpus } from './ingest.ts';

/** Versions by document number. */
export async function findVersions(engine: Engine, corpus: Corpus, options: ScanOptions): Promise<ReadonlyMap<number, readonly Version[]>> {
  void engine; void corpus; void options;
  return new Map();
}
