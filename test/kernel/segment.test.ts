import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadKernel } from '../../dist/kernel/loader.js';
import { buildSegmentTable } from '../../dist/kernel/tables/segment-table.js';
import { cutText, MAX_SENTENCE, segmentLines, segmentText } from '../../dist/kernel/twin/segment.js';
import { cases } from './segment-cases.ts';

const ROOM = 1 << 20;
const table = buildSegmentTable();
const kernel = loadKernel('simd');
const text = kernel.alloc(ROOM + 128) + 64;
const spans = kernel.alloc(4 * ROOM + 64);
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function place(bytes: Uint8Array): void {
  const memory = new Uint8Array(kernel.memory.buffer);
  memory.fill(0, text - 64, text + bytes.length + 64);
  memory.set(bytes, text);
}

interface Segmenter {
  segment(bytes: Uint8Array): number[];
  lines(bytes: Uint8Array): number[];
  cut(bytes: Uint8Array, from: number): number;
}

const simd: Segmenter = {
  segment(bytes) {
    place(bytes);
    const count = kernel.segment(text, bytes.length, spans, kernel.segmentTables);
    return [...new Uint32Array(kernel.memory.buffer, spans, 2 * count)];
  },
  lines(bytes) {
    place(bytes);
    const count = kernel.segmentLines(text, bytes.length, spans, kernel.segmentTables);
    return [...new Uint32Array(kernel.memory.buffer, spans, 2 * count)];
  },
  cut(bytes, from) {
    place(bytes);
    return kernel.cut(text, bytes.length, from, kernel.segmentTables);
  },
};

const scalar: Segmenter = {
  segment: (bytes) => [...segmentText(bytes, 0, bytes.length, table)],
  lines: (bytes) => [...segmentLines(bytes, 0, bytes.length, table)],
  cut: (bytes, from) => cutText(bytes, 0, bytes.length, from, table),
};

function sentences(segmenter: Segmenter, source: string): string[] {
  const bytes = encoder.encode(source);
  const found = segmenter.segment(bytes);
  const out: string[] = [];
  for (let i = 0; i < found.length; i += 2) out.push(decoder.decode(bytes.subarray(found[i], found[i + 1])));
  return out;
}

// Pieces that every rule looks at, so that random texts reach them.
const PIECES = [
  '.', '!', '?', '…', '. . .', ' ', ' ', ' ', '  ', '\n', '\n', '\r\n', '\r', '\t', '\u00a0', '\u3000', '\f', '\u2029', '。', '！', '？', '．', '۔', '؟', '।', '։', '።',
  '။', '។', '"', "'", '“', '”', '„', '»', '«', '(', ')', '[', ']', '[12]', '[...]', '*', '***', '====', '____', '- ', '—', '–', '•', '1.', '2.', '3.', '1)', '2)',
  'a)', 'b)', '1.)', '2.)', 'Mr', 'Dr', 'St', 'e.g', 'z. B', 'U.S', 'a.m', 'Inc', 'No', 'p', 'I', 'The', 'He', 'and', 'the', 'word', 'Word', 'WORD', 'J.', 'Jan',
  'Januar', 'am', 'XII', 'Regards,', 'Best', 'Bob', '8/16/2000 12:05 PM', 'http://a.b/c', '<a@b.c>', ':-)', ':', ';', ',', '#', '|', '>', '漢字', 'かな', '「', '」',
  'と', '《', '》', 'ไทย', 'αβγ', 'Αβγ', 'слово', 'Слово', 'г', 'բառ:', 'é', 'É', '\u0301', '😀', '\0', '\ufeff', '5', '12', '2004', '3.14', '°C', '№', '$',
  'a longer run of words in small letters', 'Upper Case Line', 'x'.repeat(70),
];
const BROKEN = [[0x80], [0xff], [0xe2, 0x80], [0xc2], [0xf0, 0x9f], [0xe3], [0xed, 0xa0, 0x80], [0xc0, 0x80], [0xf4, 0x90, 0x80, 0x80]];

const piece = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom(...PIECES).map((s) => encoder.encode(s)) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }).map((s) => encoder.encode(s)) },
  { weight: 1, arbitrary: fc.constantFrom(...BROKEN).map((b) => Uint8Array.from(b)) },
);
const bytes = fc.array(piece, { maxLength: 120 }).map((parts) => Uint8Array.from(parts.flatMap((part) => [...part])));

