/** The JSON of one record of each type, shared by the formats that machines read. Field order is part of the contract. */
import type { PassageRecord } from '../model/comparison.ts';
import type { DerivationRecord, Evidence, Role } from '../model/provenance.ts';
import type { Change, ClusterView, Difference, DocumentRecord, Kind, MatchRow, MemberRow, PlaceRow, ReportRows, Unit } from '../model/report.ts';
import type { ByteWriter, Piece } from './bytes.ts';
import { piece } from './bytes.ts';
import { figure } from './figure.ts';
import { passageFields } from './compare-json.ts';

const END = piece(',"end":');
const LINE = piece(',"line":');
const COLUMN = piece(',"column":');
const END_LINE = piece(',"endLine":');
const END_COLUMN = piece(',"endColumn":');
const TEXT = piece(',"text":');
const RESEMBLANCE = piece('"resemblance":');
const CONTAINMENT = piece(',"containment":');
const LONGEST_RUN = piece(',"longestRun":');
const RIGHT = piece(',"right":');
const MEMBERS = piece(',"members":[');
const REPRESENTATIVE = piece(',"representative":');
const CROSS_DOCUMENT = piece('"crossDocument":true');
const ONE_DOCUMENT = piece('"crossDocument":false');
const BOILERPLATE = piece('"boilerplate":true,');
const NO_BOILERPLATE = piece('"boilerplate":false,');
const NO_QUOTATION = piece(',"quotation":false,"speaker":null');
const QUOTATION = piece(',"quotation":true,"speaker":');
const MARKED = piece(',"marked":true');
const UNMARKED = piece(',"marked":false');
const NOT_QUOTED = piece(',"marked":null');
const COMMA = piece(',');
const OPEN = piece('[');
const CLOSE = piece('}');
const CLOSE_LIST = piece(']');
const CLOSE_BOTH = piece(']}');
const ORIGIN = piece('],"origin":');
const NULL = piece('null');
const SHARED = piece(',"shared":[');
const NEXT = piece('},');
const CHANGES = piece('}],"changes":[');
const CHANGES_ONLY = piece('],"changes":[');
const NO_CHANGES = piece('}],"changes":[]}');
const MEMBER = piece(',"member":[');

const pieces = <Key extends string>(keys: readonly Key[], before: string, after: string) =>
  Object.fromEntries(keys.map((key) => [key, piece(`${before}"${key}"${after}`)])) as Record<Key, Piece>;
const KINDS: readonly Kind[] = ['exact', 'near', 'contained', 'partial'];
const KIND = pieces(KINDS, ',"kind":', ',');
const UNITS: readonly Unit[] = ['sentence', 'quotation', 'run'];
const MATCH_UNIT = pieces(UNITS, '{"unit":', ',"left":');
const CLUSTER_UNIT = pieces(UNITS, '"unit":', ',');
const ROLE = pieces(['origin', 'copy', 'unknown'] satisfies Role[], ',"role":', '');
const OPS = pieces(['delete', 'insert', 'replace'] satisfies Change['op'][], '{"op":', ',"representative":[');
const ID = piece('{"id":');

/** Writes records into one {@link ByteWriter}; keeps the JSON of document ids, which come again with every place. */
export interface Encoder {
  document(record: DocumentRecord): void;
  derivation(record: DerivationRecord): void;
  passage(record: PassageRecord): void;
  match(row: MatchRow): void;
  /** yields whenever the writer is full, for a cluster may be longer than memory */
  cluster(view: ClusterView): Iterable<void>;
}

/**
 * @param report asked for document ids
 * @param out filled record by record; whoever owns it takes the chunks
 */
