/** Judged copies → findings: placed in both texts, ordered, the best sources of each place. */
import { isUtf8 } from 'node:buffer';
import { wordFinder } from '../kernel/spans.ts';
import type { ArchivedDocument } from '../model/archive.ts';
import type { DraftChange, FindingRecord } from '../model/check.ts';
import type { Place } from '../model/place.ts';
import { placesOf, type SpanPlace } from '../read/places.ts';
import { sentenceOf } from '../verify/shared-runs.ts';
import type { Drafts } from './drafts.ts';
import type { ShardMatches } from './search.ts';
import type { JudgedCopy } from './verdict.ts';

/** Source texts that are kept while findings are placed. */
const TEXTS_KEPT = 64;
const KINDS = ['exact', 'near', 'contained', 'partial'];
/** Behind every date. */
const UNDATED = '~';

/** A text with its places. */
interface PlacedText { readonly bytes: Uint8Array; readonly place: (start: number, end: number) => SpanPlace }

/** What makes findings of copies. */
export interface FindingMaker {
  /** the findings of one draft in the order of its text, at most `most` sources a place (0: all), and how many are left out */
  findings(copies: readonly JudgedCopy[], most: number): { readonly findings: readonly FindingRecord[]; readonly moreSources: number };
}

/** Opens a maker; texts of sources are read when a finding first needs them. */
export function findingMaker(drafts: Drafts, found: readonly ShardMatches[]): FindingMaker {
  const find = wordFinder();
  const texts = new Map<string, PlacedText>();
  const documents = found.map(() => new Map<number, ArchivedDocument>());

  function documentOf({ shard, document }: JudgedCopy): ArchivedDocument {
    let known = documents[shard]!.get(document);
    if (known === undefined) documents[shard]!.set(document, known = found[shard]!.shard.document(document));
    return known;
  }
  function sourceText(copy: JudgedCopy): PlacedText {
    const { shard, document } = copy;
    const key = `${shard}:${document}`;
    let known = texts.get(key);
    if (known === undefined) {
      if (texts.size >= TEXTS_KEPT) texts.clear();
      const bytes = found[shard]!.shard.text(document, 0, documentOf(copy).bytes);
      texts.set(key, known = { bytes, place: placesOf(bytes, isUtf8(bytes)) });
    }
    return known;
  }
  /** First byte of a word of a draft, or with `edge` 1 the byte behind it. */
  function draftByte(draft: number, word: number, edge: 0 | 1): number {
    const own = drafts.words[draft]!;
    const sentence = sentenceOf(own, word);
    const row = drafts.corpus.documentRow[draft]! + sentence;
    return find(drafts.texts.bytes(draft), drafts.sentences.start[row]!, drafts.sentences.end[row]!)[2 * (word - own.starts[sentence]!) + edge]!;
  }
  function sourceByte(copy: JudgedCopy, bytes: Uint8Array, offset: number, edge: 0 | 1): number {
    const { rows } = found[copy.shard]!;
    let { row } = copy.source;
    let own = rows.load(row);
    while (offset >= own.words.length) { offset -= own.words.length; own = rows.load(++row); }
    return find(bytes, own.start, own.end)[2 * offset + edge]!;
  }
  /** Bytes of both sides. */
  function spansOf(copy: JudgedCopy, source: PlacedText): { readonly draft: readonly [number, number]; readonly source: readonly [number, number] } {
    const { row, draft, words, unit } = copy;
    if (unit === 'run') {
      const { offset, length } = copy.source;
      return {
        draft: [draftByte(draft, words.from, 0), draftByte(draft, words.to - 1, 1)],
        source: [sourceByte(copy, source.bytes, offset, 0), sourceByte(copy, source.bytes, offset + length - 1, 1)],
      };
    }
    const own = copy.quotedDraft ? drafts.quotations : drafts.sentences;
    const { rows, quotedRows } = found[copy.shard]!;
    const other = (copy.quotedSource ? quotedRows : rows).load(copy.source.row);
    return { draft: [own.start[row]!, own.end[row]!], source: [other.start, other.end] };
  }
  function changesOf(copy: JudgedCopy, spans: ReturnType<typeof spansOf>, source: PlacedText): DraftChange[] {
    if (copy.changes.length === 0) return [];
    const [inSource, inDraft] = [find(source.bytes, ...spans.source).slice(), find(drafts.texts.bytes(copy.draft), ...spans.draft).slice()];
    const unitsOf = (words: Uint32Array, from: number, to: number, begin: number, place: (start: number, end: number) => SpanPlace): readonly [number, number] => {
      const behind = from > 0 ? words[2 * from - 1]! : begin;
      const { start, end } = from < to ? place(words[2 * from]!, words[2 * to - 1]!) : place(behind, behind);
      return [start, end];
    };
    const changes: DraftChange[] = [];
    for (let c = 0; c < copy.changes.length; c += 4) {
      const [i, toI, j, toJ] = [copy.changes[c]!, copy.changes[c + 1]!, copy.changes[c + 2]!, copy.changes[c + 3]!];
      changes.push({
        op: j === toJ ? 'delete' : i === toI ? 'insert' : 'replace', source: unitsOf(inSource, i, toI, spans.source[0], source.place),
        draft: unitsOf(inDraft, j, toJ, spans.draft[0], (start, end) => drafts.texts.place(copy.draft, start, end)),
      });
    }
    return changes;
  }
  function record(copy: JudgedCopy): FindingRecord {
    const source = sourceText(copy);
    const { id, title, date, outlet } = documentOf(copy);
    const spans = spansOf(copy, source);
    const draftId = drafts.texts.id(copy.draft);
    const draftPlace = (start: number, end: number): Place => Object.freeze({ document: draftId, ...drafts.texts.place(copy.draft, start, end) });
    return Object.freeze<FindingRecord>({
      id: copy.id, kind: copy.kind, unit: copy.unit,
      draft: draftPlace(...spans.draft), source: Object.freeze({ document: id, ...source.place(...spans.source) }),
      draftText: decode(drafts.texts.bytes(copy.draft), spans.draft), sourceText: decode(source.bytes, spans.source),
      sourceDate: date, sourceTitle: title, sourceOutlet: outlet,
      longestRun: longestShared(copy),
      shared: Object.freeze(copy.shared.map(({ from, to }) => draftPlace(draftByte(copy.draft, from, 0), draftByte(copy.draft, to - 1, 1)))),
      changes: Object.freeze(changesOf(copy, spans, source)), excuse: copy.excuse, state: copy.state,
    });
  }
  return Object.freeze<FindingMaker>({
    findings(copies, most) {
      const groups = new Map<string, JudgedCopy[]>();
      for (const copy of copies) {
        const key = `${copy.words.from}:${copy.words.to}:${copy.unit}`;
        const known = groups.get(key);
        if (known === undefined) groups.set(key, [copy]);
        else known.push(copy);
      }
      const compare = (a: JudgedCopy, b: JudgedCopy): number => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || sharedWords(b) - sharedWords(a)
        || order(documentOf(a).date ?? UNDATED, documentOf(b).date ?? UNDATED) || order(documentOf(a).id, documentOf(b).id) || a.source.row - b.source.row || a.source.offset - b.source.offset;
      const findings: FindingRecord[] = [];
      let moreSources = 0;
      for (const group of groups.values()) {
        group.sort(compare);
        const shown = most === 0 ? group : group.slice(0, most);
        moreSources += group.length - shown.length;
        for (const copy of shown) findings.push(record(copy));
      }
      return { findings: Object.freeze(findings), moreSources };
    },
  });
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function sharedWords({ shared }: JudgedCopy): number {
  return shared.reduce((sum, { from, to }) => sum + to - from, 0);
}

function longestShared({ shared }: JudgedCopy): number {
  return shared.reduce((longest, { from, to }) => Math.max(longest, to - from), 0);
}

function decode(bytes: Uint8Array, [start, end]: readonly [number, number]): string {
  return Buffer.from(bytes.subarray(start, end)).toString('utf8');
}
