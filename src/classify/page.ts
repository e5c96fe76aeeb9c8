/** One document as a page: which of its units are furniture, and by what evidence. */
import { FIELD, LINE_RECORD, SHAPE } from '../kernel/lines.ts';
import { bodyOf } from './body.ts';
import { MATCHED, phraseWords } from './phrases.ts';
import { MATCHED_MASK, SIGN } from './signs.ts';

/** Evidence: bits, as they stand in the columns of places and rows. */
export const EVIDENCE = Object.freeze({ PHRASE: 1, RECURRENCE: 2, LAYOUT: 4, USER: 8 } as const);

/** How often a unit stands on other documents: bits. */
export const RECURS = Object.freeze({
  /** on enough documents of one outlet to be no chance */
  OFTEN: 1,
  /** on so large a part of them that it belongs to the page wherever it stands */
  MOSTLY: 2,
  /** on enough of them with other names */
  NAMES: 4,
  /** on enough documents of any outlet at their beginning or end */
  EDGES: 8,
} as const);

/** A unit that ends as a sentence does and has as many words is text of some kind, as is a longer one without an end. */
const SENTENCE_WORDS = 10;
const TEXT_WORDS = 25;
/** Units between two pieces of furniture that are furniture too, where no article stands: so many, of which so many are text. */
const GAP = 8;
const GAP_TEXT = 1;
/** The same within an article, and none of them text. */
const INNER_GAP = 4;
/** Texts that stand so few units before the article may lead into it. */
const STANDFIRST = 8;
/** A unit recurs beside others if one of them is no farther away. */
const BESIDE = 2;
/** Units at the beginning and end of a document that are at its edge. */
export const EDGE = 3;
/** No headline is longer in words. */
const HEADLINE_WORDS = 30;
/** A headline that says the title again stands among so many units. */
const HEAD_UNITS = 256;
/** Figures and marks of a headline between white space, which are no words of a phrase. */
const UNSAID = 2;

const decoder = new TextDecoder();

function isTextual(words: number, shape: number): boolean {
  return (words >= SENTENCE_WORDS && (shape & SHAPE.SENTENCE) !== 0) || words >= TEXT_WORDS;
}

/** Whether a unit is too short to be a text. */
export function isShort(units: Uint32Array, unit: number): boolean {
  return !isTextual(units[unit * LINE_RECORD + FIELD.SIZES]! & 0xffff, units[unit * LINE_RECORD + FIELD.SHAPE]!);
}

/**
 * Evidence for each unit of a document, 0 where it is none of the furniture.
 * @param bytes the document
 * @param units its units, see units.ts, with their signs, see signs.ts
 * @param recurs bits of {@link RECURS} by unit
 * @param isOutletKnown whether lines recur on pages of one outlet, not on any documents
 * @param title what the document's metadata say
 */
