/** Writes the table of the sentence rules (abbreviations.ts draws it); runs at build time, and in tests. */
import { ANY_CAPITAL, BEFORE_NAME, BEFORE_NUMBER, CLOSING, CONTINUES, MONTH, NEVER, ORDINAL, SHORT_WORD, SLOT_COUNT, SLOTS_OFFSET, STARTER, TITLE } from './abbreviations.ts';
import { buildClasses } from './abbreviations-classes.ts';
import { english } from './abbreviations-english.ts';
import { german } from './abbreviations-german.ts';
import { romance } from './abbreviations-romance.ts';
import { slavic } from './abbreviations-slavic.ts';

/** FNV-1a, 32 bits; 0 is kept for empty slots. */
function hashWord(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0 || 1;
}

function upperFirst(word: string): string {
  const first = String.fromCodePoint(word.codePointAt(0) ?? 0);
  return first.toUpperCase() + word.slice(first.length);
}

/** Spellings under which a list entry is found: never less capitalised than it is written. */
function spellings(word: string): string[] {
  const dotted = word.split('.');
  return [word, upperFirst(word), dotted.map((part) => (part === '' ? part : upperFirst(part))).join('.')];
}

/** As `spellings`, and in capitals throughout; not for every list, because SEC, DEC and NATO are words of their own. */
function spellingsAndCapitals(word: string): string[] {
  return [...spellings(word), word.toUpperCase()];
}

/** The words of all languages with their flags, ends of entries without full stop. */
function collectWords(): Map<string, number> {
  const words = new Map<string, number>();
  const add = (list: string | undefined, flag: number, variants: (word: string) => string[]): void => {
    for (const entry of (list ?? '').split(/\s+/)) {
      const word = entry.replace(/\.+$/, '');
      if (word === '') continue;
      for (const form of new Set(variants(word))) words.set(form, (words.get(form) ?? 0) | flag);
    }
  };
  for (const group of [english, german, romance, slavic]) {
    add(group.title, TITLE, spellingsAndCapitals);
    add(group.beforeName, BEFORE_NAME, spellings);
    add(group.never, NEVER, spellings);
    add(group.number, BEFORE_NUMBER, spellings);
    // In capitals it is as likely a word: NO. 5, but also SEC. Officials.
    add(group.number, BEFORE_NUMBER | SHORT_WORD, (word) => (word.length > 1 ? [word.toUpperCase()] : []));
    add(group.date, BEFORE_NAME, spellings);
    add(group.date, BEFORE_NUMBER, spellings);
    add(group.anyCapital, ANY_CAPITAL, spellingsAndCapitals);
    // A sentence begins with a capital, so only capitalised forms are looked up.
    add(group.starters, STARTER, (word) => [upperFirst(word), word.toUpperCase()]);
    add(group.shortWords, SHORT_WORD, (word) => [word]);
    add(group.months, MONTH, (word) => [word, upperFirst(word)]);
    add(group.continues, CONTINUES, (word) => [word]);
    add(group.closings, CLOSING, (word) => [word, upperFirst(word)]);
    add(group.ordinal, ORDINAL, (word) => [word, upperFirst(word)]);
  }
  return words;
}

/** Builds the table; 143,616 bytes, to be placed at an address divisible by 4. */
export function buildSegmentTable(): Uint8Array {
  const table = new Uint8Array(SLOTS_OFFSET + SLOT_COUNT * 8);
  table.set(buildClasses());
  const view = new DataView(table.buffer);
  const encoder = new TextEncoder();
  for (const [word, flags] of collectWords()) {
    const hash = hashWord(encoder.encode(word));
    let slot = hash & (SLOT_COUNT - 1);
    for (;;) {
      const at = SLOTS_OFFSET + slot * 8;
      const held = view.getUint32(at, true);
      if (held === 0 || held === hash) {
        view.setUint32(at, hash, true);
        view.setUint32(at + 4, view.getUint32(at + 4, true) | flags, true);
        break;
      }
      slot = (slot + 1) & (SLOT_COUNT - 1);
    }
  }
  return table;
}
