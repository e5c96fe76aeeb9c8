/**
 * Near matches of a scan of lines as pairs of line numbers from 0, "L<TAB>a<TAB>b": pairs.mjs SCAN.ndjson OUT. Looks for the fields it needs
 * in the bytes of each line instead of parsing them; fields stand in the order of the writer, and no text is in a match.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const [from, to] = process.argv.slice(2);
const bytes = readFileSync(from);
const MATCH = Buffer.from('{"type":"match"');
const LINE = Buffer.from('"line":');
const KIND = Buffer.from('"kind":"');
const NEAR = 'n'.charCodeAt(0);

function numberAt(at) {
  let value = 0;
  for (; bytes[at] >= 48 && bytes[at] <= 57; at++) value = 10 * value + bytes[at] - 48;
  return value;
}

const pairs = [];
for (let start = 0; start < bytes.length;) {
  if (bytes.compare(MATCH, 0, MATCH.length, start, start + MATCH.length) === 0) {
    const left = bytes.indexOf(LINE, start) + LINE.length;
    const right = bytes.indexOf(LINE, left) + LINE.length;
    if (bytes[bytes.indexOf(KIND, right) + KIND.length] === NEAR) pairs.push(`L\t${numberAt(left) - 1}\t${numberAt(right) - 1}\n`);
  }
  const end = bytes.indexOf(10, start);
  start = end < 0 ? bytes.length : end + 1;
}
writeFileSync(to, pairs.join(''));
