/** .gitignore and .dedupeignore: which names a walk leaves out. Rules of a deeper folder win over those of a shallower one. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import type { Ignore } from 'ignore';
import { systemPath } from './names.ts';

const RULE_FILES = ['.gitignore', '.dedupeignore'] as const;

/** Rules of one folder, linked to those of the folders around it. */
export interface RuleChain {
  /** absolute path of the folder whose rules these are, with a separator at its end */
  readonly folder: string;
  readonly rules: Ignore;
  readonly outer: RuleChain | null;
}

const load = createRequire(import.meta.url);
let newRules: (() => Ignore) | null = null;

/** Loaded where the first ignore file is met: most walks meet none and need not pay for it. */
function emptyRules(): Ignore {
  newRules ??= (load('ignore') as { default: () => Ignore }).default;
  return newRules();
}

/**
 * The chain inside a folder.
 * @param folder absolute path
 * @param names of the folder's entries, or null where they are not known
 * @param outer the chain around it
 * @returns `outer` itself where the folder has no rules of its own
 */
export function enterFolder(folder: string, names: ReadonlySet<string> | null, outer: RuleChain | null): RuleChain | null {
  let rules: Ignore | null = null;
  for (const name of RULE_FILES) {
    const path = systemPath(join(folder, name));
    if (names ? !names.has(name) : !existsSync(path)) continue;
    try {
      const text = readFileSync(path, 'utf8');
      // Both files of a folder make one list, .dedupeignore after .gitignore, so that it can take back what that leaves out.
      rules = (rules ?? emptyRules()).add(text);
    } catch {
      // An ignore file that cannot be read (or is a folder) rules nothing out, as with git.
    }
  }
  return rules === null ? outer : { folder: folder.endsWith(sep) ? folder : folder + sep, rules, outer };
}

/**
 * Whether an entry is left out.
 * @param chain rules of the folder that holds the entry
 * @param path absolute path of the entry
 * @param isFolder whether rules that end in a slash concern it
 */
export function isIgnored(chain: RuleChain | null, path: string, isFolder: boolean): boolean {
  for (let at = chain; at !== null; at = at.outer) {
    const inside = path.slice(at.folder.length);
    const verdict = at.rules.test((sep === '/' ? inside : inside.replaceAll(sep, '/')) + (isFolder ? '/' : ''));
    if (verdict.ignored) return true;
    if (verdict.unignored) return false;
  }
  return false;
}

/**
 * The rules that reach into a folder from the folders above it: up to the root of its repository, or, outside of one,
 * up to the working directory where that is above it.
 * @param root absolute path of the folder that will be walked
 * @param cwd absolute path of the working directory
 */
export function chainAbove(root: string, cwd: string): RuleChain | null {
  const above: string[] = [];
  let top = -1;
  for (let folder = root; ; folder = dirname(folder)) {
    if (folder !== root) above.push(folder);
    if (existsSync(join(folder, '.git'))) {
      top = above.length;
      break;
    }
    if (dirname(folder) === folder) break;
  }
  if (top < 0) {
    const fromCwd = relative(cwd, root);
    const inside = fromCwd !== '' && !fromCwd.startsWith('..') && !fromCwd.includes(`..${sep}`);
    top = inside ? above.indexOf(cwd) + 1 : 0;
  }
  let chain: RuleChain | null = null;
  for (const folder of above.slice(0, top).reverse()) chain = enterFolder(folder, null, chain);
  // Who names an ignored folder wants it: the rules that rule out all of it are set aside.
  return isIgnored(chain, root, true) ? null : chain;
}
