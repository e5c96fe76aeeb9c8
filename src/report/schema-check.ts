/** What `dedupe check` writes for machines, see schema.ts. */
import { CHECK_OPTIONS } from '../model/check-options.ts';
import { count, headWith, KIND, line, list, LONGEST_RUN, object, OBFUSCATION, oneOf, optionsOf, orNull, ref, share, span, string, UNIT, type Schema } from './schema-terms.ts';

const RULE = object({
  rule: oneOf('which limit', ['max-copied', 'max-run', 'fail-on', 'whole-text']),
  limit: { description: 'a share, words, kinds, or a resemblance', anyOf: [{ type: 'number' }, { type: 'string' }] },
  value: { description: 'what the draft has', anyOf: [{ type: 'number' }, { type: 'string' }] },
  failed: { description: 'whether that is too much', type: 'boolean' },
}, 'one limit');

const FINDING = object({
  id: string('fingerprint of what was copied: stable when texts move'),
  kind: KIND,
  unit: UNIT,
  draft: ref('place'),
  source: ref('place'),
  draftText: string('as it stands in the draft'),
  sourceText: string('as it stands in the source'),
  sourceDate: orNull(string('when the source was published, ISO 8601')),
  sourceTitle: orNull(string('title of the source')),
  sourceOutlet: orNull(string('who published the source')),
  longestRun: LONGEST_RUN,
  shared: list(ref('place'), 'spans of the draft’s words that the source has too'),
  changes: list(object({ op: oneOf('what was done to the source’s words', ['delete', 'insert', 'replace']), source: span('in the source'), draft: span('in the draft') }),
    'what makes the source’s words the draft’s, in order'),
  excuse: { description: 'why its words are not counted; within-quotation: a finding of a quotation from the same source says as much', enum: ['quotation', 'within-quotation', 'boilerplate', 'allowed', 'baseline', null] },
  state: oneOf('whether the baseline knows it', ['new', 'baseline']),
}, 'words of a draft that stand in a source');

const DRAFT = {
  document: string('id of the draft'),
  verdict: oneOf('whether any rule failed', ['pass', 'fail']),
  rules: list(ref('rule'), 'every limit that was asked for'),
  words: count('words of the draft'),
  copiedWords: count('words that count as copied, each once'),
  copiedShare: share('copiedWords / words, 0 for an empty text'),
  quotedWords: count('copied words in quotations that are allowed; not among copiedWords'),
  quotedShare: share('quotedWords / words'),
  longestRun: count('words of the longest run that count'),
  wholeTexts: list(object({ document: string('id of the source'), date: orNull(string('ISO 8601')), resemblance: share('|A∩B| / |A∪B| of the shingles of both texts') }), 'sources that are nearly this draft'),
  obfuscation: OBFUSCATION,
  moreSources: count('sources beyond maxSources, of the places that are listed'),
};

const STALE = object({ id: string('fingerprint'), count: count('how often it was accepted and is not found', 1), text: string('how it begins') }, 'an entry of the baseline that no draft answers to');

const CHECKED_TOTALS = {
  drafts: count('drafts that were checked'),
  failed: count('drafts that fail'),
  sources: count('texts that they were held against'),
  skippedFiles: count('drafts that could not be read'),
  findings: count('findings of all drafts'),
  newFindings: count('findings that the baseline does not know'),
  baselineFindings: count('findings that it knows'),
  staleEntries: count('entries of the baseline that no draft answers to'),
};

/** Definitions by name. */
export const CHECK_DEFINITIONS: Readonly<Record<string, Schema>> = Object.freeze({
  rule: RULE,
  finding: FINDING,
  check: object({
    ...headWith(optionsOf(CHECK_OPTIONS)), summary: object(CHECKED_TOTALS),
    drafts: list(object({ ...DRAFT, findings: list(ref('finding'), 'in the order of the draft, of each place the best source first') }), 'in the order of their ids'),
    stale: list(STALE, 'ascending by fingerprint'),
  }, 'output of `dedupe check --format json`'),
  checkLine: {
    description: 'one line of `dedupe check --format ndjson`; of each draft its findings come first, then the draft, at the end what is stale and one summary',
    oneOf: [line('finding', ref('finding')), line('draft', object(DRAFT)), line('stale', STALE), line('summary', object({ ...headWith(optionsOf(CHECK_OPTIONS)), ...CHECKED_TOTALS }))],
  },
});
