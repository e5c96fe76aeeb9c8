import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { cellsOf } from '../../dist/report/cells.js';

/** Assigned characters that stand for themselves; emoji shown as text by default are two cells to string-width, with or without a selector. */
const COMPARED = /^[^\p{Cn}\p{M}\p{Cs}\p{Cc}\p{Co}\p{Emoji}]$/u;

describe('cellsOf', () => {
  it('agrees with string-width on every character that is no emoji', () => {
    const wrong: string[] = [];
    for (let code = 0x20; code < 0x110000; code++) {
      const character = String.fromCodePoint(code);
      if (COMPARED.test(character) && cellsOf(character) !== stringWidth(character)) wrong.push(code.toString(16));
    }
    expect(wrong).toEqual([]);
  });

  it.each([
    ['', 0], ['plain words, “quoted” – and Größe', 33], ['港の役所', 8], ['a港b', 4], ['ไทย', 3], ['e\u0301', 1], ['\u200b', 0], ['한국', 4],
    ['☎', 1], ['☎\ufe0f', 2], ['1\ufe0f\u20e3', 2], ['😀', 2], ['👍🏽', 2], ['🇩🇪', 2], ['👩\u200d👩\u200d👧', 2], ['❤\ufe0f\u200d🔥', 2], ['© 2024', 6],
  ])('%j takes %i cells', (text, cells) => {
    expect(cellsOf(text)).toBe(cells);
  });
});