describe.each([['simd', simd], ['scalar', scalar]] as const)('%s segmenter', (_name, segmenter) => {
  describe.each(Object.entries(cases))('%s', (_rule, texts) => {
    test.each(texts.map((source) => [source]))('%s', (source) => {
      expect(sentences(segmenter, source.replaceAll('‖', ''))).toEqual(source.split('‖').map((part) => part.replace(/^[\s\ufeff]+|[\s\ufeff]+$/gu, '')));
    });
  });

  test('spans are ascending, trimmed, never empty and lose nothing but white space', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.constantFrom(...PIECES)), (grapheme, pieces) => {
      const source = pieces.join('') + grapheme;
      const encoded = encoder.encode(source);
      const found = segmenter.segment(encoded);
      let last = 0;
      let kept = '';
      for (let i = 0; i < found.length; i += 2) {
        const [start, end] = [found[i] as number, found[i + 1] as number];
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        const sentence = decoder.decode(encoded.subarray(start, end));
        expect(sentence).toBe(sentence.replace(/^[\s\0\u0085\ufeff]+|[\s\0\u0085\ufeff]+$/gu, ''));
        kept += sentence;
        last = end;
      }
      const white = /[\s\0\u0085\ufeff]/gu;
      expect(kept.replace(white, '')).toBe(decoder.decode(encoded).replace(white, ''));
    }), { seed: 1, numRuns: 300 });
  });

  test('a text without sentences has none', () => {
    for (const source of ['', ' ', '\n\r\n\0 \u00a0\u3000', '\ufeff']) expect(sentences(segmenter, source)).toEqual([]);
  });

  test('in lines format every line that is not blank is a sentence', () => {
    const encoded = encoder.encode(' One. Two.\r\n\r\n\tthree\rfour \n');
    expect(segmenter.lines(encoded)).toEqual([1, 10, 15, 20, 21, 25]);
  });

  test('a sentence longer than 64 KiB is cut at its last white space, or before a character where it has none', () => {
    const words = encoder.encode('word '.repeat(30_000));
    const cutWords = segmenter.segment(words);
    expect(cutWords.slice(0, 4)).toEqual([0, 65_534, 65_535, 131_069]);
    const solid = segmenter.segment(encoder.encode('ä'.repeat(50_000)));
    expect(solid).toEqual([0, MAX_SENTENCE, MAX_SENTENCE, 100_000]);
    const odd = segmenter.segment(encoder.encode(`x${'ä'.repeat(50_000)}`));
    expect(odd).toEqual([0, MAX_SENTENCE - 1, MAX_SENTENCE - 1, 100_001]);
  });

  test('a cut leaves the spans of both sides as they are in the whole', () => {
    let found = 0;
    fc.assert(fc.property(bytes, fc.nat(), (source, anywhere) => {
      const from = source.length === 0 ? 0 : anywhere % source.length;
      const cut = segmenter.cut(source, from);
      if (cut < 0) return;
      found++;
      expect(cut).toBeGreaterThanOrEqual(from);
      const right = segmenter.segment(source.subarray(cut)).map((position) => position + cut);
      expect([...segmenter.segment(source.subarray(0, cut)), ...right]).toEqual(segmenter.segment(source));
    }), { seed: 1, numRuns: 400 });
    expect(found).toBeGreaterThan(40);
  });

  test('a text is cut at the first sentence start after the wished place', () => {
    const source = encoder.encode('The first sentence is here. The second follows it. The third closes.');
    expect(segmenter.cut(source, 5)).toBe(28);
    expect(segmenter.cut(source, 28)).toBe(28);
    expect(segmenter.cut(source, 60)).toBe(-1);
  });
});

describe('the SIMD kernel and its twin', () => {
  test('agree on the spans of any bytes', () => {
    fc.assert(fc.property(bytes, (source) => { expect(simd.segment(source)).toEqual(scalar.segment(source)); }), { seed: 1, numRuns: 1500 });
  });

  test('agree on lines and on cuts', () => {
    fc.assert(fc.property(bytes, fc.nat(2000), (source, from) => {
      expect(simd.lines(source)).toEqual(scalar.lines(source));
      expect(simd.cut(source, Math.min(from, source.length))).toBe(scalar.cut(source, Math.min(from, source.length)));
    }), { seed: 2, numRuns: 300 });
  });

  test('agree on wrapped text with lines of every width', () => {
    const line = fc.tuple(fc.nat(300), fc.constantFrom('', '    ', '- ', '1. ', '# ', '> ', '|'), fc.constantFrom('a', 'B', 'the ', 'Mr.', '5', 'ก', '字'), fc.constantFrom('', ',', '.', ':', '-', ' of', ' Mr.'))
      .map(([width, indent, letter, end]) => indent + letter.repeat(Math.ceil(width / letter.length)) + end);
    fc.assert(fc.property(fc.array(line, { maxLength: 8 }), fc.constantFrom('\n', '\r\n', '\r', ' \n'), (lines, end) => {
      const source = encoder.encode(lines.join(end));
      expect(simd.segment(source)).toEqual(scalar.segment(source));
    }), { seed: 3, numRuns: 600 });
  });

  test('leave the memory around spans and text alone', () => {
    const source = encoder.encode('One. Two! Three?');
    const memory = new Uint8Array(kernel.memory.buffer);
    place(source);
    memory.fill(0xaa, spans - 16, spans + 8 * source.length);
    kernel.segment(text, source.length, spans, kernel.segmentTables);
    expect(memory.subarray(spans - 16, spans)).toEqual(new Uint8Array(16).fill(0xaa));
    expect(memory.subarray(spans + 24, spans + 8 * source.length)).toEqual(new Uint8Array(8 * source.length - 24).fill(0xaa));
    expect(memory.subarray(text, text + source.length)).toEqual(source);
  });
});

test('hostile repetitions end in pieces and agree', () => {
  for (const unit of ['.', '. ', '"', '\n', '1. ', 'U. ', 'b) C ', '.[1] ', '.) ', '《。', '? :) ', 'A\nB\n', '\x80']) {
    const source = Uint8Array.from(Buffer.from(unit.repeat(Math.ceil(80_000 / unit.length)), unit === '\x80' ? 'latin1' : 'utf8'));
    const found = simd.segment(source);
    expect(found).toEqual(scalar.segment(source));
    for (let i = 0; i < found.length; i += 2) expect((found[i + 1] as number) - (found[i] as number)).toBeLessThanOrEqual(MAX_SENTENCE);
  }
});

test('the table is the same bytes every time and knows its words', () => {
  expect(buildSegmentTable()).toEqual(table);
  expect(table.length % 4).toBe(0);
});
