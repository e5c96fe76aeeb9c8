import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RECURS } from '../../dist/classify/page.js';
import { countFrequencies, frequentLines, recurrenceOf } from '../../dist/classify/recurrence.js';
import { ROUGH_SLOTS, roughSlot } from '../../dist/classify/lines.js';
import { LINE_RECORD, SHAPE } from '../../dist/kernel/lines.js';
import { createWorkbench } from '../../dist/kernel/workbench.js';
import { prepareKernel } from '../../dist/kernel/loader.js';

const bench = createWorkbench(prepareKernel('scalar'), 0);

/** A document is an outlet and lines, each a number that stands for its words; lines of three words, no sentences. */
const pages = fc.array(fc.record({ outlet: fc.nat({ max: 2 }), lines: fc.array(fc.nat({ max: 9 }), { maxLength: 8 }) }), { maxLength: 14 });

test('lines recur as often as a naive count says, outlet by outlet, and mostly where a quarter of many documents have them', () => {
  fc.assert(fc.property(pages, (documents) => {
    const units = new Uint32Array(documents.flatMap(({ lines }) => lines.flatMap((line) => [0, 1, line + 100, line, 0, 3, SHAPE.APART])));
    const begin = new Uint32Array(documents.length + 1);
    documents.forEach(({ lines }, d) => { begin[d + 1] = begin[d]! + lines.length; });
    const rough = new Uint8Array(ROUGH_SLOTS);
    for (let at = 0; at < units.length; at += LINE_RECORD) rough[roughSlot(units[at + 2]!)]!++;
    const outlet = Uint32Array.from(documents, (document) => document.outlet);
    const table = countFrequencies([frequentLines(bench, { parts: [{ units, begin }], bounds: Uint32Array.of(0, documents.length), rough, outlet }, 0)]);
    documents.forEach((document, d) => {
      const of = documents.filter((other) => other.outlet === document.outlet);
      const bits = recurrenceOf(units, begin[d]!, begin[d + 1]!, document.outlet, of.length, table);
      document.lines.forEach((line, unit) => {
        const count = of.filter(({ lines }) => lines.includes(line)).length;
        expect((bits[unit]! & RECURS.OFTEN) !== 0).toBe(count >= 3);
        expect((bits[unit]! & RECURS.MOSTLY) !== 0).toBe(of.length >= 12 && count >= 3 && count >= of.length / 4);
      });
    });
  }), { seed: 12, numRuns: 400 });
});
