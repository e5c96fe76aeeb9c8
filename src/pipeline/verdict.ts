/** What counts of the copies of a draft, and whether it is too much. */
import type { CheckOptions } from '../model/check-options.ts';
import type { Excuse, RuleRecord, WholeText } from '../model/check.ts';
import type { Baseline } from './baseline.ts';
import type { Copy } from './copy.ts';
import type { Drafts } from './drafts.ts';
import { nameOfWords } from './member.ts';
import type { RunMatch } from './search.ts';
import { UNCOUNTED } from './uncounted.ts';

/** Resemblance from which another text is the draft as a whole. */
export const WHOLE_TEXT = 0.9;

/** A copy with its fingerprint and why it does not count, null where it does. */
export interface JudgedCopy extends Copy { readonly id: string; readonly excuse: Excuse | null; readonly state: 'new' | 'baseline' }

/** What counts in one draft. */
export interface Judgement {
  readonly copies: readonly JudgedCopy[];
  readonly words: number;
  readonly copiedWords: number;
  readonly quotedWords: number;
  readonly longestRun: number;
}

/** A name for what was copied: the words that a run or a part of a sentence shares, all words of anything else. */
function fingerprint({ words }: Drafts, { draft, unit, kind, words: own, shared }: Copy): string {
  const { from, to } = kind === 'partial' ? shared[0]! : own;
  return `${nameOfWords(words[draft]!.words, from, to)}${unit[0]!}`;
}

/** Which excuse covers all shared words of a copy, null where one of them has none. */
function excuseOf(copy: Copy, marks: Uint8Array, ignoreBoilerplate: boolean): Excuse | null {
  if (copy.furniture && ignoreBoilerplate) return 'boilerplate';
  let bits = 0;
  for (const { from, to } of copy.shared) {
    for (let word = from; word < to; word++) {
      if (marks[word] === 0) return null;
      bits |= marks[word]!;
    }
  }
  return bits & UNCOUNTED.quotation ? 'quotation' : bits & UNCOUNTED.boilerplate ? 'boilerplate' : 'allowed';
}

/** Judges the copies of one draft; places are taken from the baseline in the order of the text, each once, whatever its sources. */
export function judge(drafts: Drafts, draft: number, copies: readonly Copy[], explained: ReadonlySet<Copy>, runs: readonly RunMatch[], marks: Uint8Array, baseline: Baseline, options: CheckOptions): Judgement {
  const states = new Map<string, 'new' | 'baseline'>();
  const inOrder = [...copies].sort((a, b) => a.words.from - b.words.from || a.words.to - b.words.to || (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : 0));
  const judged = inOrder.map((copy): JudgedCopy => {
    const id = fingerprint(drafts, copy);
    const place = `${id}:${copy.words.from}`;
    const excuse = explained.has(copy) ? 'within-quotation' : excuseOf(copy, marks, options.ignoreBoilerplate);
    let state = states.get(place);
    // What is excused anyway uses up nothing.
    if (state === undefined && excuse === null) states.set(place, state = baseline.take(id) ? 'baseline' : 'new');
    return Object.freeze({ ...copy, id, state: state ?? 'new', excuse: excuse ?? (state === 'baseline' ? 'baseline' : null) });
  });
  const total = drafts.words[draft]!.words.length;
  const [counted, quoted] = [new Uint8Array(total), new Uint8Array(total)];
  for (const { shared, furniture, state, excuse } of judged) {
    if ((furniture && options.ignoreBoilerplate) || state === 'baseline' || excuse === 'within-quotation') continue;
    for (const { from, to } of shared) {
      for (let word = from; word < to; word++) {
        if (marks[word] === 0) counted[word] = 1;
        else if (marks[word]! & UNCOUNTED.quotation) quoted[word] = 1;
      }
    }
  }
  let longestRun = 0;
  for (const run of runs) {
    let words = 0;
    for (let word = run.word; word < run.word + run.length; word++) words += counted[word]!;
    longestRun = Math.max(longestRun, words);
  }
  const sum = (column: Uint8Array): number => column.reduce((words, mark) => words + mark, 0);
  return { copies: judged, words: total, copiedWords: sum(counted), quotedWords: sum(quoted), longestRun };
}

/** The rules in their order, each with what the draft has. */
export function applyRules({ copies, words, copiedWords, longestRun }: Judgement, wholeTexts: readonly WholeText[], options: CheckOptions): RuleRecord[] {
  const share = words === 0 ? 0 : copiedWords / words;
  const rules: RuleRecord[] = [
    { rule: 'max-copied', limit: options.maxCopied, value: share, failed: share > options.maxCopied },
    { rule: 'max-run', limit: options.maxRun, value: longestRun, failed: longestRun > options.maxRun },
  ];
  if (options.failOn.length > 0) {
    const met = options.failOn.filter((kind) => copies.some((copy) => copy.kind === kind && copy.excuse === null));
    rules.push({ rule: 'fail-on', limit: options.failOn.join(','), value: met.join(','), failed: met.length > 0 });
  }
  const whole = wholeTexts.reduce((most, { resemblance }) => Math.max(most, resemblance), 0);
  rules.push({ rule: 'whole-text', limit: WHOLE_TEXT, value: whole, failed: whole >= WHOLE_TEXT });
  return rules.map((rule) => Object.freeze(rule));
}
