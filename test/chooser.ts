/**
 * A small generator for the many choices of a text.
 * @param seed drawn by the caller
 * @returns a function that gives a whole number from 0 up to what it is asked for
 */
export function chooser(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state >>> 8) / 2 ** 24 * below);
  };
}
