/** Symbolic links met while walking: each real file is taken once, and circles end. */
import { realpathSync, statSync, type Stats } from 'node:fs';
import { dirname, sep } from 'node:path';
import { isIgnored } from './ignored.ts';
import { systemPath } from './names.ts';
import { walkTree, type Link, type Tree } from './tree.ts';

/** The path without links in it; the path itself where that cannot be told, which at worst takes one file under two names. */
function realPath(path: string): string {
  try {
    const real = realpathSync.native(systemPath(path), { encoding: 'utf8' });
    return real.includes('\ufffd') ? path : real;
  } catch {
    return path;
  }
}

/** Real paths of what was walked so far without links; only needed once a link was met. */
interface Reached {
  readonly folders: Set<string>;
  readonly files: Set<string>;
  /** folder as reached → real path */
  readonly realOf: Map<string, string>;
}

function reached(tree: Tree): Reached {
  const realOf = new Map<string, string>();
  for (const folder of tree.folders) realOf.set(folder, realPath(folder));
  const files = new Set<string>();
  for (const { path } of tree.sources) {
    if (path === null) continue;
    const at = path.lastIndexOf(sep);
    const folder = realOf.get(path.slice(0, at));
    files.add(folder === undefined ? realPath(path) : `${folder}${sep}${path.slice(at + 1)}`);
  }
  return { folders: new Set(realOf.values()), files, realOf };
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

function followFolder(tree: Tree, link: Link, real: string, known: Reached): void {
  // A folder above the link is a circle; a folder walked already would give every file a second name.
  if (isWithin(realPath(dirname(link.path)), real) || known.folders.has(real)) return;
  const first = tree.sources.length;
  walkTree(tree, link.path, `${link.id}/`, false, (folder) => {
    const realFolder = folder === link.path ? real : realPath(folder);
    if (known.folders.has(realFolder)) return false;
    known.folders.add(realFolder);
    return true;
  });
  const fresh = tree.sources.splice(first).filter(({ path }) => {
    const file = realPath(path!);
    if (known.files.has(file)) return false;
    known.files.add(file);
    return true;
  });
  tree.sources.push(...fresh);
}

function targetOf(link: Link): Stats | null {
  try {
    return statSync(systemPath(link.path));
  } catch {
    return null;
  }
}

function takeFile(tree: Tree, link: Link, target: Stats | null, known: Reached): void {
  const source = { id: link.id, path: link.path, bytes: null, named: false };
  if (target === null) {
    // A link to nothing or to itself is left to the reader, which complains about it and counts it like any file.
    tree.sources.push(source);
    return;
  }
  const real = realPath(link.path);
  if (!target.isFile() || known.files.has(real)) return;
  known.files.add(real);
  tree.sources.push(source);
}

/**
 * Follows the links of a walk: folders and files that were not reached without links are added under the link's name.
 * Links to what was reached before and circles are left out silently.
 * @param tree as walked; links found behind links are followed too
 */
export function followLinks(tree: Tree): void {
  if (tree.links.length === 0) return;
  const known = reached(tree);
  // By id, so that which of two links to one file is taken does not depend on the file system's order.
  for (let round = tree.links.splice(0); round.length > 0; round = tree.links.splice(0)) {
    round.sort((left, right) => (left.id < right.id ? -1 : 1));
    for (const link of round) {
      const target = targetOf(link);
      if (isIgnored(link.chain, link.path, target?.isDirectory() === true)) continue;
      if (target?.isDirectory()) followFolder(tree, link, realPath(link.path), known);
      else if (tree.takes(link.name)) takeFile(tree, link, target, known);
    }
  }
}
