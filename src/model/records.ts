/** From the rows and views of a report to frozen records that may be kept. */
import type { ClusterRecord, ClusterView, MatchRecord, MatchRow, MemberRecord, MemberRow, Place, PlaceRow, Report, ReportRows } from './report.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * The text of a member.
 * @param maxBytes decode no more than about this many bytes; the cut never splits a character
 */
export function textOf(row: MemberRow, maxBytes = Infinity): string {
  let end = row.byteEnd;
  if (end - row.byteStart > maxBytes) {
    end = row.byteStart + maxBytes;
    // 0b10xxxxxx continues a character.
    while (end > row.byteStart && (row.bytes[end]! & 0xc0) === 0x80) end--;
  }
  // A copy, because TextDecoder refuses views of shared memory.
  return decoder.decode(row.bytes.slice(row.byteStart, end));
}

function placeFields(report: ReportRows, row: PlaceRow): Place {
  return {
    document: report.documentId(row.document), start: row.start, end: row.end,
    line: row.line, column: row.column, endLine: row.endLine, endColumn: row.endColumn,
  };
}

function memberRecord(report: ReportRows, view: ClusterView, index: number): MemberRecord {
  const row = view.member(index);
  const difference = view.difference(index);
  return Object.freeze({
    ...placeFields(report, row), text: textOf(row), role: view.role(index), kind: row.kind,
    resemblance: row.resemblance, containment: row.containment, longestRun: row.longestRun, marked: row.marked,
    shared: Object.freeze((difference?.shared ?? [row]).map((place) => Object.freeze(placeFields(report, place)))),
    changes: Object.freeze((difference?.changes ?? []).map((change) => Object.freeze(change))),
  });
}

/** The cluster with all its members, frozen. */
export function clusterRecord(report: ReportRows, view: ClusterView): ClusterRecord {
  const members = Object.freeze(Array.from({ length: view.memberCount }, (_, index) => memberRecord(report, view, index)));
  return Object.freeze({
    id: view.id, kind: view.kind, unit: view.unit, boilerplate: view.boilerplate, crossDocument: view.crossDocument, quotation: view.quotation, speaker: view.speaker,
    text: members[view.representative]!.text, representative: view.representative, members, origin: view.origin(),
  });
}

/** The match with both its places, frozen. */
export function matchRecord(report: ReportRows, row: MatchRow): MatchRecord {
  return Object.freeze({
    unit: row.unit, left: Object.freeze(placeFields(report, row.left)), right: Object.freeze(placeFields(report, row.right)),
    kind: row.kind, resemblance: row.resemblance,
    containment: Object.freeze([row.leftContainment, row.rightContainment] as const), longestRun: row.longestRun,
  });
}

/** The same report with its records beside its rows. The methods of `rows` must not depend on `this`. */
export function withRecords(rows: ReportRows): Report {
  return Object.freeze({
    tool: rows.tool, options: rows.options, summary: rows.summary, stats: rows.stats,
    documentId: rows.documentId, documents: rows.documents, matchRows: rows.matchRows, clusterViews: rows.clusterViews, documentPairs: rows.documentPairs, derivations: rows.derivations, passages: rows.passages,
    // Counting pairs takes time, so it waits until somebody asks.
    get documentPairCount() { return rows.documentPairCount; },
    *matches() {
      for (const row of rows.matchRows()) yield matchRecord(rows, row);
    },
    *clusters(limit?: number) {
      for (const view of rows.clusterViews(limit)) yield clusterRecord(rows, view);
    },
  });
}
