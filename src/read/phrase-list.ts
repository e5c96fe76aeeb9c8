/** A list of phrases, one a line: of page furniture (`--boilerplate-phrases FILE`), or such as anybody may use (`--allow FILE`). */
import { Buffer, isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { complaints, errors } from '../model/errors.ts';
import type { Complaint } from '../model/document.ts';

/** Every line is held against every text: a list as long as a book is none. */
const MOST_BYTES = 1 << 20;
/** Longer lines of a text are never held against phrases. */
const MOST_WORDS = 60;

/**
 * The usable lines of a list; empty ones and those that begin with # are left out.
 * @param bytes of the list
 * @param option and file name it in complaints
 * @param complain takes one complaint for each line that cannot be used
 * @throws DedupeError where it is too long or not UTF-8
 */
export function splitPhrases(bytes: Uint8Array, option: string, file: string, complain: (complaint: Complaint) => void): string {
  if (bytes.length > MOST_BYTES) throw errors.phraseList(option, file, `holds ${bytes.length} bytes; the limit is ${MOST_BYTES}; keep the phrases that matter`);
  if (!isUtf8(bytes)) throw errors.phraseList(option, file, 'is not UTF-8; convert it with iconv');
  const lines = Buffer.from(bytes).toString('utf8').replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  return lines.filter((text, index) => {
    if (text.trim() === '' || text.startsWith('#')) return false;
    const words = text.trim().split(/\s+/).length;
    const wrong = words > MOST_WORDS ? `${words} words; the limit is ${MOST_WORDS}, shorten it` : /\p{L}/u.test(text) ? null : 'no word; a line is one phrase';
    if (wrong !== null) complain(complaints.phraseLine(option, file, index + 1, wrong));
    return wrong === null;
  }).join('\n');
}

/**
 * Reads a list from a file.
 * @param option that names it
 * @param file its path
 * @param complain as for {@link splitPhrases}
 * @throws DedupeError where it cannot be read, is too long or not UTF-8
 */
export function readPhraseList(option: string, file: string, complain: (complaint: Complaint) => void): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw errors.phrases(option, file, error);
  }
  return splitPhrases(bytes, option, file, complain);
}
