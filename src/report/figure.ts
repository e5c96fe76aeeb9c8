/** How reports print a share or a resemblance: the same figure in every format. */

/**
 * @param x a ratio, 0…1
 * @returns the number with at most 6 significant digits
 */
export function figure(x: number): number {
  // From 0.1 on six decimals are six digits, and rounding is ten times as fast as toPrecision.
  return x >= 0.1 ? Math.round(x * 1e6) / 1e6 : Number(x.toPrecision(6));
}

/** A resemblance for people, 0…1: two decimals, and never `1.00` for what only rounds to it. */
export function hundredths(ratio: number): string {
  return (ratio < 1 ? Math.min(ratio, 0.99) : 1).toFixed(2);
}

/** A count for people: digits in groups of three. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** The word for a count of things: `1 place`, `2 places`, `12,345 places`. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${grouped(count)} ${count === 1 ? singular : plural}`;
}

/** A share for people, 0…1 as per cent: two digits below ten, and never `0 %` or `100 %` for what only rounds to it. */
export function percent(share: number): string {
  if (share <= 0) return '0 %';
  if (share < 0.001) return '<0.1 %';
  if (share >= 1) return '100 %';
  const digits = share < 0.0995 ? 1 : 0;
  return `${Math.min(share * 100, 99).toFixed(digits)} %`;
}
