import { describe, expect, test } from 'vitest';
import { reasons } from '../../dist/report/derivation.js';
import { dotReport, mermaidReport } from '../../dist/report/graph.js';
import { handmade } from './handmade.ts';

const dot = [...dotReport(handmade())].join('');
const mermaid = [...mermaidReport(handmade())].join('');

describe('reasons', () => {
  test('name each kind of evidence and the words that were replaced', () => {
    expect(Array.from(handmade().derivations(), reasons)).toEqual([
      'fuller wording 3, standing together 4, replaced: Russia → Russian Federation, currently → now', '2024-03-11 before 2024-03-12']);
  });
});

describe('dot', () => {
  test('draws an arrow for each derivation, dashed where no date proves it', () => {
    expect(dot).toContain('"herald/harbour.txt" -> "courier/harbour.txt" [label="6 sentences, 104 words", tooltip="fuller wording 3');
    expect(dot.split('\n').filter((line) => line.includes('->'))).toHaveLength(2);
    expect(dot.match(/style=dashed/g)).toHaveLength(1);
  });
  test('holds nothing of a name that would end a string or act on a terminal', () => {
    expect(dot).toContain('\\"quoted\\" \\\\u001b[31mred');
    expect(dot.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f]/);
  });
});

describe('mermaid', () => {
  test('names each document once, and draws a dotted arrow where no date proves it', () => {
    expect(mermaid.startsWith('flowchart LR\n')).toBe(true);
    expect(mermaid.match(/\["/g)).toHaveLength(4);
    expect(mermaid).toContain('d0 -.->|"6 sentences, 104 words"| d1');
    expect(mermaid).toContain('d2 -->|"1 sentence, 17 words"| d3');
  });
  test('escapes what it would read as markup', () => {
    expect(mermaid).toContain('#34;quoted#34; #92;u001b[31mred');
    expect(mermaid.split('\n').slice(1).filter(Boolean).every((line) => (line.match(/"/g) ?? []).length === 2)).toBe(true);
  });
});
