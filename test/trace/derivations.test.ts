import { describe, expect, test } from 'vitest';
import { scan, type DerivationRecord, type LibraryOptions } from '../../dist/index.js';
import { RUNS, everythingOf } from '../everything.ts';

/** Sentences that no two documents below share unless they are meant to. */
const FILLER = [
  'Gulls circle above the old granary whenever somebody opens a paper bag.', 'Nobody on the council could say where the second ladder had gone.',
  'Rain fell on three of the four days that the fair lasted.', 'Her aunt kept a diary of every train that was late.',
  'Two painters finished the north wall before the frost came.', 'A dentist from the next valley bought the whole orchard at once.',
  'Children had drawn a whale on the pavement in yellow chalk.', 'Every second lamp along the promenade was switched off at ten.',
  'His bicycle was found behind the laundry with both tyres missing.', 'Most of the choir sings by ear and always did.',
  'Bread costs as much in the village as it does in town.', 'Wind turned the weathercock so often that it squeaked all night.',
];
const QUAY = [
  'Divers found a crack below the waterline of the grain quay on Thursday morning.',
  'The crack below the waterline runs for eleven metres along the grain quay.',
  'Divers will fill the crack with resin before the grain ships return in autumn.',
  'Without the resin the quay would lose its licence for grain ships, the divers warned.',
];
const text = (...sentences: readonly string[]): string => `${sentences.join('\n\n')}\n`;
const strangers = (from: number, count: number): string[] => FILLER.slice(from, from + count);

async function derivations(texts: Readonly<Record<string, string>>, options: LibraryOptions = {}): Promise<readonly DerivationRecord[]> {
  const report = await scan(Object.entries(texts).map(([id, body]) => ({ id, text: body })), options);
  return [...report.derivations()];
}
const told = (records: readonly DerivationRecord[]): string[] =>
  records.map(({ from, to, confidence, evidence }) => `${from} → ${to} ${confidence} ${evidence.map(({ kind, count }) => `${kind} ${count}`).join(', ')}`);

describe('dates', () => {
  const body = text(...QUAY);
  test('make it certain', async () => {
    const [one] = await derivations({ a: `---\ndate: 2024-03-12\n---\n${body}`, b: `---\ndate: 2024-03-11\n---\n${body}` });
    expect(one).toMatchObject({ from: 'b', to: 'a', sentences: 4, confidence: 'certain', evidence: [{ kind: 'date', detail: '2024-03-11 before 2024-03-12' }] });
    expect(one!.share).toBe(1);
  });
  test('of one day say nothing, unless the hours do', async () => {
    expect(await derivations({ a: body, b: body }, { dates: { a: '2024-03-11', b: '2024-03-11' } })).toEqual([]);
    expect(await derivations({ a: body, b: body }, { dates: { a: '2024-03-11', b: '2024-03-11T23:30-05:00' } })).toHaveLength(1);
    expect(told(await derivations({ a: body, b: body }, { dates: { a: '2024-03-11T08:30+01:00', b: '2024-03-11T07:20Z' } }))).toEqual(['b → a certain date 1']);
  });
  test('outweigh what the wording shows', async () => {
    const copy = text(FILLER[0]!, QUAY[0]!, FILLER[1]!, QUAY[2]!, FILLER[2]!);
    expect(told(await derivations({ a: body, b: copy }, { dates: { a: '2024-03-12', b: '2024-03-11' } }))[0]).toMatch(/^b → a certain date 1/);
  });
});

describe('fuller wording', () => {
  const long = [
    'Divers found a crack below the waterline of the grain quay on Thursday morning, a spokeswoman of the port said.',
    'A dentist from the next valley bought the whole orchard at once, to the surprise of everybody who had bid for it.',
  ];
  const short = ['Divers found a crack below the waterline of the grain quay on Thursday morning.', 'A dentist from the next valley bought the whole orchard at once.'];
  test('speaks for the document whose sentences hold the others', async () => {
    expect(told(await derivations({ a: text(...short), b: text(...long) }))).toEqual(['b → a likely fuller-wording 2']);
  });
  test('of one sentence alone is not enough', async () => {
    expect(await derivations({ a: text(short[0]!), b: text(long[0]!) })).toEqual([]);
  });
  test('on both sides says nothing', async () => {
    expect(await derivations({ a: text(short[0]!, long[1]!), b: text(long[0]!, short[1]!) })).toEqual([]);
  });
});

