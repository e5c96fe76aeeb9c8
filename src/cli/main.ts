/** Where the process starts. The version is answered before anything is loaded that only real work needs. */
import { writeSync } from 'node:fs';
import { TOOL } from '../model/version.ts';

const given = process.argv.slice(2);
if (given.length === 1 && (given[0] === '--version' || given[0] === '-V')) {
  writeSync(1, `${TOOL.version}\n`);
} else {
  const { main } = await import('./program.ts');
  // Everything is written by then; workers and timers that are still about have nothing to add.
  process.exit(await main(given));
}
