/** Folders for tests: made of a listing, gone when the test is over. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Content by path; a value `-> x` makes a symbolic link to x, a path ending in `/` an empty folder. */
export type Listing = Readonly<Record<string, string | Uint8Array>>;

/** Makes the files of a listing in a new folder and returns its real path. */
export function makeFolder(listing: Listing): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'dedupe-test-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  addFiles(root, listing);
  return root;
}

/** Adds files to a folder. */
export function addFiles(root: string, listing: Listing): void {
  for (const [name, content] of Object.entries(listing)) {
    const path = join(root, name);
    mkdirSync(name.endsWith('/') ? path : dirname(path), { recursive: true });
    if (typeof content === 'string' && content.startsWith('-> ')) symlinkSync(content.slice(3), path);
    else if (!name.endsWith('/')) writeFileSync(path, content);
  }
}
