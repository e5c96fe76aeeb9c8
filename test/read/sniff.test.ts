import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countControls } from '../../dist/read/controls.js';
import { SNIFF_BYTES, sniff } from '../../dist/read/sniff.js';

const code = (bytes: Uint8Array): string | null => sniff(bytes, 'x', false)?.code ?? null;
const PROSE = 'The harbour office will close its eastern gate for eleven weeks.\n';

describe('text', () => {
  test.each([
    ['an empty file', ''], ['prose', PROSE], ['a byte order mark', `\ufeff${PROSE}`], ['every white space', 'a\tb\r\nc\fd\n'],
    ['a stray NUL', `A\0 stray one. ${PROSE}`], ['a NUL in a short text', 'one\0two three'], ['other scripts', '東京。 Ελλάδα, ไทย, 🎉\n'],
  ])('%s', (_, text) => {
    expect(code(Buffer.from(text))).toBeNull();
  });
  test('exactly 1 % control characters', () => {
    expect(code(Buffer.from(`\x01${'a'.repeat(99)}`))).toBeNull();
    expect(code(Buffer.from(`\x01${'a'.repeat(98)}`))).toBe('binary');
  });
  test('a character cut by the 64 kB edge, at every place', () => {
    for (const character of ['é', '東', '🎉']) {
      for (let before = 1; before <= 4; before++) {
        const text = 'a'.repeat(SNIFF_BYTES - before) + character.repeat(10);
        expect(code(Buffer.from(text)), `${character} ${before}`).toBeNull();
      }
    }
  });
  test('in shared memory', () => {
    const bytes = new Uint8Array(new SharedArrayBuffer(4096), 61, 2000);
    bytes.fill(0x20).set(Buffer.from(PROSE));
    expect(code(bytes)).toBeNull();
    bytes[100] = 0xff;
    expect(code(bytes)).toBe('not-utf8');
  });
});

describe('not text', () => {
  test('bytes of every value', () => {
    expect(code(Uint8Array.from({ length: 2560 }, (_, at) => at & 0xff))).toBe('binary');
  });
  test('Latin-1, with the place of the first wrong byte and the remedy', () => {
    const complaint = sniff(Buffer.from(`${PROSE}caf\xe9 noir`, 'latin1'), 'menu.txt', true)!;
    expect(complaint).toMatchObject({ code: 'not-utf8', where: 'menu.txt', fatal: true });
    expect(complaint.message).toContain(`byte ${PROSE.length + 3} (0xe9)`);
    expect(complaint.message).toContain('iconv -f WINDOWS-1252 -t UTF-8');
  });
  test('UTF-16, with and without a mark, is called by its name', () => {
    for (const text of [`\ufeff${PROSE}`, PROSE]) {
      expect(sniff(Buffer.from(text, 'utf16le'), 'x', false)!.message).toContain('iconv -f UTF-16');
      expect(sniff(Buffer.from(text, 'utf16le').swap16(), 'x', false)!.message).toContain('iconv -f UTF-16');
    }
  });
  test('a file that ends within a character', () => {
    expect(code(Buffer.concat([Buffer.from(PROSE), Buffer.from([0xe2, 0x82])]))).toBe('not-utf8');
  });
  test('control bytes of a file name do not get into the message', () => {
    expect(sniff(Buffer.from([0xff]), 'a\x1b[31m\u202e.txt', false)!.message).toMatch(/^a\\x1b\[31m\\u202e\.txt: /);
  });
});

test('control characters are counted alike at every alignment and length', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(7), (values, shift) => {
    const small = values.map((value, at) => (at % 3 === 0 ? value % 0x30 : value));
    const room = new Uint8Array(small.length + 8);
    room.set(small, shift);
    const bytes = room.subarray(shift, shift + small.length);
    const controls = small.filter((byte) => (byte < 0x20 && ![0, 9, 10, 12, 13].includes(byte)) || byte === 0x7f).length;
    expect(countControls(bytes, bytes.length)).toEqual({ controls, nuls: small.filter((byte) => byte === 0).length });
  }), { seed: 1, numRuns: 300 });
});
