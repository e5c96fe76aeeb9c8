/** The block of metadata between `---` lines that may lead a text. */

const [NEWLINE, RETURN, SPACE, TAB, HYPHEN, DOT, COLON, HASH] = [0x0a, 0x0d, 0x20, 0x09, 0x2d, 0x2e, 0x3a, 0x23] as const;

/** Offset behind the line end at or after `from`; the length where the last line is not ended. */
function nextLine(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== NEWLINE && bytes[at] !== RETURN) at += 1;
  if (bytes[at] === RETURN && bytes[at + 1] === NEWLINE) at += 1;
  return Math.min(at + 1, bytes.length);
}

/** Whether a line is three times a character and nothing else but blanks behind. */
function isFence(bytes: Uint8Array, from: number, character: number): boolean {
  if (bytes[from] !== character || bytes[from + 1] !== character || bytes[from + 2] !== character) return false;
  let at = from + 3;
  while (bytes[at] === SPACE || bytes[at] === TAB) at += 1;
  return at >= bytes.length || bytes[at] === NEWLINE || bytes[at] === RETURN;
}

/** Whether a line could be metadata: a comment, or a key and a colon. */
function isMetadata(bytes: Uint8Array, from: number, to: number): boolean {
  if (bytes[from] === HASH) return true;
  for (let at = from + 1; at < to; at++) {
    if (bytes[at] === COLON && (at + 1 >= to || bytes[at + 1]! <= SPACE)) return true;
  }
  return false;
}

function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (bytes[at]! > SPACE) return false;
  return true;
}

/**
 * Where the text begins behind a leading block of metadata (as in Jekyll, Hugo, Pandoc): a first line `---`, and a later
 * line `---` or `...` that closes it. A block whose first line is no `key: value` is a text between rules and stays.
 * @param bytes UTF-8, a byte order mark in front allowed
 * @returns offset in bytes behind the closing line; 0 where there is no such block or it is not closed
 */
export function frontMatterEnd(bytes: Uint8Array): number {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  if (bytes[start] !== HYPHEN || !isFence(bytes, start, HYPHEN)) return 0;
  let seen = false;
  for (let line = nextLine(bytes, start); line < bytes.length;) {
    const next = nextLine(bytes, line);
    if (isFence(bytes, line, HYPHEN) || isFence(bytes, line, DOT)) return next;
    if (!seen && !isBlank(bytes, line, next)) {
      if (!isMetadata(bytes, line, next)) return 0;
      seen = true;
    }
    line = next;
  }
  return 0;
}
