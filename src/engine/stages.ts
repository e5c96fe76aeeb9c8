/** Every stage that an engine can share out, by name: (workbench, arguments, job number) → result that can be sent to a thread. */
import { readLines } from '../classify/lines.ts';
import { classifyPages } from '../classify/pages.ts';
import { frequentLines } from '../classify/recurrence.ts';
import { tellStretches } from '../cluster/partial.ts';
import { exactJoin, prefixRecords } from '../join/exact.ts';
import { findContained } from '../join/contain.ts';
import { documentBand, documentKeys } from '../join/documents.ts';
import { bandKeys, lshJoin } from '../join/lsh.ts';
import { encodePostings, postingRecords } from '../join/postings.ts';
import { countRuns, keepRepeated, keyRecords, sortRuns } from '../join/runs.ts';
import { boundaryKeys, boundaryRuns } from '../sketch/boundaries.ts';
import { countShingles, mergeCounters } from '../sketch/counters.ts';
import { findQuotations } from '../sketch/quotations.ts';
import { gatherRows } from '../sketch/rows.ts';
import { writeSets } from '../sketch/sets.ts';
import { compareDocuments } from '../verify/documents.ts';
import { markShared } from '../verify/shared.ts';
import { comparePairs } from './compare.ts';
import { ingest, ingestSlice } from './ingest.ts';
import { passageKeys, rankTexts } from './nearest.ts';

export const STAGES = Object.freeze({
  ingest, ingestSlice, gatherRows, findQuotations, readLines, frequentLines, classifyPages, countShingles, mergeCounters, writeSets, boundaryKeys, boundaryRuns,
  prefixRecords, exactJoin, bandKeys, lshJoin, findContained, countRuns, keepRepeated, keyRecords, sortRuns, markShared, tellStretches, documentKeys, documentBand, compareDocuments, comparePairs, passageKeys, rankTexts,
  postingRecords, encodePostings,
});

/** The stages by name, for typed calls of {@link Engine.run}. */
export type Jobs = typeof STAGES;
/** Name of a stage: all that has to be sent to another thread to say what to do. */
export type StageName = keyof Jobs;
