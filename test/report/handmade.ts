/** A small report built by hand: every kind, both units, and texts that would do harm if they were printed as they are. */
import { withRecords } from '../../dist/model/records.js';
import { changesBetween } from './changes.ts';
import type { PassageRecord } from '../../dist/model/comparison.js';
import type { DerivationRecord } from '../../dist/model/provenance.js';
import type { ClusterView, Difference, DocumentRecord, Kind, MatchRow, MemberRow, Report, ReportRows, Summary, Unit } from '../../dist/model/report.js';

const IDS = [
  'courier/harbour.txt', 'courier/markets.txt', 'gazette/harbour-talks.md', 'gazette/letters.md', 'herald/harbour.txt',
  'herald/2024/"quoted" \u001b[31mred\u001b[0m\n.txt', 'nihon/港湾.txt',
];
const DOCUMENTS: readonly DocumentRecord[] = IDS.map((id, row): DocumentRecord => ({
  id, path: id, title: row === 2 ? 'Talks “off”' : null, date: row === 2 ? '2024-03-11' : null, outlet: row === 2 ? 'The Gazette' : null, sentences: 20 + row, words: 300 + row, copiedWords: row === 6 ? 0 : 40 + row, originWords: row === 4 ? 104 : 0, quotedWords: row, boilerplateWords: row === 1 ? 12 : 0, copiedShare: row === 6 ? 0 : (40 + row) / (300 + row),
  boilerplate: row === 1 ? [{ document: id, start: 0, end: 58, line: 41, column: 1, endLine: 41, endColumn: 58, evidence: ['phrase', 'recurrence'] }] : [],
  obfuscation: row === 5 ? [{ document: id, start: 3, end: 9, line: 1, column: 4, endLine: 1, endColumn: 9, kind: 'mixed-script', text: 'pаypal' }] : [],
  versions: row === 0 ? [{ document: IDS[4]!, resemblance: 0.8125, containment: 0.9 }]
    : row === 4 ? [{ document: IDS[0]!, resemblance: 0.8125, containment: 0.875 }] : [],
})).sort((a, b) => (a.id < b.id ? -1 : 1));

interface Occurrence { document: number; line: number; text: string; kind: Kind; resemblance: number; containment: number; longestRun: number }

const occurrence = (document: number, line: number, text: string, kind: Kind = 'exact', resemblance = 1, containment = 1, longestRun = text.split(' ').length): Occurrence =>
  ({ document, line, text, kind, resemblance, containment, longestRun });

const TALKS = 'The port authority said on Tuesday that talks with the dockworkers had been broken off after eleven hours.';
const HOSTILE = 'He said: "run \u001b[2Jrm -rf \\ \u202enow\u202c"\r\nand\tthen\u0000 a tab came.';

const CLUSTERS: readonly { id: string; unit: Unit; kind: Kind; representative: number; members: readonly Occurrence[] }[] = [
  { id: '00c0ffee00c0ffee', unit: 'sentence', kind: 'exact', representative: 0,
    members: Array.from({ length: 14 }, (_, i) => occurrence(i % 3, 40 + i, 'Sign up for our morning newsletter and never miss a story.')) },
  { id: '1234567890abcdef', unit: 'sentence', kind: 'contained', representative: 1, members: [
    occurrence(0, 3, 'Talks with the dockworkers had been broken off after eleven hours.', 'contained', 0.5625, 1, 11),
    occurrence(1, 7, TALKS),
    occurrence(2, 12, TALKS.replace('Tuesday', 'Wednesday'), 'near', 10 / 13, 10 / 11.5, 12),
    occurrence(4, 3, TALKS),
    occurrence(4, 30, TALKS.replace('The port authority said on Tuesday that t', 'T').replace('eleven', 'nearly eleven'), 'contained', 0.5, 0.8, 7),
    occurrence(5, 9, TALKS.replace('Tuesday', 'Wednesday'), 'near', 10 / 13, 10 / 11.5, 12),
  ] },
  { id: 'ffffffffffffffff', unit: 'run', kind: 'partial', representative: 0, members: [
    occurrence(2, 20, 'it is crucial in that period to avoid any risk, any incident, and prevent any escalation'),
    occurrence(3, 2, 'A reader writes that it is crucial in that period to avoid any risk, any incident. Others disagree', 'partial', 0.4, 0.45, 13),
  ] },
  { id: '0000000000000001', unit: 'sentence', kind: 'exact', representative: 0, members: [occurrence(3, 5, HOSTILE), occurrence(5, 1, HOSTILE)] },
  { id: '0000000000000002', unit: 'sentence', kind: 'near', representative: 0, members: [
    occurrence(6, 1, '港湾当局は火曜日に、港湾労働者との交渉が十一時間の末に決裂したと発表した。'),
    occurrence(6, 8, '港湾当局は水曜日に、港湾労働者との交渉が十一時間の末に決裂したと発表した。', 'near', 0.8, 8 / 9, 30),
  ] },
];

const DERIVATIONS: readonly DerivationRecord[] = [
  { from: IDS[4]!, to: IDS[0]!, sentences: 6, words: 104, share: 104 / 300, confidence: 'likely', replacements: [{ from: 'Russia', to: 'Russian Federation', count: 2 }, { from: 'currently', to: 'now', count: 1 }],
    evidence: [{ kind: 'fuller-wording', detail: '3 sentences', count: 3 }, { kind: 'standing-together', detail: '4 sentences', count: 4 }, { kind: 'substitution', detail: '2 replacements', count: 2 }] },
  { from: IDS[2]!, to: IDS[5]!, sentences: 1, words: 17, share: 17 / 305, confidence: 'certain', replacements: [], evidence: [{ kind: 'date', detail: '2024-03-11 before 2024-03-12', count: 1 }] },
];

