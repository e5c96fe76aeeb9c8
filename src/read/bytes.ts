/** The bytes of a file, read synchronously into memory that the caller owns, with as few system calls as can be. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { complaints } from '../model/errors.ts';
import type { Complaint } from '../model/document.ts';
import { systemPath } from './names.ts';

/** Most bytes that one readSync call takes. */
const READ_MAX = 0x7fff_ffff;

/**
 * Asked for more room.
 * @param needed bytes that must fit behind `offset`
 * @returns a view over the same bytes (those already read stay), with room for at least `needed` behind `offset`
 */
export type Grow = (needed: number) => Uint8Array;

/** Where to read to. */
export interface Target {
  /** may stand on shared memory */
  readonly room: Uint8Array;
  readonly offset: number;
  readonly grow: Grow;
}

/** Bytes that surely fit: the size of a file, or twice what a pipe gave so far. */
function nextRoom(descriptor: number, length: number): number {
  const { size } = fstatSync(descriptor);
  // One byte more than the size lets the last read see the end without another growth.
  return size > length ? size + 1 : Math.max(65_536, length * 2);
}

/**
 * Reads a whole file. For a regular file that fits that is open, read and close: a read that leaves room was the last.
 * @param path as in {@link Source.path}
 * @param id how a complaint names the file
 * @param fatal whether a complaint ends the run; then the file was named, may be a pipe or a device, and is read until nothing comes
 * @param target where to; bytes behind the length returned may have been written too
 * @returns length in bytes, or what went wrong
 */
export function readBytes(path: string, id: string, fatal: boolean, target: Target): number | Complaint {
  let descriptor = -1;
  try {
    descriptor = openSync(systemPath(path), 'r');
    let { room } = target;
    let length = 0;
    for (;;) {
      const at = target.offset + length;
      const free = Math.min(room.length - at, READ_MAX);
      if (free <= 0) {
        room = target.grow(nextRoom(descriptor, length));
        continue;
      }
      const read = readSync(descriptor, room, at, free, null);
      length += read;
      if (read === 0 || (read < free && !fatal)) return length;
    }
  } catch (error) {
    return complaints.unreadable(id, error, fatal);
  } finally {
    if (descriptor >= 0) closeSync(descriptor);
  }
}