describe('standing together', () => {
  test('speaks for the document in which copied sentences have their own around them', async () => {
    const copy = text(...strangers(0, 3), QUAY[2]!, ...strangers(3, 3), QUAY[0]!, ...strangers(6, 3));
    const [one] = await derivations({ a: copy, b: text(...QUAY) });
    expect(one).toMatchObject({ from: 'b', to: 'a', sentences: 2, confidence: 'likely' });
    expect(one!.evidence.map(({ kind }) => kind)).toEqual(['standing-together']);
  });
  test('on both sides says nothing: nobody knows who had a text that both have whole', async () => {
    expect(await derivations({ a: text(...QUAY), b: text(...QUAY) })).toEqual([]);
  });
});

describe('substitution', () => {
  const origin = [
    'The Republic of Corrinia currently pays half of the dredging that keeps the grain quay open.',
    'Fishermen from the Republic of Corrinia have used the inner basin since the great flood.', 'From now on the harbour master counts every crate.',
  ];
  const copy = [
    'The Republic of Corrinia now pays half of the dredging that keeps the grain quay open.',
    'Fishermen from the Republic of Corrinia have used the inner basin since the great flood.', FILLER[4]!,
  ];
  test('speaks against the document that uses one of two words throughout where the other uses both', async () => {
    const records = await derivations({ a: text(...copy), b: text(...origin) });
    expect(told(records)).toEqual(['b → a likely substitution 1']);
    expect(records[0]!.replacements).toEqual([{ from: 'currently', to: 'now', count: 1 }]);
  });
  test('once learned counts where it could not have been learned', async () => {
    const third = 'Two ferries currently serve the island in winter, and the mayor wants a third.';
    const other = { c: text(third, FILLER[5]!), d: text(third.replace('currently', 'now'), FILLER[6]!) };
    expect(await derivations(other)).toEqual([]);
    expect(told(await derivations({ ...other, a: text(...copy), b: text(...origin) }))).toContain('c → d likely substitution 1');
  });
  test('that is not kept up says nothing', async () => {
    expect(await derivations({ a: text(...copy, 'The clerk is currently away.'), b: text(...origin) })).toEqual([]);
  });
});

describe('circles and ties', () => {
  test('a circle loses its weakest derivation, which is counted', async () => {
    const pairs = FILLER.slice(0, 6);
    const more = (sentence: string): string => sentence.replace(/\.$/, `, as ${sentence.split(' ')[1]!} people who were there have told us.`);
    const texts = {
      a: text(more(pairs[0]!), more(pairs[1]!), pairs[4]!, pairs[5]!), b: text(pairs[0]!, pairs[1]!, more(pairs[2]!), more(pairs[3]!)),
      c: text(pairs[2]!, pairs[3]!, more(pairs[4]!), more(pairs[5]!)),
    };
    const report = await scan(Object.entries(texts).map(([id, body]) => ({ id, text: body })));
    expect([...report.derivations()]).toHaveLength(2);
    expect(report.summary).toMatchObject({ derivations: 2, droppedDerivations: 1 });
  });
});

describe('origins', () => {
  const origins = async (texts: Readonly<Record<string, string>>, options: LibraryOptions = {}) => {
    const report = await scan(Object.entries(texts).map(([id, body]) => ({ id, text: body })), options);
    return Array.from(report.clusters(), ({ origin, members }) => ({ confidence: origin?.confidence ?? null, roles: members.map(({ document, role }) => `${document} ${role}`).join(', ') }));
  };
  test('are null where nothing tells', async () => {
    expect(await origins({ a: text(QUAY[0]!), b: text(QUAY[0]!) })).toEqual([{ confidence: null, roles: 'a unknown, b unknown' }]);
  });
  test('are certain where every document is dated and one is the first', async () => {
    const same = { a: text(QUAY[0]!), b: text(QUAY[0]!), c: text(QUAY[0]!, FILLER[0]!, QUAY[0]!) };
    expect(await origins(same, { dates: { a: '2024-03-12', b: '2024-03-13', c: '2024-03-11' } })).toEqual([{ confidence: 'certain', roles: 'a copy, b copy, c origin, c unknown' }]);
    expect(await origins(same, { dates: { a: '2024-03-11', b: '2024-03-13', c: '2024-03-11' } })).toEqual([{ confidence: null, roles: 'a unknown, b unknown, c unknown, c unknown' }]);
  });
  test('are likely where the others derive from one', async () => {
    const copy = text(...strangers(0, 3), QUAY[2]!, ...strangers(3, 3), QUAY[0]!, ...strangers(6, 3));
    const found = await origins({ a: copy, b: text(...QUAY) });
    expect(found.every(({ confidence }) => confidence === 'likely')).toBe(true);
    expect(found[0]!.roles).toBe('a copy, b origin');
  });
});

