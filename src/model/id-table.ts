/** Documents by id: a posting table whose rows are documents. Keys are hashes, so whoever looks an id up compares it. */
import { postingEncoder, type PostingBlocks } from './posting-blocks.ts';

/** Key of a document's id in the table of ids, two mixed 32-bit hashes of its UTF-16 code units (the mixers are MurmurHash3's, Appleby). */
export function idKey(id: string): readonly [high: number, low: number] {
  let high = 0x9e3779b9;
  let low = 0x85ebca6b;
  for (let i = 0; i < id.length; i++) {
    const unit = id.charCodeAt(i);
    high = Math.imul(high ^ unit, 0x85ebca6b);
    high ^= high >>> 13;
    low = Math.imul(low ^ unit, 0xc2b2ae35);
    low ^= low >>> 16;
  }
  return [(high ^ Math.imul(low, 0x9e3779b1)) >>> 0, low & 0xff];
}

/** The table of documents, which are numbered in the order of their ids here. */
export function idTable(ids: readonly string[]): PostingBlocks {
  const keys = ids.map((id, document) => [...idKey(id), document] as const).sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
  const encoder = postingEncoder();
  for (let from = 0; from < keys.length;) {
    const [high, low] = keys[from]!;
    const documents: number[] = [];
    for (; from < keys.length && keys[from]![0] === high && keys[from]![1] === low; from++) documents.push(keys[from]![2]);
    encoder.add(high, low, [], 0, documents, documents.length);
  }
  return encoder.finish();
}
