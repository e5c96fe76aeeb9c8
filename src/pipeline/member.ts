/** What the views of all clusters share: a member's place and text, its role, names of clusters. */
import type { Role } from '../model/provenance.ts';
import type { MemberRow } from '../model/report.ts';
import type { Origins } from './origin.ts';
import type { Texts } from './texts.ts';

/** Eight digits of a u32. */
export const hex = (value: number): string => (value >>> 0).toString(16).padStart(8, '0');

/** Two mixed 32-bit hashes of words [from, to) as 16 digits. */
export function nameOfWords(words: Uint32Array, from: number, to: number): string {
  let low = 0x811c9dc5;
  let high = 0x9e3779b9;
  for (let i = from; i < to; i++) {
    low = Math.imul(low ^ words[i]!, 0x85ebca6b);
    low ^= low >>> 15;
    high = Math.imul(high ^ words[i]!, 0xc2b2ae35);
    high ^= high >>> 13;
  }
  return `${hex(high)}${hex(low)}`;
}

/** A member whose fields are overwritten by the next one. */
export type MutableMember = { -readonly [K in keyof MemberRow]: MemberRow[K] };

/** A member that stands nowhere yet. */
export function emptyMember(marked: boolean | null): MutableMember {
  return {
    document: 0, start: 0, end: 0, line: 0, column: 0, endLine: 0, endColumn: 0, bytes: new Uint8Array(0), byteStart: 0, byteEnd: 0,
    kind: 'exact', resemblance: 1, containment: 1, longestRun: 0, marked,
  };
}

/** Brings a member to bytes [start, end) of a document. */
export function moveMember(out: MutableMember, texts: Texts, document: number, start: number, end: number): void {
  const place = texts.place(document, start, end);
  out.document = document;
  out.start = place.start;
  out.end = place.end;
  out.line = place.line;
  out.column = place.column;
  out.endLine = place.endLine;
  out.endColumn = place.endColumn;
  if (texts.wellFormed(document)) { out.bytes = texts.bytes(document); out.byteStart = start; out.byteEnd = end; }
  else {
    out.bytes = Buffer.from(Buffer.from(texts.bytes(document).subarray(start, end)).toString('utf8'));
    out.byteStart = 0;
    out.byteEnd = out.bytes.length;
  }
}

/** Role of the member at `index`, whose document is given. */
export function roleIn({ origin, roles }: Origins, document: number, index: number): Role {
  const role = roles.get(document) ?? 'unknown';
  // Where the document that had it first repeats it, one place is enough of an origin.
  return role === 'origin' && origin?.member !== index ? 'unknown' : role;
}
