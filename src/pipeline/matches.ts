/** Match rows: every verified pair of distinct texts, by the first occurrences of both sides. */
import { occurrencesOf } from '../cluster/occurrences.ts';
import { IN_STAR } from '../cluster/neighbours.ts';
import { u32 } from '../kernel/memory.ts';
import type { Workbench } from '../kernel/workbench.ts';
import { COMPARED } from '../model/columns.ts';
import type { MatchRow, PlaceRow } from '../model/report.ts';
import type { Findings } from './findings.ts';
import { figuresOf, type Figures } from '../verify/figures.ts';
import { longestRun } from './figures.ts';

/** A pair waiting to be printed. `contained`: 0 near, 1 left in right, 2 right in left. */
interface Contained { readonly begin: Uint32Array; readonly right: Uint32Array; readonly index: Uint32Array }

/** Contained pairs by their earlier row. */
function byEarlierRow(findings: Findings): Contained {
  const { begin, row } = findings.containments;
  const rows = findings.rows.at.length;
  const starts = new Uint32Array(rows + 2);
  const each = (visit: (left: number, right: number, index: number) => void): void => {
    for (let a = 0; a < rows; a++) for (let i = begin[a]!; i < begin[a + 1]!; i++) visit(Math.min(a, row[i]!), Math.max(a, row[i]!), i);
  };
  each((left) => { starts[left + 2]!++; });
  for (let r = 2; r < starts.length; r++) starts[r]! += starts[r - 1]!;
  const right = new Uint32Array(row.length);
  const index = new Uint32Array(row.length);
  each((left, other, i) => { const at = starts[left + 1]!++; right[at] = other; index[at] = i; });
  return { begin: starts, right, index };
}

type MutableMatch = { -readonly [K in keyof MatchRow]: MatchRow[K] };
type MutablePlace = { -readonly [K in keyof PlaceRow]: PlaceRow[K] };

const emptyPlace = (): MutablePlace => ({ document: 0, start: 0, end: 0, line: 0, column: 0, endLine: 0, endColumn: 0 });

/**
 * All match rows; the object and its places are overwritten by the next.
 * @param all list pairs of places with the same words too
 * @param limit most near and exact pairs that are listed
 */
export function* matchRows(bench: Workbench, findings: Findings, all: boolean, limit: number): Generator<MatchRow> {
  const { rows, neighbours, containments, texts } = findings;
  const words = u32(bench.memory, 0, bench.memory.buffer.byteLength / 4);
  const setSize = u32(bench.memory, findings.sets.size, rows.at.length);
  const contained = byEarlierRow(findings);
  const left = emptyPlace();
  const right = emptyPlace();
  const match: MutableMatch = { unit: 'sentence', left, right, kind: 'near', resemblance: 0, leftContainment: 0, rightContainment: 0, longestRun: 0 };
  let room = limit;
  for (let row = 0; row < rows.at.length; row++) {
    let near = neighbours.begin[row]!;
    const nearEnd = neighbours.begin[row + 1]!;
    while (near < nearEnd && neighbours.row[near]! < row) near++;
    let held = contained.begin[row]!;
    const heldEnd = contained.begin[row + 1]!;
    while (near < nearEnd || held < heldEnd) {
      if (held >= heldEnd || (near < nearEnd && neighbours.row[near]! < contained.right[held]!)) {
        const other = neighbours.row[near]!;
        const shared = neighbours.shared[near++]! & ~IN_STAR;
        if (room-- > 0) yield settle('near', row, other, figuresOf(setSize[row]!, setSize[other]!, shared));
      } else {
        const other = contained.right[held]!;
        const i = contained.index[held]!;
        const shorterIsLeft = containments.row[i] === other;
        const shorter = shorterIsLeft ? row : other;
        const figures = figuresOf(setSize[shorter]!, containments.size[i]!, containments.shared[i]!);
        yield settle('contained', row, other, shorterIsLeft ? figures : { resemblance: figures.resemblance, left: figures.right, right: figures.left });
        held++;
      }
    }
    if (all && (rows.mark[row]! & COMPARED) && findings.occurrences[row]! > 1) {
      const places = occurrencesOf(findings.sentences, row);
      for (let i = 0; i < places.length && room > 0; i++) {
        for (let j = i + 1; j < places.length && room > 0; j++, room--) yield settle('exact', places[i]!, places[j]!, figuresOf(1, 1, 1));
      }
    }
  }

  function settle(kind: MatchRow['kind'], a: number, b: number, figures: Figures): MatchRow {
    place(left, a);
    place(right, b);
    match.kind = kind;
    match.resemblance = figures.resemblance;
    match.leftContainment = figures.left;
    match.rightContainment = figures.right;
    match.longestRun = kind === 'exact' ? rows.size[a]! : longestRun(words, rows.at[a]!, rows.size[a]!, rows.at[b]!, rows.size[b]!);
    return match;
  }
  function place(into: MutablePlace, row: number): void {
    Object.assign(into, texts.place(rows.document[row]!, rows.start[row]!, rows.end[row]!));
    into.document = rows.document[row]!;
  }
}
