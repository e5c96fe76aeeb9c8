/** Columns of runs as clusters need them: where each stands, how often, and which one follows. */
import { copyBytes, u32 } from '../kernel/memory.ts';
import type { Rows, Runs } from '../model/columns.ts';
import type { RunColumns } from './stretches.ts';

const NONE = 0xffffffff;

/** One column out of many jobs' runs; those across boundaries stand behind those inside sentences. */
export function joinRuns(memory: WebAssembly.Memory, parts: readonly Runs[], address: number): Runs {
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const joined: Runs = { count, keys: address, rows: address + 8 * count, offsets: address + 12 * count };
  let at = 0;
  for (const part of parts) {
    copyBytes(memory, joined.keys + 8 * at, part.keys, 8 * part.count);
    copyBytes(memory, joined.rows + 4 * at, part.rows, 4 * part.count);
    copyBytes(memory, joined.offsets + 4 * at, part.offsets, 4 * part.count);
    at += part.count;
  }
  return joined;
}

/** Bits of a row: its sentence and its boundary, its boundary and the next sentence, both boundaries do not stand in the same places. */
const [LEAVES_SENTENCE, ENTERS_SENTENCE, PASSES_SENTENCE] = [1, 2, 4] as const;

/**
 * Where runs of copies part at a sentence end: equal sentences may go on in different ways, and equal boundaries may follow different
 * sentences. A stretch that went on there would lose the places that do not.
 */
function partings(sentence: Uint32Array, boundary: Uint32Array): Uint8Array {
  const parted = new Uint8Array(sentence.length);
  for (let row = 0; row < sentence.length; row++) {
    const end = boundary[row]!;
    if (sentence[row] !== end) parted[sentence[row]!]! |= LEAVES_SENTENCE;
    if (sentence[row + 1] !== end + 1) parted[end]! |= ENTERS_SENTENCE;
    if (boundary[row + 1] !== end + 1) parted[end]! |= PASSES_SENTENCE;
  }
  return parted;
}

/**
 * @param inner how many of the runs lie inside sentences; each part ascends by row and offset
 * @param occurrences how often the words of a first row occur
 * @param boundaries how often the boundary after a row occurs
 * @param boundaryFirst the first row with the same boundary
 */
export function runColumns(memory: WebAssembly.Memory, rows: Rows, runs: Runs, inner: number, runLength: number, occurrences: Uint32Array, boundaries: Uint32Array, boundaryFirst: Uint32Array): RunColumns {
  const row = u32(memory, runs.rows, runs.count);
  const offset = u32(memory, runs.offsets, runs.count);
  const size = u32(memory, rows.size, rows.count);
  const document = u32(memory, rows.document, rows.count);
  const parted = partings(u32(memory, rows.first, rows.count), boundaryFirst);
  const weight = new Uint32Array(runs.count);
  const following = new Uint32Array(runs.count).fill(NONE);
  const firstInner = firstOfRow(row, 0, inner, rows.count);
  const firstAcross = firstOfRow(row, inner, runs.count, rows.count);
  for (let i = 0; i < runs.count; i++) {
    const r = row[i]!;
    weight[i] = i < inner ? occurrences[r]! : boundaries[r]!;
    let next = i + 1;
    if (next === inner || next === runs.count || row[next] !== r || offset[next] !== offset[i]! + 1) {
      next = NONE;
      if (i < inner && offset[i]! + runLength === size[r] && !(parted[r]! & LEAVES_SENTENCE)) next = at(firstAcross, r, offset[i]! + 1);
      else if (i >= inner && offset[i]! + 1 === size[r] && r + 1 < rows.count && document[r + 1] === document[r]) {
        if (!(parted[r]! & ENTERS_SENTENCE)) next = at(firstInner, r + 1, 0);
        if (next === NONE && !(parted[r]! & PASSES_SENTENCE)) next = at(firstAcross, r + 1, 0);
      }
    }
    following[i] = next;
  }
  return { row, offset, weight, following };

  function at(index: Uint32Array, r: number, wanted: number): number {
    const i = index[r]!;
    return i !== NONE && offset[i] === wanted ? i : NONE;
  }
}

function firstOfRow(row: Uint32Array, from: number, to: number, rows: number): Uint32Array {
  const first = new Uint32Array(rows).fill(NONE);
  for (let i = to - 1; i >= from; i--) first[row[i]!] = i;
  return first;
}
