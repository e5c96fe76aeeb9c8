/** A shard as a file of pages: written once, from the first page to the last, and never changed. */
import { Buffer } from 'node:buffer';
import { closeSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import type { XXHashAPI } from 'xxhash-wasm';
import type { ShardParts } from '../model/archive.ts';
import { errors } from '../model/errors.ts';
import { openPage, PAGE_BYTES, sealPage, type PageSource } from './pages.ts';
import { writeSections, type Layout } from './sections.ts';

/** Pages that are written at once. */
const PAGES_PER_WRITE = 256;
/** Pages that a reader keeps: 8 MB, those of documents. */
const PAGES_KEPT = 1024;

/** Pages of one piece of memory. */
const PAGES_PER_SLAB = 64;

/** Writes a new file and waits until it is on disk. Throws what the system throws; the file may then be there in part. */
export function writeShardFile(path: string, parts: ShardParts, hashing: XXHashAPI): Layout {
  const descriptor = openSync(path, 'wx', 0o666);
  try {
    const buffer = Buffer.alloc(PAGES_PER_WRITE * PAGE_BYTES);
    let held = 0;
    let written = 0;
    const flush = (): void => {
      for (let at = 0; at < held * PAGE_BYTES;) at += writeSync(descriptor, buffer, at, held * PAGE_BYTES - at);
      written += held;
      held = 0;
      buffer.fill(0);
    };
    const layout = writeSections(parts, {
      add(payload) {
        sealPage(hashing, buffer, held * PAGE_BYTES, payload, written + held);
        if (++held === PAGES_PER_WRITE) flush();
      },
    });
    flush();
    fsyncSync(descriptor);
    return layout;
  } finally {
    closeSync(descriptor);
  }
}

/** Opens a file of so many pages; `where` names it in errors. A descriptor that is open keeps the file alive after it was deleted. */
export function openShardFile(path: string, pages: number, hashing: XXHashAPI, where: string): PageSource {
  const descriptor = openSync(path, 'r');
  const { size } = fstatSync(descriptor);
  if (size !== pages * PAGE_BYTES) {
    closeSync(descriptor);
    throw errors.damagedIndex(where, `it has ${size} bytes and should have ${pages * PAGE_BYTES}`);
  }
  const kept = new Map<number, Uint8Array>();
  // Pages are cut out of larger pieces: thousands of small buffers would keep the garbage collector busy.
  let slab = Buffer.alloc(0);
  const scratch = Buffer.allocUnsafeSlow(PAGE_BYTES);
  let glanced = -1;
  let payload: Uint8Array = scratch;
  const readInto = (page: Buffer, number: number): Uint8Array => {
    const read = number < pages ? readSync(descriptor, page, 0, PAGE_BYTES, number * PAGE_BYTES) : 0;
    const opened = read === PAGE_BYTES ? openPage(hashing, page, number) : null;
    if (opened === null) throw errors.damagedIndex(where, `page ${number} does not have its checksum`);
    return opened;
  };
  return Object.freeze<PageSource>({
    page(number) {
      const known = kept.get(number);
      if (known !== undefined) return known;
      if (slab.length < PAGE_BYTES) slab = Buffer.allocUnsafeSlow(PAGES_PER_SLAB * PAGE_BYTES);
      const read = readInto(slab.subarray(0, PAGE_BYTES), number);
      slab = slab.subarray(PAGE_BYTES);
      if (kept.size >= PAGES_KEPT) kept.clear();
      kept.set(number, read);
      return read;
    },
    // Most pages are looked at once: memory that is written to anew for each costs more than the read.
    glance(number) {
      const known = kept.get(number);
      if (known !== undefined) return known;
      if (number !== glanced) {
        // Until it is read, the buffer holds no page.
        glanced = -1;
        payload = readInto(scratch, number);
        glanced = number;
      }
      return payload;
    },
    close: () => closeSync(descriptor),
  });
}
