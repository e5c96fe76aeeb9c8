/**
 * JSON Schema (draft 2020-12) of everything the tool writes for machines: the root is the format `json`, `$defs/line` a
 * line of `ndjson`. Objects stay open, because fields may be added within one schemaVersion.
 */
import { COMPARE_OPTIONS } from '../model/compare-options.ts';
import { SCAN_OPTIONS } from '../model/options.ts';
import { CHECK_DEFINITIONS } from './schema-check.ts';
import { count, headWith, KIND, line, list, LONGEST_RUN, object, OBFUSCATION, oneOf, optionsOf, orNull, PLACE, ref, share, span, string, UNIT, type Schema } from './schema-terms.ts';

const DOCUMENT = object({
  id: string('path as spelled by the user and walked, `/`-separated; `-` for standard input'),
  path: string('path as given and walked'),
  title: orNull(string('what the text’s metadata say')),
  date: orNull(string('ISO 8601, as precise as it was given; a time without an offset is taken as UTC')),
  outlet: orNull(string('who published the text, as its metadata say')),
  sentences: count('sentences of the text'),
  words: count('words of the text'),
  copiedWords: count('words inside spans shared with another document, each counted once'),
  copiedShare: share('copiedWords / words, 0 for an empty text'),
  originWords: count('words inside such spans that the others have from here; not among copiedWords'),
  quotedWords: count('words inside quotations that others use too and whose speaker is named; not among copiedWords'),
  boilerplateWords: count('words of sentences that are page furniture; not among copiedWords'),
  boilerplate: list(object({ ...PLACE, evidence: list({ enum: ['phrase', 'recurrence', 'layout', 'user'] }, 'what speaks for it', 1) }), 'stretches of page furniture'),
  obfuscation: OBFUSCATION,
  versions: list(object({
    document: string('id of the other document'),
    resemblance: share('|A∩B| / |A∪B| of the shingles of both documents'),
    containment: share('how much of this document stands in the other'),
  }), 'other documents that are versions of the whole text'),
}, 'one text that was read');

const MEMBER = object({
  ...PLACE,
  text: string('as it stands in the file'),
  role: oneOf('what it is to the origin', ['origin', 'copy', 'unknown']),
  kind: KIND,
  resemblance: share('|A∩B| / |A∪B| of the shingles of member and representative'),
  containment: share('share of the member’s shingles that stand in the representative'),
  longestRun: LONGEST_RUN,
  marked: { description: 'in a quotation cluster whether the words stand inside quotation marks, else null', type: ['boolean', 'null'] },
  shared: list(ref('place'), 'spans of the words that the representative has too, those that only moved included'),
  changes: list(object({
    op: oneOf('what was done to the representative’s words', ['delete', 'insert', 'replace']),
    representative: span('in the representative’s file'),
    member: span('in the member’s file'),
  }), 'what makes the representative’s words the member’s, in order'),
}, 'one occurrence; its figures are against the representative');

const MATCH = object({
  unit: UNIT,
  left: ref('place'),
  right: ref('place'),
  kind: KIND,
  resemblance: share('|A∩B| / |A∪B| of the shingles of both'),
  containment: { ...list(share('of one side'), '|A∩B| / |A| for the left, |A∩B| / |B| for the right', 2), maxItems: 2 },
  longestRun: LONGEST_RUN,
}, 'a verified pair of distinct texts, each by its first occurrence');

const EVIDENCE = list(object({
  kind: oneOf('what it is', ['date', 'fuller-wording', 'standing-together', 'substitution', 'attribution', 'date-in-text']),
  detail: string('what it rests on'),
  count: count('sentences, replacements or mentions', 1),
}), 'what speaks for it, strongest first');
const CONFIDENCE = oneOf('certain rests on dates, likely on what the wording shows', ['certain', 'likely']);

const DERIVATION = object({
  from: string('id of the document that had it first'),
  to: string('id of the document that has it from there'),
  sentences: count('sentences of `to`'),
  words: count('words in common'),
  share: share('words / words of `to`'),
  confidence: CONFIDENCE,
  evidence: EVIDENCE,
  replacements: list(object({ from: string('words of `from`'), to: string('what `to` has for them'), count: count('how often', 1) }), 'words for which `to` consistently has others'),
}, 'what one document has from another');

const CLUSTER = object({
  id: string('hash of the representative’s words: stable when files move'),
  kind: { ...KIND, description: 'kind of the weakest member' },
  unit: UNIT,
  boilerplate: { description: 'whether most members are page furniture', type: 'boolean' },
  crossDocument: { description: 'whether members stand in more than one document', type: 'boolean' },
  quotation: { description: 'whether it gathers a quotation and whoever uses its words', type: 'boolean' },
  speaker: orNull(string('who said it, as the texts name him or her')),
  text: string('the representative’s text'),
  representative: count('its index in members'),
  members: list(ref('member'), 'in the order of places', 2),
  origin: { description: 'the member that was there first; null where nothing tells', anyOf: [object({ member: count('its index in members'), confidence: CONFIDENCE, evidence: EVIDENCE }), { type: 'null' }] },
}, 'a text that stands in several places');

