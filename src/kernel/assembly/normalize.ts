/**
 * UTF-8 bytes → NFKC_Casefold characters, given one by one to `tokenize-words.ts`; `../twin/normalize.ts` is the specification.
 * State is in globals of the instance, which belongs to one thread.
 */
import { decode } from './normalize-decode';
import { BOUNDARY, IGNORABLE, classOf, composePair, composedLength, decomposedAt, decomposedLength, entryOf, lookOf, recordOf } from './normalize-tables';
import { character, closeWord, compatible, graphemeWord, invisible } from './tokenize-words';

const KIND_MARK: u32 = 2;
const KIND_GRAPHEME: u32 = 3;
/** Kind and record of an entry: a grapheme with no record maps to itself. */
const PLAIN_MASK: u32 = 0xffff0003;
const MARKS_LIMIT: u32 = 30;
const NONE: u32 = 0xffffffff;
const YPOGEGRAMMENI: u32 = 0x345;
const IOTA: u32 = 0x3b9;

/** u32[MARKS_LIMIT]: the marks on the starter, ordered */
let marks: usize = 0;
let markCount: u32 = 0;
let starter: u32 = NONE;
let starterLook: u32 = 0;
let waiting: u32 = NONE;
let waitingEntry: u32 = 0;
let sawInvisible: bool = false;

/** @param scratch 128 bytes for marks */
export function openNormalizer(scratch: usize): void {
  marks = scratch;
}

// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
function markAt(i: u32): u32 {
  return load<u32>(marks + (i << 2));
}

function composeMarks(): void {
  let kept: u32 = 0;
  let lastClass: u32 = 0;
  for (let i: u32 = 0; i < markCount; i++) {
    const mark = markAt(i);
    const combiningClass = classOf(entryOf(mark));
    const composite = starter == NONE || (kept && lastClass == combiningClass) ? 0 : composePair(starter, mark);
    if (composite) {
      starter = composite;
      starterLook = lookOf(recordOf(entryOf(composite)));
    } else {
      store<u32>(marks + (kept << 2), mark);
      kept++;
      lastClass = combiningClass;
    }
  }
  markCount = kept;
}

function giveSegment(): void {
  if (starter != NONE) character(starter, entryOf(starter), starterLook);
  for (let i: u32 = 0; i < markCount; i++) {
    const mark = markAt(i);
    const c = mark == YPOGEGRAMMENI ? IOTA : mark;
    character(c, entryOf(c), 0);
  }
  markCount = 0;
  starter = NONE;
}

function gather(codePoint: u32, look: u32): void {
  const combiningClass = classOf(entryOf(codePoint));
  if (combiningClass) {
    if (markCount == MARKS_LIMIT) {
      composeMarks();
      giveSegment();
    }
    let at = markCount++;
    while (at && classOf(entryOf(markAt(at - 1))) > combiningClass) {
      store<u32>(marks + (at << 2), markAt(at - 1));
      at--;
    }
    store<u32>(marks + (at << 2), codePoint);
    return;
  }
  composeMarks();
  const composite = starter != NONE && !markCount ? composePair(starter, codePoint) : 0;
  if (composite) {
    starter = composite;
    starterLook = lookOf(recordOf(entryOf(composite)));
    return;
  }
  giveSegment();
  starter = codePoint;
  starterLook = look;
}

function gatherDecomposed(codePoint: u32, entry: u32): void {
  const record = recordOf(entry);
  if (!record) {
    gather(codePoint, 0);
    return;
  }
  const length = decomposedLength(record);
  const from = decomposedAt(record);
  for (let i: u32 = 0; i < length; i++) {
    const part = load<u32>(from + (i << 2));
    gather(part, lookOf(length == 1 ? record : recordOf(entryOf(part))));
  }
}

/** A segment that marks, ignorables or joining characters made longer than its boundary character. */
function finishSegment(): void {
  if (waiting != NONE) {
    giveComposed(waiting, waitingEntry);
    waiting = NONE;
  } else {
    composeMarks();
    giveSegment();
  }
  if (sawInvisible) {
    invisible();
    sawInvisible = false;
  }
}

// @ts-ignore: TypeScript allows no decorator on a function, AssemblyScript does
@inline
function giveComposed(codePoint: u32, entry: u32): void {
  const record = recordOf(entry);
  if (!record) {
    character(codePoint, entry, 0);
    return;
  }
  const length = composedLength(record);
  const look = length == 1 ? lookOf(record) : 0;
  compatible(codePoint);
  for (let i: u32 = 1; i <= length; i++) {
    const c = load<u32>(record + (i << 2));
    character(c, entryOf(c), look);
  }
}

/** Words of bytes [from, to), which begin and end where no word goes on. */
export function generalWords(from: usize, to: usize): void {
  let last: u32 = NONE;
  let lastEntry: u32 = 0;
  let at = from;
  while (at < to) {
    const byte = <u32>load<u8>(at);
    let c: u32;
    if (byte < 0x80) {
      // Capitals fold by a bit; all other ASCII stays as it is.
      c = byte - 65 < 26 ? byte | 0x20 : byte;
      at++;
    } else {
      const decoded = decode(at, to);
      c = decoded >> 3;
      at += decoded & 7;
    }
    const entry = entryOf(c);
    if (entry & BOUNDARY) {
      if (last != NONE) {
        if ((lastEntry & PLAIN_MASK) == KIND_GRAPHEME && (entry & 3) != KIND_MARK) graphemeWord(last);
        else giveComposed(last, lastEntry);
      }
      last = c;
      lastEntry = entry;
      continue;
    }
    // A segment of several characters: gathered up to the next boundary.
    waiting = last;
    waitingEntry = lastEntry;
    last = NONE;
    let inner = c;
    let innerEntry = entry;
    for (;;) {
      if (innerEntry & IGNORABLE) {
        sawInvisible = true;
      } else {
        if (waiting != NONE) {
          gatherDecomposed(waiting, waitingEntry);
          waiting = NONE;
        }
        gatherDecomposed(inner, innerEntry);
      }
      if (at >= to || load<u8>(at) < 0x80) break;
      const decoded = decode(at, to);
      inner = decoded >> 3;
      innerEntry = entryOf(inner);
      if (innerEntry & BOUNDARY) break;
      at += decoded & 7;
    }
    finishSegment();
  }
  if (last != NONE) giveComposed(last, lastEntry);
  closeWord();
}
