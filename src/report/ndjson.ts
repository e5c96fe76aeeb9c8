/**
 * The wire format `ndjson`: one JSON object a line, `{"type": …, "data": …}`, UTF-8, lines ended by \n (texts never hold one:
 * it is escaped). Lines come in this order: every `document`, every `match`, every `cluster`, every `derivation`, every `passage`, then one `summary`, which is
 * the last line of a complete output. Two runs over the same texts with the same options write the same bytes.
 *
 * Growth rule: within one `schemaVersion` fields and line types are added, never renamed, removed or given another
 * meaning. A reader skips types and fields it does not know. `dist/schema.json` describes every line.
 *
 * Figures: counts are whole numbers; resemblance, containment and shares are 0…1 with at most 6 significant digits.
 *
 * **place** — fields of whatever stands somewhere in a file:
 * - `document` string: id of the document: the path as the user spelled it, `/`-separated; `-` for standard input
 * - `start`, `end` integers: `[start, end)` in UTF-16 code units of the decoded file; a BOM is the unit at 0
 * - `line`, `column` integers from 1, of the first character; columns count UTF-16 code units
 * - `endLine`, `endColumn` integers from 1, of the last character, inclusive
 *
 * **document** — one for every text that was read, sorted by `id`:
 * - `id`, `path` strings
 * - `title`, `date`, `outlet` strings or null: from front matter and `--dates`; `date` is ISO 8601, as precise as it was given
 * - `sentences`, `words` integers: what the text consists of
 * - `copiedWords` integer: words inside spans shared with another document, each counted once
 * - `copiedShare` number: `copiedWords / words`, 0 for an empty text
 * - `originWords` integer: words inside such spans that the others have from here; not among `copiedWords`
 * - `quotedWords` integer: words inside quotations that others use too and whose speaker is named; they are no copiedWords
 * - `boilerplateWords` integer: words of sentences that are page furniture; they are no copiedWords
 * - `boilerplate` array: places with `evidence`, one or more of `phrase`, `recurrence`, `layout`, `user`: stretches of page furniture
 * - `obfuscation` array: places with `kind` and `text`, words that were disguised: `mixed-script` (look-alike letters of
 *   another script), `invisible` characters inside, a `soft-hyphen`, `full-width` letters, a `combining-mark` that no spelling
 *   has; or an `odd-space` between words
 * - `versions` array: `{document, resemblance, containment}`, other documents that are versions of the whole text;
 *   `containment` is how much of this document stands in the other
 *
 * **match** — one for every verified pair of distinct texts that the scan lists:
 * - `unit` `sentence` or `run` (words shared across a sentence end)
 * - `left`, `right` places: the first occurrence of either text
 * - `kind` the first that holds: `exact`, `near`, `contained`, `partial`
 * - `resemblance` number: |A∩B| / |A∪B| of the shingle sets
 * - `containment` array of two numbers: |A∩B| / |A| for the left, |A∩B| / |B| for the right
 * - `longestRun` integer: words of the longest run both share verbatim
 *
 * **cluster** — one for every text that stands in several places, largest first, page furniture behind the others:
 * - `id` string: hash of the representative's words, the same when files move
 * - `kind` the kind of the weakest member; `unit` as in a match
 * - `boilerplate` boolean: whether most members are page furniture
 * - `crossDocument` boolean: whether the members stand in more than one document
 * - `quotation` boolean, `speaker` string or null: whether it gathers a quotation, and who said it
 * - `text` string, `representative` integer: the representative's text and its index in `members`
 * - `members` array, at least two: place fields, `text`, `kind`, `resemblance`, `containment`, `longestRun`, each figure
 *   between the member and the representative, `containment` being the share of the member's shingles; then
 *   - `shared` array of places: the words that the representative has too, those that only moved included
 *   - `changes` array: `{op, representative, member}`, in order, `op` being `delete`, `insert` or `replace` and the others
 *     `[start, end)` in units of either file; what was only moved is deleted in one place and inserted in another
 *
 * - `origin` `{member, confidence, evidence}` or null: the index of the member that was there first, `certain` from dates alone,
 *   else `likely`, and why; a member's `role` is `origin`, `copy` or `unknown`
 *
 * **derivation** — one for every pair of documents of which one has sentences from the other, most words first:
 * - `from`, `to` strings: ids of documents; `sentences`, `words` integers; `share` number: `words` / words of `to`
 * - `confidence` `certain` or `likely`
 * - `evidence` array: `{kind, detail, count}`, `kind` being `date`, `fuller-wording`, `standing-together`, `substitution`,
 *   `attribution` or `date-in-text`
 * - `replacements` array: `{from, to, count}`, words for which `to` has others throughout
 *
 * **passage** — with `--passages`, one for every passage that two documents share:
 * - `left`, `right` places; `leftText`, `rightText` strings
 * - `kind` the first that holds: `verbatim`, `reworded`, `condensed`; `condensedSide` `left` or `right` for the last, else null
 * - `share` number: of the words, by weight, those with a partner, on the side that matches less or on the condensed side
 * - `changes` array: `{op, left, right}`, what makes the left words the right ones; empty where the passage is condensed
 *
 * **summary** — one, the last line: `schemaVersion` (1), `tool` `{name, version}`, `options` (what can change findings, as
 * used), then the totals:
 * - `documents`, `skippedFiles`, `sentences`, `words`, `clusters`, `copiedSentences`, `copiedWords`, `originWords`,
 *   `quotedWords`, `boilerplateSentences`, `boilerplateWords`, `boilerplateClusters`, `unmarkedQuotations`, `unclosedQuotations` integers
 * - `passages` integer: how many were found
 * - `matches` `{near, contained}` integers: verified pairs of distinct sentences
 * - `cappedBuckets` integer: join buckets whose rows were compared with the bucket's representatives first
 * - `cappedShingles`, `shingleCap` integers: shingles too frequent to be looked up for containment, and that frequency
 * - `widespreadClusters` integer: clusters in more than `maxSpread` documents, left out of document pairs
 * - `derivations`, `droppedDerivations`, `untracedPairs` integers: derivations; those that would have closed a circle; pairs of
 *   documents with too few words in common to be traced
 * - `unlistedPairs` integer: pairs beyond `maxPairs` that are counted but have no line; in over-full buckets, pairs that were not compared, counted once a bucket
 */
