/** Runs the built command as a user would. */
import { spawnSync, type SpawnSyncOptions } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Path of the binary. */
export const BINARY = fileURLToPath(new URL('../../bin/dedupe.js', import.meta.url));

/** A sentence that every copy in these tests shares. */
export const SENTENCE = 'The harbour office will close its eastern gate for eleven weeks while divers repair the old sea wall.';

/** Two articles with one sentence in common. */
export const PAIR = Object.freeze({
  'pair/a.txt': `One opens the morning with a remark of its own.\n\n${SENTENCE}\n`,
  'pair/b.txt': `Two has quite another thing to say about it.\n\n${SENTENCE}\n`,
});

/** What a run left. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** lines of `err` that are not empty */
  readonly complaints: readonly string[];
}

/** Runs `dedupe` in a folder. */
export function dedupe(cwd: string, args: readonly string[], options: SpawnSyncOptions = {}): Ran {
  const environment = { ...process.env };
  for (const name of ['FORCE_COLOR', 'NO_COLOR', 'NODE_OPTIONS']) delete environment[name];
  const ran = spawnSync(process.execPath, [BINARY, ...args], { cwd, maxBuffer: 1 << 28, ...options, env: { ...environment, ...options.env } });
  const err = String(ran.stderr);
  return { code: ran.status, out: String(ran.stdout), err, complaints: err.split('\n').filter((line) => line !== '') };
}
