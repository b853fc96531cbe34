import type { Period } from './types.ts';

/** The year a reader at `asOf` expects first: until the end of March the year before, whose report is then due; after that the current one. */
export function reportingYear(asOf: string): number {
  return Number(asOf.slice(0, 4)) - (Number(asOf.slice(5, 7)) <= 3 ? 1 : 0);
}

/** The period of figures when none is asked for: the whole reporting year. */
export function defaultPeriod(asOf: string): Period {
  const year = reportingYear(asOf);
  return { from: `${year}-01-01`, to: `${year}-12-31` };
}

/** True for a civil date `YYYY-MM-DD` that exists. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
