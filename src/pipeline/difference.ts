/** What a member has in common with its representative and what it changes, word by word, as places. */
import { wordFinder } from '../kernel/spans.ts';
import type { Workbench } from '../kernel/workbench.ts';
import type { Change, Difference, PlaceRow } from '../model/report.ts';
import type { SpanPlace } from '../read/places.ts';
import { alignSentences, type Alignment } from './alignment.ts';
import type { Findings } from './findings.ts';

/** Where the words of a row stand: pairs [start, end) in bytes, and in units where the row is one line of well-formed text. */
interface Located {
  readonly document: number;
  readonly bytes: Uint32Array;
  readonly units: Uint32Array | null;
  readonly place: SpanPlace;
}

/** Differences against one representative; `row` is where it stands, `place` where the member does, if that is known already. */
export type Differ = (row: number, member: number, place: SpanPlace | null) => Difference;

/** Tells differences between sentences; what belongs to one representative is kept until the next is asked for. */
export function createDiffer(bench: Workbench, findings: Findings, words: Uint32Array): Differ {
  const { rows, texts, shingle } = findings;
  const find = wordFinder();
  let centre = -1;
  let ground: Located | null = null;
  /** by first row */
  const known = new Map<number, Alignment>();

  return (row, member, place) => {
    if (row !== centre) {
      centre = row;
      ground = locate(row, null);
      known.clear();
    }
    const first = rows.first[member]!;
    let alignment = known.get(first);
    if (!alignment) known.set(first, alignment = align(row, member));
    return placed(alignment, locate(member, place));
  };

  /** Where the words of a row stand; counted through once, in units from its beginning. */
  function locate(row: number, known: SpanPlace | null): Located {
    const document = rows.document[row]!;
    const bytes = texts.bytes(document);
    const words = find(bytes, rows.start[row]!, rows.end[row]!).slice();
    const place = known ?? texts.place(document, rows.start[row]!, rows.end[row]!);
    if (!texts.wellFormed(document) || place.line !== place.endLine) return { document, bytes: words, units: null, place };
    const units = new Uint32Array(words.length);
    let [at, count] = [rows.start[row]!, place.start];
    for (let k = 0; k < words.length; k++) {
      // A unit is counted at a character's first byte, two for characters beyond U+FFFF.
      for (; at < words[k]!; at++) {
        const byte = bytes[at]!;
        if (byte < 0x80 || byte >= 0xc0) count += byte >= 0xf0 ? 2 : 1;
      }
      // Some characters are two words, which then overlap.
      units[k] = words[k] === at ? count : texts.place(document, words[k]!, words[k]!).start;
    }
    return { document, bytes: words, units, place };
  }

  /** Words [from, to) of a row; an empty span stands behind the word before it. */
  function unitsOf({ document, bytes, units, place }: Located, from: number, to: number): readonly [number, number] {
    const [first, last] = from < to ? [2 * from, 2 * to - 1] : [2 * from - 1, 2 * from - 1];
    if (last < 0) return [place.start, place.start];
    if (units !== null) return [units[first]!, units[last]!];
    const { start, end } = texts.place(document, bytes[first]!, bytes[last]!);
    return [start, end];
  }

  function placeOf(located: Located, from: number, to: number): PlaceRow {
    const { document, bytes, units, place } = located;
    if (units === null) return { document, ...texts.place(document, bytes[2 * from]!, bytes[2 * to - 1]!) };
    const [start, end] = unitsOf(located, from, to);
    const column = place.column - place.start;
    return { document, start, end, line: place.line, column: column + start, endLine: place.line, endColumn: column + end - 1 };
  }

  function align(row: number, member: number): Alignment {
    return alignSentences(bench, words, rows.at[row]!, rows.size[row]!, rows.at[member]!, rows.size[member]!, shingle);
  }

  function placed({ shared, changes }: Alignment, own: Located): Difference {
    const places: PlaceRow[] = [];
    for (let s = 0; s < shared.length; s += 2) places.push(placeOf(own, shared[s]!, shared[s + 1]!));
    const told: Change[] = [];
    for (let c = 0; c < changes.length; c += 4) {
      const [i, toI, j, toJ] = [changes[c]!, changes[c + 1]!, changes[c + 2]!, changes[c + 3]!];
      told.push({ op: j === toJ ? 'delete' : i === toI ? 'insert' : 'replace', representative: unitsOf(ground!, i, toI), member: unitsOf(own, j, toJ) });
    }
    return { shared: places, changes: told };
  }
}
