/** All documents as pages: which stretches of each are furniture. */
import { FIELD, LINE_RECORD } from '../kernel/lines.ts';
import { sharedColumn } from '../kernel/memory.ts';
import type { Workbench } from '../kernel/workbench.ts';
import { bytesOf, type PageArgs, type PageLines } from './lines.ts';
import { classifyPage } from './page.ts';
import { recurrenceOf, type Frequencies } from './recurrence.ts';

/** u32 values of one stretch: document, start and end in its bytes, bits of EVIDENCE. */
export const STRETCH_FIELDS = 4;

/** What a job of {@link classifyPages} needs. */
export interface ClassifyArgs extends Pick<PageArgs, 'texts' | 'bounds'> {
  readonly parts: readonly Pick<PageLines, 'units' | 'begin'>[];
  readonly frequencies: Frequencies;
  readonly outlet: Uint32Array;
  /** documents of each outlet, by its number */
  readonly documents: Uint32Array;
  /** titles of documents whose metadata have one */
  readonly titles: ReadonlyMap<number, string>;
}

/** Job: the stretches of furniture of its documents in the order of the texts, {@link STRETCH_FIELDS} each. */
export function classifyPages(_: Workbench, args: ClassifyArgs, job: number): Uint32Array {
  const { units, begin } = args.parts[job]!;
  const first = args.bounds[job]!;
  const found: number[] = [];
  for (let i = 0; i + 1 < begin.length; i++) {
    const d = first + i;
    const outlet = args.outlet[d]!;
    if (begin[i] === begin[i + 1]) continue;
    const recurs = recurrenceOf(units, begin[i]!, begin[i + 1]!, outlet, args.documents[outlet]!, args.frequencies);
    const own = units.subarray(begin[i]! * LINE_RECORD, begin[i + 1]! * LINE_RECORD);
    const evidence = classifyPage(bytesOf(args.texts, d), own, recurs, outlet !== 0, args.titles.get(d) ?? null);
    addStretches(d, own, evidence, found);
  }
  const stretches = sharedColumn(found.length);
  stretches.set(found);
  return stretches;
}

/** Neighbours with the same evidence are one stretch. */
function addStretches(d: number, units: Uint32Array, evidence: Uint8Array, found: number[]): void {
  for (let unit = 0; unit < evidence.length; unit++) {
    const bits = evidence[unit]!;
    if (bits === 0) continue;
    const start = units[unit * LINE_RECORD + FIELD.START]!;
    while (evidence[unit + 1] === bits) unit++;
    found.push(d, start, units[unit * LINE_RECORD + FIELD.END]!, bits);
  }
}