export function createEncoder(report: ReportRows, out: ByteWriter): Encoder {
  const heads: (Piece | undefined)[] = [];
  const head = (document: number) => heads[document] ??= piece(`{"document":${JSON.stringify(report.documentId(document))},"start":`);

  /** without the closing brace */
  function place(row: PlaceRow): void {
    out.raw(head(row.document));
    out.integer(row.start);
    out.raw(END);
    out.integer(row.end);
    out.raw(LINE);
    out.integer(row.line);
    out.raw(COLUMN);
    out.integer(row.column);
    out.raw(END_LINE);
    out.integer(row.endLine);
    out.raw(END_COLUMN);
    out.integer(row.endColumn);
  }

  function member(row: MemberRow, role: Role, difference: Difference | null): void {
    place(row);
    out.raw(TEXT);
    out.text(row.bytes, row.byteStart, row.byteEnd);
    out.raw(ROLE[role]);
    out.raw(KIND[row.kind]);
    out.raw(RESEMBLANCE);
    out.ratio(row.resemblance);
    out.raw(CONTAINMENT);
    out.ratio(row.containment);
    out.raw(LONGEST_RUN);
    out.integer(row.longestRun);
    out.raw(row.marked === null ? NOT_QUOTED : row.marked ? MARKED : UNMARKED);
    out.raw(SHARED);
    if (difference === null) {
      place(row);
      out.raw(NO_CHANGES);
      return;
    }
    difference.shared.forEach((span, index) => {
      if (index > 0) out.raw(NEXT);
      place(span);
    });
    out.raw(difference.shared.length > 0 ? CHANGES : CHANGES_ONLY);
    difference.changes.forEach(({ op, representative, member: own }, index) => {
      if (index > 0) out.raw(COMMA);
      out.raw(OPS[op]);
      span(representative);
      out.raw(MEMBER);
      span(own);
      out.raw(CLOSE);
    });
    out.raw(CLOSE_BOTH);
  }

  function span([start, end]: readonly [number, number]): void {
    out.integer(start);
    out.raw(COMMA);
    out.integer(end);
    out.raw(CLOSE_LIST);
  }

  return {
    document: (record) => out.value(documentJson(record)),
    derivation: (record) => out.value(derivationJson(record)),
    passage: (record) => out.value(passageFields(record)),
    match(row) {
      out.raw(MATCH_UNIT[row.unit]);
      place(row.left);
      out.raw(CLOSE);
      out.raw(RIGHT);
      place(row.right);
      out.raw(CLOSE);
      out.raw(KIND[row.kind]);
      out.raw(RESEMBLANCE);
      out.ratio(row.resemblance);
      out.raw(CONTAINMENT);
      out.raw(OPEN);
      out.ratio(row.leftContainment);
      out.raw(COMMA);
      out.ratio(row.rightContainment);
      out.raw(CLOSE_LIST);
      out.raw(LONGEST_RUN);
      out.integer(row.longestRun);
      out.raw(CLOSE);
    },
    *cluster(view) {
      out.raw(ID);
      out.value(view.id);
      out.raw(KIND[view.kind]);
      out.raw(CLUSTER_UNIT[view.unit]);
      out.raw(view.boilerplate ? BOILERPLATE : NO_BOILERPLATE);
      out.raw(view.crossDocument ? CROSS_DOCUMENT : ONE_DOCUMENT);
      if (view.quotation) { out.raw(QUOTATION); out.value(view.speaker); } else out.raw(NO_QUOTATION);
      out.raw(TEXT);
      const { bytes, byteStart, byteEnd } = view.member(view.representative);
      out.text(bytes, byteStart, byteEnd);
      out.raw(REPRESENTATIVE);
      out.integer(view.representative);
      out.raw(MEMBERS);
      for (let index = 0; index < view.memberCount; index++) {
        if (index > 0) out.raw(COMMA);
        member(view.member(index), view.role(index), view.difference(index));
        if (out.full) yield;
      }
      const origin = view.origin();
      out.raw(ORIGIN);
      if (origin === null) out.raw(NULL);
      else out.value({ member: origin.member, confidence: origin.confidence, evidence: evidenceJson(origin.evidence) });
      out.raw(CLOSE);
    },
  };
}

/** The fields of a document in their order, ratios rounded. */
function documentJson(record: DocumentRecord): DocumentRecord {
  return {
    id: record.id, path: record.path, title: record.title, date: record.date, outlet: record.outlet, sentences: record.sentences, words: record.words,
    copiedWords: record.copiedWords, copiedShare: figure(record.copiedShare), originWords: record.originWords, quotedWords: record.quotedWords,
    boilerplateWords: record.boilerplateWords,
    boilerplate: record.boilerplate.map(({ document, start, end, line, column, endLine, endColumn, evidence }) => ({ document, start, end, line, column, endLine, endColumn, evidence })),
    obfuscation: record.obfuscation.map(({ document, start, end, line, column, endLine, endColumn, kind, text }) =>
      ({ document, start, end, line, column, endLine, endColumn, kind, text })),
    versions: record.versions.map(({ document, resemblance, containment }) =>
      ({ document, resemblance: figure(resemblance), containment: figure(containment) })),
  };
}

function evidenceJson(evidence: readonly Evidence[]): Evidence[] {
  return evidence.map(({ kind, detail, count }) => ({ kind, detail, count }));
}

/** The fields of a derivation in their order, the ratio rounded. */
function derivationJson(record: DerivationRecord): DerivationRecord {
  return {
    from: record.from, to: record.to, sentences: record.sentences, words: record.words, share: figure(record.share), confidence: record.confidence,
    evidence: evidenceJson(record.evidence), replacements: record.replacements.map(({ from, to, count }) => ({ from, to, count })),
  };
}
