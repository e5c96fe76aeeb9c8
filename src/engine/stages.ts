/** Every stage that an engine can share out, by name: (workbench, arguments, job number) → result that can be sent to a thread. */
import { exactJoin, prefixRecords } from '../join/exact.ts';
import { findContained } from '../join/contain.ts';
import { documentBand, documentKeys } from '../join/documents.ts';
import { bandKeys, lshJoin } from '../join/lsh.ts';
import { countRuns, keepRepeated, keyRecords, sortRuns } from '../join/runs.ts';
import { boundaryKeys, boundaryRuns } from '../sketch/boundaries.ts';
import { countShingles, mergeCounters } from '../sketch/counters.ts';
import { gatherRows } from '../sketch/rows.ts';
import { writeSets } from '../sketch/sets.ts';
import { compareDocuments } from '../verify/documents.ts';
import { markShared } from '../verify/shared.ts';
import { ingest, ingestSlice } from './ingest.ts';

export const STAGES = Object.freeze({
  ingest, ingestSlice, gatherRows, countShingles, mergeCounters, writeSets, boundaryKeys, boundaryRuns,
  prefixRecords, exactJoin, bandKeys, lshJoin, findContained, countRuns, keepRepeated, keyRecords, sortRuns, markShared, documentKeys, documentBand, compareDocuments,
});

export type Jobs = typeof STAGES;
export type StageName = keyof Jobs;