function rowOf(member: Occurrence): MemberRow {
  const bytes = new TextEncoder().encode(`before ${member.text} after`);
  const { document, line, text, kind, resemblance, containment, longestRun } = member;
  const start = line * 80 + 3;
  return { document, start, end: start + text.length, line, column: 4, endLine: line, endColumn: 3 + text.length,
    bytes, byteStart: 7, byteEnd: bytes.length - 6, kind, resemblance, containment, longestRun, marked: null };
}

function differenceOf(representative: Occurrence, member: Occurrence): Difference {
  const row = rowOf(member);
  return { shared: [{ ...row, end: row.start + 5 }], changes: changesBetween(representative.text, member.text, rowOf(representative).start, row.start) };
}

const VIEWS: readonly ClusterView[] = CLUSTERS.map(({ id, unit, kind, representative, members }) => {
  const documents = new Set(members.map(({ document }) => document));
  return { id, unit, kind, boilerplate: id === '00c0ffee00c0ffee', quotation: false, speaker: null, representative, crossDocument: documents.size > 1, memberCount: members.length, documentCount: documents.size,
    member: (index) => rowOf(members[index]!),
    difference: (index) => (members[index]!.kind === 'exact' ? null : differenceOf(members[representative]!, members[index]!)),
    origin: () => (id === '1234567890abcdef' ? { member: 3, confidence: 'likely', evidence: DERIVATIONS[0]!.evidence } : null),
    role: (index) => (id !== '1234567890abcdef' ? 'unknown' : index === 3 ? 'origin' : index === 0 ? 'copy' : 'unknown') };
});

const MATCHES: readonly MatchRow[] = CLUSTERS.flatMap(({ unit, members, representative }) => members
  .filter(({ kind }) => kind !== 'exact')
  .map(({ kind, resemblance, containment, longestRun, ...place }) => ({ unit, kind, resemblance, longestRun, leftContainment: 0.123456789, rightContainment: containment,
    left: rowOf(members[representative]!), right: rowOf({ kind, resemblance, containment, longestRun, ...place }) })));

/** Totals in which nothing was capped or skipped. */
export const SUMMARY: Summary = {
  documents: IDS.length, skippedFiles: 0, sentences: 12345, words: 234567, clusters: CLUSTERS.length, copiedSentences: 26, copiedWords: 321, originWords: 104, quotedWords: 21, boilerplateSentences: 0, boilerplateWords: 0, boilerplateClusters: 1, unmarkedQuotations: 0, unclosedQuotations: 3,
  matches: { near: 2, contained: 2 }, cappedBuckets: 0, cappedShingles: 0, shingleCap: 0, widespreadClusters: 0, passages: 1, derivations: 2, droppedDerivations: 0, untracedPairs: 0, unlistedPairs: 0,
};

const PAIRS = [
  { left: IDS[0]!, right: IDS[4]!, sentences: 12, words: 151, share: 151 / 300 },
  { left: IDS[2]!, right: IDS[5]!, sentences: 1, words: 17, share: 17 / 302 },
  { left: IDS[3]!, right: IDS[6]!, sentences: 1, words: 1, share: 0.0004 },
];

const PASSAGES: readonly PassageRecord[] = [{
  left: { document: IDS[0]!, start: 10, end: 70, line: 2, column: 1, endLine: 3, endColumn: 20 }, right: { document: IDS[4]!, start: 0, end: 64, line: 1, column: 1, endLine: 1, endColumn: 64 },
  kind: 'reworded', condensedSide: null, share: 0.7654321, leftText: 'a \u202e left "text"', rightText: 'a right\ntext', changes: [{ op: 'replace', left: [12, 16], right: [2, 7] }],
}];

const firsts = <T>(items: readonly T[], limit = Infinity) => items.slice(0, limit);

/**
 * The report.
 * @param changes what is to differ from it
 */
export function handmade(changes: Partial<ReportRows> = {}): Report {
  return withRecords({
    tool: { name: 'dedupe', version: '0.1.0' },
    options: { threshold: 0.7, minRun: 8, minWords: 5, minQuotation: 4, shingle: 3, recall: 0.999, join: 'auto', pairs: 'stars', maxPairs: 10_000_000, maxSpread: 50, seed: 1, inputFormat: 'text', boilerplate: 'show', outletFrom: 'auto', passages: false },
    summary: SUMMARY,
    stats: {
      kernel: 'simd', threads: 2, join: { name: 'lsh', reason: 'the exact join would take longer', bands: 26, rows: 4 },
      counts: { distinctSentences: 94650, candidates: 14020 }, timesMs: { read: 12.25, sketch: 1234.5 }, textBytes: 166_000_000,
    },
    documentId: (row) => IDS[row]!,
    documents: () => DOCUMENTS,
    matchRows: () => MATCHES,
    clusterViews: (limit) => firsts(VIEWS, limit),
    documentPairs: (limit) => firsts(PAIRS, limit),
    derivations: (limit) => firsts(DERIVATIONS, limit),
    passages: () => PASSAGES,
    documentPairCount: PAIRS.length,
    ...changes,
  });
}

/** A report in which nothing was found. */
export function nothing(): Report {
  return handmade({
    summary: { ...SUMMARY, clusters: 0, copiedSentences: 0, copiedWords: 0, passages: 0, derivations: 0, matches: { near: 0, contained: 0 } },
    documents: () => DOCUMENTS.map((record) => ({ ...record, versions: [] })),
    matchRows: () => [], clusterViews: () => [], documentPairs: () => [], derivations: () => [], passages: () => [], documentPairCount: 0,
  });
}
