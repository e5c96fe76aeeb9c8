import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { disguises, encode, IMPLEMENTATIONS, kernelColumns, tables, twinColumns, whole, words } from './tokenize-run.ts';
import { normalizedWords } from '../../dist/kernel/twin/tokenize.js';

describe('what a word is', () => {
  test.each([
    ['apostrophes, hyphens and full stops separate', "Don't re-use U.S. e-mail_2", ['don', 't', 're', 'use', 'u', 's', 'e', 'mail_2']],
    ['typographic punctuation separates', '“One—two” ‘three’…four«five»six·seven', ['one', 'two', 'three', 'four', 'five', 'six', 'seven']],
    ['case is folded fully', 'STRASSE Straße straẞe ΣΊΣΥΦΟΣ Ĳsselmeer', ['strasse', 'strasse', 'strasse', 'σίσυφοσ', 'ijsselmeer']],
    ['compatibility characters are taken apart', 'ﬁne ＦＵＬＬ ½ ② ℡ Å x²', ['fine', 'full', '1', '2', '2', 'tel', 'å', 'x2']],
    ['dotted capital I loses the dot that folding leaves over', 'İstanbul', ['istanbul']],
    ['letters and their marks are one however they are written', 'é e\u0301 ä a\u0308 й и\u0306', ['é', 'é', 'ä', 'ä', 'й', 'й']],
    ['marks left over after Latin, Greek and Cyrillic letters are dropped', 'x\u0302y z\u0338 за\u0301мок λ\u0303', ['xy', 'z', 'замок', 'λ']],
    ['marks of other scripts stay', 'हिन्दी עִבְרִית', ['हिन्दी', 'עִבְרִית']],
    ['soft hyphens and zero-width characters vanish', 'hy\u00adphen zero\u200bwidth \u2060joi\ufeffned', ['hyphen', 'zerowidth', 'joined']],
    ['a stroke through a sign makes no word', 'a =\u0338 b <\u0338c', ['a', 'b', 'c']],
    ['Hangul jamo compose to syllables', '\u1112\u1161\u11ab한 한국어', ['한한', '한국어']],
    ['each Han, kana, Thai, Lao, Khmer and Burmese grapheme is a word', '漢字かなカーが ไทย ລາວ ខ្មែរ မြန်',
      ['漢', '字', 'か', 'な', 'カ', 'ー', 'が', 'ไ', 'ท', 'ย', 'ລ', 'າ', 'ວ', 'ខ្', 'មែ', 'រ', 'မြ', 'န်']],
    ['half-width kana are kana', 'ｶﾞｰ', ['ガ', 'ー']],
    ['words of spaced scripts stand between graphemes', 'abc漢def12字', ['abc', '漢', 'def12', '字']],
  ])('%s', (_, text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  test('no character makes more words than its column has room for', () => {
    // Beyond U+1FFFF only compatibility ideographs map to anything, one to one.
    for (let c = 0; c < 0x20000; c++) {
      if (c >= 0xd800 && c < 0xe000) continue;
      const bytes = encode(String.fromCodePoint(c));
      if (twinColumns(bytes, whole(bytes)).words.length > 2 * bytes.length) throw new Error(`U+${c.toString(16)}`);
    }
  });

  test('malformed bytes separate words', () => {
    const bytes = Uint8Array.of(0x61, 0xc3, 0x62, 0xe2, 0x80, 0x63, 0xff, 0x64, 0xed, 0xa0, 0x80, 0x65, 0xc0, 0xaf, 0x66, 0xc3);
    expect(normalizedWords(bytes, 0, bytes.length, tables)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });

  test('nothing outside a span takes part in it', () => {
    const bytes = encode('a=\u0338b Straße');
    for (const tokenize of Object.values(IMPLEMENTATIONS)) {
      // Begins at the mark (a word of its own without the sign), ends inside ß.
      const columns = tokenize(bytes, Uint32Array.of(2, 4, 6, bytes.length - 2));
      expect(columns.words).toEqual(Uint32Array.from([...tokenize(encode('\u0338'), Uint32Array.of(0, 2)).words, ...tokenize(encode('stra'), Uint32Array.of(0, 4)).words]));
    }
  });
});

describe.each(Object.entries(IMPLEMENTATIONS))('columns of the %s kernel', (_, tokenize) => {
  const columns = (text: string) => tokenize(encode(text), whole(encode(text)));

  test.each([
    ['STRASSE Ärger', 'Straße ärger'],
    ['ＳＴＲＡＳＳＥ ÄRGER', 'strasse A\u0308RGER'],
    ['a_b snake_CASE_name_longer', 'A_B ｓｎａｋｅ_case＿name_longer'],
    ['Ünïcödé œuvre', 'U\u0308ni\u0308co\u0308de\u0301 ŒUVRE'],
    ['exactly8 sixteen_letters_', 'ＥＸＡＣＴＬＹ8 sixteen\u00ad_letters_'],
  ])('%j and %j are the same words whatever path they take', (left, right) => {
    const plain = (text: string) => ({ ...columns(text), flags: columns(text).flags.map((flag) => flag & 1) });
    expect(plain(left)).toEqual(plain(right));
  });

  test('the content key depends on the words and their order, and is 0 only for none', () => {
    expect(columns('one two').content).not.toEqual(columns('two one').content);
    expect(columns('one two').content).toEqual(columns('“One”, two!').content);
    expect(columns('… — !').content).toEqual(Uint32Array.of(0, 0));
    expect(columns('…').words.length).toBe(0);
  });

  test('flag bit 0 says that more than half of the words are graphemes', () => {
    expect(columns('日本語です').flags[0]).toBe(1);
    expect(columns('漢字 two words').flags[0]).toBe(0);
    expect(columns('漢字 one').flags[0]).toBe(1);
  });

  test('flag bit 1 says that a word is disguised', () => {
    expect(columns('The c\u043eunt is plain').flags[0]).toBe(2);
    expect(columns('The count is pl\u200bain').flags[0]).toBe(2);
    expect(columns('The count is plain').flags[0]).toBe(0);
    expect(columns('The c\u043eunt is plain').content).toEqual(columns('The count is plain').content);
  });

  test('ends count the words up to each sentence, empty ones too', () => {
    const bytes = encode('one two. … three');
    const { ends, words: hashes } = tokenize(bytes, Uint32Array.of(0, 8, 9, 12, 12, 12, 13, 18));
    expect([...ends]).toEqual([2, 2, 2, 3]);
    expect(hashes.length).toBe(3);
  });

  test.each([29, 30, 31, 60, 61])('%i marks on one letter are ordered in pieces of thirty', (count) => {
    const bytes = encode(`א${'\u05bc\u05b0'.repeat(count).slice(0, count)}ב`);
    expect(tokenize(bytes, whole(bytes))).toEqual(twinColumns(bytes, whole(bytes)));
    expect(tokenize(bytes, whole(bytes)).words.length).toBe(1);
  });

  test.each([[256, 2], [257, 0]])('a word of %i characters has disguise flag %i: longer ones are not judged', (length, flag) => {
    const bytes = encode(`\u0430${'b'.repeat(length - 1)}`);
    expect(tokenize(bytes, whole(bytes)).flags[0]).toBe(flag);
    expect(tokenize(bytes, whole(bytes))).toEqual(twinColumns(bytes, whole(bytes)));
  });

  test.each([
    ['letters', 'a'], ['capital umlauts', 'Ä'], ['marks', '\u0301'], ['marks of falling class', '\u0301\u0323\u0334'], ['Hebrew points', '\u05b0\u05bc'],
    ['jamo', '\u1100\u1161\u11a8'], ['joiners', '\u200d'], ['ligatures', 'ﷺ'], ['Cyrillic look-alikes', 'о'], ['lead bytes', '\u0080'],
  ])('a span of 65,536 bytes of %s is taken in one piece', (__, unit) => {
    const bytes = encode(`x${unit.repeat(65_535 / encode(unit).length)}`);
    const spans = whole(bytes);
    expect(tokenize(bytes, spans)).toEqual(twinColumns(bytes, spans));
  });
});

describe('disguises', () => {
  test.each([
    ['a Cyrillic letter in a Latin word', 'see p\u0430ypal now', [['mixed-script', 'p\u0430ypal']], 'see paypal now'],
    ['capitals are judged before folding', '\u0422he \u0412ook', [['mixed-script', '\u0422he'], ['mixed-script', '\u0412ook']], 'the book'],
    ['a composed look-alike', 'no\u0451l', [['mixed-script', 'no\u0451l']], 'noël'],
    ['a Greek omicron', 'g\u03bfod', [['mixed-script', 'g\u03bfod']], 'good'],
    ['a zero-width space', 'vis\u200bible', [['invisible', 'vis\u200bible']], 'visible'],
    ['a word joiner before a mark', 'e\u2060\u0301t\u2060é', [['invisible', 'e\u2060\u0301t\u2060é']], 'été'],
    ['soft hyphens', 'hy\u00adphen\u00adate', [['soft-hyphen', 'hy\u00adphen\u00adate']], 'hyphenate'],
    ['full-width letters', 'the \uff57ord \uff11\uff12', [['full-width', '\uff57ord'], ['full-width', '\uff11\uff12']], 'the word 12'],
    ['marks that no spelling has', 'z\u0335al\u0336go e\u0301', [['combining-mark', 'z\u0335al\u0336go']], 'zalgo é'],
    ['odd spaces between words', 'one\u2003two \u2003three\u3000four', [['odd-space', '\u2003'], ['odd-space', '\u3000']], 'one two three four'],
    ['both at once', '\u0430b\u200dc', [['mixed-script', '\u0430b\u200dc'], ['invisible', '\u0430b\u200dc']], 'abc'],
  ])('%s is folded and reported', (_, text, found, plain) => {
    expect(disguises(text)).toEqual(found);
    expect(words(text)).toEqual(plain.split(' '));
  });

  test.each([
    ['a word that is Cyrillic throughout', 'сор хор'],
    ['Cyrillic letters that resemble no Latin one', 'цop йab вoda'],
    ['Greek letters in names and formulas', 'TNFα NFκB µm hν Ωm βeta'],
    ['joiners where scripts need them', 'क्\u200dष می\u200cخواهم'],
    ['invisible characters at the ends of words', '\ufeffword\u200b \u2060word'],
    ['direction marks between scripts', 'abc\u200eעברית'],
    ['full-width letters between graphemes', '東京\uff34\uff36で放送'],
    ['no-break spaces', 'z.\u00a0B. 10\u202fkm'],
    ['emoji', 'ok👩\u200d🚀ok'],
  ])('%s are no disguise', (_, text) => {
    expect(disguises(text)).toEqual([]);
    expect(kernelColumns(encode(text), whole(encode(text))).flags[0]! & 2).toBe(0);
  });
});

describe('the kernel and its twin agree byte for byte', () => {
  const points = (first: number, last: number): fc.Arbitrary<string> =>
    fc.integer({ min: first, max: last }).map((c) => (c >= 0xd800 && c < 0xe000 ? ' ' : String.fromCodePoint(c)));
  const plain = fc.stringMatching(/^[A-Za-z0-9_ .'-]{0,40}$/);
  const latin = fc.array(fc.constantFrom(...'abcÄÖÜäöüßéÉÿŸ×÷ “”—…’«»§°·²½ªÅ_9'), { maxLength: 40 }).map((list) => list.join(''));
  const piece = fc.oneof(plain, latin, points(0x20, 0x24f), points(0x300, 0x36f), points(0x370, 0x52f), points(0x590, 0x109f), points(0x1100, 0x11ff),
    points(0x1e00, 0x206f), points(0x2070, 0x33ff), points(0xac00, 0xffff), points(0, 0x10ffff), fc.constantFrom('о', 'а', '\u200d', '\u00ad', '=', '\u0338', 'ͅ'));
  const text = fc.array(piece, { maxLength: 40 }).map((list) => encode(list.join('')));

  const agree = (bytes: Uint8Array, cuts: readonly number[]): void => {
    const spans = Uint32Array.from([0, ...cuts.map((cut) => Math.min(cut, bytes.length)).sort((a, b) => a - b).flatMap((cut) => [cut, cut]), bytes.length]);
    expect(kernelColumns(bytes, spans)).toEqual(twinColumns(bytes, spans));
  };

  test('on text of all scripts, cut anywhere', () => {
    fc.assert(fc.property(text, fc.array(fc.nat(300), { maxLength: 3 }), agree), { seed: 1, numRuns: 8_000 });
  });

  test('on text with broken bytes', () => {
    const broken = fc.constantFrom(0x80, 0xa6, 0xc2, 0xc3, 0xe2, 0xe3, 0xed, 0xf0, 0xf4, 0xff, 0x00, 0x61);
    fc.assert(fc.property(text, fc.array(fc.tuple(fc.nat(), broken), { maxLength: 8 }), (bytes, changes) => {
      for (const [at, byte] of changes) if (bytes.length) bytes[at % bytes.length] = byte;
      agree(bytes, []);
    }), { seed: 2, numRuns: 8_000 });
  });

  test('on every character between letters, at every place of a 64-byte block', () => {
    const found: string[] = [];
    for (let c = 0xa0; c < 0x3400; c++) {
      const bytes = encode(`${'a'.repeat(c % 67)} b${String.fromCodePoint(c)}c`);
      const spans = whole(bytes);
      if (String(kernelColumns(bytes, spans).words) !== String(twinColumns(bytes, spans).words)) found.push(c.toString(16));
    }
    expect(found).toEqual([]);
  });
});
