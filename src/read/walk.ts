/** Paths as a user names them → the sources to read, each once, in the order of their ids. */
import { lstatSync, statSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { complaints } from '../model/errors.ts';
import type { Complaint, Source } from '../model/document.ts';
import { endingFilter } from './endings.ts';
import { followLinks } from './links.ts';
import { misspelled, systemPath } from './names.ts';
import { newTree, walkTree, type Tree } from './tree.ts';

/** How a walk goes. */
export interface WalkOptions {
  /** absolute path that ids are relative to */
  readonly cwd: string;
  /** endings to take besides the known ones */
  readonly extensions: readonly string[];
  /** take files of every ending */
  readonly allText: boolean;
  /** paths out of a list: neither `-` nor globs are special in them */
  readonly listed: readonly string[];
  /** id of standard input */
  readonly stdinId: string;
  /** what standard input holds; called when `-` was named, once at most */
  readonly readStdin: () => Promise<Uint8Array>;
}

/** What a walk found. */
export interface WalkResult {
  /** unique, ascending by id in code units */
  readonly sources: readonly Source[];
  /** in the order met; fatal for paths that were named */
  readonly complaints: readonly Complaint[];
}

const GLOB_CHARACTERS = /[*?[\]{}!()]/;

/**
 * A path as reports spell it.
 * @param path absolute
 * @param cwd absolute
 * @returns relative to the working directory, `../` where it stands elsewhere, `/`-separated; `.` for the directory itself
 */
export function idOf(path: string, cwd: string): string {
  const id = relative(cwd, path) || '.';
  return sep === '/' ? id : id.replaceAll(sep, '/');
}

function byId(left: Source, right: Source): number {
  return left.id < right.id ? -1 : left.id > right.id ? 1 : 0;
}

/** One path that exists or is to be complained about; folders are walked at once. */
function takePath(tree: Tree, path: string, spelled: string, named: boolean): void {
  const absolute = isAbsolute(path) ? resolve(path) : resolve(tree.cwd, path);
  const id = idOf(absolute, tree.cwd);
  try {
    const found = statSync(systemPath(absolute));
    if (!found.isDirectory()) {
      tree.sources.push({ id, path: absolute, bytes: null, named });
      tree.overlapping = true;
      return;
    }
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const meant = missing ? misspelled(absolute) : [];
    for (const one of meant) takePath(tree, one, idOf(one, tree.cwd), named);
    if (meant.length > 0) return;
    tree.complaints.push(missing ? complaints.missing(spelled) : complaints.unreadable(spelled, error, named));
    return;
  }
  const before = tree.sources.length + tree.links.length + tree.complaints.length;
  walkTree(tree, absolute, id === '.' ? '' : `${id}/`, named);
  if (tree.sources.length + tree.links.length + tree.complaints.length === before) tree.complaints.push(complaints.emptyFolder(spelled));
}

function exists(path: string): boolean {
  try {
    lstatSync(systemPath(path));
    return true;
  } catch {
    return false;
  }
}

async function takeGlob(tree: Tree, pattern: string): Promise<void> {
  const { globSync } = await import('tinyglobby');
  const ignore = pattern.includes('node_modules') ? [] : ['**/node_modules/**', '**/.git/**'];
  const found = globSync(pattern, { cwd: tree.cwd, absolute: true, dot: false, onlyFiles: false, expandDirectories: false, ignore });
  if (found.length === 0) tree.complaints.push(complaints.noMatch(pattern));
  for (const path of found.sort()) takePath(tree, path, idOf(resolve(path), tree.cwd), false);
}

/** Keeps the first source of every id, a named one before one that was met. */
function unique(sources: readonly Source[]): Source[] {
  const byName = new Map<string, Source>();
  for (const source of sources) {
    const known = byName.get(source.id);
    if (!known || (source.named && !known.named)) byName.set(source.id, source);
  }
  return [...byName.values()];
}

/**
 * Finds everything that the given paths stand for.
 * @param paths files, folders, globs, or `-`
 * @param options see {@link WalkOptions}
 * @returns sources and complaints; never throws for what stands in the file system
 */
export async function walk(paths: readonly string[], options: WalkOptions): Promise<WalkResult> {
  const tree = newTree(options.cwd, endingFilter(options.extensions, options.allText));
  tree.overlapping = paths.length + options.listed.length > 1;
  for (const path of paths) {
    if (path === '-') {
      if (tree.sources.some((source) => source.path === null)) continue;
      tree.sources.push({ id: options.stdinId, path: null, bytes: await options.readStdin(), named: true });
    } else if (GLOB_CHARACTERS.test(path) && !exists(resolve(options.cwd, path))) {
      await takeGlob(tree, path);
    } else {
      takePath(tree, path, path, true);
    }
  }
  for (const path of options.listed) takePath(tree, path, path, true);
  followLinks(tree);
  const sources = tree.overlapping ? unique(tree.sources) : tree.sources;
  return Object.freeze({ sources: sources.sort(byId), complaints: tree.complaints });
}
