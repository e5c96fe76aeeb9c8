/** What stands between two words: evidence for where a passage may begin or end, never a border that it could not cross. */
import { BOUNDARY } from './columns.ts';

const [TAB, NEWLINE, RETURN, SPACE, STOP, EXCLAMATION, QUESTION] = [0x09, 0x0a, 0x0d, 0x20, 0x2e, 0x21, 0x3f] as const;
/** By byte: may it stand between words in passing, as almost every gap does? */
const PLAIN = Uint8Array.from({ length: 128 }, (_, byte) => (byte !== NEWLINE && byte !== RETURN && byte !== STOP && byte !== EXCLAMATION && byte !== QUESTION ? 1 : 0));

/**
 * The boundary in bytes [from, to) between two words: the end of a sentence where an end mark and white space, or an empty line, or the
 * end of the text follow; a line break is one of a lower rank, since texts are wrapped. A lower-case letter behind either makes it none.
 */
export function boundaryBehind(bytes: Uint8Array, from: number, to: number): number {
  if (to === bytes.length) return BOUNDARY.SENTENCE;
  let at = from;
  while (at < to && PLAIN[bytes[at]!] === 1) at++;
  if (at === to) return BOUNDARY.NONE;
  let [lines, marked, ended] = [0, false, false];
  for (; at < to; at++) {
    const byte = bytes[at]!;
    if (byte === NEWLINE || (byte === RETURN && bytes[at + 1] !== NEWLINE)) lines++;
    if (byte === STOP || byte === EXCLAMATION || byte === QUESTION) marked = true;
    else if (byte >= 0xe3 && isWideEnd(bytes, at)) ended = true;
    else if (marked && (byte === SPACE || byte === NEWLINE || byte === TAB || byte === RETURN)) ended = true;
  }
  if (lines > 1) return BOUNDARY.SENTENCE;
  const next = bytes[to]!;
  if (next >= 0x61 && next <= 0x7a) return BOUNDARY.NONE;
  return ended ? BOUNDARY.SENTENCE : lines === 1 ? BOUNDARY.LINE : BOUNDARY.NONE;
}

/** Whether 。 ！ or ？ begins here, behind which no space stands. */
function isWideEnd(bytes: Uint8Array, at: number): boolean {
  const [second, third] = [bytes[at + 1], bytes[at + 2]];
  return (bytes[at] === 0xe3 && second === 0x80 && third === 0x82) || (bytes[at] === 0xef && second === 0xbc && (third === 0x81 || third === 0x9f));
}
