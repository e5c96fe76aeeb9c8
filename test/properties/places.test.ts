/** Places against an independent computation on the decoded text: offsets, lines, columns, and where runs begin and end. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Place } from '../../dist/model/report.js';
import { resolveScanOptions } from '../../dist/model/options.js';
import { scan } from '../../dist/pipeline/scan.js';
import { sentences } from '../../dist/pipeline/sentences.js';
import { randomInts } from '../corpora.ts';
import { scanTexts, sourcesOf } from './scanned.ts';

/** Line and column of a unit, counted from the start of the text. */
function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  let [line, column] = [1, 1];
  for (let i = 0; i < offset; i++) {
    const ends = text[i] === '\n' || (text[i] === '\r' && text[i + 1] !== '\n');
    [line, column] = ends ? [line + 1, 1] : [line, column + 1];
  }
  return { line, column };
}

function placeAt(text: string, { document, start, end }: Place): Place {
  const [first, last] = [lineAndColumn(text, start), lineAndColumn(text, end - 1)];
  return { document, start, end, line: first.line, column: first.column, endLine: last.line, endColumn: last.column };
}

/** Every place of a scan that is not where the text says it is. */
async function misplaced(texts: readonly string[]): Promise<string[]> {
  const { clusters, matches, texts: read } = await scanTexts(texts, { threshold: 0.4, minRun: 5, minWords: 3 });
  const listed = [...sentences(sourcesOf(texts), resolveScanOptions({}))];
  const places: Place[] = [...clusters.flatMap(({ members }) => members), ...matches.flatMap(({ left, right }) => [left, right]), ...listed];
  return places.flatMap((place) => {
    const { document, start, end, line, column, endLine, endColumn } = place;
    const text = read.get(document)!;
    const here = { document, start, end, line, column, endLine, endColumn };
    const right = placeAt(text, place);
    if (JSON.stringify(here) === JSON.stringify(right) && (!('text' in place) || place.text === text.slice(start, end))) return [];
    return [`${JSON.stringify(here)} is ${JSON.stringify(right)}`];
  });
}

const LETTERS = ['a', 'é', 'ß', 'ж', 'ا', 'अ', '𝔘', '𐍈', 'e\u0301', 'ﬁ', 'İ', '가', 'o\u00adx', 'q\u200dz'];
const BREAKS = [' ', ' ', ' ', ' ', '\n', '\r\n', '\r', '\n\n', '\r\n\r\n', '\r\r', '\u00a0', '\u3000', '\t', ' – ', ', ', ' 😀 ', ' “', '” ', '…'];
const STOPS = ['. ', '! ', '? ', '.\n', '.\r\n', '.\r', '.”\n\n', '.) ', '…\r\n\r\n', '。'];

/** Texts in which copied sentences stand between every kind of line end, beside characters of one to four bytes. */
function awkwardTexts(seed: number): string[] {
  const next = randomInts(seed);
  const word = (): string => Array.from({ length: 2 + next(4) }, () => LETTERS[next(LETTERS.length)]).join('');
  const vocabulary = Array.from({ length: 14 }, word);
  const pool = Array.from({ length: 5 }, () => Array.from({ length: 3 + next(9) }, () => vocabulary[next(vocabulary.length)]!));
  return Array.from({ length: 3 }, () => {
    let text = ['', '', '\ufeff', '\r\n\r\n', '\n \r'][next(5)]!;
    for (let i = next(8); i >= 0; i--) {
      const words = next(3) === 0 ? [...pool[next(5)]!, ...pool[next(5)]!] : pool[next(5)]!;
      text += `X${words.map((known) => known + BREAKS[next(next(3) === 0 ? BREAKS.length : 4)]!).join('')}${STOPS[next(STOPS.length)]!}`;
    }
    return text;
  });
}

describe('places', () => {
  test('are where an independent count of the text says, with every kind of line end and character', async () => {
    await fc.assert(fc.asyncProperty(fc.nat(), async (seed) => {
      expect(await misplaced(awkwardTexts(seed))).toEqual([]);
    }), { seed: 6, numRuns: 250 });
  });

  test('of runs begin with the first letter of a word and end with the last', async () => {
    await fc.assert(fc.asyncProperty(fc.nat(), async (seed) => {
      const { clusters, texts } = await scanTexts(awkwardTexts(seed), { minRun: 4 });
      const wrong = clusters.filter(({ unit }) => unit === 'run').flatMap(({ members }) => members).filter(({ document, start, end }) => {
        const text = texts.get(document)!;
        const before = text.slice(0, start);
        return !/^[\p{L}\p{M}\p{N}_]/u.test(text.slice(start)) || /[\p{L}\p{M}\p{N}_]$/u.test(before)
          || !/[\p{L}\p{M}\p{N}_]$/u.test(text.slice(start, end)) || /^[\p{L}\p{M}\p{N}_]/u.test(text.slice(end));
      });
      expect(wrong.map(({ text }) => JSON.stringify(text))).toEqual([]);
    }), { seed: 7, numRuns: 200 });
  });

  test('hold far into a text of many lines and where bytes are no characters', async () => {
    const filler = Array.from({ length: 9000 }, (_, i) => `Line ${i} of the 𝔘 register is empty.`).join('\r\n');
    const copied = 'The keeper of the northern lighthouse has written down every ship since the flood.';
    const bytes = Buffer.concat([Buffer.from(`\ufeff${filler}\r\n\r\n`), Buffer.from([0x61, 0xff, 0xe2, 0x82, 0x2e, 0x20, 0xf0, 0x9f, 0x98]), Buffer.from(`\r${copied} End.\r`)]);
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    const sources = [{ id: 'long', path: null, bytes: new Uint8Array(bytes), named: true }, ...sourcesOf([copied])];
    const report = await scan(sources, resolveScanOptions({ threads: 1 }));
    const [cluster] = [...report.clusters()].filter((found) => found.text === copied);
    const { document, start, end, line, column, endLine, endColumn } = cluster!.members.find((member) => member.document === 'long')!;
    expect(text.slice(start, end)).toBe(copied);
    expect({ document, start, end, line, column, endLine, endColumn }).toEqual(placeAt(text, { document, start, end, line, column, endLine, endColumn }));
  });
});
