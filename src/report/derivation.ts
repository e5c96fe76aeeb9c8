/** A derivation as the table shows it: who has what from whom, and why it is thought so. */
import type { DerivationRecord, EvidenceKind } from '../model/provenance.ts';
import { cellsOf } from './cells.ts';
import { counted } from './figure.ts';
import { inert } from './inert.ts';
import type { Palette } from './paint.ts';
import { wholeText } from './wording.ts';
import { wrap } from './wrap.ts';

/** Replacements that are shown; the rest is counted. */
const MOST_REPLACEMENTS = 5;
const INDENT = '      ';

const WORDS: Readonly<Record<Exclude<EvidenceKind, 'date' | 'substitution'>, string>> = Object.freeze({
  'fuller-wording': 'fuller wording', 'standing-together': 'standing together', attribution: 'attribution', 'date-in-text': 'date in the text',
});

/** What speaks for it, in words: `fuller wording 3, standing together 4, replaced: Russia → Russian Federation`. */
export function reasons({ evidence, replacements }: DerivationRecord): string {
  const parts = evidence.filter(({ kind }) => kind !== 'substitution').map(({ kind, detail, count }) => (kind === 'date' ? detail : `${WORDS[kind as keyof typeof WORDS]} ${count}`));
  const shown = replacements.slice(0, MOST_REPLACEMENTS).map(({ from, to }) => `${inert(from)} → ${inert(to)}`);
  if (replacements.length > MOST_REPLACEMENTS) shown.push(`${replacements.length - MOST_REPLACEMENTS} more`);
  return [...parts, ...(shown.length > 0 ? [`replaced: ${shown.join(', ')}`] : [])].join(', ');
}

/** `003 → 000: 6 sentences, 104 words; fuller wording 3, …` on one line where it fits, else paths and reasons apart. */
export function* derivationLines(derivation: DerivationRecord, { width, color }: { readonly width: number; readonly color: Palette }): Iterable<string> {
  const paths = `  ${inert(derivation.from)} → ${inert(derivation.to)}:`;
  const told = `${counted(derivation.sentences, 'sentence')}, ${counted(derivation.words, 'word')}; ${derivation.confidence}: ${reasons(derivation)}`;
  if (cellsOf(paths) + 1 + cellsOf(told) <= width) {
    yield `${paths} ${told}`;
    return;
  }
  yield paths;
  yield* wrap(wholeText(told, color.dim), Math.max(width - INDENT.length, 20)).map((line) => INDENT + line);
}
