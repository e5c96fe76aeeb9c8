/** Every folder of fixtures/passages is a pair of texts and the passages that a person wants to see; found by itself. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compare, type CompareInputOptions } from 'dedupe-text';
import { describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../../fixtures/passages/', import.meta.url));

interface Expected {
  readonly about: string;
  readonly options: CompareInputOptions;
  readonly passages: readonly { readonly kind: string; readonly condensedSide?: string; readonly left: string; readonly right: string }[];
}

const folded = (text: string): string => text.replace(/\s+/g, ' ');

const cases = readdirSync(ROOT).map((name) => ({ name, expected: JSON.parse(readFileSync(join(ROOT, name, 'expected.json'), 'utf8')) as Expected }));

describe.each(cases)('$name', ({ name, expected }) => {
  test.each(['simd', 'scalar'] as const)(`${expected.about} (%s)`, async (kernel) => {
    const { pairs: [pair] } = await compare('left.txt', 'right.txt', { ...expected.options, kernel, cwd: join(ROOT, name) });
    const found = pair!.passages.map(({ kind, condensedSide, leftText, rightText }) => ({ kind, ...(condensedSide === null ? {} : { condensedSide }), left: folded(leftText), right: folded(rightText) }));
    expect(found).toEqual(expected.passages);
  });

  test('places lead to the texts that are told, and changes lie in them', async () => {
    const comparison = await compare('left.txt', 'right.txt', { ...expected.options, cwd: join(ROOT, name) });
    for (const { left, right, leftText, rightText, changes } of comparison.pairs[0]!.passages) {
      for (const [place, text] of [[left, leftText], [right, rightText]] as const) {
        const whole = comparison.text(place.document);
        expect(whole.slice(place.start, place.end)).toBe(text);
        expect(whole.slice(0, place.start).split('\n')).toHaveLength(place.line);
        expect(whole.slice(0, place.end).split('\n')).toHaveLength(place.endLine);
      }
      for (const change of changes) {
        expect(change.left[0]).toBeGreaterThanOrEqual(left.start);
        expect(change.left[1]).toBeLessThanOrEqual(left.end);
        expect(change.right[0]).toBeGreaterThanOrEqual(right.start);
        expect(change.right[1]).toBeLessThanOrEqual(right.end);
      }
    }
  });
});

test('there are cases', () => expect(cases.length).toBeGreaterThanOrEqual(10));
