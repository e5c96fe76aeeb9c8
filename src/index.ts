/** The library. */
export { scan } from './pipeline/library.ts';
