/**
 * Pages: the unit in which a shard is written, read and checked.
 *
 *   page | payload, up to 8184 bytes, then zeros | bytes of payload u32 | checksum u32 |        8192 bytes
 *
 * The checksum (xxHash, 32 bits) is of everything before it and seeded with the page's number, so that a page that was put in another's
 * place is damage too.
 */
import type { XXHashAPI } from 'xxhash-wasm';
import { BLOCK_BYTES } from '../model/posting-blocks.ts';

export const PAGE_BYTES = BLOCK_BYTES + 8;
/** Bytes of a page that hold data. */
export const PAYLOAD_BYTES = BLOCK_BYTES;

/** Writes a payload as page `number` at an offset of `target`, which holds zeros there. */
export function sealPage({ h32Raw }: XXHashAPI, target: Buffer, offset: number, payload: Uint8Array, number: number): void {
  target.set(payload, offset);
  target.writeUInt32LE(payload.length, offset + PAYLOAD_BYTES);
  target.writeUInt32LE(h32Raw(target.subarray(offset, offset + PAGE_BYTES - 4), number), offset + PAGE_BYTES - 4);
}

/** The payload of page `number`, or null where it is damaged. */
export function openPage({ h32Raw }: XXHashAPI, page: Buffer, number: number): Uint8Array | null {
  if (page.length !== PAGE_BYTES || h32Raw(page.subarray(0, PAGE_BYTES - 4), number) !== page.readUInt32LE(PAGE_BYTES - 4)) return null;
  const length = page.readUInt32LE(PAYLOAD_BYTES);
  return length > PAYLOAD_BYTES ? null : page.subarray(0, length);
}

/** Where pages come from. */
export interface PageSource {
  /** payload of a page. Throws DedupeError where it is damaged or cannot be read. */
  page(number: number): Uint8Array;
  /** the same, for a page that is looked at once: what it gives is overwritten by the next call */
  glance(number: number): Uint8Array;
  close(): void;
}
