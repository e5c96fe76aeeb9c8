/** Quotation spans: what the rules find, and that both kernels find the same. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepareKernel } from '../../dist/kernel/loader.js';
import { u32, u8 } from '../../dist/kernel/memory.js';
import { createWorkbench } from '../../dist/kernel/workbench.js';

const PADDING = 64;
const benches = (['simd', 'scalar'] as const).map((name) => createWorkbench(prepareKernel(name), 0));

/** [text between the marks, kind] of every quotation, in the order in which they are closed. */
function quotationsBy({ kernel, memory, scratch }: (typeof benches)[number], text: string): [string, number][] {
  const bytes = Buffer.from(text);
  const area = scratch('text', bytes.length + 2 * PADDING);
  u8(memory, area, bytes.length + 2 * PADDING).fill(0);
  u8(memory, area + PADDING, bytes.length).set(bytes);
  const capacity = bytes.length + 1;
  const out = scratch('quotations', 64 + 12 * capacity);
  const count = kernel.quotations(area + PADDING, bytes.length, kernel.segmentTables, out, capacity);
  const records = u32(memory, out + 64, 3 * count);
  return Array.from({ length: count }, (_, i) => [bytes.subarray(records[3 * i]!, records[3 * i + 1]!).toString('utf8'), records[3 * i + 2]!]);
}

function quotations(text: string): [string, number][] {
  const [simd, scalar] = benches.map((bench) => quotationsBy(bench, text));
  expect(simd).toEqual(scalar);
  return simd!;
}

const [CLOSED, CONTINUED, UNCLOSED] = [0, 1, 2] as const;

describe('quotations', () => {
  it.each([
    ['“The pier will open in May,” she said.', ['The pier will open in May,']],
    ['"The pier will open in May," she said.', ['The pier will open in May,']],
    ['He called it ‘a pier of the people’ again.', ['a pier of the people']],
    ["He called it 'a pier of the people' again.", ['a pier of the people']],
    ['„Der Steg bleibt offen“, sagte sie.', ['Der Steg bleibt offen']],
    ['Sie sagte: ‚Der Steg bleibt offen‘ und ging.', ['Der Steg bleibt offen']],
    ['»Der Steg bleibt offen«, sagte sie.', ['Der Steg bleibt offen']],
    ['« La jetée reste ouverte », dit-elle.', ['La jetée reste ouverte']],
    ['«La jetée reste ouverte», dit-elle.', ['La jetée reste ouverte']],
    ['彼女は「桟橋は五月に開く」と述べた。', ['桟橋は五月に開く']],
    ['彼は『灯台の話』を読んだ。', ['灯台の話']],
    ['他说：“码头五月开放。”', ['码头五月开放。']],
    ['他说“码头五月开放”。', ['码头五月开放']],
    ['”Bryggan öppnar i maj”, sade hon.', ['Bryggan öppnar i maj']],
    ['“The pier opens in May", she said.', ['The pier opens in May']],
    ['„Pomost otwarty do maja”, powiedziała.', ['Pomost otwarty do maja']],
  ])('knows the marks of %s', (text, wanted) => {
    expect(quotations(text)).toEqual(wanted.map((words) => [words, CLOSED]));
  });

  it('tells apostrophes from marks', () => {
    expect(quotations("The dogs' kennels aren't far; 'tis the warden's rule since the '90s, rock 'n' roll.")).toEqual([]);
    expect(quotations('The dogs’ kennels aren’t far; ‘tis the warden’s rule since ’90.')).toEqual([]);
    expect(quotations('The door is 5\'10" high and 3\'2" wide.')).toEqual([]);
    expect(quotations("'We can't wait, the dogs' keeper said, and left.")).toEqual([['We can\'t wait, the dogs', CLOSED]]);
  });

  it('finds quotations within quotations, the inner one first', () => {
    expect(quotations('“She told us ‘never again’ and left,” he said.')).toEqual([['never again', CLOSED], ['She told us ‘never again’ and left,', CLOSED]]);
    expect(quotations('"They\'re \'not ready\' yet," he said.')).toEqual([['not ready', CLOSED], ["They're 'not ready' yet,", CLOSED]]);
  });

  it('takes the parts of a quotation that is broken off one by one', () => {
    expect(quotations('“We waited,” she said, “for three long hours.”')).toEqual([['We waited,', CLOSED], ['for three long hours.', CLOSED]]);
  });

  it('carries a quotation over sentences and lines, and on to paragraphs that repeat its mark', () => {
    expect(quotations('“We waited. Nobody\ncame. We left,” she said.')).toEqual([['We waited. Nobody\ncame. We left,', CLOSED]]);
    expect(quotations('“We waited for hours.\n\n“Nobody came.”\n')).toEqual([['We waited for hours.', CONTINUED], ['Nobody came.', CLOSED]]);
    expect(quotations('“We waited for hours.\n“Nobody came.”\n')).toEqual([['We waited for hours.', CONTINUED], ['Nobody came.', CLOSED]]);
  });

  it('carries a quotation on where paragraphs were joined into one line', () => {
    expect(quotations('"We waited for hours. "Nobody came," she said.')).toEqual([['We waited for hours.', CONTINUED], ['Nobody came,', CLOSED]]);
    expect(quotations('He said "we waited "Nobody came," she said.')).toEqual([['Nobody came,', CLOSED]]);
  });

  it('ends what is never closed with its paragraph', () => {
    expect(quotations('He called it “a mess of ropes.\n\nNext day it rained.')).toEqual([['a mess of ropes.', UNCLOSED]]);
    expect(quotations('He called it “a mess of ropes.\n \t\r\n“Fine,” she said.')).toEqual([['a mess of ropes.', CONTINUED], ['Fine,', CLOSED]]);
    expect(quotations('“Open at the end')).toEqual([['Open at the end', UNCLOSED]]);
  });

  it('finds the same with both kernels in any text', () => {
    const part = fc.constantFrom('"', "'", '“', '”', '„', '‘', '’', '‚', '«', '»', '‹', '›', '「', '」', '『', '』', ' ', '  ', '\n', '\n\n', '\r\n', '\t', '.', ',', ':', '(', ')', '—',
      'a', 'tis', 'em', 'The', 'dogs', '90s', 'é', 'я', '桟', '。', '…', '–', '\u00a0', '\u0000', '𝔘', 'said');
    fc.assert(fc.property(fc.oneof(fc.array(part, { maxLength: 60 }).map((parts) => parts.join('')), fc.string({ unit: 'binary', maxLength: 60 })), (text) => { quotations(text); }), { seed: 1, numRuns: 5000 });
  });

  it('counts what does not fit', () => {
    const [{ kernel, memory, scratch }] = [benches[0]!];
    const bytes = Buffer.from('“one two” “three four” “five six”');
    const area = scratch('text', bytes.length + 2 * PADDING);
    u8(memory, area, bytes.length + 2 * PADDING).fill(0);
    u8(memory, area + PADDING, bytes.length).set(bytes);
    expect(kernel.quotations(area + PADDING, bytes.length, kernel.segmentTables, scratch('quotations', 1024), 1)).toBe(3);
  });
});
