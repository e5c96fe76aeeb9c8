/** One writer at a time: a file that names who is writing. It keeps writers from working for nothing; that nothing is lost rests on the manifest. */
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { errors } from '../model/errors.ts';

const POLL_MS = 50;
/** Within this the other writer is most often done, and nobody needs to hear of it. */
const PATIENCE_MS = 500;

/** Who holds a lock. */
interface Owner { readonly pid: number; readonly host: string }

function ownerOf(path: string): Owner | null {
  try {
    const [pid, host] = readFileSync(path, 'utf8').split('\n');
    return Number.isSafeInteger(Number(pid)) && host !== undefined ? { pid: Number(pid), host } : null;
  } catch {
    return null;
  }
}

/** Whether the owner's process is gone; of other machines nobody knows. */
function isDead({ pid, host }: Owner): boolean {
  if (host !== hostname()) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

/**
 * Waits for the lock of an index.
 * @param folder of the index
 * @param timeoutMs how long
 * @param onWait called once with who is in the way, if waiting takes longer than half a second
 * @returns a function that gives the lock back
 * @throws DedupeError after the timeout, or where the folder cannot be written to
 */
export async function acquireLock(folder: string, timeoutMs: number, onWait: (owner: string) => void): Promise<() => void> {
  const path = join(folder, 'lock');
  const started = performance.now();
  let told = false;
  for (;;) {
    try {
      // Linked when it is complete: whoever is killed in between leaves no lock that names nobody.
      const named = `${path}-${process.pid}-new`;
      writeFileSync(named, `${process.pid}\n${hostname()}\n`);
      try { linkSync(named, path); } finally { rmSync(named, { force: true }); }
      return () => rmSync(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw errors.indexWrite(folder, error);
    }
    const owner = ownerOf(path);
    if (owner !== null && isDead(owner)) {
      // By a name of its own, so that of two who find the lock dead one takes it away.
      const taken = `${path}-${process.pid}`;
      try { renameSync(path, taken); } catch { continue; }
      rmSync(taken, { force: true });
      continue;
    }
    const waited = performance.now() - started;
    const name = owner === null ? 'another process' : `process ${owner.pid}${owner.host === hostname() ? '' : ` on ${owner.host}`}`;
    if (waited > timeoutMs) throw errors.indexLocked(folder, name, Math.round(timeoutMs / 1000));
    if (!told && waited > PATIENCE_MS) {
      told = true;
      onWait(name);
    }
    await sleep(POLL_MS);
  }
}
