/** How sure a measured share is. */

/** Two-sided 95 % quantile of the standard normal distribution. */
const Z_95 = 1.959963984540054;

/**
 * The score interval of a proportion (Wilson 1927): unlike the textbook one it stays within 0…1 and is right near its ends,
 * where a recall lives.
 * @param successes 0…trials
 * @param trials 0 or more
 * @returns bounds, 0…1; 0 and 1 where nothing was tried
 */
export function intervalOf(successes: number, trials: number): { readonly low: number; readonly high: number } {
  if (trials === 0) return { low: 0, high: 1 };
  const share = successes / trials;
  const spread = Z_95 ** 2 / trials;
  const centre = (share + spread / 2) / (1 + spread);
  const half = (Z_95 / (1 + spread)) * Math.sqrt((share * (1 - share)) / trials + spread / (4 * trials));
  return { low: Math.max(0, centre - half), high: successes === trials ? 1 : Math.min(1, centre + half) };
}

/**
 * A share with as many digits as its distance from 100 % needs.
 * @param share 0…1
 * @returns never `100.00 %` for less than all
 */
export function percent(share: number): string {
  if (share === 1) return '100 %';
  const digits = share > 0.9999 ? 4 : share > 0.999 ? 3 : 2;
  return `${(Math.floor(share * 100 * 10 ** digits) / 10 ** digits).toFixed(digits)} %`;
}
