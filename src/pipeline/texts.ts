/** The texts behind a report: bytes, ids and places of documents. */
import { isUtf8 } from 'node:buffer';
import type { Text } from '../engine/ingest.ts';
import type { Source } from '../model/document.ts';
import { placesOf, type SpanPlace } from '../read/places.ts';

/** Access to the texts by document number; offsets are bytes, see {@link SpanPlace} for what a place has. */
export interface Texts {
  id(document: number): string;
  bytes(document: number): Uint8Array;
  /** whether the whole document is well-formed UTF-8 */
  wellFormed(document: number): boolean;
  place(document: number, start: number, end: number): SpanPlace;
}

/** Texts of the documents, each looked at when it is first asked for. */
export function createTexts(documents: readonly Source[], texts: readonly Text[]): Texts {
  const views: (Uint8Array | undefined)[] = new Array(texts.length);
  const places: ((start: number, end: number) => SpanPlace)[] = new Array(texts.length);
  const formed: (boolean | undefined)[] = new Array(texts.length);
  const bytes = (document: number): Uint8Array => {
    const text = texts[document]!;
    return views[document] ??= new Uint8Array(text.chunk, text.offset, text.length);
  };
  const wellFormed = (document: number): boolean => formed[document] ??= isUtf8(bytes(document));
  return Object.freeze({
    id: (document: number) => documents[document]!.id,
    bytes,
    wellFormed,
    place: (document: number, start: number, end: number) => (places[document] ??= placesOf(bytes(document), wellFormed(document)))(start, end),
  });
}
