/**
 * Who said a quotation, read from the words around it: "…", X said; X told reporters: "…"; according to X; sagte X; selon X; según X.
 * Every field is cut to a fixed length first and read word by word, so that no text, however odd, takes more than linear time.
 */
import { BETWEEN, DETERMINERS, NO_NAMES, PARTICLES, PHRASE_ENDS, PRONOUNS, SAYING, SOURCES, SUBORDINATE, TITLES } from './tables/saying.ts';

/** What stands around a quotation, as plain text of one document. */
export interface QuotationContext {
  /** from the start of the sentence in which the quotation begins up to its opening mark */
  readonly before: string;
  /** from behind its closing mark to the end of the sentence in which it ends */
  readonly after: string;
  /** the following sentence, '' where a paragraph ends in between */
  readonly next: string;
  /** some hundred characters that end where `before` begins */
  readonly previous: string;
}

/** Characters of a field that are read, and of what stands before the sentence. */
const MOST_READ = 400;
const MOST_PREVIOUS = 600;
/** Words between the start of a clause and its verb of saying; words of a noun phrase, of an apposition, of a name. */
const REACH = 14;
const LONGEST_PHRASE = 8;
const LONGEST_APPOSITION = 12;
const LONGEST_NAME = 6;

interface Token { readonly text: string; readonly lower: string; readonly start: number; readonly end: number }

/** A field as words and punctuation, one token each. */
interface Field { readonly text: string; readonly tokens: readonly Token[] }