import type { ReportRows } from '../model/report.ts';
import { ByteWriter, piece } from './bytes.ts';
import { createEncoder } from './encode.ts';
import { reportHead, summaryFields } from './fields.ts';

const DOCUMENT = piece('{"type":"document","data":');
const MATCH = piece('{"type":"match","data":');
const CLUSTER = piece('{"type":"cluster","data":');
const DERIVATION = piece('{"type":"derivation","data":');
const PASSAGE = piece('{"type":"passage","data":');
const SUMMARY = piece('{"type":"summary","data":');
const END = piece('}\n');

/** The report as NDJSON, in chunks of UTF-8 of some 64 kB that may end inside a line. */
export function* ndjsonReport(report: ReportRows): Iterable<Uint8Array> {
  const out = new ByteWriter();
  const encoder = createEncoder(report, out);
  let chunk: Uint8Array | null;
  for (const record of report.documents()) {
    out.raw(DOCUMENT);
    encoder.document(record);
    out.raw(END);
    if ((chunk = out.take()) !== null) yield chunk;
  }
  for (const row of report.matchRows()) {
    out.raw(MATCH);
    encoder.match(row);
    out.raw(END);
    if ((chunk = out.take()) !== null) yield chunk;
  }
  for (const view of report.clusterViews()) {
    out.raw(CLUSTER);
    for (const _ of encoder.cluster(view)) yield out.rest();
    out.raw(END);
    if ((chunk = out.take()) !== null) yield chunk;
  }
  for (const record of report.derivations()) {
    out.raw(DERIVATION);
    encoder.derivation(record);
    out.raw(END);
    if ((chunk = out.take()) !== null) yield chunk;
  }
  for (const record of report.passages()) {
    out.raw(PASSAGE);
    encoder.passage(record);
    out.raw(END);
    if ((chunk = out.take()) !== null) yield chunk;
  }
  out.raw(SUMMARY);
  out.value({ ...reportHead(report), ...summaryFields(report.summary) });
  out.raw(END);
  yield out.rest();
}
