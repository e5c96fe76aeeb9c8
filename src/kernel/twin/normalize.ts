/**
 * UTF-8 bytes → characters after NFKC, full case folding and loss of default ignorables (NFKC_Casefold, Unicode §3.13, UAX 15), as
 * `../assembly/normalize.ts` makes them. U+0345 is ordered among the marks before it folds to ι, so that canonically equal texts stay equal.
 */
import { BOUNDARY, CLASS_SHIFT, IGNORABLE } from '../unicode/layout.ts';
import { composedLength, composePair, decomposed, entryOf, lookOf, recordOf, type UnicodeTables } from './normalize-tables.ts';

/** Where normalised characters go. */
export interface CharacterSink {
  /**
   * The next normalised character.
   * @param entry its properties (../unicode/layout.ts)
   * @param look the Latin letter that its source passes for, 0 for none
   * @param from first byte of its source
   * @param to byte after its source
   * @param source the character that it was made of, where it was one that stood alone; else the same as `codePoint`
   */
  character(codePoint: number, entry: number, look: number, from: number, to: number, source: number): void;
  /** Invisible characters stood after the last one: bits {@link INVISIBLE} and {@link HYPHEN}. */
  invisible(which: number): void;
}

/** Marks on one starter that are ordered and composed together; more are treated as if U+034F stood between (UAX 15, stream-safe). */
const MARKS_LIMIT = 30;
/** What stood unseen between two characters: a soft hyphen, or anything else. */
export const INVISIBLE = 1;
export const HYPHEN = 2;
const SOFT_HYPHEN = 0xad;
const YPOGEGRAMMENI = 0x345;
const IOTA = 0x3b9;
const REPLACEMENT = 0xfffd;

/** Code point and size in bytes of the character at `at`, packed as codePoint · 8 + size; a malformed byte is U+FFFD of size 1. */
export function decode(bytes: Uint8Array, at: number, end: number): number {
  const lead = bytes[at]!;
  if (lead < 0x80) return lead * 8 + 1;
  const size = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  if (size === 0 || at + size > end) return REPLACEMENT * 8 + 1;
  let codePoint = lead & (0xff >> (size + 1));
  for (let i = 1; i < size; i++) {
    const next = bytes[at + i]!;
    if ((next & 0xc0) !== 0x80) return REPLACEMENT * 8 + 1;
    codePoint = (codePoint << 6) | (next & 0x3f);
  }
  const wellFormed = size === 2 || (size === 3 ? codePoint >= 0x800 && (codePoint < 0xd800 || codePoint > 0xdfff) : codePoint >= 0x10000 && codePoint < 0x110000);
  return wellFormed ? codePoint * 8 + size : REPLACEMENT * 8 + 1;
}

/**
 * A function that gives the normalised characters of bytes [start, end) to `sink`, in order. A boundary character waits until the next one
 * is seen: if that is a boundary too, its composed mapping is final; otherwise its decomposition gathers marks and is composed again.
 */
export function createNormalizer(tables: UnicodeTables, sink: CharacterSink): (bytes: Uint8Array, start: number, end: number) => void {
  let waiting = -1; // the boundary character that opened the segment, -1 once it is decomposed or if there is none
  let waitingEntry = 0;
  let from = 0;
  let to = 0;
  let invisible = 0;
  let starter = -1;
  let starterLook = 0;
  const marks = new Uint32Array(MARKS_LIMIT);
  let markCount = 0;

  const classOf = (codePoint: number): number => (entryOf(tables, codePoint) >> CLASS_SHIFT) & 0xff;
  const give = (codePoint: number, look: number): void => sink.character(codePoint, entryOf(tables, codePoint), look, from, to, codePoint);

  /** Composes the marks with the starter; those that stay keep their order. */
  function composeMarks(): void {
    let kept = 0;
    let lastClass = 0;
    for (let i = 0; i < markCount; i++) {
      const mark = marks[i]!;
      const combiningClass = classOf(mark);
      const composite = starter < 0 || (kept > 0 && lastClass === combiningClass) ? 0 : composePair(tables, starter, mark);
      if (composite !== 0) {
        starter = composite;
        starterLook = lookOf(tables, entryOf(tables, composite));
      } else {
        marks[kept++] = mark;
        lastClass = combiningClass;
      }
    }
    markCount = kept;
  }

  function giveSegment(): void {
    if (starter >= 0) give(starter, starterLook);
    for (let i = 0; i < markCount; i++) give(marks[i] === YPOGEGRAMMENI ? IOTA : marks[i]!, 0);
    markCount = 0;
    starter = -1;
  }

  function gather(codePoint: number, look: number): void {
    const combiningClass = classOf(codePoint);
    if (combiningClass > 0) {
      if (markCount === MARKS_LIMIT) {
        composeMarks();
        giveSegment();
      }
      let at = markCount++;
      while (at > 0 && classOf(marks[at - 1]!) > combiningClass) {
        marks[at] = marks[at - 1]!;
        at--;
      }
      marks[at] = codePoint;
      return;
    }
    composeMarks();
    const composite = starter >= 0 && markCount === 0 ? composePair(tables, starter, codePoint) : 0;
    if (composite !== 0) {
      starter = composite;
      starterLook = lookOf(tables, entryOf(tables, composite));
      return;
    }
    giveSegment();
    starter = codePoint;
    starterLook = look;
  }

  function gatherDecomposed(codePoint: number, entry: number): void {
    const record = recordOf(entry);
    if (record === 0) return gather(codePoint, 0);
    const place = decomposed(tables, record);
    const length = place & 31;
    for (let i = 0; i < length; i++) {
      const part = tables.records[(place >> 5) + i]!;
      // What a capital passes for is known before it is folded, so the source's own look holds while it stands for one letter.
      gather(part, lookOf(tables, length === 1 ? entry : entryOf(tables, part)));
    }
  }

  function finish(): void {
    if (waiting >= 0) {
      const record = recordOf(waitingEntry);
      if (record === 0) sink.character(waiting, waitingEntry, 0, from, to, waiting);
      else {
        const length = composedLength(tables, record);
        for (let i = 1; i <= length; i++) {
          const codePoint = tables.records[record + i]!;
          sink.character(codePoint, entryOf(tables, codePoint), length === 1 ? lookOf(tables, waitingEntry) : 0, from, to, waiting);
        }
      }
      waiting = -1;
    } else if (starter >= 0 || markCount > 0) {
      composeMarks();
      giveSegment();
    }
    if (invisible) sink.invisible(invisible);
    invisible = 0;
  }

  return (bytes, start, end) => {
    for (let at = start; at < end;) {
      const decoded = decode(bytes, at, end);
      const codePoint = decoded >> 3;
      const next = at + (decoded & 7);
      const entry = entryOf(tables, codePoint);
      if (entry & BOUNDARY) {
        finish();
        waiting = codePoint;
        waitingEntry = entry;
        from = at;
        to = next;
      } else if (entry & IGNORABLE) {
        invisible |= codePoint === SOFT_HYPHEN ? HYPHEN : INVISIBLE;
      } else {
        if (waiting >= 0) {
          gatherDecomposed(waiting, waitingEntry);
          waiting = -1;
        } else if (starter < 0 && markCount === 0) from = at;
        gatherDecomposed(codePoint, entry);
        to = next;
      }
      at = next;
    }
    finish();
  };
}
