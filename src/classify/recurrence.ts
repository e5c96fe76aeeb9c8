/** How often lines stand on documents of one outlet. */
import { FIELD, LINE_RECORD, SHAPE } from '../kernel/lines.ts';
import { RECURS } from './page.ts';

/** Chance seldom puts a line on three documents. */
const OFTEN = 3;
/** What stands on so large a part of an outlet's documents belongs to the page. */
const MOSTLY = 0.25;
/** A document whose texts stand so far on others is a copy of them, and says nothing about furniture. */
const COPY = 0.8;

export function recurrenceOf(docs: readonly { readonly units: Uint32Array; readonly outlet?: number }[]): Uint8Array[] {
  const counts = new Map<bigint, number>();
  const names = new Map<number, number>();
  const keyOf = (units: Uint32Array, at: number): bigint => (BigInt(units[at + FIELD.HIGH]!) << 32n) | BigInt(units[at + FIELD.LOW]!);
  for (const { units } of docs) {
    const seen = new Set<bigint>();
    const seenNames = new Set<number>();
    for (let at = 0; at < units.length; at += LINE_RECORD) {
      const key = keyOf(units, at);
      if (!seen.has(key)) { seen.add(key); counts.set(key, (counts.get(key) ?? 0) + 1); }
      const name = units[at + FIELD.NAMES]!;
      if (name !== 0 && !seenNames.has(name)) { seenNames.add(name); names.set(name, (names.get(name) ?? 0) + 1); }
    }
  }
  const most = Math.max(OFTEN, Math.ceil(MOSTLY * docs.length));
  return docs.map(({ units }) => {
    const found = new Uint8Array(units.length / LINE_RECORD);
    let [texts, copied] = [0, 0];
    for (let at = 0, unit = 0; at < units.length; at += LINE_RECORD, unit++) {
      const count = counts.get(keyOf(units, at))!;
      if (count >= OFTEN) found[unit]! |= RECURS.OFTEN;
      if (count >= most) found[unit]! |= RECURS.MOSTLY;
      const size = units[at + FIELD.SIZES]! & 0xffff;
      const name = units[at + FIELD.NAMES]!;
      if (name !== 0 && names.get(name)! >= OFTEN && size >= 2) found[unit]! |= RECURS.NAMES;
      if (size >= 12 && units[at + FIELD.SHAPE]! & SHAPE.SENTENCE) { texts += size; if (count >= OFTEN) copied += size; }
    }
    if (copied > COPY * texts) found.fill(0);
    return found;
  });
}