const TOTALS = {
  documents: count('texts that were read'),
  skippedFiles: count('files that could not be read or hold no text'),
  sentences: count('sentences of all texts'),
  words: count('words of all texts'),
  clusters: count('clusters of copied sentences'),
  copiedSentences: count('sentences that are a member of a cluster'),
  copiedWords: count('words inside spans shared with another document'),
  originWords: count('words inside such spans where they stood first; not among copiedWords'),
  quotedWords: count('words inside quotations whose speaker is named, not among copiedWords'),
  boilerplateSentences: count('sentences that are page furniture'),
  boilerplateWords: count('words of such sentences, not among copiedWords'),
  boilerplateClusters: count('clusters most of whose members are page furniture, listed or not'),
  unmarkedQuotations: count('places that use the words of a quotation without its marks'),
  unclosedQuotations: count('quotations whose closing mark is missing'),
  matches: object({ near: count('near pairs'), contained: count('contained pairs') }, 'verified pairs of distinct sentences'),
  cappedBuckets: count('join buckets whose rows were compared with representatives first'),
  cappedShingles: count('shingles too frequent to be looked up for containment'),
  shingleCap: count('the frequency that is too much'),
  widespreadClusters: count('clusters in more than maxSpread documents, left out of document pairs'),
  passages: count('passages that two documents share; 0 where they were not sought'),
  derivations: count('pairs of documents of which one has sentences from the other'),
  droppedDerivations: count('derivations that would have closed a circle'),
  untracedPairs: count('pairs of documents with too few words in common to be traced'),
  unlistedPairs: count('pairs beyond maxPairs: counted, not listed; in over-full buckets counted, not compared'),
};

const HEAD = headWith(ref('options'));

const PASSAGE = object({
  left: ref('place'),
  right: ref('place'),
  kind: oneOf('the first that holds', ['verbatim', 'reworded', 'condensed']),
  condensedSide: { description: 'of a condensed passage the side that sums the other up, else null', enum: ['left', 'right', null] },
  share: share('of the words, by weight, those with a partner: of the side that matches less, or of the condensed side'),
  leftText: string('as it stands in the left file'),
  rightText: string('as it stands in the right file'),
  changes: list(object({ op: oneOf('what was done to the left words', ['delete', 'insert', 'replace']), left: span('in the left file'), right: span('in the right file') }),
    'what makes the left words the right ones, in order; none where the passage is condensed'),
}, 'a passage that two texts share');

const COMPARED_DOCUMENT = object({
  id: string('path as spelled by the user and walked, `/`-separated; `-` for standard input'),
  path: string('path as given and walked'),
  words: count('words of the text'),
  sharedWords: count('words inside passages, each counted once'),
  sharedShare: share('sharedWords / words, 0 for an empty text'),
}, 'a text that was compared');

const COMPARED_TOTALS = {
  documents: count('texts that were read'),
  skippedFiles: count('files that could not be read or hold no text'),
  pairs: count('pairs of texts that were compared'),
  matchedPairs: count('pairs that share a passage'),
  passages: count('passages of all pairs'),
  verbatim: count('passages of that kind'),
  reworded: count('passages of that kind'),
  condensed: count('passages of that kind'),
};

/** What `dist/schema.json` holds and `dedupe schema` prints. */
export const schema: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'dedupe scan',
  description: 'Output of `dedupe scan --format json`. A line of `--format ndjson` is #/$defs/line, a line of `dedupe sentences --format ndjson` #/$defs/sentence. Fields may be added within one schemaVersion: skip those you do not know.',
  ...object({
    ...HEAD,
    summary: ref('summary'),
    documents: list(ref('document'), 'sorted by id'),
    clusters: list(ref('cluster'), 'by number of members, descending, page furniture behind the others'),
    derivations: list(ref('derivation'), 'by words, descending'),
    passages: list(ref('passage'), 'pair by pair, in the order of the documents; none without --passages'),
  }),
  $defs: {
    place: object(PLACE, 'where a piece of text stands'),
    options: optionsOf(SCAN_OPTIONS),
    document: DOCUMENT,
    member: MEMBER,
    match: MATCH,
    cluster: CLUSTER,
    derivation: DERIVATION,
    summary: object(TOTALS, 'totals; what was capped or skipped is counted here'),
    sentence: object({
      ...PLACE,
      index: count('from 0, within its document'),
      text: string('as it stands in the file'),
      normalized: string('the words that are compared, joined by one space'),
      words: count('number of words'),
    }, 'one sentence as the tool sees it'),
    passage: PASSAGE,
    comparedDocument: COMPARED_DOCUMENT,
    comparison: object({
      ...headWith(optionsOf(COMPARE_OPTIONS)), summary: object(COMPARED_TOTALS), documents: list(ref('comparedDocument'), 'sorted by id'), passages: list(ref('passage'), 'pair by pair, in the order of the left text'),
    }, 'output of `dedupe compare --format json`'),
    comparisonLine: {
      description: 'one line of `dedupe compare --format ndjson`; documents come first, then passages and one summary',
      oneOf: [line('document', ref('comparedDocument')), line('passage', ref('passage')), line('summary', object({ ...headWith(optionsOf(COMPARE_OPTIONS)), ...COMPARED_TOTALS }))],
    },
    ...CHECK_DEFINITIONS,
    line: {
      description: 'one line of NDJSON; documents come first, then matches, clusters, derivations, passages and one summary',
      oneOf: [
        line('document', ref('document')), line('match', ref('match')), line('cluster', ref('cluster')), line('derivation', ref('derivation')), line('passage', ref('passage')),
        line('summary', object({ ...HEAD, ...TOTALS })),
      ],
    },
  },
};
