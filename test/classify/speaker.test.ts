/** Who said a quotation, in the words of the text. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { speakerOf } from '../../dist/classify/speaker.js';

const CUT = /^(.*?)\[(?:.*?)\](.*)$/s;

/** Reads `before [quotation] after | next`, with the text before it as an option. */
function speaker(text: string, previous = ''): string | null {
  const [sentence, next = ''] = text.split(' | ');
  const [, before, after] = CUT.exec(sentence!)!;
  return speakerOf({ before: before!, after: after!, next, previous });
}

describe('the speaker of a quotation', () => {
  it.each<[string, string | null]>([
    ['[We wait], Marlow said.', 'Marlow'],
    ['[We wait], said Ines Marlow.', 'Ines Marlow'],
    ['[We wait], said Captain Ines Marlow on Monday.', 'Ines Marlow'],
    ['[We wait], Harbour Minister Ines Marlow told reporters.', 'Ines Marlow'],
    ['[We wait], Mr Marlow added.', 'Marlow'],
    ['[We wait], Dr. Ines Marlow warned.', 'Ines Marlow'],
    ['[We wait], according to Ines Marlow.', 'Ines Marlow'],
    ['[We wait], the chair of the commission told reporters.', 'the chair of the commission'],
    ['The chair of the board said: [we wait]', 'The chair of the board'],
    ['[We wait], the harbour master said.', 'the harbour master'],
    ['[We wait], said the harbour master after the storm.', 'the harbour master'],
    ['[We wait], Pieter van der Brug later told the council.', 'Pieter van der Brug'],
    ['Ines Marlow, a baker from Tolm, said: [We wait]', 'Ines Marlow'],
    ['Marlow reiterated that Dorn, a key ally, [has no place here].', 'Marlow'],
    ['In a talk with the radio on Friday, Ines Marlow said [we wait].', 'Ines Marlow'],
    ['Marlow meanwhile argued that Dorn [has no place here].', 'Marlow'],
    ['Ines Marlow: [We wait]', 'Ines Marlow'],
    ['According to Ines Marlow, [we wait].', 'Ines Marlow'],
    ['[We wait.] | Ines Marlow said so on Monday.', 'Ines Marlow'],
    ['„[Wir warten]“, sagte Ines Marlow.', 'Ines Marlow'],
    ['„[Wir warten]“, sagte die Ministerin am Montag.', 'die Ministerin'],
    ['„[Wir warten]“, so Ines Marlow.', 'Ines Marlow'],
    ['Ines Marlow erklärte: „[Wir warten]“', 'Ines Marlow'],
    ['Laut Ines Marlow ist es „[zu spät]“.', 'Ines Marlow'],
    ['« [Nous attendons] », a déclaré Inès Marlow.', 'Inès Marlow'],
    ['« [Nous attendons] », explique la ministre.', 'la ministre'],
    ['Selon Inès Marlow, « [nous attendons] ».', 'Inès Marlow'],
    ['Inès Marlow a affirmé : « [nous attendons] »', 'Inès Marlow'],
    ['«[Esperamos]», dijo Inés Marlow.', 'Inés Marlow'],
    ['«[Esperamos]», aseguró la ministra.', 'la ministra'],
    ['Según Inés Marlow, «[esperamos]».', 'Inés Marlow'],
    ['Inés Marlow afirmó: «[esperamos]»', 'Inés Marlow'],
    ['The sign read [no entry] for years.', null],
    ['He lived near [the old mill] by the river.', null],
    ['[The long way home] opens on Friday in Tolm.', null],
  ])('reads %s', (text, wanted) => {
    expect(speaker(text.replace(/[„“»«]/g, ''))).toBe(wanted);
  });

  it('lets a pronoun stand for the last who spoke, else for the last named person', () => {
    expect(speaker('[We wait], she said.', 'Ines Marlow said the ferry was late. ')).toBe('Ines Marlow');
    expect(speaker('[We wait], he said.', 'The council met Pieter Dorn in the old hall. ')).toBe('Pieter Dorn');
    expect(speaker('[Nous attendons], dit-elle.', 'Inès Marlow a expliqué le retard. ')).toBe('Inès Marlow');
    expect(speaker('[We wait], she said.', 'Nobody was there. ')).toBeNull();
    expect(speaker('[We wait]', 'Ines Marlow told the council: ')).toBe('Ines Marlow');
  });

  it('gives words of the text or nothing, whatever the text is', () => {
    const part = fc.constantFrom('said ', 'Marlow ', ', ', 'the ', 'according to ', 'he ', '. ', 'Mr. ', 'von ', ': ', 'that ', 'sagte ', 'a déclaré ', '"', '\n', 'A.', '’', '-il ', 'dit');
    const text = fc.oneof(fc.array(part, { maxLength: 300 }).map((parts) => parts.join('')), fc.string({ unit: 'binary', maxLength: 300 }));
    fc.assert(fc.property(text, text, text, text, (before, after, next, previous) => {
      const found = speakerOf({ before, after, next, previous });
      if (found !== null) expect([before, after, next, `${previous} ${before}`.slice(-1100)].some((field) => field.includes(found))).toBe(true);
    }), { seed: 1, numRuns: 2000 });
  });
});
