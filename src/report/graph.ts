/** The formats `dot` (Graphviz) and `mermaid`: derivations as a graph, an arrow from where a text stood first to where it was taken. */
import type { DerivationRecord } from '../model/provenance.ts';
import type { ReportRows } from '../model/report.ts';
import { reasons } from './derivation.ts';
import { counted } from './figure.ts';
import { inert } from './inert.ts';

/** What is written on an arrow. */
const label = (derivation: DerivationRecord): string => `${counted(derivation.sentences, 'sentence')}, ${counted(derivation.words, 'word')}`;

/** A string of the DOT language, in which only these two are special. */
const quoted = (text: string): string => `"${inert(text).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

/** Derivations for Graphviz; dashed where only the wording speaks for them. */
export function* dotReport(report: ReportRows): Iterable<string> {
  yield 'digraph derivations {\n  rankdir=LR;\n  node [shape=box];\n';
  for (const derivation of report.derivations()) {
    const style = derivation.confidence === 'certain' ? '' : ', style=dashed';
    yield `  ${quoted(derivation.from)} -> ${quoted(derivation.to)} [label=${quoted(label(derivation))}, tooltip=${quoted(reasons(derivation))}${style}];\n`;
  }
  yield '}\n';
}

/** A label of Mermaid: what it would read as markup becomes an entity. */
const entity = (text: string): string => inert(text).replace(/["#&<>;\\`]/g, (character) => `#${character.codePointAt(0)!};`);

/** Derivations for Mermaid; dotted where only the wording speaks for them. */
export function* mermaidReport(report: ReportRows): Iterable<string> {
  const names = new Map<string, string>();
  yield 'flowchart LR\n';
  for (const derivation of report.derivations()) {
    for (const id of [derivation.from, derivation.to]) {
      if (names.has(id)) continue;
      names.set(id, `d${names.size}`);
      yield `  ${names.get(id)!}["${entity(id)}"]\n`;
    }
    const arrow = derivation.confidence === 'certain' ? '-->' : '-.->';
    yield `  ${names.get(derivation.from)!} ${arrow}|"${entity(label(derivation))}"| ${names.get(derivation.to)!}\n`;
  }
}
