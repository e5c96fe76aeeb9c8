/** xxHash (Collet, XXH32 and XXH64), for checksums and fingerprints of files; never in a hot loop. */
import xxhash, { type XXHashAPI } from 'xxhash-wasm';

let opened: Promise<XXHashAPI> | null = null;

/** The hash functions; their module is compiled once. */
export function openHashing(): Promise<XXHashAPI> {
  return opened ??= xxhash();
}

/** A function from bytes to 16 hexadecimal digits that name them. */
export async function contentHash(): Promise<(bytes: Uint8Array) => string> {
  const { h64Raw } = await openHashing();
  return (bytes) => h64Raw(bytes).toString(16).padStart(16, '0');
}
