/**
 * NFKC_Casefold character by character (Unicode §3.13, UAX 15): what each character decomposes to after compatibility mapping, full case
 * folding and loss of default ignorables, and what that composes to when no mark follows.
 */
import type { UnicodeData } from './data.ts';

/** U+0345 becomes the letter ι when folded, but it must first be ordered among the marks as the last of them. */
const YPOGEGRAMMENI = 0x345;
const IOTA = 0x3b9;

/** (first, second) → the character they compose to; Hangul by arithmetic elsewhere. */
export type Compositions = ReadonlyMap<number, ReadonlyMap<number, number>>;

/** The Hangul syllable that two jamo, or a syllable without final and a final, compose to (Unicode §3.12). */
function composeHangul(first: number, second: number): number | undefined {
  const lead = first - 0x1100;
  const vowel = second - 0x1161;
  if (lead >= 0 && lead < 19 && vowel >= 0 && vowel < 21) return 0xac00 + (lead * 21 + vowel) * 28;
  const syllable = first - 0xac00;
  const final = second - 0x11a7;
  return syllable >= 0 && syllable < 11172 && syllable % 28 === 0 && final > 0 && final < 28 ? first + final : undefined;
}

/** Primary composites: canonical pairs that composition restores. */
export function compositions(data: UnicodeData): Compositions {
  const pairs = new Map<number, Map<number, number>>();
  for (const [composite, parts] of data.canonical) {
    if (parts.length !== 2 || data.excluded.has(composite)) continue;
    const [first, second] = parts as [number, number];
    if (!pairs.has(first)) pairs.set(first, new Map());
    pairs.get(first)!.set(second, composite);
  }
  return pairs;
}

/** The fully decomposed and folded characters of one character, marks in canonical order; empty for a default ignorable. */
export function decompose(codePoint: number, data: UnicodeData): readonly number[] {
  let now = [codePoint];
  for (;;) {
    const next = now.flatMap((c) => {
      if (data.ignorables.has(c)) return [];
      const folded = c === YPOGEGRAMMENI ? undefined : data.folding.get(c);
      // Decomposing comes first: the folding of a composed capital would lose U+0345.
      return data.canonical.get(c) ?? data.compatibility.get(c) ?? folded ?? [c];
    });
    if (next.length === now.length && next.every((c, i) => c === now[i])) break;
    now = next;
  }
  return order(now, data);
}

/** Sorts each run of marks by combining class, keeping the order of equals. */
function order(codePoints: number[], data: UnicodeData): number[] {
  const classOf = (c: number): number => data.combiningClass.get(c) ?? 0;
  for (let i = 1; i < codePoints.length; i++) {
    const c = codePoints[i]!;
    let at = i;
    while (classOf(c) > 0 && at > 0 && classOf(codePoints[at - 1]!) > classOf(c)) {
      codePoints[at] = codePoints[at - 1]!;
      at--;
    }
    codePoints[at] = c;
  }
  return codePoints;
}

/** Canonical composition of ordered characters, U+0345 turned into ι. */
export function compose(codePoints: readonly number[], pairs: Compositions, data: UnicodeData): readonly number[] {
  const out: number[] = [];
  let starterAt = -1;
  let lastClass = 0;
  for (const decomposed of codePoints) {
    const combiningClass = data.combiningClass.get(decomposed) ?? 0;
    const c = decomposed === YPOGEGRAMMENI ? IOTA : decomposed;
    const adjacent = starterAt === out.length - 1;
    const starter = out[starterAt];
    const blocked = starter === undefined || (!adjacent && lastClass >= combiningClass);
    const composite = blocked ? undefined : (pairs.get(starter)?.get(c) ?? composeHangul(starter, c));
    if (composite !== undefined) {
      out[starterAt] = composite;
      continue;
    }
    out.push(c);
    lastClass = combiningClass;
    if (combiningClass === 0 || c === IOTA) starterAt = out.length - 1;
  }
  return out;
}
