/** Whether bytes are text that can be read, judged by their beginning. */
import { isUtf8 } from 'node:buffer';
import { complaints } from '../model/errors.ts';
import type { Complaint } from '../model/document.ts';
import { countControls } from './controls.ts';

/** How much of a file is judged. */
export const SNIFF_BYTES = 65_536;
/** More control characters than this are not prose. */
const CONTROL_SHARE = 0.01;
/** NUL is white space while it is stray; from this share on it is half of UTF-16, or padding of a record format. */
const NUL_SHARE = 0.1;

/**
 * The end of the last whole character before a cut.
 * @param bytes UTF-8, perhaps cut within a character
 * @param end where it was cut
 */
function wholeCharacters(bytes: Uint8Array, end: number): number {
  for (let back = 1; back <= 3 && back <= end; back++) {
    const byte = bytes[end - back]!;
    if (byte < 0x80) return end;
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? end - back : end;
  }
  return end;
}

/** Offset of the first byte that is not UTF-8, by bisection: a prefix is valid up to there and not beyond. */
function firstInvalid(bytes: Uint8Array, end: number): number {
  let valid = 0;
  let invalid = end;
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >>> 1;
    if (isUtf8(bytes.subarray(0, wholeCharacters(bytes, middle)))) valid = middle;
    else invalid = middle;
  }
  return wholeCharacters(bytes, valid);
}

/** What the bytes seem to be instead, and the name that iconv has for it. */
function guessEncoding(bytes: Uint8Array, end: number, nulShare: number): readonly [string, string] | null {
  const [first, second] = [bytes[0], bytes[1]];
  if (first === 0xff && second === 0xfe && bytes[2] === 0 && bytes[3] === 0 && end >= 4) return ['UTF-32', 'UTF-32'];
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    // A mark alone proves little: text in UTF-16 has its spaces and line ends as NUL pairs.
    return nulShare > 0 || end <= 2 ? ['UTF-16', 'UTF-16'] : null;
  }
  if (nulShare < NUL_SHARE * 2) return null;
  let even = 0;
  let odd = 0;
  for (let at = 0; at + 1 < Math.min(end, 512); at += 2) {
    if (bytes[at] === 0) even += 1;
    if (bytes[at + 1] === 0) odd += 1;
  }
  if (odd > even * 8) return ['UTF-16 without a mark', 'UTF-16LE'];
  return even > odd * 8 ? ['UTF-16 without a mark', 'UTF-16BE'] : null;
}

/**
 * Judges whether bytes are UTF-8 text: at most 1 % control characters and no invalid sequence in the first 64 kB.
 * @param bytes the file or at least its first {@link SNIFF_BYTES}; may stand in shared memory
 * @param id how a complaint names it
 * @param fatal whether a complaint ends the run
 * @param clean whether the judged bytes are known to hold no control characters and no NUL, so that they need not be counted
 * @returns null for text, else what is wrong and how to mend it
 */
export function sniff(bytes: Uint8Array, id: string, fatal: boolean, clean = false): Complaint | null {
  const end = Math.min(bytes.length, SNIFF_BYTES);
  const counts = clean ? { controls: 0, nuls: 0 } : countControls(bytes, end);
  const nulShare = counts.nuls / (end || 1);
  const controls = counts.controls + (nulShare > NUL_SHARE ? counts.nuls : 0);
  // A cut is forgiven at the 64 kB edge alone: a file that ends within a character is damaged.
  const judged = bytes.length > SNIFF_BYTES ? wholeCharacters(bytes, end) : end;
  const valid = isUtf8(bytes.subarray(0, judged));
  const binary = controls > CONTROL_SHARE * end;
  if (valid && !binary) return null;
  const guess = guessEncoding(bytes, end, nulShare);
  if (guess) return complaints.notUtf8(id, `looks like ${guess[0]}`, guess[1], fatal);
  if (binary) return complaints.binary(id, controls / end, fatal);
  const at = firstInvalid(bytes, judged);
  return complaints.notUtf8(id, `byte ${at} (0x${bytes[at]!.toString(16)}) begins no character, perhaps Windows-1252`, 'WINDOWS-1252', fatal);
}
