/** The TypeScript twin: the kernel's operations in plain code over the same memory, with the same results to the byte. */
import type { KernelOperations, SegmentOperations, TokenizeOperations } from '../kernel.ts';
import { collapse } from './collapse.ts';
import { findContained, indexProbes } from './contain.ts';
import { countKeys, countShingles, mergeCounters } from './counters.ts';
import { markShared } from './cover.ts';
import { joinBuckets } from './join.ts';
import { bandKeys, minhashSeeds } from './minhash.ts';
import { overlap } from './overlap.ts';
import { densePoints } from './points.ts';
import { contentPostings, gramPostings, shinglePostings } from './postings.ts';
import { radixSort } from './radix.ts';
import { bandRecords, keyRecords, prefixRecords, probeRecords } from './records.ts';
import { boundaryKeys, boundaryRuns, keepRepeated } from './runs.ts';
import { markRepeats } from './repeats.ts';
import { writeSets } from './sets.ts';
import { addToTable, compareWithTable, lowerSignature } from './signature.ts';
import { viewOf, type View } from './view.ts';

/** The operations on columns; segment.ts and tokenize.ts bring those on text. */
export type ColumnOperations = Omit<KernelOperations, keyof SegmentOperations | keyof TokenizeOperations>;

/** The twin over a memory. Every operation sees the memory as large as it is when called. */
export function createTwin(memory: WebAssembly.Memory): ColumnOperations {
  const over = <A extends unknown[], R>(operation: (view: View, ...args: A) => R) => (...args: A): R => operation(viewOf(memory), ...args);
  return Object.freeze<ColumnOperations>({
    collapse: over(collapse),
    countShingles: over(countShingles),
    mergeCounters: over(mergeCounters),
    markRepeats: over(markRepeats),
    writeSets: over(writeSets),
    boundaryKeys: over(boundaryKeys),
    boundaryRuns: over(boundaryRuns),
    countKeys: over(countKeys),
    minhashSeeds: over(minhashSeeds),
    bandKeys: over(bandKeys),
    lowerSignature: over(lowerSignature),
    radixSort: over(radixSort),
    prefixRecords: over(prefixRecords),
    bandRecords: over(bandRecords),
    keepRepeated: over(keepRepeated),
    keyRecords: over(keyRecords),
    joinBuckets: over(joinBuckets),
    probeRecords: over(probeRecords),
    indexProbes: over(indexProbes),
    findContained: over(findContained),
    overlap: over(overlap),
    densePoints: over(densePoints),
    contentPostings: over(contentPostings),
    shinglePostings: over(shinglePostings),
    gramPostings: over(gramPostings),
    addToTable: over(addToTable),
    compareWithTable: over(compareWithTable),
    markShared: (wordsA, sizeA, wordsB, sizeB, k, _table, _mask, marks) => {
      memory.grow(0);
      markShared(memory, wordsA, sizeA, wordsB, sizeB, k, marks);
    },
  });
}
