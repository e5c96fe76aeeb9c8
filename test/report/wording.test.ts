import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inert } from '../../dist/report/inert.js';
import { plain } from '../../dist/report/paint.js';
import { markedText, wholeText } from '../../dist/report/wording.js';
import { wrap } from '../../dist/report/wrap.js';
import { changesBetween } from './changes.ts';

const SEEDED = { seed: 1, numRuns: 1000 };
const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 14 });
const marked = (from: string, to: string) => wrap(markedText(from, to, changesBetween(from, to), plain), 1000).join('\n');

describe('markedText', () => {
  it('marks what differs and leaves punctuation and case alone', () => {
    expect(marked('The port, he said, is closed.', 'the port he SAID is open.')).toBe('the port he SAID is [-closed-]{+open+}.');
    expect(marked('Prices rose.', 'On Monday prices rose.')).toBe('{+On Monday+} prices rose.');
    expect(marked('On Monday prices rose.', 'Prices rose.')).toBe('[-On Monday-] Prices rose.');
  });

  it('marks single characters in scripts without spaces', () => {
    expect(marked('交渉は火曜日に決裂した。', '交渉は水曜日に決裂した。')).toBe('交渉は[-火-]{+水+}曜日に決裂した。');
  });

  it('leaves out the middle of long stretches, never a change', () => {
    const long = Array.from({ length: 60 }, (_, i) => `word${i}`);
    const text = marked(long.join(' '), long.with(30, 'other').join(' '));
    expect(text).toMatch(/^… word2\d .* word29 \[-word30-\]\{\+other\+\} word31 .* …$/);
    expect(text.length).toBeLessThan(140);
  });

  it('shows the whole text where only punctuation differs', () => {
    expect(marked('One, two.', 'One two!')).toBe('One two!');
  });

  it('marks texts of any kind without loss: what is neither deleted nor left out is the second text', () => {
    fc.assert(fc.property(words, words, (from, to) => {
      expect(marked(from.join(' '), to.join(' ')).replace(/\[-[^\]]*-\]/g, ' ').replace(/\{\+|\+\}/g, ' ').split(/\s+/).filter(Boolean)).toEqual(to);
    }), SEEDED);
  });
});

describe('wrap', () => {
  it('breaks an address that is wider than the line and ends a cut text with an ellipsis', () => {
    expect(wrap(wholeText('see https://example.org/a/b here'), 10)).toEqual(['see', 'https://ex', 'ample.org/', 'a/b here']);
    expect(wrap(wholeText('one two three four'), 7, 2)).toEqual(['one two', 'three …']);
    expect(wrap(wholeText('one two six ten nine'), 7, 2)).toEqual(['one two', 'six …']);
    expect(wrap(wholeText('one two'), 7, 1)).toEqual(['one two']);
  });

  it('begins no line with a Japanese full stop', () => {
    expect(wrap(wholeText('漢字です。漢字'), 8)).toEqual(['漢字で', 'す。漢字']);
  });
});

describe('inert', () => {
  it('shows controls, bidi controls, separators, tags and lone halves, and leaves all else alone', () => {
    expect(inert('a\u001b[0m\u0007\u009b\u202e\u2066\u2028\u{e0041}\ud800b')).toBe('a\\u001b[0m\\u0007\\u009b\\u202e\\u2066\\u2028\\u{e0041}\\ud800b');
    expect(inert('Zoë 👩‍🚀 हिन्दी ประเทศ')).toBe('Zoë 👩‍🚀 हिन्दी ประเทศ');
  });

  it('leaves nothing active in any string', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(inert(text)).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e]/u);
    }), SEEDED);
  });
});
