/** Quotations that a draft and a source share, and what they make of other copies. */
import { ROW_FLAGS, type ArchivedRow } from '../model/archive.ts';
import type { ScanOptions } from '../model/options.ts';
import { firstWord, type Align, type Copy, type WordSpan } from './copy.ts';
import type { DraftRows, Drafts } from './drafts.ts';
import type { RowMatch, ShardMatches } from './search.ts';

/** Words in common beside a quotation that are still its attribution: "the minister told reporters". */
const ATTRIBUTION_WORDS = 4;

/** A place in a source that has the words of a quotation; lower ranks say more. */
interface Place extends RowMatch { readonly quoted: boolean; readonly place: ArchivedRow; readonly rank: number }

/**
 * Copies of quotations. Of places of a source that lie within one another (a quotation and the sentence around it) one counts: the same
 * words before others, marked ones before sentences. A quotation shorter than a run may be a stock phrase: sentences that merely have
 * its words are left out where they are more than the quotations.
 */
export function quotedCopies(drafts: Drafts, matches: ShardMatches, shard: number, options: ScanOptions, align: Align, isFurniture: (row: number) => boolean): Copy[] {
  const { rows, quotedRows } = matches;
  const copies: Copy[] = [];
  const add = (own: DraftRows, { row, archived, kind, quoted }: Pick<Place, 'row' | 'archived' | 'kind' | 'quoted'>): void => {
    const { document, words } = (quoted ? quotedRows : rows).load(archived);
    const from = firstWord(drafts, own, row);
    copies.push({
      unit: 'quotation', kind, draft: own.document[row]!, row, quotedDraft: own === drafts.quotations, words: { from, to: from + own.size[row]! }, shard, document, quotedSource: quoted,
      source: { row: archived, offset: 0, length: 0 }, ...align(own, row, words), furniture: !quoted && isFurniture(archived),
    });
  };
  const places = new Map<number, Place[]>();
  const gather = (quoted: boolean) => (match: RowMatch): void => {
    const place = (quoted ? quotedRows : rows).load(match.archived);
    const list = places.get(match.row) ?? [];
    list.push({ ...match, quoted, place, rank: quoted ? (match.kind === 'exact' ? 0 : 1) : 2 });
    places.set(match.row, list);
  };
  matches.quotations.forEach(gather(true));
  matches.quotedInSentences.forEach(gather(false));
  for (const [quotation, list] of places) {
    const told = withoutPhrase(apart(list), drafts.quotations, quotation, options.minRun);
    for (const place of told) add(drafts.quotations, place);
  }
  // What a draft has without marks, and no quotation of its own tells.
  const spans = copies.map(({ draft, words, document }) => ({ draft, words, document }));
  for (const match of matches.sentencesWithQuoted) {
    const { document, words } = quotedRows.load(match.archived);
    if (words.length < options.minRun) continue;
    const from = firstWord(drafts, drafts.sentences, match.row);
    const to = from + drafts.sentences.size[match.row]!;
    const draft = drafts.sentences.document[match.row]!;
    if (!spans.some((span) => span.draft === draft && span.document === document && span.words.from < to && from < span.words.to)) add(drafts.sentences, { ...match, quoted: true });
  }
  return copies;
}

/** Places of one quotation that do not overlap: the lowest rank first, then the earlier one. */
function apart(list: readonly Place[]): Place[] {
  const kept: Place[] = [];
  const ordered = [...list].sort((a, b) => a.rank - b.rank || a.place.document - b.place.document || a.place.start - b.place.start);
  for (const one of ordered) {
    const { document, start, end } = one.place;
    if (!kept.some(({ place }) => place.document === document && place.start < end && start < place.end)) kept.push(one);
  }
  return kept;
}

function withoutPhrase(list: Place[], { size, flags }: DraftRows, quotation: number, minRun: number): Place[] {
  if (size[quotation]! >= (flags[quotation]! & ROW_FLAGS.graphemes ? 2 * minRun : minRun)) return list;
  const quoted = list.filter((place) => place.quoted);
  // The draft's own is one of the quotations.
  return 2 * (quoted.length + 1) >= list.length + 1 ? list : quoted;
}

/** Words of the longest shared span that lies outside of some quotations. */
function longestOutside(shared: readonly WordSpan[], quoted: readonly WordSpan[]): number {
  let longest = 0;
  for (const { from, to } of shared) {
    let at = from;
    for (const quotation of [...quoted].sort((a, b) => a.from - b.from)) {
      if (quotation.to <= at || quotation.from >= to) continue;
      longest = Math.max(longest, quotation.from - at);
      at = quotation.to;
    }
    longest = Math.max(longest, to - at);
  }
  return longest;
}

/** Copies that a quotation from the same source explains wholly: beside it they share no more than an attribution. */
export function explainedByQuotations(copies: readonly Copy[]): ReadonlySet<Copy> {
  const bySource = new Map<string, WordSpan[]>();
  const keyOf = ({ draft, shard, document }: Copy): string => `${draft}:${shard}:${document}`;
  for (const copy of copies) {
    if (copy.unit !== 'quotation') continue;
    const known = bySource.get(keyOf(copy));
    if (known === undefined) bySource.set(keyOf(copy), [copy.words]);
    else known.push(copy.words);
  }
  return new Set(copies.filter((copy) => {
    const quoted = copy.unit === 'quotation' ? undefined : bySource.get(keyOf(copy))?.filter(({ from, to }) => from < copy.words.to && copy.words.from < to);
    return quoted !== undefined && quoted.length > 0 && longestOutside(copy.shared, quoted) <= ATTRIBUTION_WORDS;
  }));
}
