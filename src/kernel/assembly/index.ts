/** The kernel's exports. One module, one instance per thread, one memory for all of them; the loader draws its layout. */
export { cut, segment, segmentLines } from './segment';
export { holdsControls } from './controls';
export { quotations } from './quotations';
export { textLines } from './lines';
export { tokenize } from './tokenize';
export { collapse } from './collapse';
export { countShingles, mergeCounters } from './counters';
export { markRepeats } from './repeats';
export { writeSets } from './sets';
export { radixSort } from './radix';
export { bandRecords, joinBuckets, prefixRecords } from './join';
export { overlap } from './overlap';
export { bandKeys } from './minhash';
export { minhashSeeds } from './hash';
export { findContained, indexProbes, probeRecords } from './contain';
export { boundaryKeys, boundaryRuns, countKeys, keepRepeated, keyRecords } from './runs';
export { markShared } from './cover';
export { addToTable, compareWithTable, lowerSignature } from './signature';
