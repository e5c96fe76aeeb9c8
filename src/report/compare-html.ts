/** The format `html` of a comparison: both texts side by side on one page that needs nothing from elsewhere. */
import type { ComparedPair, Comparison, PassageRecord } from '../model/comparison.ts';
import { counted, percent } from './figure.ts';

/** Nothing is loaded, and nothing that a text may hold is run. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'";

const STYLE = `
:root { color-scheme: light dark; --line: #8886; --verbatim: #ffb3a7; --reworded: #ffe08a; --condensed: #b9d7ff; --changed: #98201a; }
@media (prefers-color-scheme: dark) { :root { --verbatim: #7a2d22; --reworded: #6b5300; --condensed: #1f4470; --changed: #ff9d8f; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 110rem; font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.3rem; } h2 { font-size: 1rem; margin: 0 0 .5rem; overflow-wrap: anywhere; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; margin: 1rem 0 2rem; }
.text { height: 75vh; overflow: auto; border: 1px solid var(--line); border-radius: .4rem; padding: .8rem; white-space: pre-wrap; overflow-wrap: anywhere; }
mark { color: inherit; border-radius: .2rem; cursor: pointer; }
mark.verbatim { background: var(--verbatim); } mark.reworded { background: var(--reworded); } mark.condensed { background: var(--condensed); }
mark:focus-visible, mark.chosen { outline: 2px solid currentColor; }
mark b { font-weight: inherit; color: var(--changed); text-decoration: underline; }
ol { padding-left: 1.5rem; } li a { color: inherit; }
@media (max-width: 50rem) { .pair { grid-template-columns: 1fr; } .text { height: 45vh; } }
`;

/** Choosing a passage brings its other side into view; scrolling one text scrolls the other as far as passages tell, else by share. */
const SCRIPT = `
'use strict';
for (const pair of document.querySelectorAll('.pair')) {
  const texts = [...pair.querySelectorAll('.text')];
  let leader = null;
  const marksOf = (text) => [...text.querySelectorAll('mark[data-passage]')];
  const follow = (from, to) => {
    const top = from.getBoundingClientRect().top;
    const seen = marksOf(from).find((mark) => mark.getBoundingClientRect().bottom > top);
    const other = seen && marksOf(to).find((mark) => mark.dataset.passage === seen.dataset.passage);
    if (other && seen.getBoundingClientRect().top < top + from.clientHeight) {
      to.scrollTop += other.getBoundingClientRect().top - to.getBoundingClientRect().top - (seen.getBoundingClientRect().top - top);
    } else {
      to.scrollTop = from.scrollTop / Math.max(1, from.scrollHeight - from.clientHeight) * (to.scrollHeight - to.clientHeight);
    }
  };
  texts.forEach((text, side) => {
    for (const start of ['pointerenter', 'focusin', 'touchstart']) text.addEventListener(start, () => { leader = text; }, { passive: true });
    text.addEventListener('scroll', () => { if (leader === text) follow(text, texts[1 - side]); }, { passive: true });
  });
  const choose = (number) => {
    leader = null;
    for (const mark of pair.querySelectorAll('mark')) mark.classList.toggle('chosen', mark.dataset.passage === number);
    for (const text of texts) marksOf(text).find((mark) => mark.dataset.passage === number)?.scrollIntoView({ block: 'center' });
  };
  pair.addEventListener('click', (event) => { const mark = event.target.closest('mark'); if (mark) choose(mark.dataset.passage); });
  pair.addEventListener('keydown', (event) => { if (event.key === 'Enter' && event.target.matches('mark')) choose(event.target.dataset.passage); });
  for (const link of pair.previousElementSibling.querySelectorAll('a')) link.addEventListener('click', (event) => { event.preventDefault(); choose(link.dataset.passage); });
}
`;

/** The page, in pieces. */
export function* compareHtml(comparison: Comparison): Iterable<string> {
  const { summary, pairs } = comparison;
  yield `<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="${POLICY}">\n`
    + `<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>Passages in common</title>\n<style>${STYLE}</style>\n`;
  const where = summary.pairs === 1 ? '' : ` in ${counted(summary.matchedPairs, 'pair')} of ${counted(summary.pairs, 'pair')}`;
  yield `<h1>${counted(summary.passages, 'passage')}${where}</h1>\n`;
  for (const pair of pairs) if (pair.passages.length > 0) yield* section(pair, comparison.text);
  yield `<script>${SCRIPT}</script>\n</html>\n`;
}

function* section({ left, right, passages }: ComparedPair, text: Comparison['text']): Iterable<string> {
  yield '<ol>\n';
  for (const [number, passage] of passages.entries()) {
    yield `<li><a href="#" data-passage="${number}">${passage.kind}, ${percent(passage.share)} matched</a>: lines ${lines(passage.left)} and ${lines(passage.right)}</li>\n`;
  }
  yield '</ol>\n<div class="pair">\n';
  for (const [side, id] of [['left', left], ['right', right]] as const) {
    yield `<div><h2>${escaped(id)}</h2><div class="text" tabindex="0">`;
    yield* markedText(text(id), passages, side);
    yield '</div></div>\n';
  }
  yield '</div>\n';
}

function lines({ line, endLine }: PassageRecord['left']): string {
  return line === endLine ? String(line) : `${line}–${endLine}`;
}

/** The text with its passages marked. Where passages overlap the narrower one counts, as if it lay above. */
function* markedText(text: string, passages: readonly PassageRecord[], side: 'left' | 'right'): Iterable<string> {
  const changed = passages.flatMap(({ changes }) => changes.map((change) => change[side])).filter(([from, to]) => from < to);
  const ends = new Set([0, text.length, ...passages.flatMap((passage) => [passage[side].start, passage[side].end]), ...changed.flat()]);
  const cuts = [...ends].sort((a, b) => a - b);
  const starting = startingAt(passages.map((passage, number) => ({ number, kind: passage.kind, from: passage[side].start, to: passage[side].end })));
  const edits = startingAt(changed.map(([from, to]) => ({ from, to })));
  for (let k = 0; k + 1 < cuts.length; k++) {
    const [from, to] = [cuts[k]!, cuts[k + 1]!];
    const [owner, edit] = [starting(from), edits(from)];
    const words = escaped(text.slice(from, to));
    yield owner === null ? words : `<mark class="${owner.kind}" data-passage="${owner.number}" tabindex="0">${edit === null ? words : `<b>${words}</b>`}</mark>`;
  }
}

/** A function that gives the narrowest span over a place; places must be asked for in ascending order. */
function startingAt<T extends { readonly from: number; readonly to: number }>(spans: readonly T[]): (at: number) => T | null {
  const waiting = spans.toSorted((a, b) => a.from - b.from);
  let next = 0;
  let open: T[] = [];
  return (at) => {
    while (next < waiting.length && waiting[next]!.from <= at) open.push(waiting[next++]!);
    open = open.filter(({ to }) => to > at);
    return open.reduce<T | null>((best, span) => (best === null || span.to - span.from < best.to - best.from ? span : best), null);
  };
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