describe('copied words', () => {
  test('leave out those that the others have from a document, and tell them apart', async () => {
    const report = await scan([{ id: 'a', text: text(QUAY[0]!, FILLER[0]!) }, { id: 'b', text: text(QUAY[0]!) }], { dates: { a: '2024-03-12', b: '2024-03-11' } });
    expect(Array.from(report.documents(), ({ id, copiedWords, originWords }) => [id, copiedWords, originWords])).toEqual([['a', 14, 0], ['b', 0, 14]]);
    expect(report.summary).toMatchObject({ copiedWords: 14, originWords: 14 });
  });
  test('count where a document copies what another has from it', async () => {
    const dates = { a: '2024-03-11', b: '2024-03-12', c: '2024-03-13' };
    const report = await scan(['a', 'b', 'c'].map((id) => ({ id, text: text(QUAY[0]!) })), { dates });
    expect(Array.from(report.documents(), ({ copiedWords, originWords }) => [copiedWords, originWords])).toEqual([[0, 14], [14, 0], [14, 0]]);
  });
});

describe('a direction', () => {
  const texts: Readonly<Record<string, string>> = {
    one: text(...strangers(0, 3), QUAY[2]!, ...strangers(3, 3), QUAY[0]!, ...strangers(6, 3)), two: text(...QUAY, FILLER[9]!),
    three: text(FILLER[10]!, QUAY[1]!.replace('runs', 'now runs'), FILLER[11]!, QUAY[3]!.replace('would', 'will')),
  };
  test('does not depend on the names of the documents', async () => {
    const edges = async (names: Readonly<Record<string, string>>) => {
      const back = new Map(Object.entries(names).map(([key, name]) => [name, key]));
      const records = await derivations(Object.fromEntries(Object.entries(names).map(([key, name]) => [name, texts[key]!])));
      return records.map(({ from, to, sentences, words, evidence }) => JSON.stringify([back.get(from), back.get(to), sentences, words, evidence])).sort();
    };
    const first = await edges({ one: 'a', two: 'b', three: 'c' });
    expect(first.length).toBeGreaterThan(1);
    for (const names of [{ one: 'b', two: 'a', three: 'c' }, { one: 'c', two: 'b', three: 'a' }, { one: 'b', two: 'c', three: 'a' }]) expect(await edges(names)).toEqual(first);
  });
  test('does not depend on kernels, threads or the order in which texts are given', async () => {
    const inputs = Object.entries(texts).map(([id, body]) => ({ id, text: body }));
    const outputs = [everythingOf(await scan([...inputs].reverse()))];
    for (const run of RUNS) outputs.push(everythingOf(await scan(inputs, run)));
    expect(new Set(outputs).size).toBe(1);
  });
});

describe('attribution', () => {
  const news = text(QUAY[0]!, QUAY[2]!, FILLER[0]!);
  test('speaks for the outlet that the other document names as its source', async () => {
    const texts = { a: `${text(QUAY[0]!, QUAY[2]!, FILLER[1]!)}\nThe port was closed at noon, the Harbour Post reported.\n`, b: `---\noutlet: The Harbour Post\n---\n${news}` };
    expect(told(await derivations(texts))).toEqual(['b → a likely attribution 1']);
    expect(await derivations({ ...texts, a: text(QUAY[0]!, QUAY[2]!, 'A reader left the Harbour Post on the bench.') })).toEqual([]);
    // All pairs of neighbouring words of "according to the Harbour Post", and not the words themselves.
    const loose = 'Bread is dear, according to a baker who walked to the station for the Harbour Post.';
    expect(await derivations({ ...texts, a: text(QUAY[0]!, QUAY[2]!, loose) })).toEqual([]);
  });
  test('knows the agency of a dateline', async () => {
    const texts = { a: text(QUAY[0]!, QUAY[2]!, 'That is all that a diver told Reuters in the evening.'), b: `PORT PELL (Reuters) - ${news}` };
    expect(told(await derivations(texts))).toEqual(['b → a likely fuller-wording 1, attribution 1']);
  });
});

describe('a date in the text', () => {
  test('is a hint that does not decide alone', async () => {
    const bodies = { a: text(FILLER[0]!, '12 March 2024', QUAY[0]!, QUAY[2]!), b: text(FILLER[3]!, 'March 11, 2024', QUAY[0]!.replace(/\.$/, ', a spokeswoman of the port said.'), QUAY[2]!) };
    expect(told(await derivations(bodies))).toEqual(['b → a likely fuller-wording 1, date-in-text 1']);
    expect(await derivations({ a: bodies.a, b: text(FILLER[3]!, 'March 11, 2024', QUAY[0]!, QUAY[2]!) })).toEqual([]);
  });
});
