import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteWriter, piece } from '../../dist/report/bytes.js';
import { figure } from '../../dist/report/figure.js';

const SEEDED = { seed: 1, numRuns: 2000 };
const written = (write: (out: ByteWriter) => void): string => {
  const out = new ByteWriter();
  write(out);
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(out.rest());
};
/** Short strings of everything: ASCII with what must be escaped, other scripts, astral characters, halves of them. */
const strings = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: fc.constantFrom('a', 'b', ' ', '"', '\\', '\n', '\u0000', '\u001f', '\u007f', 'ä', 'ÿ', '\u2028', '漢', '😀'), maxLength: 40 }),
  fc.string({ unit: fc.constantFrom('a', '"', '\ud83d', '\ude00', '\uffff'), maxLength: 20 }),
);

describe('ByteWriter', () => {
  it('writes UTF-8 as the string that JSON.stringify would write, wherever it lies in memory', () => {
    fc.assert(fc.property(strings, fc.nat(7), fc.boolean(), (text, before, shared) => {
      const utf8 = Buffer.from(text);
      const memory = shared ? new SharedArrayBuffer(utf8.length + before + 3) : new ArrayBuffer(utf8.length + before + 3);
      // An offset view, surrounded by bytes that must not come out.
      const bytes = new Uint8Array(memory, 1).fill(0x22);
      bytes.set(utf8, before);
      // A lone half has no UTF-8: whoever encodes it writes U+FFFD.
      expect(written((out) => out.text(bytes, before, before + utf8.length))).toBe(JSON.stringify(utf8.toString()));
    }), SEEDED);
  });

  it('writes other strings, lone surrogates included, exactly as JSON.stringify', () => {
    fc.assert(fc.property(strings, (text) => {
      expect(written((out) => out.value(text))).toBe(JSON.stringify(text));
      expect(written((out) => out.raw(piece(JSON.stringify(text))))).toBe(JSON.stringify(text));
    }), SEEDED);
  });

  it('writes long values that are ASCII only at their beginning', () => {
    const value = { text: `${'x'.repeat(100)}ä${'漢'.repeat(100_000)}` };
    expect(written((out) => out.value(value))).toBe(JSON.stringify(value));
  });

  it('writes every whole number as JSON.stringify', () => {
    const edges = [0, 9, 10, 99, 100, 999, 1000, 9999, 10_000, 10_001, 99_999_999, 100_000_000, 1_000_000_007, 2 ** 30 - 1, 2 ** 30, 2 ** 31, 2 ** 53 - 1];
    for (const value of edges) expect(written((out) => out.integer(value))).toBe(String(value));
    fc.assert(fc.property(fc.oneof(fc.nat(20_000), fc.nat(), fc.maxSafeNat()), (value) => {
      expect(written((out) => out.integer(value))).toBe(String(value));
    }), SEEDED);
  });

  it('writes every ratio as the figure that other formats print', () => {
    const edges = [0, 1, 0.7, 0.1, 0.5, 2 / 3, 0.099999949, 0.09999996, 0.0999999999, 0.9999994, 0.9999996, 1e-7, 1.5];
    for (const value of edges) expect(written((out) => out.ratio(value))).toBe(String(figure(value)));
    fc.assert(fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (value) => {
      expect(written((out) => out.ratio(value))).toBe(String(figure(value)));
    }), SEEDED);
  });

  it('keeps a run of writes in order across full chunks and a text that is larger than many of them', () => {
    const out = new ByteWriter();
    const giant = Buffer.from(`"\u0001${'long text, '.repeat(60_000)}`);
    const chunks: Uint8Array[] = [];
    let expected = '';
    for (let i = 0; i < 30_000; i++) {
      out.integer(i);
      expected += i;
      if (i === 20_000) {
        out.text(giant, 0, giant.length);
        expected += JSON.stringify(giant.toString());
      }
      const chunk = out.take();
      if (chunk !== null) chunks.push(chunk);
    }
    chunks.push(out.rest());
    expect(Buffer.concat(chunks).toString()).toBe(expected);
    // The first is full before the giant comes.
    expect(chunks[0]!.length).toBeGreaterThanOrEqual(65_536);
    expect(chunks[0]!.length).toBeLessThan(70_000);
  });
});

describe('figure', () => {
  it('has at most 6 significant digits and lies within half a unit of the sixth', () => {
    fc.assert(fc.property(fc.double({ min: 1e-9, max: 1, noNaN: true }), (x) => {
      const digits = String(figure(x)).replace(/e.*$/, '').replace(/[.-]/g, '').replace(/^0+/, '');
      expect(digits.length).toBeLessThanOrEqual(6);
      expect(Math.abs(figure(x) - x)).toBeLessThanOrEqual(x * 5.0001e-6);
    }), SEEDED);
  });
});
