import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import { frontMatterEnd } from '../../dist/read/frontmatter.js';

/** What is left behind the block. */
const rest = (text: string): string => {
  const bytes = Buffer.from(text);
  return bytes.subarray(frontMatterEnd(bytes)).toString();
};

test.each([
  ['closed by ---', '---\ntitle: A\n---\nText.\n', 'Text.\n'],
  ['closed by ...', '---\ntitle: A\n...\nText.\n', 'Text.\n'],
  ['with \\r\\n', '---\r\ntitle: A\r\n---\r\nText.', 'Text.'],
  ['with \\r', '---\rtitle: A\r---\rText.', 'Text.'],
  ['behind a byte order mark', '\ufeff---\ntitle: A\n---\nText.', 'Text.'],
  ['with blanks behind the fences', '---  \ntitle: A\n---\t\nText.', 'Text.'],
  ['empty', '---\n---\nText.', 'Text.'],
  ['at the end of the file', '---\ntitle: A\n---', ''],
  ['with blank lines, lists and comments', '---\n# meta\n\ntags:\n- a\n- b\n---\nText.', 'Text.'],
])('a block %s is not text', (_, text, left) => {
  expect(rest(text)).toBe(left);
});

test.each([
  ['is not closed', '---\ntitle: A\nText.\n'],
  ['does not lead', 'A\n---\ntitle: A\n---\n'],
  ['begins with more hyphens', '----\ntitle: A\n----\n'],
  ['holds prose between two rules', '---\nIt rained all day.\n---\nText.'],
  ['is the whole file without a line end', '---'],
  ['is empty', ''],
])('everything is text where the block %s', (_, text) => {
  expect(rest(text)).toBe(text);
});
