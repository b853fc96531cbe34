import type { BesideMessages } from '../i18n/beside.zh.ts';
import type { BesideLine } from './beside.ts';

/** A number with two decimals and its sign. */
export const signed = (points: number): string =>
  `${points > 0 ? '+' : points < 0 ? '−' : ''}${Math.abs(points).toFixed(2)}`;

/** The change of a line in words: points, or the share of them where the points can't be compared; null where neither can. */
export function besideChange({ difference, share }: BesideLine, t: BesideMessages): string | null {
  if (difference !== null) return signed(difference);
  if (share === null) return null;
  const points = Math.round(share * 1000) / 10;
  return t.share(`${points > 0 ? '+' : points < 0 ? '−' : ''}${Math.abs(points).toFixed(1)}`);
}
