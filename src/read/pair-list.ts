/** A list of pairs of texts: `--pairs FILE`, two paths a line with a tab between them. */
import { readFileSync } from 'node:fs';
import type { Buffer } from 'node:buffer';
import { complaints, errors } from '../model/errors.ts';
import type { Complaint } from '../model/document.ts';
import { decodeName } from './names.ts';

/** The paths of one line. */
export type PathPair = readonly [left: string, right: string];

/**
 * Reads a list; empty lines and lines that begin with # are left out.
 * @param bytes of the list; names need not be UTF-8
 * @param file its name, for complaints
 * @param complain takes one complaint for each line that is no pair
 */
export function splitPairs(bytes: Uint8Array, file: string, complain: (complaint: Complaint) => void): PathPair[] {
  const pairs: PathPair[] = [];
  decodeName(bytes).replace(/^\ufeff/, '').split(/\r\n|\r|\n/).forEach((text, index) => {
    if (text.trim() === '' || text.startsWith('#')) return;
    const cells = text.split('\t');
    const [left, right] = cells;
    if (cells.length === 2 && left !== '' && right !== '') pairs.push([left!, right!]);
    else complain(complaints.pairLine(file, index + 1, cells.length === 1 ? 'no tab' : cells.length > 2 ? 'more than one tab' : 'no path on one side'));
  });
  return pairs;
}

/**
 * Reads a list from a file.
 * @param file its path
 * @param complain as for {@link splitPairs}
 * @throws DedupeError where it cannot be read
 */
export function readPairs(file: string, complain: (complaint: Complaint) => void): PathPair[] {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw errors.pairs(file, error);
  }
  return splitPairs(bytes, file, complain);
}
