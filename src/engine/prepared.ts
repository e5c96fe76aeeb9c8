/** Texts with their columns as a thread keeps them from job to job. */
import type { AlignText } from '../align/columns.ts';
import { stemmerOf } from '../align/languages.ts';
import { createStemTable, type StemTable } from '../align/stems.ts';
import { createTokenizer, type Tokenizer } from '../align/tokens.ts';
import type { Workbench } from '../kernel/workbench.ts';
import type { Complaint, Source } from '../model/document.ts';
import { readText } from './ingest.ts';
import type { TextBehind } from './passages.ts';

/** A text and its columns, by the language they were made for. */
export interface Prepared extends TextBehind { readonly columns: Map<string | null, AlignText> }

/** Bytes of texts that a thread keeps: a left text is compared with many right ones, one after the other. */
const KEPT_BYTES = 64 << 20;

/** What a thread keeps from job to job of one run. */
export interface PreparedTexts {
  readonly owner: object;
  readonly texts: Map<number, Prepared | Complaint>;
  readonly stems: Map<string | null, StemTable>;
  readonly tokenize: Tokenizer;
  bytes: number;
}

/** The texts that a thread keeps; those of another run's sources are forgotten. */
export function preparedTexts(bench: Workbench, owner: object): PreparedTexts {
  let shelf = bench.kept.get('compareShelf') as PreparedTexts | undefined;
  if (shelf?.owner !== owner) bench.kept.set('compareShelf', shelf = { owner, texts: new Map(), stems: new Map(), tokenize: createTokenizer(bench), bytes: 0 });
  return shelf;
}

/** Source `number` of a run, or what is wrong with it. */
export function textOf(bench: Workbench, shelf: PreparedTexts, sources: readonly Source[], number: number): Prepared | Complaint {
  const known = shelf.texts.get(number);
  if (known !== undefined) return known;
  const source = sources[number]!;
  const text = readText(bench, source, number, false);
  const prepared = 'code' in text ? text : { id: source.id, bytes: new Uint8Array(text.chunk, text.offset, text.length).slice(), begin: text.begin, columns: new Map() };
  if (shelf.bytes > KEPT_BYTES) {
    shelf.texts.clear();
    shelf.bytes = 0;
  }
  shelf.texts.set(number, prepared);
  if ('bytes' in prepared) shelf.bytes += prepared.bytes.length;
  return prepared;
}

/** The columns of a text with the stems of a language. */
export function columnsOf(shelf: PreparedTexts, text: Prepared, language: string | null): AlignText {
  let columns = text.columns.get(language);
  if (columns !== undefined) return columns;
  let stems = shelf.stems.get(language);
  if (stems === undefined) shelf.stems.set(language, stems = createStemTable(stemmerOf(language)));
  columns = shelf.tokenize(text.bytes, text.begin, stems);
  text.columns.set(language, columns);
  return columns;
}
