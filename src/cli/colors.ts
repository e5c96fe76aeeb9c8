/** Whether and how colours are used. */
import { plain, type Palette } from '../report/paint.ts';

/**
 * Whether a result is coloured: --no-color and NO_COLOR (https://no-color.org) say never, FORCE_COLOR (as in Node) says
 * always unless it is 0 or false, else a terminal decides.
 * @param wanted false after --no-color
 * @param isTerminal whether the result goes to one
 * @param environment the process's
 */
export function usesColor(wanted: boolean, isTerminal: boolean, environment: Readonly<Record<string, string | undefined>>): boolean {
  const { FORCE_COLOR: forced, NO_COLOR: refused, TERM: terminal } = environment;
  if (!wanted) return false;
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  if (refused !== undefined && refused !== '') return false;
  return isTerminal && terminal !== 'dumb';
}

/**
 * Functions that colour a text, or leave it alone.
 * @param used see {@link usesColor}
 */
export async function palette(used: boolean): Promise<Palette> {
  if (!used) return plain;
  const { Chalk } = await import('chalk');
  return new Chalk({ level: 1 });
}
