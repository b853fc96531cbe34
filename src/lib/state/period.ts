import { addMonths, firstDay, lastDay, monthOf } from './months.ts';
import { reportingYear } from '../results/period.ts';
import type { Period } from '../results/types.ts';

/** A period as whole months, `YYYY-MM`, both included. */
export interface Months {
  readonly from: string;
  readonly to: string;
}

export type Preset = 'year' | 'quarter' | 'last12' | 'custom';

/** The months of the reporting year (`results/period.ts`). */
export function defaultMonths(asOf: string): Months {
  return yearMonths(reportingYear(asOf));
}

export function yearMonths(year: number): Months {
  return { from: `${year}-01`, to: `${year}-12` };
}

/** `quarter` is 1 to 4. */
export function quarterMonths(year: number, quarter: number): Months {
  const from = `${year}-${String(quarter * 3 - 2).padStart(2, '0')}`;
  return { from, to: addMonths(from, 2) };
}

/** The twelve months that end with the as-of date's. */
export function last12Months(asOf: string): Months {
  return { from: addMonths(monthOf(asOf), -11), to: monthOf(asOf) };
}

export function isYear(m: Months): boolean {
  return m.from.endsWith('-01') && m.to === addMonths(m.from, 11);
}

/** 1 to 4, or null when the months are no calendar quarter. */
export function quarterOf(m: Months): number | null {
  const first = Number(m.from.slice(5));
  return first % 3 === 1 && m.to === addMonths(m.from, 2) ? (first + 2) / 3 : null;
}

export function presetOf(m: Months, asOf: string): Preset {
  if (isYear(m)) return 'year';
  if (quarterOf(m) !== null) return 'quarter';
  const recent = last12Months(asOf);
  return m.from === recent.from && m.to === recent.to ? 'last12' : 'custom';
}

export function daysOf(m: Months): Period {
  return { from: firstDay(m.from), to: lastDay(m.to) };
}

/**
 * The part of the months that has passed at `asOf`, and the same months one year earlier: what may be compared with each other.
 * Null when nothing of them has passed.
 */
export function elapsed(m: Months, asOf: string): { now: Months; before: Months } | null {
  const last = monthOf(asOf);
  const now = { from: m.from, to: m.to < last ? m.to : last };
  if (now.to < now.from) return null;
  return { now, before: { from: addMonths(now.from, -12), to: addMonths(now.to, -12) } };
}

/** The whole year of months that lie in one year, for what shows the course of it. */
export function withYear(months: Months): Months {
  const year = months.from.slice(0, 4);
  return months.to.startsWith(year) ? { from: `${year}-01`, to: `${year}-12` } : { from: months.from, to: months.to };
}
