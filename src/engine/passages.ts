/** Passages as people and programs read them: places, texts, kinds and differences. */
import { isUtf8 } from 'node:buffer';
import { BOUNDARY, type AlignText, type Box } from '../align/columns.ts';
import type { Passages } from '../align/passages.ts';
import { alignWords } from '../align/words.ts';
import type { PassageChange, PassageKind, PassageRecord } from '../model/comparison.ts';
import type { Place } from '../model/report.ts';
import { placesOf, type SpanPlace } from '../read/places.ts';

/** A text that passages stand in. */
export interface TextBehind {
  readonly id: string;
  readonly bytes: Uint8Array;
  /** where the text begins behind its front matter */
  readonly begin: number;
}

/** Share of the longer side's words that must stand in the other in the same order. */
const VERBATIM = 0.9;
/** Marks that may close a sentence behind its end mark, in bytes. */
const MOST_CLOSING = 8;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** A side of a pair: its text, its columns, and places in it, which are counted when the first is asked for. */
interface Side { readonly text: TextBehind; readonly columns: AlignText; readonly place: (start: number, end: number) => SpanPlace }

/** A passage and the tokens that it is made of. */
export interface ToldPassage { readonly box: Box; readonly record: PassageRecord }

/** A function that tells the passages of one pair after the other, in the order of the left text. */
export function createTeller(): (left: TextBehind, a: AlignText, right: TextBehind, b: AlignText, found: Passages) => ToldPassage[] {
  let places = new Map<TextBehind, Side['place']>();
  const sideOf = (text: TextBehind, columns: AlignText): Side => ({
    text, columns,
    place: (start, end) => {
      let place = places.get(text);
      if (place === undefined) places.set(text, place = placesOf(text.bytes, isUtf8(text.bytes)));
      return place(start, end);
    },
  });
  return (left, a, right, b, { local, condensed }) => {
    places = new Map([...places].filter(([text]) => text === left || text === right));
    const [one, other] = [sideOf(left, a), sideOf(right, b)];
    const told: ToldPassage[] = [
      ...local.map((fit) => ({ box: fit, record: tell(one, other, fit, null, Math.min(fit.leftShare, fit.rightShare)) })),
      ...condensed.map((passage) => ({ box: passage, record: tell(one, other, passage, passage.side, passage.share) })),
    ];
    return told.sort((x, y) => x.box.leftFrom - y.box.leftFrom || x.box.rightFrom - y.box.rightFrom || y.box.leftTo - x.box.leftTo);
  };
}

function tell(left: Side, right: Side, box: Box, condensedSide: 'left' | 'right' | null, share: number): PassageRecord {
  const [leftSpan, rightSpan] = [spanOf(left, box.leftFrom, box.leftTo), spanOf(right, box.rightFrom, box.rightTo)];
  const { kind, changes } = condensedSide === null ? differences(left, right, box) : { kind: 'condensed' as const, changes: [] };
  return Object.freeze({
    left: placeOf(left, leftSpan), right: placeOf(right, rightSpan), kind, condensedSide, share,
    leftText: textOf(left, leftSpan), rightText: textOf(right, rightSpan), changes: Object.freeze(changes),
  });
}

/** Bytes of tokens [from, to), with the marks that close the last sentence. */
function spanOf({ text: { bytes }, columns: { start, end, boundary, size } }: Side, from: number, to: number): readonly [number, number] {
  let stop = end[to - 1]!;
  if (boundary[to - 1] === BOUNDARY.SENTENCE) {
    const limit = Math.min(to < size ? start[to]! : bytes.length, stop + MOST_CLOSING);
    while (stop < limit && bytes[stop]! > 0x20) stop++;
    // No character is cut.
    while (stop < bytes.length && (bytes[stop]! & 0xc0) === 0x80) stop++;
  }
  return [start[from]!, stop];
}

function placeOf({ text, place }: Side, [start, end]: readonly [number, number]): Place {
  return Object.freeze({ document: text.id, ...place(start, end) });
}

function textOf({ text: { bytes } }: Side, [start, end]: readonly [number, number]): string {
  return decoder.decode(bytes.subarray(start, end));
}

function differences(left: Side, right: Side, box: Box): { kind: PassageKind; changes: PassageChange[] } {
  const [leftSize, rightSize] = [box.leftTo - box.leftFrom, box.rightTo - box.rightFrom];
  const words = new Uint32Array(leftSize + rightSize);
  words.set(left.columns.word.subarray(box.leftFrom, box.leftTo));
  words.set(right.columns.word.subarray(box.rightFrom, box.rightTo), leftSize);
  const equal = alignWords(words, 0, leftSize, leftSize, rightSize);
  const changes: PassageChange[] = [];
  let [i, j, kept] = [0, 0, 0];
  for (let k = 0; k <= equal.length; k += 3) {
    const [toI, toJ, length] = k < equal.length ? [equal[k]!, equal[k + 1]!, equal[k + 2]!] : [leftSize, rightSize, 0];
    if (toI > i || toJ > j) {
      changes.push(Object.freeze({
        op: j === toJ ? 'delete' : i === toI ? 'insert' : 'replace',
        left: unitsOf(left, box.leftFrom, i, toI), right: unitsOf(right, box.rightFrom, j, toJ),
      }));
    }
    kept += length;
    [i, j] = [toI + length, toJ + length];
  }
  return { kind: kept >= VERBATIM * Math.max(leftSize, rightSize) ? 'verbatim' : 'reworded', changes };
}

/** Words [from, to) of a passage in units; an empty span stands behind the word before it. */
function unitsOf({ columns: { start, end }, place }: Side, first: number, from: number, to: number): readonly [number, number] {
  const begin = from < to || from === 0 ? start[first + from]! : end[first + from - 1]!;
  const stop = from < to ? end[first + to - 1]! : begin;
  const span = place(begin, stop);
  return [span.start, span.end];
}
