import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MATCHED, openPhrases, phraseWords } from '../../dist/classify/phrases.js';
import { FILTER_BITS, letterHash } from '../../dist/kernel/lines.js';

const shipped = openPhrases();

/** Whether any row of letters of a line is in a filter, as the kernel looks for it. */
function isHinted(filter: Uint8Array, line: string): boolean {
  return (line.match(/(?:[A-Za-z]|[^\u0000-\u007f\u00a0\u3000])+/gu) ?? []).some((row) => {
    const bytes = Buffer.from(row);
    const slot = letterHash(bytes, 0, bytes.length) & ((1 << FILTER_BITS) - 1);
    return (filter[slot >>> 3]! & (1 << (slot & 7))) !== 0;
  });
}

describe('phrases', () => {
  test.each(['Share', 'SHARE THIS STORY', 'Give us your news tips.', 'Send us your news tips', 'Advertisement', 'Diesen Artikel teilen', 'Partager cet article', 'Compartir este artículo', 'この記事をシェアする'])('%s is furniture', (line) => {
    expect(shipped.match(line) & MATCHED.LINE).toBeTruthy();
  });
  test.each([
    'The minister shared the prize with two colleagues from Lund.', 'Shares of the mill fell by a tenth after the fire.', 'He asked his readers to send him news of the strike.',
    'Die Anzeige wurde am Montag erstattet, teilte die Polizei mit.', 'Advertisement revenue fell for the third year in a row, the publisher said.',
  ])('%s is a sentence', (line) => {
    expect(shipped.match(line)).toBe(0);
  });
  test('of a user match whole lines, beginnings and parts, whatever their case', () => {
    const own = openPhrases('Until tomorrow then\nBulletin number…\n…from our kitchen…\n');
    expect(['UNTIL TOMORROW, THEN!', 'Bulletin number 7, Net Lane', 'Soup from our kitchen today'].map((line) => own.match(line) & MATCHED.USER)).toEqual([MATCHED.USER, MATCHED.USER, MATCHED.USER]);
    expect(own.match('Until tomorrow the board has time to answer')).toBe(0);
  });
  test('name brackets that credit a picture', () => {
    expect(['Olivia Brask / The Quay', 'Photo: A. Lund', 'AP Photo'].map(shipped.isCredit)).toEqual([true, true, true]);
    expect(['they begin in October', 'see page 4', ''].map(shipped.isCredit)).toEqual([false, false, false]);
  });
  test('are never missed for want of a hint', () => {
    const word = fc.constantFrom('Share', 'news', 'tips', 'Über', 'ÜBER', 'uns', 'from', 'our', 'kitchen', 'More', 'zur', 'Sign-up', 'the', 'Bulletin', 'number', '12', 'partager', 'Résumé', '広告');
    const lines = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
    fc.assert(fc.property(lines, lines, (phrase, line) => {
      const own = openPhrases(phraseWords(phrase).length > 0 ? `${phrase}\n${phrase}…\n…${phrase}…` : '');
      if (own.match(line) !== 0) expect(isHinted(own.filter, line)).toBe(true);
    }), { seed: 9, numRuns: 3000 });
  });
  test('never throw, whatever the list and the line', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'binary', maxLength: 60 }), (list, line) => {
      expect(openPhrases(list).match(line)).toBeGreaterThanOrEqual(0);
    }), { seed: 10, numRuns: 300 });
  });
});
