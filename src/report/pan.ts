/** The format `pan`: detections as the text alignment task of PAN (Potthast et al. 2013) wants them, one XML file a pair. */
import type { ComparedPair, Comparison, PassageRecord } from '../model/comparison.ts';

/** A file to be written. */
export interface NamedFile { readonly name: string; readonly text: string }

/**
 * The files of all pairs; one without a detection too. Of a pair the left text is the suspicious one. The format knows no passage
 * within another: a condensed passage of the left text stands for the ones that it holds.
 */
export function* panFiles({ pairs, text }: Comparison): Iterable<NamedFile> {
  const names = fileNames(pairs);
  for (const [index, { left, right, passages }] of pairs.entries()) {
    const detections = outermost(passages);
    const [suspicious, source] = detections.length === 0 ? ['', ''] : [text(left), text(right)];
    const features = detections.map(({ left: one, right: other }) => {
      const [from, to] = [characters(suspicious, one.start), characters(suspicious, one.end)];
      const [sourceFrom, sourceTo] = [characters(source, other.start), characters(source, other.end)];
      return `  <feature name="detected-plagiarism" this_offset="${from}" this_length="${to - from}" source_reference="${escaped(baseName(right))}" source_offset="${sourceFrom}" source_length="${sourceTo - sourceFrom}" />\n`;
    });
    yield { name: names[index]!, text: `<?xml version="1.0" encoding="UTF-8"?>\n<document reference="${escaped(baseName(left))}">\n${features.join('')}</document>\n` };
  }
}

/** Passages that no condensed passage of the left text holds. */
function outermost(passages: readonly PassageRecord[]): readonly PassageRecord[] {
  const condensed = passages.filter(({ condensedSide }) => condensedSide === 'left');
  const apart = ({ left }: PassageRecord): boolean => condensed.every((other) => left.end <= other.left.start || left.start >= other.left.end);
  return passages.filter((passage) => condensed.includes(passage) || (passage.condensedSide === null && apart(passage)));
}

/** Code points before a UTF-16 offset: what PAN's own scorer counts. */
function characters(text: string, units: number): number {
  let count = units;
  for (let i = 0; i + 1 < units; i++) if ((text.charCodeAt(i) & 0xfc00) === 0xd800 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) count--;
  return count;
}

function baseName(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

/** `draft-source.xml` after the last parts of the names without their endings; where two pairs would share one, after the whole ids. */
function fileNames(pairs: readonly ComparedPair[]): string[] {
  const short = pairs.map(({ left, right }) => `${baseName(left).replace(/\.[^.]*$/, '')}-${baseName(right).replace(/\.[^.]*$/, '')}.xml`);
  const seen = new Map<string, number>();
  for (const name of short) seen.set(name, (seen.get(name) ?? 0) + 1);
  return short.map((name, index) => (seen.get(name) === 1 ? name : `${fileSafe(pairs[index]!.left)}-${fileSafe(pairs[index]!.right)}.xml`));
}

function fileSafe(id: string): string {
  return id.replace(/[^\p{L}\p{N}._-]/gu, (character) => `%${character.codePointAt(0)!.toString(16)}`);
}

function escaped(text: string): string {
  return text.replace(/[&<>"\p{Cc}]/gu, (character) => `&#${character.codePointAt(0)!};`);
}
