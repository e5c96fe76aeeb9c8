/** Derivations as records: ids, evidence in words, replaced words as they stand in the texts. */
import { Buffer } from 'node:buffer';
import { wordFinder } from '../kernel/spans.ts';
import type { DerivationRecord, Evidence, EvidenceKind } from '../model/provenance.ts';
import type { Side } from '../trace/weigh.ts';
import { EVIDENCE } from '../trace/weigh.ts';
import type { Findings } from './findings.ts';
import type { Tracing } from './trace.ts';

const NAMES: Readonly<Record<keyof Side, readonly [kind: EvidenceKind, one: string, many: string]>> = Object.freeze({
  fullerWording: ['fuller-wording', 'sentence', 'sentences'], standingTogether: ['standing-together', 'sentence', 'sentences'],
  substitution: ['substitution', 'replacement', 'replacements'], attribution: ['attribution', 'mention', 'mentions'],
  dateInText: ['date-in-text', 'date', 'dates'],
});

/** What a side has, strongest first. */
export function evidenceOf(side: Side): Evidence[] {
  return EVIDENCE.filter((kind) => side[kind] > 0).map((kind) => {
    const [name, one, many] = NAMES[kind];
    return Object.freeze({ kind: name, detail: `${side[kind]} ${side[kind] === 1 ? one : many}`, count: side[kind] });
  });
}

/** The first `limit` derivations. */
export function* derivationRecords(findings: Findings, tracing: Tracing, limit: number): Generator<DerivationRecord> {
  const { texts, rows, metadata, corpus } = findings;
  const find = wordFinder();
  const text = ([row, word, words]: readonly [number, number, number]): string => {
    const document = rows.document[row]!;
    const bytes = texts.bytes(document);
    const spans = find(bytes, rows.start[row]!, rows.end[row]!);
    return Buffer.from(bytes.slice(spans[2 * word]!, spans[2 * (word + words) - 1]!)).toString('utf8').replace(/\s+/g, ' ');
  };
  for (const { from, to, sentences, words, confidence, side, replacements } of tracing.derivations.slice(0, limit)) {
    const evidence = evidenceOf(side);
    if (confidence === 'certain') {
      evidence.unshift({ kind: 'date', detail: `${metadata.get(from)!.date!.text} before ${metadata.get(to)!.date!.text}`, count: 1 });
    }
    const all = corpus.documentWords[to]!.reduce((sum, [, count]) => sum + count, 0);
    const shown = replacements.map((one) => Object.freeze({ from: text(one.from), to: text(one.to), count: one.count }))
      .sort((a, b) => b.count - a.count || (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
    yield Object.freeze({
      from: texts.id(from), to: texts.id(to), sentences, words, share: words / Math.max(1, all), confidence,
      evidence: Object.freeze(evidence), replacements: Object.freeze(shown),
    });
  }
}
