/** Sizes of files. */
import { statSync } from 'node:fs';
import { systemPath } from './names.ts';

/** Bytes of a file, 0 where it cannot be told; whoever reads it will say why. */
export function sizeOf(path: string): number {
  try {
    return statSync(systemPath(path)).size;
  } catch {
    return 0;
  }
}
