/** z of the two-sided 95 % interval of the normal distribution. */
const z = 1.959963984540054;

/** Below this many cases an agency has no rank and is not compared, and its rate comes with an interval. */
export const smallest = 10;

/**
 * Wilson score interval of a share, 95 %: how far the rate of so few rows may be from the agency's true rate. Both ends between 0 and 1;
 * null without rows. Source: E. B. Wilson, J. Am. Stat. Assoc. 22 (1927).
 */
export function wilson(numerator: number, denominator: number): { low: number; high: number } | null {
  if (denominator === 0) return null;
  const n = denominator;
  const p = numerator / n;
  const centre = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  return { low: numerator === 0 ? 0 : centre - half, high: numerator === n ? 1 : centre + half };
}
