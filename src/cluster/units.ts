/** Which places of a stretch are copies of one another: places in copies of one sentence, or of one sentence end. */
import type { Known, Members } from './explained.ts';
import type { RowColumns } from './standing.ts';

/** Scratch of {@link nameUnits}, used again for every stretch; all columns but `slots` have one entry a place. */
export interface Units {
  /** what standsAt finds a place by: a first row, or a first boundary, counted on behind all rows */
  unit: Uint32Array;
  /** where the stretch begins in it: words from the row's first, or before the sentence end */
  word: Uint32Array;
  /** the first place with the same unit and word */
  same: Uint32Array;
  /** of first places: how many are the same */
  count: Uint32Array;
  /** open addressing: 1 + a place, 0 where free; at most half full */
  slots: Uint32Array;
}

function makeRoom(units: Units, count: number): void {
  if (units.unit.length >= count) return;
  for (const name of ['unit', 'word', 'same', 'count'] as const) units[name] = new Uint32Array(2 * count);
}

/** Fills `units` for all places of a stretch. */
export function nameUnits(units: Units, { boundaries }: Known, { size, first }: RowColumns, places: Members): void {
  const { count: length, row, offset } = places;
  makeRoom(units, length);
  const { unit, word, same, count } = units;
  const mask = (1 << (32 - Math.clz32(2 * length - 1))) - 1;
  if (units.slots.length <= mask) units.slots = new Uint32Array(mask + 1);
  const slots = units.slots.fill(0, 0, mask + 1);
  for (let i = 0; i < length; i++) {
    const r = row[i]!;
    const inside = offset[i]! + places.length <= size[r]!;
    const u = inside ? first[r]! : size.length + boundaries.first[r]!;
    const w = inside ? offset[i]! : size[r]! - offset[i]!;
    let slot = Math.imul(u, 0x9e3779b1) ^ Math.imul(w, 0x85ebca6b);
    slot = (slot ^ (slot >>> 15)) & mask;
    while (slots[slot] !== 0 && (unit[slots[slot]! - 1] !== u || word[slots[slot]! - 1] !== w)) slot = (slot + 1) & mask;
    unit[i] = u;
    word[i] = w;
    count[i] = 0;
    if (slots[slot] === 0) slots[slot] = i + 1;
    same[i] = slots[slot]! - 1;
    count[same[i]!]!++;
  }
}