export function classifyPage(bytes: Uint8Array, units: Uint32Array, recurs: Uint8Array, isOutletKnown: boolean, title: string | null): Uint8Array {
  const count = units.length / LINE_RECORD;
  const evidence = new Uint8Array(count);
  const field = (unit: number, name: number): number => units[unit * LINE_RECORD + name]!;
  const words = (unit: number): number => field(unit, FIELD.SIZES) & 0xffff;
  const shape = (unit: number): number => field(unit, FIELD.SHAPE);
  const textOf = (unit: number): string => decoder.decode(bytes.slice(field(unit, FIELD.START), field(unit, FIELD.END)));
  const isText = (unit: number): boolean => isTextual(words(unit), shape(unit));

  const matched = new Uint8Array(count);
  const credited = new Uint8Array(count);
  for (let unit = 0; unit < count; unit++) {
    matched[unit] = (shape(unit) >>> SIGN.MATCHED) & MATCHED_MASK;
    credited[unit] = shape(unit) & SIGN.CREDITED ? 1 : 0;
  }
  const strong = new Uint8Array(count);
  for (let unit = 0; unit < count; unit++) {
    if (matched[unit]! & (MATCHED.LINE | MATCHED.USER) || (shape(unit) & SHAPE.RIGHTS && !isText(unit))) strong[unit] = 1;
    else if (recurs[unit]! & RECURS.OFTEN && !isText(unit)) strong[unit] = 1;
  }

  const tail = tailOf();
  // Where nothing else says that this is a page, what three documents have in common is their subject.
  let page = 0;
  for (let unit = 0; unit < count; unit++) if (matched[unit]! & (MATCHED.LINE | MATCHED.USER) || shape(unit) & SHAPE.RIGHTS) page++;

  // where the article stands
  const body = bodyOf(tail, (unit) => {
    if (strong[unit] === 1 || matched[unit]! & MATCHED.PART || credited[unit] === 1) return -6;
    if (isText(unit)) return recurs[unit]! & RECURS.OFTEN ? -1 : Math.min(words(unit), 100);
    return -1;
  });
  const inBody = (unit: number): boolean => unit >= body.begin && unit < body.end;
  const headline = headlineOf(count, body.begin, title, words, (unit) => words(unit) > 0 && words(unit) <= HEADLINE_WORDS, textOf, strong);

  // furniture by its own evidence
  const isStrongBeside = (unit: number): boolean => {
    for (let other = Math.max(0, unit - BESIDE); other <= Math.min(count - 1, unit + BESIDE); other++) if (other !== unit && strong[other] === 1) return true;
    return false;
  };
  for (let unit = 0; unit < count; unit++) {
    if (matched[unit]! & MATCHED.USER) evidence[unit]! |= EVIDENCE.USER;
    if (matched[unit]! & MATCHED.LINE) evidence[unit]! |= EVIDENCE.PHRASE;
    if (credited[unit] === 1) evidence[unit]! |= EVIDENCE.LAYOUT;
    if (headline[unit] === 1) continue;
    if (shape(unit) & SHAPE.RIGHTS && !isText(unit)) evidence[unit]! |= EVIDENCE.PHRASE;
    if (page > 0 && recurs[unit]! & (RECURS.EDGES | RECURS.NAMES) && !inBody(unit) && body.end > body.begin && !isText(unit) && isStrongBeside(unit)) evidence[unit]! |= EVIDENCE.RECURRENCE;
    if (!(recurs[unit]! & RECURS.OFTEN)) continue;
    if (page === 0 && !isOutletKnown) continue;
    const mostly = (recurs[unit]! & RECURS.MOSTLY) !== 0 && !isText(unit);
    const outside = !inBody(unit) && body.end > body.begin && (isStrongBeside(unit) || unit < EDGE || unit >= count - EDGE);
    if (mostly || outside) evidence[unit]! |= EVIDENCE.RECURRENCE;
  }

  // parts of phrases, where they are not inside the article
  for (let unit = 0; unit < count; unit++) {
    if (matched[unit]! & MATCHED.PART && !(inBody(unit)) && headline[unit] === 0) evidence[unit]! |= EVIDENCE.PHRASE;
  }
  for (let unit = tail + 1; unit < count; unit++) if (evidence[unit] === 0) evidence[unit] = EVIDENCE.LAYOUT;
  closeGaps();
  return evidence;

  /** The heading, such as "Related", behind which come teasers alone: no two texts follow one another but captions. */
  function tailOf(): number {
    let first = count;
    for (let unit = count - 1; unit >= 0; unit--) {
      if (matched[unit]! & MATCHED.TAIL) first = unit;
      if (unit > 0 && isPlain(unit) && isPlain(unit - 1)) break;
    }
    return textWords(0, first) >= textWords(first, count) ? first : count;
  }
  /** Words of the texts of units [from, to). */
  function textWords(from: number, to: number): number {
    let sum = 0;
    for (let unit = from; unit < to; unit++) if (isPlain(unit)) sum += words(unit);
    return sum;
  }
  function isPlain(unit: number): boolean {
    return isText(unit) && !(shape(unit) & SHAPE.BRACKET) && matched[unit] === 0 && !(recurs[unit]! & RECURS.OFTEN);
  }

  /** Units of furniture that follow one another from `unit` on. */
  function runFrom(unit: number): number {
    let end = unit;
    while (end < count && evidence[end] !== 0) end++;
    return end - unit;
  }

  /** Closes gaps that are no longer than the furniture around them. */
  function closeGaps(): void {
    let last = -1;
    let texts = 0;
    // furniture that ends at `last`, what was closed included
    let before = 0;
    for (let unit = 0; unit < count; unit++) {
      if (evidence[unit] === 0) {
        if (isText(unit)) texts++;
        continue;
      }
      const gap = unit - last - 1;
      if (last >= 0 && gap > 0) {
        const within = inBody(last) || inBody(unit);
        const standfirst = texts > 0 && unit <= body.begin && unit + STANDFIRST >= body.begin;
        const closes = body.end > body.begin && !standfirst && gap <= before + runFrom(unit) && (within ? gap <= INNER_GAP && texts === 0 : gap <= GAP && texts <= GAP_TEXT);
        const across = last < body.begin && unit >= body.end;
        if (closes && !across) {
          for (let u = last + 1; u < unit; u++) if (headline[u] === 0) evidence[u] = EVIDENCE.LAYOUT;
          before += gap;
        } else before = 0;
      }
      before++;
      last = unit;
      texts = 0;
    }
  }
}

/** Marks the headline: units whose words the title or the first unit holds, and the first unit itself. */
function headlineOf(count: number, bodyBegin: number, title: string | null, words: (unit: number) => number, isShort: (unit: number) => boolean, textOf: (unit: number) => string, strong: Uint8Array): Uint8Array {
  const headline = new Uint8Array(count);
  if (count === 0) return headline;
  const padded = (text: string): string => ` ${phraseWords(text).join(' ')} `;
  const known = [padded(textOf(0))];
  if (title !== null) known.push(padded(title));
  const most = Math.max(...known.map((one) => one.split(' ').length)) + UNSAID;
  headline[0] = 1;
  let found = false;
  for (let unit = 1; unit < Math.min(count, bodyBegin + 1, HEAD_UNITS); unit++) {
    if (!isShort(unit) || words(unit) > most) continue;
    const own = padded(textOf(unit));
    if (own.split(' ').length - 2 >= 3 && known.some((one) => one.includes(own))) { headline[unit] = 1; found = true; }
  }
  if (!found) {
    for (let unit = Math.min(count, bodyBegin) - 1; unit > 0; unit--) {
      if (strong[unit] === 1 || !isShort(unit)) continue;
      headline[unit] = 1;
      break;
    }
  }
  return headline;
}
