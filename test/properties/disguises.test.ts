/** 10,000 disguised copies of the newsroom's sentences: every one is found, stands where it stands, and is told as what it is. */
import fc from 'fast-check';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { scan, sentences } from '../../dist/index.js';

/** Letters that the Cyrillic ones in the same place pass for. */
const [LATIN, CYRILLIC] = ['aceopxyiACEHOPTX', 'асеорхуіАСЕНОРТХ'];
const INVISIBLE = ['\u200b', '\u200c', '\u200d', '\u2060', '\ufeff'];
const MARKS = ['\u0334', '\u0335', '\u0336', '\u0347', '\u0353', '\u036f'];
const ODD_SPACES = ['\u2000', '\u2002', '\u2003', '\u2006', '\u2009', '\u200a', '\u205f', '\u3000'];
const NO_BREAK_SPACES = ['\u00a0', '\u202f'];

/** One letter or space that is tampered with: where (0…1 of the sentence), how, and which of the variants. */
type Touch = readonly [where: number, how: number, variant: number];

/** The sentence with its touches, each letter touched at most once, and the kinds that a report must tell. */
function disguise(sentence: string, touches: readonly Touch[]): { text: string; kinds: Set<string> } {
  const units = [...sentence];
  const changed = units.map((unit) => unit);
  const kinds = new Set<string>();
  const isLetter = (at: number): boolean => /\p{Script=Latin}/u.test(units[at] ?? '');
  for (const [where, how, variant] of touches) {
    const at = Math.floor(where * units.length);
    if (changed[at] !== units[at]) continue;
    const pick = (list: readonly string[]): string => list[variant % list.length]!;
    if (units[at] === ' ') {
      const odd = how % 3 > 0 && isLetter(at - 1) && changed[at - 1] === units[at - 1];
      changed[at] = odd ? pick(ODD_SPACES) : pick(NO_BREAK_SPACES);
      if (odd) kinds.add('odd-space');
    } else if (isLetter(at)) {
      const between = isLetter(at + 1);
      // A word needs a Latin letter beside the one that passes for one: the letter before it stays as it is.
      const look = LATIN.indexOf(units[at]!);
      if (how === 0 && between) { changed[at] += pick(INVISIBLE); kinds.add('invisible'); }
      else if (how === 1 && between) { changed[at] += '\u00ad'; kinds.add('soft-hyphen'); }
      else if (how === 2 && look >= 0 && isLetter(at - 1) && changed[at - 1] === units[at - 1]) {
        changed[at] = CYRILLIC[look]!;
        changed[at - 1] += '\u2060';
        kinds.add('mixed-script').add('invisible');
      } else if (how === 3 && /[A-Za-z0-9]/.test(units[at]!)) { changed[at] = String.fromCodePoint(units[at]!.codePointAt(0)! + 0xfee0); kinds.add('full-width'); }
      else if (how === 4) { changed[at] += pick(MARKS); kinds.add('combining-mark'); }
    }
  }
  return { text: changed.join(''), kinds };
}

/** Plain sentences of one line, in which no mark could be taken for an end. */
let pool: string[] = [];
beforeAll(async () => {
  const seen = new Set<string>();
  for await (const { text, words } of sentences(fileURLToPath(new URL('../../fixtures/newsroom', import.meta.url)))) {
    if (words >= 8 && /^\p{Lu}[\p{L}\p{N} ,;'’–-]+\.$/u.test(text) && !/\p{Script=Han}/u.test(text)) seen.add(text);
  }
  pool = [...seen].sort();
});

describe('disguised copies', () => {
  const touches = fc.array(fc.tuple(fc.nat({ max: 999_999 }).map((millionth) => millionth / 1e6), fc.integer({ min: 0, max: 4 }), fc.nat({ max: 99 })), { minLength: 1, maxLength: 12 });
  const copies = fc.array(fc.tuple(fc.nat({ max: 9999 }), touches), { minLength: 1000, maxLength: 1000 });

  test('of any mix are found where they stand, and told as what they are', async () => {
    expect(pool.length).toBeGreaterThan(30);
    await fc.assert(fc.asyncProperty(copies, async (list) => {
      const made = list.map(([number, how]) => ({ plain: pool[number % pool.length]!, ...disguise(pool[number % pool.length]!, how) }));
      const copy = made.map(({ text }) => text).join('\n\n');
      const report = await scan([{ id: 'a', text: pool.join('\n\n') }, { id: 'b', text: copy }]);
      /** what stands in one cluster: `plain text` and `start end line text` of a copy */
      const found = new Set<string>();
      for (const { members } of report.clusters()) {
        const plain = members.filter(({ document }) => document === 'a');
        for (const { document, start, end, line, text } of members) {
          if (document === 'b') for (const { text: original } of plain) found.add(`${original} ${start} ${end} ${line} ${text}`);
        }
      }
      const obfuscation = [...report.documents()][1]!.obfuscation;
      let start = 0;
      made.forEach(({ plain, text, kinds }, index) => {
        expect(found, text).toContain(`${plain} ${start} ${start + text.length} ${2 * index + 1} ${text}`);
        const here = obfuscation.filter((place) => place.start >= start && place.end <= start + text.length);
        expect([...new Set(here.map(({ kind }) => kind))].sort()).toEqual([...kinds].sort());
        for (const place of here) expect(copy.slice(place.start, place.end)).toBe(place.text);
        start += text.length + 2;
      });
    }), { seed: 1, numRuns: 10, endOnFailure: true });
  }, 60_000);
});