function fieldOf(text: string): Field {
  const tokens: Token[] = [];
  // A word goes on over an apostrophe, a hyphen or the full stop of an initial only where a letter follows.
  for (const match of text.matchAll(/[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}]|['’.-](?=\p{L}))*|[^\s\p{L}\p{N}]/gu)) {
    tokens.push({ text: match[0], lower: match[0].toLowerCase(), start: match.index, end: match.index + match[0].length });
  }
  return { text, tokens };
}

const isWord = (token: Token | undefined): token is Token => token !== undefined && /^[\p{L}\p{N}]/u.test(token.text);
const isCapital = (token: Token | undefined): boolean => token !== undefined && /^\p{Lu}/u.test(token.text);
const mayBeName = (token: Token | undefined): boolean => token !== undefined && isCapital(token) && !NO_NAMES.has(token.lower) && !DETERMINERS.has(token.lower) && !PRONOUNS.has(token.lower);
const isSaying = (token: Token | undefined): boolean => token !== undefined && !isCapital(token) && SAYING.has(token.lower);
/** French turns verb and pronoun round: dit-elle, a-t-il. */
const invertedPronoun = (token: Token): boolean => /-(?:il|elle|ils|elles|on)$/.test(token.lower) && SAYING.has(token.lower.split('-')[0]!);

/** Whether a small word, or two of them, joins what stands in a direction to a name: van der Brug. */
function isParticle({ tokens }: Field, at: number, step: 1 | -1): boolean {
  if (!PARTICLES.has(tokens[at]!.lower)) return false;
  const beyond = tokens[at + step];
  return mayBeName(beyond) || (beyond !== undefined && PARTICLES.has(beyond.lower) && mayBeName(tokens[at + 2 * step]));
}

/** Whether a full stop shortens the word before it: Dr. Marlow, J. Marlow. */
const shortens = (tokens: readonly Token[], at: number): boolean => tokens[at]!.text === '.' && at > 0 && isCapital(tokens[at - 1]) && tokens[at - 1]!.text.length < 5;

/** What a subject turned out to be: words of the text, or a pronoun. */
type Subject = { readonly name: string } | { readonly pronoun: true } | null;

const sliceOf = ({ text, tokens }: Field, from: number, to: number): string => text.slice(tokens[from]!.start, tokens[to - 1]!.end);

/** The name in tokens [from, to), without titles in front. */
function nameIn(field: Field, from: number, to: number): Subject {
  let begin = from;
  for (let i = from; i < to; i++) if (TITLES.has(field.tokens[i]!.lower.replace(/\.$/, '')) && i + 1 < to) begin = i + 1;
  while (begin < to && !mayBeName(field.tokens[begin])) begin++;
  return begin < to ? { name: sliceOf(field, begin, Math.min(to, begin + LONGEST_NAME)) } : null;
}

/** The subject whose last word is token `last`. */
function subjectEndingAt(field: Field, last: number): Subject {
  const { tokens } = field;
  let end = last;
  for (let skipped = 0; skipped < 3 && end >= 0 && (BETWEEN.has(tokens[end]!.lower) || /ly$/.test(tokens[end]!.lower)) && !isCapital(tokens[end]); skipped++) end--;
  // X, a baker from Y, said: the apposition goes.
  if (tokens[end]?.text === ',') {
    let open = end - 1;
    while (open > 0 && end - open <= LONGEST_APPOSITION && tokens[open]!.text !== ',') open--;
    if (tokens[open]?.text !== ',' || open === 0) return null;
    end = open - 1;
  }
  const own = tokens[end];
  if (!isWord(own)) return null;
  if (PRONOUNS.has(own.lower)) return { pronoun: true };
  if (mayBeName(own)) {
    let from = end;
    while (from > 0 && end - from < LONGEST_NAME + 2 && (mayBeName(tokens[from - 1]) || isParticle(field, from - 1, -1) || shortens(tokens, from - 1))) from--;
    while (from < end && !mayBeName(tokens[from])) from++;
    // A determiner right before makes it a noun phrase ("die Ministerin"); no name has one.
    if (from > 0 && DETERMINERS.has(tokens[from - 1]!.lower)) return { name: sliceOf(field, from - 1, end + 1) };
    return nameIn(field, from, end + 1);
  }
  // The outermost determiner: the chair of the commission.
  let begin = -1;
  for (let from = end - 1; from >= 0 && end - from < LONGEST_PHRASE && isWord(tokens[from]) && !SUBORDINATE.has(tokens[from]!.lower) && !isSaying(tokens[from]); from--) {
    if (DETERMINERS.has(tokens[from]!.lower)) begin = from;
  }
  return begin >= 0 ? { name: sliceOf(field, begin, end + 1) } : null;
}

/** The subject whose first word is token `first`. */
function subjectBeginningAt(field: Field, first: number): Subject {
  const { tokens } = field;
  const own = tokens[first];
  if (!isWord(own)) return null;
  if (PRONOUNS.has(own.lower)) return { pronoun: true };
  let end = first;
  if (DETERMINERS.has(own.lower)) {
    while (end < tokens.length && end - first < LONGEST_PHRASE && isWord(tokens[end]) && (end === first || !PHRASE_ENDS.has(tokens[end]!.lower)) && !isSaying(tokens[end])) end++;
    return end - first > 1 ? { name: sliceOf(field, first, end) } : null;
  }
  while (end < tokens.length && (mayBeName(tokens[end]) || TITLES.has(tokens[end]!.lower) || isParticle(field, end, 1) || (end > first && shortens(tokens, end) && mayBeName(tokens[end + 1])))) end++;
  return end > first ? nameIn(field, first, end) : null;
}

/** Who speaks in a clause that may begin with the verb: "said X", "X said", "according to X", "so X", "dit-elle". */
function inClause(field: Field, from: number, behindQuotation: boolean): Subject {
  const { tokens } = field;
  let at = from;
  while (at < tokens.length && !isWord(tokens[at]) && !'.;!?'.includes(tokens[at]!.text)) at++;
  const own = tokens[at];
  if (!isWord(own)) return null;
  if (own.lower === 'according' && tokens[at + 1]?.lower === 'to') return subjectBeginningAt(field, at + 2);
  if (SOURCES.has(own.lower) || (behindQuotation && own.lower === 'so')) return subjectBeginningAt(field, at + 1);
  if (invertedPronoun(own)) return { pronoun: true };
  const verb = isSaying(own) ? at : BETWEEN.has(own.lower) && isSaying(tokens[at + 1]) ? at + 1 : -1;
  if (verb >= 0) {
    const after = subjectBeginningAt(field, verb + 1);
    if (after !== null) return after;
  }
  for (let i = at; i < Math.min(tokens.length, at + REACH); i++) {
    if (('.;!?'.includes(tokens[i]!.text) && !shortens(tokens, i)) || SUBORDINATE.has(tokens[i]!.lower)) return null;
    if (i > at && isSaying(tokens[i])) {
      const subject = subjectEndingAt(field, i - 1);
      if (subject !== null) return subject;
    }
  }
  return null;
}

/** Who speaks in the words before a quotation: the subject of the first verb of saying that stands in no inner clause, or "X:". */
function beforeQuotation(field: Field): Subject {
  const { tokens } = field;
  let inner = false;
  for (let i = 0; i < tokens.length; i++) {
    const { lower } = tokens[i]!;
    if (lower === 'according' && tokens[i + 1]?.lower === 'to') return subjectBeginningAt(field, i + 2);
    if (SOURCES.has(lower)) { const source = subjectBeginningAt(field, i + 1); if (source !== null) return source; }
    if (lower === 'who' || lower === 'which') inner = true;
    else if (tokens[i]!.text === ',') inner = false;
    if (inner || !isSaying(tokens[i])) continue;
    const subject = i > 0 ? subjectEndingAt(field, i - 1) ?? subjectBeginningAt(field, i + 1) : subjectBeginningAt(field, i + 1);
    if (subject !== null) return subject;
  }
  return tokens.at(-1)?.text === ':' ? subjectEndingAt(field, tokens.length - 2) : null;
}

/** The person that a pronoun stands for: the last who spoke, else the last name of two words, else null. */
function lastPerson(field: Field): string | null {
  const { tokens } = field;
  let speaker: string | null = null;
  let named: string | null = null;
  for (let i = 0; i < tokens.length; i++) {
    if (isSaying(tokens[i])) {
      const subject = (i > 0 ? subjectEndingAt(field, i - 1) : null) ?? subjectBeginningAt(field, i + 1);
      if (subject !== null && 'name' in subject && mayBeName(fieldOf(subject.name).tokens[0])) speaker = subject.name;
    }
    if (mayBeName(tokens[i]) && mayBeName(tokens[i + 1]) && !TITLES.has(tokens[i + 1]!.lower)) {
      const subject = subjectBeginningAt(field, i);
      if (subject !== null && 'name' in subject) named = subject.name;
    }
  }
  return speaker ?? named;
}

/** Who said it, as the text names him or her (`Laurent Fabius`, `the chair of the commission`); null where it does not. */
export function speakerOf({ before, after, next, previous }: QuotationContext): string | null {
  const lead = fieldOf(before.slice(-MOST_READ));
  const earlier = previous.slice(-MOST_PREVIOUS);
  const spoken = inClause(fieldOf(after.slice(0, MOST_READ)), 0, true) ?? beforeQuotation(lead)
    ?? inClause(fieldOf(next.slice(0, MOST_READ)), 0, false) ?? (/:\s*$/.test(earlier) && lead.tokens.length === 0 ? beforeQuotation(fieldOf(earlier.slice(-MOST_READ))) : null);
  if (spoken === null) return null;
  return 'name' in spoken ? spoken.name : lastPerson(fieldOf(`${earlier} ${before.slice(-MOST_READ)}`));
}
