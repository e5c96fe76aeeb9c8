/** The walk of one folder, without a system call per file. */
import { sep } from 'node:path';
import { complaints } from '../model/errors.ts';
import type { Complaint, Source } from '../model/document.ts';
import type { EndingFilter } from './endings.ts';
import { chainAbove, enterFolder, isIgnored, type RuleChain } from './ignored.ts';
import { listFolder, type Entry } from './names.ts';

/** A symbolic link met while walking; where it leads is found out after everything else was walked. */
export interface Link {
  readonly path: string;
  readonly id: string;
  /** the link's own name, for the filter of endings */
  readonly name: string;
  /** rules of the folder it stands in */
  readonly chain: RuleChain | null;
}

/** What a walk gathers. */
export interface Tree {
  readonly cwd: string;
  readonly takes: EndingFilter;
  readonly sources: Source[];
  readonly complaints: Complaint[];
  readonly links: Link[];
  /** absolute paths of the folders walked, as reached */
  readonly folders: string[];
  /** whether one id may have been found twice */
  overlapping: boolean;
}

/** Never walked into, whatever the ignore files say; hidden names are not either. */
const SKIPPED = new Set(['node_modules']);

/** A folder with such a file is an index: its texts are those of other files, and it is read as a whole or not at all. */
const MANIFEST = /^manifest-\d{10}$/;

/**
 * An empty gathering.
 * @param cwd absolute path of the working directory
 * @param takes which names of files are taken
 */
export function newTree(cwd: string, takes: EndingFilter): Tree {
  return { cwd, takes, sources: [], complaints: [], links: [], folders: [], overlapping: false };
}

function rulesIn(entries: readonly Entry[], folder: string, outer: RuleChain | null): RuleChain | null {
  let names: Set<string> | null = null;
  for (const { name } of entries) {
    if (name === '.gitignore' || name === '.dedupeignore') (names ??= new Set()).add(name);
  }
  return names ? enterFolder(folder, names, outer) : outer;
}

/** One folder without its subfolders, which are appended to `ahead`. */
function walkFolder(tree: Tree, at: Ahead, ahead: Ahead[]): void {
  const { folder, prefix } = at;
  let entries: readonly Entry[];
  try {
    entries = listFolder(folder);
  } catch (error) {
    tree.complaints.push(complaints.unreadable(prefix.slice(0, -1) || '.', error, at.named));
    return;
  }
  tree.folders.push(folder);
  if (entries.some(({ name }) => MANIFEST.test(name))) return;
  const chain = rulesIn(entries, folder, at.chain);
  const base = folder.endsWith(sep) ? folder : folder + sep;
  for (const entry of entries) {
    const name = entry.name;
    if (name.charCodeAt(0) === 0x2e) continue;
    const path = base + name;
    if (entry.isFile()) {
      if (tree.takes(name) && (chain === null || !isIgnored(chain, path, false))) {
        tree.sources.push({ id: prefix + name, path, bytes: null, named: false });
      }
    } else if (SKIPPED.has(name)) {
      continue;
    } else if (entry.isDirectory()) {
      if (chain !== null && isIgnored(chain, path, true)) continue;
      ahead.push({ folder: path, prefix: `${prefix}${name}/`, chain, named: false });
    } else if (entry.isSymbolicLink()) {
      tree.links.push({ path, id: prefix + name, name, chain });
    }
  }
}

interface Ahead {
  readonly folder: string;
  readonly prefix: string;
  readonly chain: RuleChain | null;
  readonly named: boolean;
}

/**
 * Walks a folder and all below it; hidden names, node_modules and what ignore files rule out are skipped.
 * @param tree gathers what is found
 * @param folder absolute path
 * @param prefix of the ids of what stands in it: empty or ending in `/`
 * @param named whether the folder itself was named by the user, so that it must be readable
 * @param enters decides about every subfolder (a loop of links), default all
 */
export function walkTree(tree: Tree, folder: string, prefix: string, named: boolean, enters: (folder: string) => boolean = () => true): void {
  const ahead: Ahead[] = [{ folder, prefix, chain: chainAbove(folder, tree.cwd), named }];
  // A list instead of recursion: a chain of folders can be deeper than the call stack.
  for (let next = ahead.pop(); next; next = ahead.pop()) {
    if (enters(next.folder)) walkFolder(tree, next, ahead);
  }
}
